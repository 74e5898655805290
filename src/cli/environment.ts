import { existsSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { type Environment, type InputName, inputs } from '../inputs/table.ts'
import { isThisMachine, parseUrl } from '../inputs/values.ts'
import { anyFile } from '../inputs/workspace.ts'
import { serverOfApi } from '../registry/url.ts'
import { err, ok, type Result } from '../retention/result.ts'
import { repositoryForm } from '../retention/version.ts'
import type { Invocation } from './arguments.ts'
import { findGitRepository, type GitRepository, type RemoteRepository } from './git.ts'
import type { CliHost } from './host.ts'
import { readPlanRules } from './plan-rules.ts'
import { type FoundToken, findToken, ghCommand, isGitHubHosted } from './token.ts'

/** The environment with which a run of the command line takes the place of a workflow step. */
export interface RunEnvironment {
  /** The environment of the run, with the inputs in it. */
  readonly env: Environment
  /** The server, such as `github.com`. */
  readonly server: string
  readonly token: FoundToken
  /** The values that were found instead of being given, in sentences for people. */
  readonly notes: readonly string[]
}

/** The environment of a run, or why there is none, with the command that may help. */
export type Prepared =
  | { readonly ok: true; readonly value: RunEnvironment }
  | { readonly ok: false; readonly problem: string; readonly command?: string }

/** Finds out what a run needs and the command line leaves out: server, repository, policy document and token. */
export const prepareRun = async (
  invocation: Invocation,
  host: CliHost,
  scopes: readonly string[]
): Promise<Prepared> => {
  const given = new Map(invocation.inputs)
  const git = await findGitRepository(host.directory)
  const ofJob = apiOfJob(host.env)
  if (ofJob && !given.has('api-url')) given.set('api-url', ofJob)
  const found = findRepository(host.env, git, given)
  if (!found.ok) return found
  const { server, repository, from } = found.value

  const root = git?.root ?? host.directory
  const rules = await addRules(invocation, given, root, host.directory)
  if (!rules.ok) return rules
  const missing = findMissing(invocation, given, repository, git)
  if (missing !== null) return err(missing)
  const token = await findToken(server, given.get('token'), host.env)
  if (!token.ok) return { ok: false, problem: token.problem, command: ghCommand('login', server, scopes) }
  given.set('token', token.value.token)
  const notes = [
    ...(repository && !(given.has('owner') && given.has('packages')) ? [`${from} is ${repository}`] : []),
    ...rules.value
  ]
  return ok({ env: environmentOf(given, server, repository, root, invocation), server, token: token.value, notes })
}

/** Adds what options leave out of the rules, with paths from the top of the repository; resolves to notes on where it is from. */
const addRules = async (
  invocation: Invocation,
  given: Map<InputName, string>,
  root: string,
  directory: string
): Promise<Result<readonly string[]>> => {
  const plan = given.get('plan')
  for (const name of pathNames) {
    const path = given.get(name)
    if (path !== undefined && !isRunReference(path)) given.set(name, pathFrom(root, resolve(directory, path)))
  }
  if (hasRules(given)) return ok([])
  const document = findPolicyDocument(invocation, given, root)
  if (document !== null) {
    given.set('policy-file', document)
    return ok([`The policy is ${document}`])
  }
  if (plan === undefined || isRunReference(plan)) return ok([])
  const rules = await readPlanRules(resolve(directory, plan), plan, given)
  if (!rules.ok) return rules
  for (const [name, text] of rules.value) given.set(name, text)
  return ok([`The rules are those of ${plan}`])
}

/** The options with paths of files, which the action takes from its workspace. */
const pathNames = ['policy-file', 'compare-with', 'plan', 'restore-from'] as const

/** Returns true for the id or the URL of a workflow run, which may stand in the place of a report. */
const isRunReference = (text: string): boolean => /^(?:\d{1,19}$|https?:)/.test(text)

/** Returns a path as short as possible for messages: from the workspace, if it is in there, and names no run. */
const pathFrom = (workspace: string, path: string): string => {
  const short = relative(workspace, path)
  return short.startsWith('..') || isAbsolute(short) || isRunReference(short) ? path : short
}

interface FoundRepository {
  readonly server: string
  /** As `owner/name`; null where none is known. */
  readonly repository: string | null
  /** The source of its name. */
  readonly from: string
}

/** Returns server and repository: `GH_HOST` and `GH_REPO`, as for the GitHub CLI, or what the Git remote names. */
const findRepository = (
  env: Environment,
  git: GitRepository | null,
  given: ReadonlyMap<InputName, string>
): Result<FoundRepository> => {
  const api = parseUrl(given.get('api-url') ?? 'https://api.github.com')
  if (!api.ok) return err(`--api-url: ${api.problem}`)
  const ofApi = given.has('api-url') ? serverOfApi(api.value) : null
  const variables = readVariables(env)
  if (!variables.ok) return variables
  const { host: ofVariable, named } = variables.value
  const remote = git?.repository ?? null
  const trusted = remote && isTrusted(remote.host, [ofVariable, ofApi]) ? remote : null
  const server = ofApi ?? named?.host ?? (ofVariable || trusted?.host || 'github.com')
  const nameOf = ({ owner, name }: Pick<RemoteRepository, 'owner' | 'name'>): string => `${owner}/${name}`
  if (named) return ok({ server, repository: nameOf(named), from: 'The repository of GH_REPO' })
  // A server on this machine stands for another one, to which no remote can lead.
  const ofServer = isThisMachine(server) || trusted?.host === server ? remote : null
  if (ofServer)
    return ok({ server, repository: nameOf(ofServer), from: `The repository of the Git remote ${git?.remote}` })
  const { GITHUB_REPOSITORY } = env
  const ofJob = GITHUB_REPOSITORY && repositoryForm.test(GITHUB_REPOSITORY) ? GITHUB_REPOSITORY : null
  return ok({ server, repository: ofJob, from: 'The repository of GITHUB_REPOSITORY' })
}

/** Returns true for GitHub's own servers and those that are named: a token is sent to no server only because a checkout names it. */
const isTrusted = (host: string, named: readonly (string | null)[]): boolean =>
  isGitHubHosted(host) || named.includes(host)

interface FromVariables {
  /** The server of GH_HOST; empty for none. */
  readonly host: string
  /** The repository of GH_REPO; null for none. */
  readonly named: NamedRepository | null
}

/** Reads the variables of the GitHub CLI. */
const readVariables = ({ GH_HOST, GH_REPO }: Environment): Result<FromVariables> => {
  const host = readHost(GH_HOST)
  if (host === null)
    return err(`GH_HOST: "${GH_HOST}" is not the name of a server; write only that, such as github.example.com`)
  const named = GH_REPO ? readNamedRepository(GH_REPO) : null
  return GH_REPO && !named
    ? err(`GH_REPO: "${GH_REPO}" is not a repository; write it as owner/name or host/owner/name`)
    : ok({ host, named })
}

/** A server's name that may stand in a URL; anything else could lead a token to another server. */
const hostForm = /^[a-z\d](?:[\w.-]*\w)?(?::\d{1,5})?$/i

/** Returns the host that GH_HOST names, empty for none; null where it names no host. */
const readHost = (text = ''): string | null => (text === '' || hostForm.test(text) ? text.toLowerCase() : null)

/** A repository, with its server or null where none is named. */
type NamedRepository = Omit<RemoteRepository, 'host'> & { readonly host: string | null }

/** Reads `owner/name` or `host/owner/name`. */
const readNamedRepository = (text: string): NamedRepository | null => {
  const [name = '', owner = '', host = null, ...more] = text.split('/').toReversed()
  if (more.length > 0 || !repositoryForm.test(`${owner}/${name}`)) return null
  return host === null || hostForm.test(host) ? { host: host?.toLowerCase() ?? null, owner, name } : null
}

/** Returns the REST API of the server that a workflow runs on; null for github.com, and where GH_HOST or GH_REPO names another. */
const apiOfJob = ({ GITHUB_API_URL: url, GH_HOST, GH_REPO }: Environment): string | null =>
  url && url !== 'https://api.github.com' && !GH_HOST && !GH_REPO ? url : null

/** Returns the address of a server: that of its API on this machine, where it has a port and needs no https. */
const addressOf = (server: string, api: string | undefined): string =>
  api !== undefined && isThisMachine(server) ? new URL(api).origin : `https://${server}`

const apiOf = (server: string): string => {
  if (server === 'github.com') return 'https://api.github.com'
  return isGitHubHosted(server) ? `https://api.${server}` : `https://${server}/api/v3`
}

/** Returns the problem with what neither the command line nor a repository names; null for none. */
const findMissing = (
  { command }: Invocation,
  given: ReadonlyMap<InputName, string>,
  repository: string | null,
  git: GitRepository | null
): string | null => {
  if (repository !== null || given.has('owner')) return null
  const why =
    git === null
      ? 'this folder is in no Git repository'
      : git.remote === null
        ? 'this Git repository has no remote'
        : `the Git remote ${git.remote} is ${git.repository ? `on ${git.repository.host}` : 'no repository on GitHub'}`
  const server = git?.repository
    ? `, or, if ${git.repository.host} is a GitHub Enterprise Server, set GH_HOST to it`
    : ''
  return `${command.name}: whose packages? ${why}; add --owner and --packages, as in --owner octo-org --packages server${server}`
}

/** Returns true if options have rules, so that none are looked for elsewhere. */
const hasRules = (given: ReadonlyMap<InputName, string>): boolean =>
  given.keys().some((name) => inputs[name].inRules === true || name === 'policy' || name === 'policy-file')

/** Returns the path of the usual policy document, if a command takes one, there is one, and no option has rules. */
const findPolicyDocument = (
  { command }: Invocation,
  given: ReadonlyMap<InputName, string>,
  root: string
): string | null => {
  if (!command.inputs.includes('policy-file')) return null
  // `list` of named packages asks for no policy.
  if (command.name === 'list' && given.has('packages')) return null
  const paths = ['yml', 'yaml'].map((ending) => join(root, '.github', `package-retention.${ending}`))
  const found = paths.find((path) => existsSync(path))
  return found === undefined ? null : pathFrom(root, found)
}

/** Returns the environment that a runner would give to a step with these inputs. */
const environmentOf = (
  given: ReadonlyMap<InputName, string>,
  server: string,
  repository: string | null,
  root: string,
  { own }: Invocation
): Environment => ({
  ...Object.fromEntries([...given].map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text])),
  GITHUB_SERVER_URL: addressOf(server, given.get('api-url')),
  GITHUB_API_URL: apiOf(server),
  GITHUB_WORKSPACE: root,
  [anyFile]: 'true',
  ...(repository && { GITHUB_REPOSITORY: repository, GITHUB_REPOSITORY_OWNER: repository.split('/')[0] }),
  ...(own.has('verbose') && { RUNNER_DEBUG: '1' })
})
