import { readFile } from 'node:fs/promises'
import { posix, relative, resolve, sep } from 'node:path'
import * as v from 'valibot'
import { repositoryForm } from '../retention/version.ts'
import type { Environment } from './table.ts'

/** The pull request that a workflow runs for. */
export interface PullRequest {
  /** The repository that it is to be merged into, as `owner/name`. */
  readonly repository: string
  readonly number: number
  /** The commits that it starts from and ends with, as they were when the workflow was started. */
  readonly base: string
  readonly head: string
}

const commit = v.object({ sha: v.pipe(v.string(), v.regex(/^\w{1,64}$/)) })
const repository = v.object({ full_name: v.pipe(v.string(), v.regex(repositoryForm)) })

const event = v.object({
  pull_request: v.object({
    number: v.pipe(v.number(), v.integer(), v.minValue(1)),
    head: commit,
    base: v.object({ ...commit.entries, repo: v.nullish(repository) })
  })
})

/** Reads the pull request of the event that started the workflow; null for any other event. */
export const readPullRequest = async (env: Environment): Promise<PullRequest | null> => {
  const path = env['GITHUB_EVENT_PATH']
  const text = path ? await readFile(path, 'utf8').catch(() => '') : ''
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), event), text)
  if (!read.success) return null
  const { number, head, base } = read.output.pull_request
  // A pull request's workflow runs in the repository of its base.
  const full = base.repo?.full_name ?? env['GITHUB_REPOSITORY'] ?? ''
  return repositoryForm.test(full) ? { repository: full, number, base: base.sha, head: head.sha } : null
}

/** Returns the path of a file of the workspace as the repository has it, which is checked out there. */
export const pathInRepository = (path: string, env: Environment): string => {
  const workspace = resolve(env['GITHUB_WORKSPACE'] ?? '.')
  return posix.normalize(relative(workspace, resolve(workspace, path)).replaceAll(sep, '/'))
}
