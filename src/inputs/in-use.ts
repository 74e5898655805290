import { isUtf8 } from 'node:buffer'
import { type Dirent, readFileSync, statSync } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Minimatch } from 'minimatch'
import { createReferenceFinder } from '../retention/find-references.ts'
import type { ImageRegistry } from '../retention/image-reference.ts'
import type { InUse } from '../retention/in-use.ts'
import type { Policy, UnreadPolicy } from '../retention/policy.ts'
import { err, errorMessage, ok, type Result } from '../retention/result.ts'
import type { Access } from './addresses.ts'
import type { Reading } from './reading.ts'
import type { Environment } from './table.ts'
import { findForbiddenPlace } from './workspace.ts'

const maxFiles = 10_000
const maxBytes = 64 * 1024 * 1024

/** Reads the files that `in-use` of each policy names; adds a problem for each that cannot be read as it should. */
export const readInUse = async (
  policies: readonly UnreadPolicy[],
  { values, problems }: Reading,
  env: Environment,
  access: Access | null
): Promise<{ readonly policies: readonly Policy[]; readonly warnings: readonly string[] }> => {
  const workspace = await realpath(resolve(env['GITHUB_WORKSPACE'] ?? '.'))
  const known = new Map<string, InUse | null>([['null', null]])
  const warnings: string[] = []
  for (const [index, { inUse: globs }] of policies.entries()) {
    const key = JSON.stringify(globs)
    if (globs === null || known.has(key)) continue
    const files = await readFiles(workspace, globs, registryOf(access))
    const place = globs === values['in-use'] ? 'input in-use' : `in-use of policy ${index + 1}`
    if (files.ok) warnings.push(...files.value.warnings)
    else problems.push(`${place}: ${files.problem}`)
    known.set(key, files.ok ? files.value.inUse : null)
  }
  const withFiles = policies.map((policy) => ({ ...policy, inUse: known.get(JSON.stringify(policy.inUse)) ?? null }))
  return { policies: withFiles, warnings }
}

interface FilesRead {
  readonly inUse: InUse
  readonly warnings: readonly string[]
}

/** Returns where the images are; without a valid address problems end the run before they are looked for. */
const registryOf = (access: Access | null): ImageRegistry => {
  const host = access ? new URL(access.registryUrl).host : 'ghcr.io'
  const docker = host === 'ghcr.io' ? 'docker.pkg.github.com' : host.replace(/^containers\./, 'docker.')
  return { hosts: [...new Set([host, 'ghcr.io', docker])], owner: access?.owner ?? '' }
}

const readFiles = async (
  workspace: string,
  globs: readonly string[],
  registry: ImageRegistry
): Promise<Result<FilesRead>> => {
  const files = await listFiles(workspace, globs)
  if (!files.ok) return files
  const finder = createReferenceFinder(registry)
  let bytes = 0
  for (const file of files.value) {
    const text = readText(join(workspace, file), maxBytes - bytes)
    if (!text.ok) return err(`"${file}" ${text.problem}, or exclude it with "!${file}"`)
    bytes += text.value.length
    finder.add(file, text.value)
  }
  const { warnings, ...found } = finder.finish()
  return ok({ inUse: { globs, owner: registry.owner.toLowerCase(), files: files.value.length, ...found }, warnings })
}

/** Reads a text with one character for each byte: names of images have no others, and it takes half of the memory. */
const readText = (path: string, most: number): Result<string> => {
  try {
    if (statSync(path).size > most)
      return err(`is too much: the files of in-use may have ${maxBytes / 1024 ** 2} MiB in all; write narrower globs`)
    const bytes = readFileSync(path)
    return isUtf8(bytes) && !bytes.includes(0)
      ? ok(bytes.toString('latin1').replace(/^\xef\xbb\xbf/, ''))
      : err('is not UTF-8 text; convert it')
  } catch (error) {
    return err(`cannot be read: ${errorMessage(error)}; correct its permissions`)
  }
}

