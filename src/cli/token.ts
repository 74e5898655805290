import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Environment, Mode } from '../inputs/table.ts'
import { isThisMachine } from '../inputs/values.ts'
import { err, ok, type Result } from '../retention/result.ts'

/** A token, and where it comes from. */
export interface FoundToken {
  readonly token: string
  /** The option, the variable, or the command that has it. */
  readonly source: string
}

/** The command that asks the GitHub CLI for its token. */
export const ghToken = 'gh auth token'

/** Returns true for the servers that GitHub itself runs. */
export const isGitHubHosted = (host: string): boolean => host === 'github.com' || host.endsWith('.ghe.com')

/**
 * Returns the token for a server, by the rules of the GitHub CLI: for other servers than GitHub's own the variables have other
 * names, so that no server gets the token of another one. One on this machine takes all of them: the token does not leave it.
 */
export const findToken = async (
  host: string,
  option: string | undefined,
  env: Environment
): Promise<Result<FoundToken>> => {
  if (option !== undefined) return ok({ token: option, source: '--token' })
  const names = variablesFor(host)
  for (const source of names) {
    const token = env[source]?.trim()
    if (token) return ok({ token, source })
  }
  const stored = await askGitHubCli(host, env)
  return stored.ok
    ? ok({ token: stored.value, source: ghToken })
    : err(`there is no token for ${host}: ${names.slice(0, 2).join(' and ')} are not set, and ${stored.problem}`)
}

const variablesFor = (host: string): readonly [string, string, ...string[]] => {
  const usual = ['GH_TOKEN', 'GITHUB_TOKEN'] as const
  const others = ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN'] as const
  if (isGitHubHosted(host)) return usual
  return isThisMachine(host) ? [...others, ...usual] : others
}

const askGitHubCli = async (host: string, env: Environment): Promise<Result<string>> => {
  try {
    const { stdout } = await promisify(execFile)('gh', ['auth', 'token', '--hostname', host], {
      // Nobody could answer a question of gh.
      env: { ...env, GH_PROMPT_DISABLED: '1' },
      timeout: 10_000
    })
    return stdout.trim() === '' ? err('gh prints none; set one of them, or log in') : ok(stdout.trim())
  } catch (error) {
    return err(
      Object(error).code === 'ENOENT'
        ? 'the GitHub CLI (gh) is not installed; set one of them, or install it (https://cli.github.com) and log in'
        : 'gh is not logged in to it; set one of them, or log in'
    )
  }
}

/** Returns the scopes of a token with which a run of this mode can do its work. */
export const scopesFor = (mode: Mode, changes: boolean, untag: boolean): readonly string[] => {
  const isRestore = mode === 'restore' || mode === 'repair'
  if (!changes) return ['read:packages']
  if (isRestore) return ['read:packages', 'write:packages']
  return ['read:packages', ...(untag ? ['write:packages'] : []), 'delete:packages']
}

/** Returns the needed scopes that a token lacks. */
export const missingScopes = (needed: readonly string[], held: readonly string[]): readonly string[] =>
  needed.filter((scope) => !held.includes(scope) && !(scope === 'read:packages' && held.includes('write:packages')))

/** Returns the command that gets a token with these scopes, or gives them to the one that the GitHub CLI has. */
export const ghCommand = (verb: 'login' | 'refresh', host: string, scopes: readonly string[]): string =>
  `gh auth ${verb} -h ${host} -s ${scopes.join(',')}`
