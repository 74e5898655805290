import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Repository } from '../../../simulator/world.ts'
import { workspace } from '../../action.ts'

export const base = 'b'.repeat(40)
export const head = 'a'.repeat(40)

/** Writes files into the workspace. */
export const writeFiles = async (files: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, path)), { recursive: true })
    await writeFile(join(workspace, path), text)
  }
}

/** Opens a pull request that leads from some files to others, checks it out, and returns the environment of its workflow. */
export const openPullRequest = async (
  repository: Repository,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  number = 7
): Promise<Readonly<Record<string, string>>> => {
  repository.commits.set(base, before)
  repository.commits.set(head, after)
  if (!repository.pulls.includes(number)) repository.pulls.push(number)
  repository.heads.set(number, head)
  await writeFiles(after)
  const path = join(workspace, 'event.json')
  const full_name = `${repository.owner.login}/${repository.name}`
  const event = { number, pull_request: { number, head: { sha: head }, base: { sha: base, repo: { full_name } } } }
  await writeFile(path, JSON.stringify(event))
  return {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: path,
    GITHUB_JOB: 'retention',
    GITHUB_ACTION: '__self',
    GITHUB_RUN_ID: '42'
  }
}

/** Returns a policy document for the package `app` with these rules. */
export const policyOf = (rules: string, more = ''): string =>
  `version: 1\npolicies:\n  - packages: app\n${more}    rules:\n${rules.replaceAll(/^/gm, '      ')}\n`
