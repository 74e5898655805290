import { quoted } from '../retention/result.ts'
import { readAge } from './age.ts'
import { type Log, type Path, plainName } from './log.ts'
import type { RegistryName } from './tables.ts'
import { hasToken, misplacedToken } from './token.ts'

export type Json = Readonly<Record<string, unknown>>

/** The problem with an expression, or another value, where a policy should be. */
export const notWritten = 'is not a policy that can be read here; write it out, and convert again'

export const isMap = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The attributes of a map in a retention policy of another registry; what is wrong goes to the log. */
export interface Attributes {
  readonly path: Path
  readonly has: (name: string) => boolean
  readonly text: (name: string) => string
  readonly count: (name: string) => number | null
  readonly list: (name: string) => readonly string[]
  readonly age: (name: string) => string | null
  readonly map: (name: string) => Attributes | null
  readonly problem: (name: string, text: string) => void
  readonly pathTo: (name: string) => Path
}

/** Reads a map; `known` are the attributes that lead to other maps. */
export const readAttributes = (
  tool: RegistryName,
  value: Json,
  path: Path,
  log: Log,
  inner: readonly string[] = []
): Attributes => {
  const entries = new Map(Object.entries(value).map(([key, each]) => [plainName(key), { key, each }]))
  const pathTo = (name: string): Path => [...path, entries.get(plainName(name))?.key ?? name]
  const raw = (name: string): unknown => entries.get(plainName(name))?.each ?? null
  const problem = (name: string, text: string): void => log.problem(pathTo(name), text)
  for (const { key, each } of entries.values()) {
    if ([each].flat().some(hasToken)) log.problem([...path, key], misplacedToken)
    if (inner.some((name) => plainName(name) === plainName(key)) || log.input(tool, [...path, key])) continue
    log.problem([...path, key], `${tool} has no such attribute; correct or remove it, and convert again`, 'key')
  }
  const isKnown = (name: string, given: string): boolean => {
    if (!given.includes('${')) return true
    problem(
      name,
      `${quoted(given)} is an expression, whose value is not known here; write the value, and convert again`
    )
    return false
  }
  const text = (name: string): string => {
    const given = raw(name) ?? ''
    if (typeof given !== 'object') return isKnown(name, String(given)) ? String(given).trim() : ''
    problem(name, 'is a list or a mapping where a text is expected; correct it')
    return ''
  }
  const list = (name: string): readonly string[] => {
    const given = [raw(name) ?? []].flat()
    if (given.every((item) => typeof item === 'string')) return given.filter((item) => isKnown(name, item))
    problem(name, 'has an item that is not a text; correct it')
    return []
  }
  return {
    path,
    has: (name) => text(name) !== '',
    text,
    count: (name) => {
      const given = text(name)
      if (given === '') return null
      if (/^\d{1,9}$/.test(given)) return Number(given)
      problem(name, `${quoted(given)} is not a whole number from 0 up; write one, such as 10`)
      return null
    },
    list,
    age: (name) => {
      const given = text(name)
      if (given === '') return null
      const read = readAge(given)
      if (!read.ok) {
        problem(name, read.problem)
        return null
      }
      if (read.value.fixedMonths) log.note('fixed-months', pathTo(name))
      if (read.value.rounded) log.note('rounded', pathTo(name))
      return read.value.text
    },
    map: (name) => {
      const value = raw(name)
      // Terraform has blocks, of which this is the only one.
      const given = Array.isArray(value) ? value[0] : value
      const own = Array.isArray(value) ? [...pathTo(name), 0] : pathTo(name)
      return isMap(given) ? readAttributes(tool, given, own, log) : null
    },
    problem,
    pathTo
  }
}
