import type { Patterns, Use } from '../retention/pattern.ts'
import { err, ok, type Result } from '../retention/result.ts'
import { type PackageType, packageTypes } from '../retention/version.ts'

/** Reads patterns of package names. */
export const parsePackages = async (text: string): Promise<Result<Patterns>> => parseList(text, 'package')

/** A package by its type and its name. */
export interface PackageKey {
  readonly type: PackageType
  readonly name: string
}

/** Reads packages that are named with their types, such as `container/tools/cli`. */
export const parsePackageKeys = (text: string): Result<readonly PackageKey[]> => {
  const keys: PackageKey[] = []
  for (const item of splitList(text)) {
    const at = item.indexOf('/')
    const type = packageTypes.find((each) => each === item.slice(0, at))
    const name = item.slice(at + 1)
    if (!type || !name)
      return err(
        `"${item}" is not the type and the name of a package; write for example container/server, as the output batches does`
      )
    keys.push({ type, name })
  }
  return keys.length > 0 ? ok(keys) : err(`"${text}" names no package; write for example container/server`)
}

/** Returns a parser of patterns of labels that refuses those that no label of the package type, or of any, can match. */
export const labelsTo =
  (use: Use) =>
  async (text: string, type?: PackageType): Promise<Result<Patterns>> => {
    const list = await parseList(text, 'label')
    if (!list.ok) return list
    const { findFlaws } = await import('../retention/pattern.ts')
    const flaws = findFlaws(list.value, type ?? null, use)
    return flaws.length > 0 ? err(flaws.map(({ problem }) => problem).join('; ')) : list
  }

/** Reads globs of files in the workspace. */
export const parseGlobs = async (text: string): Promise<Result<readonly string[]>> => {
  const { parseFileGlobs } = await import('../retention/file-globs.ts')
  return parseFileGlobs(splitList(text))
}

/** Loads the engine of patterns for a list that is there, not before. */
const parseList = async (text: string, kind: 'package' | 'label'): Promise<Result<Patterns>> => {
  const items = splitList(text)
  if (items.length === 0) return err(`"${text}" has no pattern; write at least one`)
  const { parsePatterns } = await import('../retention/pattern.ts')
  return parsePatterns(items, kind)
}

/** Returns the items between commas or newlines; a comma inside braces, brackets or a regex does not separate. */
export const splitList = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .flatMap((line) => line.match(listItem) ?? [])
    .map((item) => item.trim())
    .filter(Boolean)

const listItem = /\s*!?\/(?:[^\\]|\\.)+?\/(?=\s*(?:,|$))|(?:\\.|\{(?:[^{}]|\{[^{}]*\})*\}|\[[^\]]*\]|[^,])+/g
