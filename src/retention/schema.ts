import * as v from 'valibot'
import { didYouMean } from './did-you-mean.ts'
import { parseDuration } from './duration.ts'
import { parseFileGlobs } from './file-globs.ts'
import { parsePatterns } from './pattern.ts'
import { conditions, orderings, periods, versionGroups } from './policy.ts'
import type { Result } from './result.ts'
import { packageTypes, repositoryForm } from './version.ts'

/*
 * One source for the checks of policy documents and for the JSON Schema that editors use (scripts/schema.ts).
 * A message is what follows the name of its key and a colon.
 */

/** The keys of `keep` that keep versions by themselves. */
export const keepCriteria = ['latest', 'within', 'deployments', ...periods] as const

const shaping: readonly string[] = ['per', 'by', 'max']

const words = (value: unknown): string => {
  if (value === null) return 'an empty value'
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a mapping'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

const isNot = (accepted: string) => (issue: v.BaseIssue<unknown>) => `${words(issue.input)} is not ${accepted}`

/** Returns the key to write in place of one that a mapping does not have; undefined if there is none. */
type KeyAdvice = (key: string, value: unknown) => string | undefined

const mapping = <const Entries extends v.ObjectEntries>(
  noun: string,
  entries: Entries,
  instead: KeyAdvice = () => undefined
) => {
  const known = Object.keys(entries)
  return v.pipe(
    // Valibot takes a list for an object too.
    v.custom<object>((value) => words(value) === 'a mapping', isNot(`a mapping with the keys ${known.join(', ')}`)),
    v.looseObject(entries, `${noun} needs this key`),
    // Valibot's strict objects name the first unknown key only.
    v.rawCheck(({ dataset, addIssue }) => {
      for (const [key, value] of Object.entries(Object(dataset.value))) {
        if (known.includes(key)) continue
        const written = instead(key, value)
        const advice = written ? `; write ${written}` : `${didYouMean(key, known)}; its keys are ${known.join(', ')}`
        const message = `unknown key of ${noun}${advice}`
        addIssue({ message, path: [{ type: 'object', origin: 'key', input: {}, key, value }] })
      }
    }),
    v.metadata({ additionalProperties: false })
  )
}

const listOf = <const Item extends v.GenericSchema>(item: Item, accepted: string) =>
  v.pipe(v.array(item, isNot(accepted)), v.minLength(1, `an empty list is not ${accepted}`))

const oneOf = <const Options extends readonly string[]>(options: Options) =>
  v.picklist(options, ({ input }) => {
    const close = typeof input === 'string' ? didYouMean(input, options) : ''
    return `${words(input)} is not one of ${options.join(', ')}${close}`
  })

const flag = v.boolean(isNot('true or false'))

const wholeNumber = (accepted: string, most = Number.MAX_SAFE_INTEGER) => {
  const message = isNot(accepted)
  return v.pipe(v.number(message), v.safeInteger(message), v.minValue(0, message), v.maxValue(most, message))
}

const count = wholeNumber('a whole number from 0 up')

/** Transforms a value with a parser; its error becomes the issue. */
const readAs = <Input, Output>(parse: (input: Input) => Result<Output>) =>
  v.rawTransform<Input, Output>(({ dataset, addIssue, NEVER }) => {
    const read = parse(dataset.value)
    if (read.ok) return read.value
    addIssue({ message: read.problem })
    return NEVER
  })

const terms = '(\\d+\\s*(min|h|d|w|mo|y|(minute|hour|day|week|month|year)s?)\\s*)+'

const duration = v.pipe(
  v.string(isNot('a duration such as "30 days"')),
  v.metadata({ pattern: `^(?=.*[1-9])\\s*${terms}$` }),
  readAs((text) => parseDuration(text))
)

const durationOrZero = v.pipe(
  v.union(
    [v.literal(0), v.pipe(v.string(), v.metadata({ pattern: `^\\s*(0+\\s*|${terms})$` }))],
    isNot('0 or a duration such as "24h"')
  ),
  readAs((value) => parseDuration(String(value), { zero: true }))
)

const patterns = (kind: 'label' | 'package') =>
  v.pipe(
    v.union(
      [v.string(), listOf(v.string(isNot('a pattern')), 'a list of at least one pattern')],
      isNot('a pattern or a list of them')
    ),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      const list = [dataset.value].flat()
      for (const [index, value] of list.entries()) {
        const read = parsePatterns(['**', value], kind)
        const path = { type: 'array', origin: 'value', input: list, key: index, value } as const
        if (!read.ok) addIssue({ message: read.problem, path: [path] })
      }
    }),
    readAs((value) => parsePatterns([value].flat(), kind))
  )

const key = <const Schema extends v.GenericSchema>(schema: Schema, description: string, examples: readonly unknown[]) =>
  v.pipe(schema, v.metadata({ description, examples }))

