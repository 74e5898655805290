import { didYouMean } from '../retention/did-you-mean.ts'
import { parsePatterns } from '../retention/pattern.ts'
import { quoted, type Result } from '../retention/result.ts'
import { type Age, readAge } from './age.ts'
import type { Log, Path } from './log.ts'
import type { NoteCode } from './notes.ts'
import { canMatchTag, findingPattern } from './patterns.ts'
import { type ActionName, actionTables } from './tables.ts'
import { hasToken, misplacedToken } from './token.ts'

/** The inputs of one step; what is wrong with a value goes to the log. */
export interface Given {
  readonly action: ActionName
  readonly path: Path
  /** The major version of the action as `v2`; undefined for a commit or a branch. */
  readonly version: string | undefined
  readonly has: (name: string) => boolean
  /** Returns the text of the first of these inputs that is given and not empty; empty if none is. */
  readonly text: (...names: readonly string[]) => string
  /** Returns the name of the one of these inputs that is given, the first if none is. */
  readonly oneOf: (name: string, ...names: readonly string[]) => string
  readonly flag: (...names: readonly string[]) => boolean
  readonly count: (...names: readonly string[]) => number | null
  /** Returns an age as a duration of a policy document; null for none. */
  readonly age: (options: AgeOptions, ...names: readonly string[]) => string | null
  readonly note: (code: NoteCode, name?: string) => void
  readonly problem: (text: string, name?: string) => void
  /** Returns globs that tags can match; for the others it adds a note. */
  readonly globs: (items: readonly string[], name: string, options?: { readonly sets?: boolean }) => readonly string[]
  /** Returns the patterns of regular expressions that find something in a tag. */
  readonly regexes: (items: readonly string[], name: string) => readonly string[]
  /** Returns patterns of package names; null if none is given. An expression is left to the step. */
  readonly packages: (items: readonly string[], name: string) => readonly string[] | null
  /** Returns inputs of the step, of those that are given; the values may be expressions. */
  readonly step: (names: Readonly<Record<string, string>>) => Readonly<Record<string, string>>
}

export interface AgeOptions {
  readonly calendar?: boolean
  /** A unit for a number without one. */
  readonly unit?: string
}

const isExpression = (text: string): boolean => text.includes('${{')

/** Returns the items of a list that are separated by a form, without space around them. */
export const itemsOf = (text: string, separator: RegExp = /[,\n]/): readonly string[] =>
  text
    .split(separator)
    .map((item) => item.trim())
    .filter(Boolean)

const tokenInputs = ['token', 'github-token']

/** The inputs whose expressions can stand in the step: the policy document does not have them. */
const stepInputs = [
  ...tokenInputs,
  'owner',
  'account',
  'org-name',
  'organization',
  'user',
  'repository_owner',
  'dry-run',
  'registry-url',
  'github-api-url'
]

/** Reads the inputs of a step, and adds those that the action does not have to the log. */
export const readGiven = (action: ActionName, ref: string, values: unknown, path: Path, log: Log): Given => {
  const version = /^v?(\d+)(?:\.|$)/.exec(ref)?.[1]
  const entries = Object.entries(Object(values))
  const inputs = new Map(entries.map(([name, value]) => [name.toLowerCase(), { name, value }]))
  const pathTo = (name: string): Path => [...path, 'with', inputs.get(name)?.name ?? name]
  const major = version === undefined ? undefined : `v${version}`
  checkNames([...inputs.keys()], action, major, log, pathTo)
  for (const [name, { value }] of inputs)
    if (hasToken(value) && !tokenInputs.includes(name) && log.input(action, pathTo(name)))
      log.problem(pathTo(name), misplacedToken)
  for (const [name] of entries)
    if (inputs.get(name.toLowerCase())?.name !== name)
      log.problem([...path, 'with', name], 'is given twice, since names of inputs have no case; remove one', 'key')

  const raw = (name: string): string => {
    const value = inputs.get(name)?.value ?? ''
    if (typeof value !== 'object') return String(value).trim()
    log.problem(pathTo(name), 'is a list or a mapping; an input is a text, for several lines after "|"')
    return ''
  }
  const plain = (name: string): string => {
    const text = raw(name)
    if (!isExpression(text) || stepInputs.includes(name) || packageInputs.includes(name)) return text
    const remedy =
      name === 'skip-shas'
        ? 'remove it if it names the parts of kept images, which are always kept here, else write the digests'
        : 'write the value, or use the inputs of the action, which take expressions, in place of a policy document'
    log.problem(pathTo(name), `is an expression, whose value is not known here; ${remedy}`)
    return ''
  }
  const given = (names: readonly string[]): string | undefined => {
    const [name, ...others] = names.filter((each) => raw(each) !== '')
    for (const other of others)
      log.problem(pathTo(other), `stands for the same as ${name}, and only one of them takes effect; remove one`)
    return name
  }
  const text = (...names: readonly string[]): string => {
    const name = given(names)
    return name === undefined ? '' : plain(name)
  }
  const step: Given['step'] = (names) =>
    Object.fromEntries(
      Object.entries(names).flatMap(([name, here]) => {
        const value = raw(name)
        return value === '' ? [] : [[here, value] as const]
      })
    )
  return {
    action,
    path,
    version: major,
    has: (name) => raw(name) !== '',
    oneOf: (...names) => given(names) ?? names[0],
    ...{ text, step },
    ...readers({ text, given, pathTo, log }),
    note: (code, name) => log.note(code, name === undefined ? undefined : pathTo(name)),
    problem: (problem, name) => log.problem(name === undefined ? path : pathTo(name), problem)
  }
}

