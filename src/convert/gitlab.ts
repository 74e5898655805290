import type { Draft } from './draft.ts'
import type { Log, Path } from './log.ts'
import { anchoredPattern } from './patterns.ts'
import { type Json, readAttributes } from './registry-attributes.ts'

const tool = 'GitLab container registry'

/** The words that GraphQL has for numbers. */
const numbers: Readonly<Record<string, string>> = {
  ONE: '1',
  FIVE: '5',
  SEVEN: '7',
  TEN: '10',
  FOURTEEN: '14',
  TWENTY_FIVE: '25',
  THIRTY: '30',
  FIFTY: '50',
  SIXTY: '60',
  NINETY: '90',
  ONE_HUNDRED: '100'
}

const fromEnum = (value: unknown): unknown => {
  const [, word = '', unit] = /^([A-Z_]+)_(TAGS?|DAYS)$/.exec(String(value)) ?? []
  const number = numbers[word]
  if (number === undefined) return value
  return unit === 'DAYS' ? `${number}d` : number
}

/** Converts the cleanup policy of a project: each tag that is matched, not the newest and old enough is removed. */
export const convertGitLab = (value: Json, path: Path, log: Log): Draft => {
  const read = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fromEnum(each)]))
  const given = readAttributes(tool, read, path, log)
  const regexOf = (name: string): readonly string[] => {
    const written = given.text(name)
    if (written === '') return []
    const pattern = anchoredPattern(written)
    if (!pattern.ok) given.problem(name, pattern.problem)
    return pattern.ok ? [pattern.value] : []
  }
  const name = given.has('name_regex_delete') ? 'name_regex_delete' : 'name_regex'
  const matched = regexOf(name)
  if (!given.has(name))
    log.problem(path, `${name} is missing, without which nothing is deleted there; add it, for example ".*"`)
  const latest = given.count('keep_n') ?? undefined
  const within = given.age('older_than')
  const isOff = given.text('enabled') === 'false'
  log.note('default-package')
  if (isOff) log.note('disabled', given.pathTo('enabled'))
  if (latest) log.note('tag-count', given.pathTo('keep_n'))
  if (latest || within) log.note('both-times')
  log.note('untag-unmarked')
  log.note('minimum')
  return {
    tool,
    path,
    packages: null,
    type: 'container',
    protect: ['latest', ...regexOf('name_regex_keep')],
    rules: matched.length > 0 ? [{ delete: matched, latest, within }] : [],
    untag: true,
    maxDeletions: null,
    step: {}
  }
}
