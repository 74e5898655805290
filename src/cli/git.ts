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
  /** What the URL of that remote names; null where it names no repository of a server. */
  readonly repository: RemoteRepository | null
}

/** Returns the Git repository of a folder; null where it is in none, or Git is missing. Worktrees and submodules are their own. */
export const findGitRepository = async (directory: string): Promise<GitRepository | null> => {
  const git = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)('git', ['-C', directory, ...args])
    return stdout.trim()
  }
  const ask = (...args: readonly string[]): Promise<string> => git(...args).catch(() => '')
  const [root, remotes, branch] = await Promise.all([
    ask('rev-parse', '--show-toplevel'),
    ask('remote'),
    ask('symbolic-ref', '--quiet', '--short', 'HEAD')
  ])
  if (root === '') return null
  const names = remotes.split(/\r?\n/).filter(Boolean)
  const ofBranch = branch === '' ? '' : await ask('config', '--get', `branch.${branch}.remote`)
  const remote = ['origin', ofBranch, names.length === 1 ? names[0] : undefined].find(
    (name) => name !== undefined && names.includes(name)
  )
  if (remote === undefined) return { root, remote: null, repository: null }
  return { root, remote, repository: parseRemote(await ask('remote', 'get-url', remote)) }
}

/** Reads the URL of a remote: https, ssh, or `git@host:owner/name.git`; null for any other, such as a path. */
export const parseRemote = (url: string): RemoteRepository | null => {
  const [, scpHost, scpPath] = /^(?:[\w.-]+@)?([\w.-]{2,}):(?!\/\/)(.+)$/.exec(url) ?? []
  const parsed = scpHost === undefined ? URL.parse(url) : null
  if (parsed && !['https:', 'http:', 'ssh:', 'git:', 'git+ssh:'].includes(parsed.protocol)) return null
  const [host, path] = parsed ? [parsed.hostname, parsed.pathname] : [scpHost, scpPath]
  const [, owner, name] = /^\/?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(path ?? '') ?? []
  return host && owner && name ? { host: aliases[host.toLowerCase()] ?? host.toLowerCase(), owner, name } : null
}

/** Other names of github.com in remotes. */
const aliases: Readonly<Record<string, string>> = { 'ssh.github.com': 'github.com', 'www.github.com': 'github.com' }
