import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** A repository on a server: GitHub's, or another one. */
export interface RemoteRepository {
  readonly host: string
  readonly owner: string
  readonly name: string
}

/** The Git repository that a folder is in. */
export interface GitRepository {
  /** Its top folder. */
  readonly root: string
  /** The remote that stands for it, by name; null where there is none. */
  readonly remote: string | null
  /** The repository that the URL of that remote names; null where it names none of a server. */
  readonly repository: RemoteRepository | null
}

/** Returns the Git repository of a folder; null where it is in none, or Git is missing. Worktrees and submodules are their own. */
export const findGitRepository = async (directory: string): Promise<GitRepository | null> => {
  const ask = (...args: readonly string[]): Promise<string> =>
    promisify(execFile)('git', ['-C', directory, ...args]).then(
      ({ stdout }) => stdout.trim(),
      () => ''
    )
  const [root, list] = await Promise.all([ask('rev-parse', '--show-toplevel'), ask('remote', '--verbose')])
  if (root === '') return null
  const remotes = new Map([...list.matchAll(/^(\S+)\t(.*) \(fetch\)/gm)].map(([, name = '', url = '']) => [name, url]))
  const remote = await chooseRemote([...remotes.keys()], ask)
  return { root, remote, repository: remote === null ? null : parseRemote(remotes.get(remote) ?? '') }
}

/** Returns origin, the remote of the branch, or the only one. */
const chooseRemote = async (
  names: readonly string[],
  ask: (...args: readonly string[]) => Promise<string>
): Promise<string | null> => {
  if (names.includes('origin')) return 'origin'
  if (names.length < 2) return names[0] ?? null
  const branch = await ask('symbolic-ref', '--quiet', '--short', 'HEAD')
  const ofBranch = branch === '' ? '' : await ask('config', '--get', `branch.${branch}.remote`)
  return names.includes(ofBranch) ? ofBranch : null
}

/** Reads the URL of a remote: https, ssh, or `git@host:owner/name.git`; null for any other, such as a path. */
export const parseRemote = (url: string): RemoteRepository | null => {
  const [, scpHost, scpPath] = /^(?:[\w.-]+@)?([\w.-]{2,}):(?!\/\/)(.+)$/.exec(url) ?? []
  const parsed = scpHost === undefined ? URL.parse(url) : null
  if (parsed && !['https:', 'http:', 'ssh:', 'git:', 'git+ssh:'].includes(parsed.protocol)) return null
  const [host, path] = parsed ? [parsed.hostname, parsed.pathname] : [scpHost, scpPath]
  const [, owner, name] = /^\/?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(path ?? '') ?? []
  return host && owner && name ? { host: aliases.get(host.toLowerCase()) ?? host.toLowerCase(), owner, name } : null
}

/** Other names of github.com in remotes. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['ssh.github.com', 'github.com'],
  ['www.github.com', 'github.com']
])
