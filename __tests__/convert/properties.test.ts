import { expect, test } from '@jest/globals'
import { convert } from '../../src/convert/convert.ts'
import { findingPattern } from '../../src/convert/patterns.ts'
import { covers, parsePatterns } from '../../src/retention/pattern.ts'
import fc from '../fast-check.ts'
import { container, image, index, registry, unwrap } from '../retention/builders.ts'
import { differences, step } from './decide.ts'
import {
  artifactRegistry,
  type CleanupPolicy,
  containerRetention2,
  containerRetention3,
  deletePackageVersions,
  type EcrRule,
  ecr,
  ghcrCleanup,
  ghcrCleanupManager,
  ghcrPrune,
  gitLab,
  type Original,
  type Sample
} from './originals.ts'

const day = 86_400_000
const tags = ['latest', 'edge', 'v1', 'v2', 'sha-1', 'sha-2', 'sha-3', 'pr-1', 'pr-2'] as const
const ages = ['2h', '1d', '3d', '8d', '15d', '31d', '40d', '62d', '100d', '400d'] as const

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 })

/** Images, some of several platforms that are as old as they are, each with tags of its own. */
const samples: fc.Arbitrary<Sample> = fc
  .tuple(
    fc.array(
      fc.record({ age: fc.constantFrom(...ages), changed: maybe(fc.constantFrom(...ages)), platforms: fc.nat(2) }),
      { minLength: 1, maxLength: 12 }
    ),
    fc.array(fc.tuple(fc.constantFrom(...tags), fc.nat(11)), { maxLength: 12 })
  )
  .map(([images, tagged]) => {
    const owners = new Map(tagged.map(([tag, at]) => [tag, at % images.length]))
    const entries = images.flatMap(({ age, changed, platforms }, at) => {
      const own = tags.filter((tag) => owners.get(tag) === at)
      const children = Array.from({ length: platforms }, (_, number) => `p${at}-${number}`)
      const text = [`i${at}`, changed ? `${age}/${changed}` : age, ...own].join(' ')
      return [
        ...children.map((child) => [`${child} ${age}`, image()] as const),
        [text, children.length > 0 ? index(children) : image()] as const
      ]
    })
    return container(Object.fromEntries(entries))
  })

interface Converted {
  readonly text: string
  readonly original: Original
}

