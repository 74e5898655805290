import { type Client, createClient } from '../github/client.ts'
import {
  createComment,
  deleteComment,
  listComments,
  type PullRequestComment,
  readHead,
  readOwnLogin,
  updateComment
} from '../github/comments.ts'
import type { OnRequest } from '../http/trace.ts'
import { readAccess } from '../inputs/addresses.ts'
import { type PullRequest, readPullRequest } from '../inputs/pull-request.ts'
import type { Environment } from '../inputs/table.ts'
import { err, ok, type Result } from '../retention/result.ts'
import type { StepHost } from './package-run.ts'

/**
 * Keeps the one comment of this step on the pull request that the workflow runs for: updates it, or adds it where there is
 * none. Returns why that cannot be done.
 */
export const keepComment = async (
  { env, clock, random, cancel }: StepHost,
  text: string,
  onRequest?: OnRequest
): Promise<Result<null>> => {
  const pullRequest = await readPullRequest(env)
  if (!pullRequest) return err('this workflow runs for no pull request; run it on: pull_request')
  const read = await readAccess(env)
  if (!read.ok || read.access.token === '') return err('there is no token to write it with')
  const { apiUrl: url, token } = read.access
  const client = createClient({ url, token, clock, random, onRequest, stop: cancel, abort: cancel })
  const head = await readHead(client, pullRequest)
  if (!head.ok) return head
  if (head.value !== null && head.value !== pullRequest.head)
    return err('the pull request has newer commits by now, whose own run writes the comment')
  const marker = markerOf(env)
  return writeComment(client, pullRequest, marker, `${marker}\n${text}`)
}

/** Returns the hidden line that a comment begins with, which no other step of the workflow has. */
const markerOf = (env: Environment): string => {
  const step = [env['GITHUB_JOB'], env['GITHUB_ACTION']].map((name) => name?.replaceAll(/[^\w]/g, '_') ?? '')
  return `<!-- package-retention check: ${step.join('/')} -->`
}

const writeComment = async (client: Client, at: PullRequest, marker: string, body: string): Promise<Result<null>> => {
  const listed = await listOwn(client, at, marker)
  if (!listed.ok) return listed
  if (listed.value.length > 0) return keepOldest(client, at, listed.value, body)
  const created = await createComment(client, at, body, async () => {
    const again = await listOwn(client, at, marker)
    return again.ok && again.value.length === 0
  })
  if (!created.ok) return created
  // Another run may have added one at the same time.
  const again = await listOwn(client, at, marker)
  return again.ok && again.value.length > 1 ? keepOldest(client, at, again.value, body) : ok(null)
}

/** Updates the oldest of some comments, and deletes the others. */
const keepOldest = async (
  client: Client,
  at: PullRequest,
  [first, ...others]: readonly PullRequestComment[],
  body: string
): Promise<Result<null>> => {
  if (first && first.body !== body) {
    const updated = await updateComment(client, at, first.id, body)
    if (!updated.ok) return updated
  }
  for (const { id } of others) {
    const deleted = await deleteComment(client, at, id)
    if (!deleted.ok) return deleted
  }
  return ok(null)
}

/** Returns the comments of this step; not those of somebody else who copied the marker. */
const listOwn = async (
  client: Client,
  at: PullRequest,
  marker: string
): Promise<Result<readonly PullRequestComment[]>> => {
  const listed = await listComments(client, at)
  if (!listed.ok) return listed
  const marked = listed.value.filter(({ body }) => body.startsWith(marker))
  if (marked.length === 0) return ok([])
  const login = await readOwnLogin(client)
  const isOwn = ({ author }: PullRequestComment): boolean =>
    login === null
      ? author?.type === 'Bot' || author?.login.endsWith('[bot]') === true
      : author?.login.toLowerCase() === login.toLowerCase()
  return ok(marked.filter(isOwn))
}