const option = <const Schema extends v.GenericSchema>(
  schema: Schema,
  description: string,
  examples: readonly unknown[]
) => v.exactOptional(key(schema, description, examples))

const period = (name: string) =>
  option(
    v.union([count, duration], isNot('a whole number from 0 up or a duration such as "30 days"')),
    `Keeps the newest version of each of the last N ${name}s that have one, or of every ${name} within a duration, by UTC.`,
    [7, '1y']
  )

const keep = mapping('keep', {
  latest: option(count, 'Keeps the newest N.', [3]),
  within: option(duration, 'Keeps versions that were created, or last changed, at or after now minus the duration.', [
    '30d',
    '2w 3d'
  ]),
  deployments: option(
    count,
    'Keeps the versions that the newest N successful deployments of each environment used, by the commit ({sha} in the patterns) or the branch or Git tag ({name}); max does not limit them.',
    [2]
  ),
  hourly: period('hour'),
  daily: period('day'),
  weekly: period('ISO week'),
  monthly: period('month'),
  yearly: period('year'),
  per: option(
    v.string(isNot('major, minor, channel, variant or a placeholder')),
    'Counts in groups: by semver line (major, minor), by the first word of the prerelease (channel), by a suffix such as -alpine (variant), or by a placeholder of the patterns. A version without such a key is kept.',
    ['minor', 'pr']
  ),
  while: option(
    oneOf(conditions),
    'The other keys keep versions only while this condition is true; alone, it keeps them as long as it is true. pr-open needs {pr} in the patterns.',
    conditions
  ),
  'then-for': option(
    duration,
    'With while: pr-open: the condition is also true for this long after the pull request was closed.',
    ['7d']
  ),
  by: option(
    oneOf(orderings),
    'The time or order that the other keys use; without this key both times count, and a version is kept if either keeps it.',
    orderings
  ),
  max: option(count, 'Keeps at most N of each group of what the other keys keep, the newest.', [10])
})

/** Keys of `keep` are often written in the rule itself, or as the flat inputs are called. */
const writeInKeep: KeyAdvice = (key, value) => {
  const name = key.replace(/^keep-/, '')
  const isKey = [...keepCriteria, ...shaping, 'while', 'then-for'].includes(name)
  return isKey ? `keep: { ${name}: ${typeof value === 'object' ? '…' : words(value)} }` : undefined
}