interface Access extends Pick<Given, 'text'> {
  /** Returns the first of these inputs that is given. */
  readonly given: (names: readonly string[]) => string | undefined
  readonly pathTo: (name: string) => Path
  readonly log: Log
}

/** Returns the readers of values that are more than texts. */
const readers = ({ text, given, pathTo, log }: Access) => {
  const checked = <T>(name: string, result: Result<T>): T | null => {
    if (result.ok) return result.value
    log.problem(pathTo(name), result.problem)
    return null
  }
  const flag = (...names: readonly string[]): boolean => {
    const value = text(...names)
    if (value === '' || /^(?:false|False|FALSE)$/.test(value)) return false
    if (!/^(?:true|True|TRUE)$/.test(value) && !isExpression(value))
      log.problem(pathTo(given(names) ?? ''), `${quoted(value)} is neither true nor false; write one of them`)
    return true
  }
  const count = (...names: readonly string[]): number | null => {
    const value = text(...names)
    if (value === '') return null
    if (/^\d{1,9}$/.test(value)) return Number(value)
    log.problem(pathTo(given(names) ?? ''), `${quoted(value)} is not a whole number from 0 up; write one, such as 10`)
    return null
  }
  const age = ({ calendar = false, unit = '' }: AgeOptions, ...names: readonly string[]): string | null => {
    const name = given(names)
    const value = text(...names)
    if (name === undefined || value === '') return null
    const read: Age | null = checked(name, readAge(/^\d+$/.test(value) ? `${value} ${unit}` : value, { calendar }))
    if (read?.fixedMonths) log.note('fixed-months', pathTo(name))
    if (read?.rounded) log.note('rounded', pathTo(name))
    return read?.text ?? null
  }
  const globs: Given['globs'] = (items, name, { sets = false } = {}) =>
    items.filter((item) => {
      const can = canMatchTag(item, { sets })
      if (!can) log.note('no-tag', pathTo(name))
      return can
    })
  const regexes: Given['regexes'] = (items, name) =>
    items.flatMap((item) => (item === '^$' ? [] : (checked(name, findingPattern(item)) ?? [])))
  const packages: Given['packages'] = (items, name) => {
    if (items.length === 0) return null
    const read = checked(name, parsePatterns(items, 'package'))
    return read?.sources ?? items
  }
  return { flag, count, age, globs, regexes, packages }
}

/** The inputs that name packages; an expression in one of them stands in the step. */
export const packageInputs: readonly string[] = [
  'package',
  'packages',
  'package-name',
  'package_name',
  'package_names',
  'image-names',
  'container'
]

/** Reports the inputs that an action does not have, and notes those that only another version has. */
const checkNames = (
  names: readonly string[],
  action: ActionName,
  version: string | undefined,
  log: Log,
  pathTo: (name: string) => Path
): void => {
  const rows: readonly { readonly names: readonly { readonly name: string; readonly versions?: string }[] }[] =
    actionTables[action]
  const known = rows.flatMap((row) => row.names)
  for (const name of names) {
    const input = known.find((each) => each.name === name)
    if (!input) {
      const all = known.map((each) => each.name)
      const near = didYouMean(name, all) || `; its inputs are ${all.join(', ')}`
      log.problem(pathTo(name), `${action} has no such input${near}; correct or remove it, and convert again`, 'key')
      continue
    }
    log.input(action, pathTo(name))
    const versions = input.versions?.split(', ') ?? []
    const isOther = version !== undefined && versions.length > 0 && !versions.includes(version)
    if (isOther) log.note('other-version', pathTo(name))
  }
}