const patternLists = fc.uniqueArray(fc.constantFrom('sha-*', 'pr-?', 'latest', 'v*', '*'), {
  minLength: 1,
  maxLength: 2
})
const regexOf = (glob: string): RegExp => new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`)
const counts = fc.nat(4)
const days = fc.constantFrom(1, 7, 30, 60)
const daysOrNone = fc.constantFrom(0, 1, 7, 30)

const dpvSteps = fc
  .record({ min: maybe(counts), num: fc.integer({ min: 1, max: 3 }), untagged: fc.boolean(), ignore: fc.boolean() })
  .map(
    ({ min, num, untagged, ignore }): Converted => ({
      text: step('actions/delete-package-versions@v5', {
        'package-name': 'app',
        'package-type': 'container',
        'min-versions-to-keep': min,
        'num-old-versions-to-delete': min === undefined && !untagged ? num : undefined,
        'delete-only-untagged-versions': untagged,
        'ignore-versions': ignore ? '^v' : undefined
      }),
      original: deletePackageVersions({
        ...(min !== undefined && { min }),
        num,
        untagged,
        ...(ignore && { ignore: /^v/ })
      })
    })
  )

const selection = {
  selected: maybe(patternLists),
  excluded: maybe(patternLists),
  older: maybe(days),
  keepTagged: maybe(counts),
  keepUntagged: maybe(counts),
  untagged: fc.boolean()
}

const ghcrSteps = fc.record(selection).map((given): Converted => {
  const { selected, excluded, older, keepTagged, keepUntagged } = given
  const untagged = given.untagged && keepUntagged === undefined
  const isDefault = !selected && keepTagged === undefined && keepUntagged === undefined
  return {
    text: step('dataaxiom/ghcr-cleanup-action@v1', {
      package: 'app',
      'delete-tags': selected?.join(','),
      'exclude-tags': excluded?.join(','),
      'older-than': older && `${older} days`,
      'keep-n-tagged': keepTagged,
      'keep-n-untagged': keepUntagged,
      'delete-untagged': untagged || undefined
    }),
    original: ghcrCleanup({
      ...(selected && { tags: selected.map(regexOf) }),
      ...(excluded && { exclude: excluded.map(regexOf) }),
      ...(older && { olderThan: older * day }),
      ...(keepTagged !== undefined && { keepTagged }),
      ...(keepUntagged !== undefined && { keepUntagged }),
      untagged: untagged || isDefault
    })
  }
})

const managerSteps = fc.record(selection).map((given): Converted => {
  const { selected, excluded, older, keepTagged, keepUntagged } = given
  const untagged = given.untagged && keepUntagged === undefined
  const now = Date.parse('2026-07-15T12:00:00Z')
  return {
    text: step('ghcr-manager/ghcr-cleanup-manager@v1', {
      command: 'cleanup',
      package: 'app',
      'delete-tags': selected?.join('\n'),
      'exclude-tags': excluded?.join('\n'),
      'older-than': older && `${older} days`,
      'keep-n-tagged': keepTagged,
      'keep-n-untagged': keepUntagged,
      'delete-untagged': untagged
    }),
    original: ghcrCleanupManager({
      ...(selected && { tags: selected.map(regexOf) }),
      ...(excluded && { exclude: excluded.map(regexOf) }),
      ...(older && { before: now - older * day }),
      ...(keepTagged !== undefined && { keepTagged }),
      ...(keepUntagged !== undefined && { keepUntagged }),
      untagged
    })
  }
})

const snok2Steps = fc
  .record({
    filter: maybe(patternLists),
    skip: maybe(patternLists),
    cutOff: days,
    keep: counts,
    only: fc.boolean(),
    include: fc.boolean()
  })
  .map(
    ({ filter, skip, cutOff, keep, only, include }): Converted => ({
      text: step('snok/container-retention-policy@v2', {
        'image-names': 'app',
        'account-type': 'personal',
        'cut-off': `${cutOff} days ago UTC`,
        'filter-tags': filter?.join(', '),
        'skip-tags': skip?.join(', '),
        'keep-at-least': keep,
        'untagged-only': only,
        'filter-include-untagged': include
      }),
      original: containerRetention2({
        cutOff: cutOff * day,
        keep,
        untaggedOnly: only,
        includeUntagged: include,
        ...(filter && { filter }),
        ...(skip && { skip })
      })
    })
  )

const snok3Steps = fc
  .record({
    included: maybe(patternLists),
    excluded: maybe(patternLists),
    cutOff: daysOrNone,
    keep: counts,
    selection: fc.constantFrom('both' as const, 'tagged' as const, 'untagged' as const),
    time: fc.constantFrom('created' as const, 'updated' as const)
  })
  .map(({ included = [], excluded = [], cutOff, keep, selection, time }): Converted => {
    const patterns = [...included, ...excluded.map((pattern) => `!${pattern}`)]
    return {
      text: step('snok/container-retention-policy@v3.0.0', {
        account: 'acme',
        'image-names': 'app',
        'image-tags': patterns.join(' '),
        'cut-off': `${cutOff}d`,
        'keep-n-most-recent': keep,
        'tag-selection': selection,
        'timestamp-to-use': `${time}_at`
      }),
      original: containerRetention3({ cutOff: cutOff * day, tags: patterns, keep, selection, time })
    }
  })

const pruneSteps = fc
  .record({
    prune: maybe(patternLists),
    keepTags: maybe(patternLists),
    younger: maybe(days),
    keepLast: counts,
    untagged: fc.boolean()
  })
  .map(
    ({ prune, keepTags, younger, keepLast, untagged }): Converted => ({
      text: step('vlaurin/action-ghcr-prune@v0.6.0', {
        container: 'app',
        'prune-tags-regexes': prune?.map((glob) => regexOf(glob).source).join('\n'),
        'keep-tags-regexes': keepTags?.map((glob) => regexOf(glob).source).join('\n'),
        'keep-younger-than': younger,
        'keep-last': keepLast,
        'prune-untagged': untagged
      }),
      original: ghcrPrune({
        ...(prune && { prune: prune.map(regexOf) }),
        ...(keepTags && { keepTags: keepTags.map(regexOf) }),
        ...(younger && { days: younger }),
        keepLast,
        untagged
      })
    })
  )

const gitLabPolicies = fc
  .record({ matched: patternLists, kept: maybe(patternLists), keep: maybe(counts), older: maybe(days) })
  .map(({ matched, kept, keep, older }): Converted => {
    const join = (globs: readonly string[]): string => globs.map((glob) => regexOf(glob).source.slice(1, -1)).join('|')
    return {
      text: JSON.stringify({
        name_regex_delete: join(matched),
        name_regex_keep: kept && join(kept),
        keep_n: keep,
        older_than: older && `${older}d`,
        cadence: '1d'
      }),
      original: gitLab({
        delete: new RegExp(`^(?:${join(matched)})$`),
        ...(kept && { keepRegex: new RegExp(`^(?:${join(kept)})$`) }),
        ...(keep !== undefined && { keep }),
        ...(older && { olderThan: older * day })
      })
    }
  })

const ecrRules: fc.Arbitrary<EcrRule> = fc
  .record({
    status: fc.constantFrom('tagged' as const, 'tagged' as const, 'untagged' as const, 'any' as const),
    patterns: fc.uniqueArray(fc.constantFrom('sha-*', 'pr-*', 'v*', 'latest', '*'), { minLength: 1, maxLength: 2 }),
    count: maybe(fc.integer({ min: 1, max: 4 })),
    days,
    never: fc.nat(5)
  })
  .map(({ status, patterns, count, days, never }) => ({
    status,
    ...(status === 'tagged' && { patterns }),
    ...(count === undefined ? { days } : { count }),
    ...(never === 0 && { never: true as const })
  }))

const ecrPolicies = fc.array(ecrRules, { minLength: 1, maxLength: 3 }).map(
  (rules): Converted => ({
    text: JSON.stringify({
      rules: rules.map(({ status, patterns, count, days, never }, index) => ({
        rulePriority: index + 1,
        selection: {
          tagStatus: status,
          ...(patterns && { tagPatternList: patterns }),
          ...(count === undefined
            ? { countType: 'sinceImagePushed', countUnit: 'days', countNumber: days }
            : { countType: 'imageCountMoreThan', countNumber: count })
        },
        action: { type: never ? 'transition' : 'expire' }
      }))
    }),
    original: ecr(rules)
  })
)

const cleanupPolicy: fc.Arbitrary<CleanupPolicy> = fc
  .record({
    action: fc.constantFrom('Delete' as const, 'Delete' as const, 'Keep' as const),
    state: maybe(fc.constantFrom('tagged' as const, 'untagged' as const, 'any' as const)),
    prefixes: maybe(fc.subarray(['v', 'sha-', 'pr-'], { minLength: 1, maxLength: 2 })),
    older: maybe(days),
    newer: fc.option(days, { nil: undefined, freq: 3 }),
    keepCount: maybe(counts),
    others: fc.nat(5)
  })
  .map(({ action, state, prefixes, older, newer, keepCount, others }): CleanupPolicy => {
    const otherPackages = others === 0 ? { otherPackages: true as const } : {}
    if (action === 'Keep' && keepCount !== undefined) return { action, keepCount, ...otherPackages }
    return {
      action,
      ...(state && { state }),
      // Prefixes of tags are ignored for untagged versions.
      ...(prefixes && state !== 'untagged' && { prefixes }),
      ...(older && { olderThan: older * day }),
      ...(newer && { newerThan: newer * day }),
      ...otherPackages
    }
  })

const artifactPolicies = fc.array(cleanupPolicy, { minLength: 1, maxLength: 4 }).map(
  (policies): Converted => ({
    text: JSON.stringify(
      policies.map(({ action, state, prefixes, olderThan, newerThan, keepCount, otherPackages }, index) => {
        const packageNamePrefixes = otherPackages ? ['other'] : index % 2 === 0 ? ['a'] : undefined
        const condition = {
          tagState: state,
          tagPrefixes: prefixes,
          olderThan: olderThan && `${olderThan / 1000}s`,
          newerThan: newerThan && `${newerThan / day}d`,
          packageNamePrefixes
        }
        return {
          name: `p${index}`,
          action: { type: action },
          ...(keepCount === undefined ? { condition } : { mostRecentVersions: { keepCount, packageNamePrefixes } })
        }
      })
    ),
    original: artifactRegistry(policies)
  })
)

const sources: readonly (readonly [string, fc.Arbitrary<Converted>])[] = [
  ['actions/delete-package-versions', dpvSteps],
  ['dataaxiom/ghcr-cleanup-action', ghcrSteps],
  ['snok/container-retention-policy 2', snok2Steps],
  ['snok/container-retention-policy 3', snok3Steps],
  ['ghcr-manager/ghcr-cleanup-manager', managerSteps],
  ['vlaurin/action-ghcr-prune', pruneSteps],
  ['GitLab', gitLabPolicies],
  ['Amazon ECR', ecrPolicies],
  ['Google Artifact Registry', artifactPolicies]
]

test.each(sources)('%s: every difference is named, and nothing more is deleted unless a note says so', (_, source) => {
  let decided = 0
  fc.assert(
    fc.property(source, samples, ({ text, original }, sample) => {
      const conversion = convert(text, 'step')
      if (!conversion.ok) {
        // Only what deletes nothing at all may be refused.
        expect(conversion.problems.join()).toMatch(/nothing of it deletes anything here/)
        return
      }
      decided++
      expect(differences(text, sample, original).filter(({ notes }) => notes.length === 0)).toEqual([])
    }),
    { numRuns: 60 }
  )
  expect(decided).toBeGreaterThan(10)
})

test('delete-package-versions: versions of other types differ only by what a note names', () => {
  const versions = fc.uniqueArray(
    fc.constantFrom('1.0.0', '1.0.0-rc.1', '1.1.0', '1.1.0-next.1', '2.0.0', '2.0.0-next.1'),
    {
      minLength: 1
    }
  )
  const inputs = fc.record({ min: maybe(counts), num: fc.integer({ min: 1, max: 3 }), prereleases: fc.boolean() })
  fc.assert(
    fc.property(
      versions,
      fc.array(fc.constantFrom(...ages), { minLength: 6, maxLength: 6 }),
      inputs,
      (names, times, given) => {
        const { min, num, prereleases } = given
        const listing = names.map((name, at) => `${name} ${times[at] ?? '1d'}`)
        const sample = { ...registry('npm', listing), manifests: new Map() }
        const text = step('actions/delete-package-versions@v4', {
          'package-name': 'app',
          'package-type': 'npm',
          'min-versions-to-keep': min,
          'num-old-versions-to-delete': min === undefined && !prereleases ? num : undefined,
          'delete-only-pre-release-versions': prereleases
        })
        const original = deletePackageVersions({ ...(min !== undefined && { min }), num, prereleases })
        const found = differences(text, sample, original)
        expect(found.filter(({ notes }) => notes.length === 0)).toEqual([])
        expect(found.filter(({ here }) => here === 'deleted')).toEqual([])
      }
    ),
    { numRuns: 60 }
  )
})

test('a regular expression that finds something matches the same tags as a whole', () => {
  const piece = fc.constantFrom('a', 'b', '.', '.*', 'a+', '[ab]', '(?:a|b)', '\\d', '-', '^', '$', '|', 'ab')
  const regexes = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''))
  const labels = fc
    .array(fc.constantFrom('a', 'b', '1', '-'), { minLength: 1, maxLength: 5 })
    .map((all) => all.join(''))
  let compared = 0
  fc.assert(
    fc.property(regexes, labels, (source, label) => {
      const pattern = findingPattern(source)
      if (!pattern.ok || source.includes('^$')) return
      compared++
      const patterns = unwrap(parsePatterns([pattern.value], 'label'))
      expect({ pattern: pattern.value, found: covers(patterns, label, 'container') }).toEqual({
        pattern: pattern.value,
        found: new RegExp(source).test(label)
      })
    }),
    { numRuns: 700 }
  )
  expect(compared).toBeGreaterThan(150)
})