const rule = v.pipe(
  mapping(
    'a rule',
    {
      delete: key(
        patterns('label'),
        'What may be deleted: a glob, a /regex/, a keyword (@untagged, @any, @semver, @stable, @prerelease, @broken), or a list of them; !pattern excludes.',
        ['nightly-*', ['pr-{pr}', 'pr-{pr}-*'], '@untagged']
      ),
      'older-than': option(duration, 'Only older versions may be deleted: the same as keep: { within: … }.', [
        '30 days'
      ]),
      keep: option(keep, 'Which of the matched versions are kept all the same, in each group.', [
        { latest: 3, per: 'minor' }
      ])
    },
    writeInKeep
  ),
  v.metadata({
    not: { required: ['older-than', 'keep'], properties: { keep: { required: ['within'] } } },
    if: { properties: { keep: { required: ['then-for'] } }, required: ['keep'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: { properties: { keep: { required: ['while'], properties: { while: { const: 'pr-open' } } } } },
    anyOf: [
      { required: ['older-than'] },
      { properties: { keep: { anyOf: keepCriteria.map((key) => ({ required: [key] })) } } },
      { properties: { keep: { not: { anyOf: shaping.map((key) => ({ required: [key] })) } } } }
    ]
  }),
  v.forward(
    v.partialCheck(
      [['older-than'], ['keep', 'within']],
      (rule) => !(rule['older-than'] && rule.keep?.within),
      'older-than says the same; use one of the two'
    ),
    ['keep', 'within']
  ),
  v.forward(
    v.partialCheck(
      [['older-than'], ['keep']],
      ({ keep = {}, ...rule }) =>
        rule['older-than'] !== undefined ||
        shaping.every((key) => keep[key] === undefined) ||
        Object.keys(keep).some((key) => key !== 'while' && key !== 'then-for' && !shaping.includes(key)),
      `${shaping.join(', ')} only adjust what other keys keep; add one of ${keepCriteria.join(', ')} or older-than`
    ),
    ['keep']
  ),
  v.forward(
    v.partialCheck(
      [['delete'], ['keep', 'per']],
      ({ delete: { placeholders }, keep }) =>
        keep?.per === undefined || [...versionGroups, ...placeholders].includes(keep.per),
      ({ input: { delete: patterns, keep } }) => {
        const known = [...versionGroups, ...patterns.placeholders]
        const per = String(keep?.per)
        return `"${per}" is not one of ${known.join(', ')}${didYouMean(per, known)}; a placeholder must be in a pattern of the rule`
      }
    ),
    ['keep', 'per']
  ),
  v.forward(
    v.partialCheck(
      [['delete'], ['keep', 'while']],
      ({ delete: { placeholders }, keep }) => keep?.while !== 'pr-open' || placeholders.has('pr'),
      '"pr-open" needs {pr} in a pattern of the rule, such as "pr-{pr}"'
    ),
    ['keep', 'while']
  ),
  v.forward(
    v.partialCheck(
      [['keep']],
      ({ keep }) => keep?.['then-for'] === undefined || keep.while === 'pr-open',
      ({ input: { keep } }) => `"${keep?.['then-for']?.text}" needs while: pr-open beside it`
    ),
    ['keep', 'then-for']
  ),
  v.forward(
    v.partialCheck(
      [['delete'], ['keep', 'deployments']],
      ({ delete: { placeholders }, keep }) =>
        keep?.deployments === undefined || placeholders.has('sha') || placeholders.has('name'),
      ({ input: { keep } }) =>
        `${keep?.deployments} needs {sha} or {name} in a pattern of the rule, such as "sha-{sha}" or "{name}"`
    ),
    ['keep', 'deployments']
  )
)

const isNotRepository = isNot('a repository, such as octo-org/server')

const policyKeys = new Map([
  ['keep-tags', 'protect'],
  ['package-type', 'type']
])

const policyEntries = {
  packages: option(
    patterns('package'),
    'Names or globs of packages; * stops at /, ** does not; !glob excludes. Without this key: the input packages. Each package belongs to the first policy that matches it.',
    [['server', 'tools/**', '!tools/legacy']]
  ),
  type: option(oneOf(packageTypes), 'The package type; without this key: the input package-type.', ['container']),
  protect: option(
    patterns('label'),
    'Patterns of tags (of other package types: versions), or digests (sha256:…), whose versions are always kept.',
    [['latest', 'lts-*']]
  ),
  'in-use': option(
    v.pipe(
      v.union(
        [v.string(), listOf(v.string(isNot('a glob')), 'a list of at least one glob')],
        isNot('a glob of files or a list of them')
      ),
      readAs((value) => parseFileGlobs([value].flat()))
    ),
    'Globs of files in the workspace: the versions of images that they name, by tag or digest, are protected; !glob excludes. Without this key: the input in-use.',
    ['deploy/**', ['deploy/**', '!deploy/templates/**']]
  ),
  'min-keep': option(count, 'Keeps at least this many images, the newest; 1 without this key.', [3]),
  repository: option(
    v.pipe(v.string(isNotRepository), v.regex(repositoryForm, isNotRepository)),
    'The repository whose pull requests, branches, tags and deployments while and deployments look up; without this key: the input repository, else the one that GitHub links a package to, else the one the workflow runs in.',
    ['octo-org/server']
  ),
  rules: key(
    listOf(rule, 'a list of at least one rule'),
    'A version may be deleted only if rules match every one of its tags and none of them keeps it; their order does not matter.',
    [[{ delete: 'nightly-*', keep: { daily: 7 } }]]
  ),
  untag: option(
    flag,
    'An image that is kept for some of its tags loses its other tags, if rules match them and none keeps them.',
    [true]
  ),
  'grace-period': option(
    durationOrZero,
    'Untagged versions that were created or changed in this time are kept, since a push may be in progress.',
    ['24h', 0]
  ),
  'max-deletions': option(
    count,
    'The maximum number of deletions in the packages of this policy: the oldest images are deleted first, the rest is deferred.',
    [100]
  ),
  'max-delete-percent': option(
    wholeNumber('a whole number from 0 to 100', 100),
    'A limit for each package: if the plan would delete a larger percentage of its images, nothing of it is deleted and the run fails.',
    [30]
  ),
  'delete-empty-packages': option(flag, 'If every version may be deleted, the package itself is deleted.', [true])
}

const policy = mapping('a policy', policyEntries, (key) => policyKeys.get(key))

/** The schema of policy documents; its output has compiled patterns and parsed durations. */
export const documentSchema = v.pipe(
  mapping('a policy document', {
    version: key(v.literal(1, isNot('1, the only version')), 'The version of the format.', [1]),
    policies: key(
      listOf(policy, 'a list of at least one policy'),
      'Each says what is deleted and what is kept in the packages that it matches.',
      [[{ packages: 'server', rules: [{ delete: '@untagged', 'older-than': '3d' }] }]]
    )
  }),
  v.metadata({ title: 'Policy document of Package Retention' })
)

/** One policy of a valid document, before the inputs supply what it leaves out. */
export type PolicyEntry = v.InferOutput<typeof policy>