/** Returns the paths of the files that globs match, in order; each glob must match at least one. */
const listFiles = async (workspace: string, sources: readonly string[]): Promise<Result<readonly string[]>> => {
  const globs = compileGlobs(sources)
  const search: Search = { workspace, globs, found: [], problems: [] }
  await searchFolder('', workspace, [workspace], search)
  const { found, problems } = search
  if (found.length > maxFiles)
    return err(`its globs match more than ${maxFiles.toLocaleString('en')} files; write narrower ones`)
  const idle = globs.includes.filter(({ isUsed }) => !isUsed).map(({ source }) => source)
  if (idle.length > 0)
    problems.push(
      `${idle.map((source) => JSON.stringify(source)).join(', ')} ${idle.length === 1 ? 'matches' : 'match'} no file; correct the glob ("folder/**" has all files of a folder), or add a step before this one that puts the files there (actions/checkout)`
    )
  return problems.length > 0 ? err(problems.slice(0, 10).join('; ')) : ok(found.toSorted())
}

interface Glob {
  readonly source: string
  readonly matcher: Minimatch
  /** True if it matched a file. */
  isUsed: boolean
}

interface Globs {
  readonly includes: readonly Glob[]
  readonly excludes: readonly Glob[]
}

const compileGlobs = (sources: readonly string[]): Globs => {
  const compile = (source: string): Glob => {
    const matcher = new Minimatch(source.replace(/^!/, ''), { dot: true, nonegate: true, nocomment: true })
    return { source, matcher, isUsed: false }
  }
  const [excludes = [], includes = []] = [true, false].map((exclude) =>
    sources.filter((source) => source.startsWith('!') === exclude).map(compile)
  )
  return { includes, excludes }
}

/** True if globs match a path, which their use is noted of. */
const useGlobs = ({ includes, excludes }: Globs, path: string): boolean => {
  if (excludes.some(({ matcher }) => matcher.match(path))) return false
  const matching = includes.filter(({ matcher }) => matcher.match(path))
  for (const glob of matching) glob.isUsed = true
  return matching.length > 0
}

/** True if globs may match a file in a folder. */
const mayMatchIn = ({ includes, excludes }: Globs, folder: string): boolean =>
  includes.some(({ matcher }) => matcher.match(folder, true)) &&
  !excludes.some(({ source, matcher }) => source.endsWith('/**') && matcher.match(`${folder}/file`))

interface Search {
  readonly workspace: string
  readonly globs: Globs
  readonly found: string[]
  readonly problems: string[]
}

/** Searches a folder, which is at the path `real`; `above` are the real paths of the folders that lead there. */
const searchFolder = async (folder: string, real: string, above: readonly string[], search: Search): Promise<void> => {
  const { globs, found } = search
  for (const entry of await readFolder(real, folder, search.problems)) {
    if (found.length > maxFiles) return
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    const { isFile, below } = await follow(entry, join(real, entry.name), path, search)
    if (isFile && useGlobs(globs, path)) found.push(path)
    if (below === null || !mayMatchIn(globs, path) || above.includes(below)) continue
    await searchFolder(path, below, [...above, below], search)
  }
}

/** The entry at a path: a file, or a folder by its real path. */
interface Followed {
  readonly isFile: boolean
  readonly below: string | null
}

const nothing: Followed = { isFile: false, below: null }

/** Follows a symbolic link, which must stay in the workspace. */
const follow = async (entry: Dirent, full: string, path: string, search: Search): Promise<Followed> => {
  if (entry.isFile()) return { isFile: true, below: null }
  if (entry.isDirectory()) return entry.name === '.git' ? nothing : { isFile: false, below: full }
  const { globs, problems, workspace } = search
  const reject = (problem: string): Followed => {
    problems.push(`"${path}" ${problem}; exclude it with "!${path}"`)
    return nothing
  }
  try {
    const target = await realpath(full)
    const kind = await stat(target)
    const isFolder = kind.isDirectory()
    if (isFolder ? !mayMatchIn(globs, path) : !useGlobs(globs, path)) return nothing
    const place = findForbiddenPlace(workspace, target)
    if (place !== null) return reject(`is a link ${place}, which is not followed`)
    if (isFolder) return { isFile: false, below: target }
    return kind.isFile() ? { isFile: true, below: null } : reject('is neither a file nor a folder')
  } catch (error) {
    return useGlobs(globs, path) ? reject(`cannot be read: ${errorMessage(error)}`) : nothing
  }
}

const readFolder = async (real: string, folder: string, problems: string[]): Promise<readonly Dirent[]> => {
  try {
    return await readdir(real, { withFileTypes: true })
  } catch (error) {
    problems.push(`the folder "${folder}" cannot be read: ${errorMessage(error)}`)
    return []
  }
}
