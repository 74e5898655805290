import * as v from 'valibot'
import { err, ok, type Result } from '../retention/result.ts'
import type { Client } from './client.ts'
import { listAll } from './list.ts'
import { sayRefusal } from './refusal.ts'
import type { RestResponse } from './response.ts'

/** A pull request, by its repository (`owner/name`) and number. */
export interface PullRequestRef {
  readonly repository: string
  readonly number: number
}

/** A comment on a pull request. */
export interface PullRequestComment {
  readonly id: number
  readonly body: string
  /** Null for a user who no longer exists. */
  readonly author: { readonly login: string; readonly type: string } | null
}

const commentBody = v.pipe(
  v.object({
    id: v.number(),
    body: v.optional(v.string(), ''),
    user: v.nullish(v.object({ login: v.string(), type: v.optional(v.string(), '') }), null)
  }),
  v.transform(({ id, body, user: author }): PullRequestComment => ({ id, body, author }))
)

const pullBody = v.object({ head: v.object({ sha: v.string() }) })

const userBody = v.object({ login: v.string() })

/** Returns the commit at the head of a pull request as it is now; null where GitHub shows none. */
export const readHead = async (
  client: Client,
  { repository, number }: PullRequestRef
): Promise<Result<string | null>> => {
  const answer = await client.request(`GET /repos/${repository}/pulls/${number}`)
  if (answer.status === 404) return ok(null)
  const pull = v.safeParse(pullBody, answer.data)
  return answer.status === 200 && pull.success
    ? ok(pull.output.head.sha)
    : err(explain(answer, `reading pull request ${number} of ${repository}`))
}

/** Returns the comments on a pull request, the oldest first. */
export const listComments = async (
  client: Client,
  { repository, number }: PullRequestRef
): Promise<Result<readonly PullRequestComment[]>> => {
  const listed = await listAll(client, {
    route: `GET /repos/${repository}/issues/${number}/comments`,
    parameters: {},
    item: commentBody,
    attempted: `listing the comments on pull request ${number} of ${repository}`,
    explain
  })
  return listed.ok ? ok(listed.value.toSorted((a, b) => a.id - b.id)) : listed
}

/** Returns the login of the token's user; null for a token of no user, such as `GITHUB_TOKEN`, whose comments are a bot's. */
export const readOwnLogin = async (client: Client): Promise<string | null> => {
  const user = v.safeParse(userBody, (await client.request('GET /user')).data)
  return user.success ? user.output.login : null
}

/** Adds a comment. It is sent again only while `isMissing`: a try without an answer may have added it. */
export const createComment = async (
  client: Client,
  { repository, number }: PullRequestRef,
  body: string,
  isMissing: () => Promise<boolean>
): Promise<Result<null>> => {
  const attempted = `commenting on pull request ${number} of ${repository}`
  let tries = 0
  const answer = await client.mutate(`POST /repos/${repository}/issues/${number}/comments`, { body }, async () =>
    tries++ === 0 || (await isMissing()) ? 'due' : 'exists'
  )
  if ('preconditionFailed' in answer) return ok(null)
  if ('noResponse' in answer) return err(`${attempted}: ${answer.noResponse}`)
  return answer.status === 201 ? ok(null) : err(explain(answer, attempted))
}

/** Replaces the text of a comment. */
export const updateComment = async (
  client: Client,
  { repository }: PullRequestRef,
  id: number,
  body: string
): Promise<Result<null>> => {
  const answer = await client.request(`PATCH /repos/${repository}/issues/comments/${id}`, { body })
  return answer.status === 200 ? ok(null) : err(explain(answer, `updating comment ${id} in ${repository}`))
}

/** Deletes a comment; one that is gone already is no problem. */
export const deleteComment = async (
  client: Client,
  { repository }: PullRequestRef,
  id: number
): Promise<Result<null>> => {
  const answer = await client.request(`DELETE /repos/${repository}/issues/comments/${id}`)
  return answer.status === 204 || answer.status === 404
    ? ok(null)
    : err(explain(answer, `deleting comment ${id} in ${repository}`))
}

const explain = (answer: RestResponse, attempted: string): string =>
  `${sayRefusal(answer, attempted)}; give the job permissions: pull-requests: write, which pull requests from forks do not get`
