import { describe, expect, test } from '@jest/globals'
import type { NoteCode } from '../../src/convert/notes.ts'
import { now } from '../retention/builders.ts'
import { differences, step } from './decide.ts'
import {
  artifactRegistry,
  containerRetention2,
  containerRetention3,
  deletePackageVersions,
  deleteUntagged,
  ecr,
  ghcrCleanup,
  ghcrCleanupManager,
  ghcrPrune,
  gitLab,
  type Original,
  type Sample
} from './originals.ts'
import { server, ui } from './samples.ts'

const day = 86_400_000

interface Case {
  readonly name: string
  readonly text: string
  readonly original: Original
  readonly sample?: Sample
  /** The notes that name the differences on the sample; empty if both decide the same. */
  readonly differs: readonly NoteCode[]
}

const dpv = 'actions/delete-package-versions@v5'
const app = { 'package-name': 'app', 'package-type': 'container' }
const npm = { 'package-name': 'app', 'package-type': 'npm' }
const dataaxiom = 'dataaxiom/ghcr-cleanup-action@v1'
const snok2 = 'snok/container-retention-policy@v2'
const snok3 = 'snok/container-retention-policy@v3.0.0'
const v2 = { 'image-names': 'app', 'account-type': 'org', 'org-name': 'acme', token: '${{ secrets.PAT }}' }
const v3 = { 'image-names': 'app', account: 'acme', token: '${{ secrets.PAT }}' }
const manager = 'ghcr-manager/ghcr-cleanup-manager@v1.1.3'
const cleanup = { command: 'cleanup', owner: 'acme', package: 'app' }
const prune = 'vlaurin/action-ghcr-prune@v0.6.0'
const pruned = { organization: 'acme', container: 'app', token: '${{ secrets.PAT }}' }

const steps: readonly Case[] = [
  {
    name: 'delete-package-versions: the newest ten manifests',
    text: step(dpv, { ...app, 'min-versions-to-keep': 10 }),
    original: deletePackageVersions({ min: 10 }),
    differs: ['both-times', 'parts']
  },
  {
    name: 'delete-package-versions: untagged versions',
    text: step(dpv, { ...app, 'delete-only-untagged-versions': 'true' }),
    original: deletePackageVersions({ untagged: true }),
    differs: ['grace', 'parts']
  },
  {
    name: 'delete-package-versions: untagged versions but the newest three',
    text: step(dpv, { ...app, 'min-versions-to-keep': 3, 'delete-only-untagged-versions': true }),
    original: deletePackageVersions({ untagged: true, min: 3 }),
    differs: ['parts']
  },
  {
    name: 'delete-package-versions: all but ignored ones',
    text: step(dpv, { ...app, 'min-versions-to-keep': 0, 'ignore-versions': '^(latest|v\\d+\\.\\d+\\.\\d+)$' }),
    original: deletePackageVersions({ min: 0, ignore: /^(latest|v\d+\.\d+\.\d+)$/ }),
    differs: ['digest-patterns', 'grace', 'parts']
  },
  {
    name: 'delete-package-versions: the oldest manifest',
    text: step(dpv, app),
    original: deletePackageVersions({}),
    differs: ['oldest-images', 'parts']
  },
  {
    name: 'delete-package-versions: prereleases of npm but the newest two',
    text: step(dpv, { ...npm, 'min-versions-to-keep': 2, 'delete-only-pre-release-versions': 'true' }),
    original: deletePackageVersions({ min: 2, prereleases: true }),
    sample: ui,
    differs: []
  },
  {
    name: 'delete-package-versions: versions of npm but the newest three and major ones',
    text: step(dpv, { ...npm, 'min-versions-to-keep': 3, 'ignore-versions': '^(0|[1-9]\\d*)\\.0\\.0$' }),
    original: deletePackageVersions({ min: 3, ignore: /^(0|[1-9]\d*)\.0\.0$/ }),
    sample: ui,
    differs: []
  },
  {
    name: 'delete-package-versions: the three oldest versions of npm',
    text: step(dpv, { ...npm, 'num-old-versions-to-delete': 3 }),
    original: deletePackageVersions({ num: 3 }),
    sample: ui,
    differs: []
  },
  {
    name: 'ghcr-cleanup-action: no options',
    text: step(dataaxiom, { package: 'app', token: '${{ github.token }}' }),
    original: ghcrCleanup({ untagged: true }),
    differs: ['grace']
  },
  {
    name: 'ghcr-cleanup-action: the newest ten tagged images',
    text: step(dataaxiom, { package: 'app', 'keep-n-tagged': 10 }),
    original: ghcrCleanup({ keepTagged: 10 }),
    differs: ['both-times']
  },
  {
    name: 'ghcr-cleanup-action: the newest untagged images',
    text: step(dataaxiom, { package: 'app', 'keep-n-untagged': 2 }),
    original: ghcrCleanup({ keepUntagged: 2 }),
    differs: []
  },
  {
    name: 'ghcr-cleanup-action: tags by wildcards',
    text: step(dataaxiom, { package: 'app', 'delete-tags': 'sha-*,pr-?' }),
    original: ghcrCleanup({ tags: [/^sha-.*$/, /^pr-.$/] }),
    differs: []
  },
  {
    name: 'ghcr-cleanup-action: tags by a regular expression, older than a month',
    text: step(dataaxiom, { package: 'app', 'delete-tags': '^pr-', 'use-regex': true, 'older-than': '1 month' }),
    original: ghcrCleanup({ tags: [/^pr-/], olderThan: 30.4368 * day }),
    differs: []
  },
  {
    name: 'ghcr-cleanup-action: the newest tagged images besides excluded ones',
    text: step(dataaxiom, { package: 'app', 'keep-n-tagged': 3, 'exclude-tags': 'latest,v*', 'delete-untagged': true }),
    original: ghcrCleanup({ keepTagged: 3, exclude: [/^latest$/, /^v.*$/], untagged: true }),
    differs: ['both-times', 'grace']
  },
  {
    name: 'ghcr-cleanup-action: tags besides excluded ones',
    text: step(dataaxiom, { package: 'app', tags: 'sha-*', 'exclude-tags': 'latest,sha-6' }),
    original: ghcrCleanup({ tags: [/^sha-.*$/], exclude: [/^latest$/, /^sha-6$/] }),
    differs: ['whole-image']
  },
  {
    name: 'ghcr-cleanup-action: images that lack parts',
    text: step(dataaxiom, { package: 'app', 'delete-partial-images': true }),
    original: ghcrCleanup({ partial: true }),
    differs: []
  },
  {
    name: 'ghcr-cleanup-action: the newest of the old images',
    text: step(dataaxiom, { package: 'app', 'older-than': '30 days', 'keep-n-tagged': 4 }),
    original: ghcrCleanup({ keepTagged: 4, olderThan: 30 * day }),
    differs: ['count-after-age']
  },
  {
    name: 'container-retention-policy 2: everything older than a month',
    text: step(snok2, { ...v2, 'cut-off': 'One month ago UTC', 'keep-at-least': 1, 'skip-tags': 'latest' }),
    original: containerRetention2({ cutOff: 31 * day, skip: ['latest'], keep: 1 }),
    differs: ['count-after-age']
  },
  {
    name: 'container-retention-policy 2: untagged ones',
    text: step(snok2, { ...v2, 'cut-off': 'A week ago UTC', 'untagged-only': true, 'timestamp-to-use': 'created_at' }),
    original: containerRetention2({ cutOff: 7 * day, untaggedOnly: true, time: 'created' }),
    differs: ['parts']
  },
  {
    name: 'container-retention-policy 2: some tags',
    text: step(snok2, { ...v2, 'cut-off': '2 weeks ago UTC', 'filter-tags': 'sha-*, pr-*', 'skip-tags': 'sha-6' }),
    original: containerRetention2({ cutOff: 14 * day, filter: ['sha-*', 'pr-*'], skip: ['sha-6'] }),
    differs: ['every-tag', 'parts']
  },
  {
    name: 'container-retention-policy 2: tagged ones only',
    text: step(snok2, { ...v2, 'cut-off': '60 days ago UTC', 'filter-include-untagged': false, 'skip-tags': 'v*' }),
    original: containerRetention2({ cutOff: 60 * day, includeUntagged: false, skip: ['v*'] }),
    differs: ['both-times', 'parts']
  },
  {
    name: 'container-retention-policy 3: everything but some tags',
    text: step(snok3, { ...v3, 'image-tags': '!latest !v*', 'cut-off': '4w' }),
    original: containerRetention3({ cutOff: 28 * day, tags: ['!latest', '!v*'] }),
    differs: ['parts']
  },
  {
    name: 'container-retention-policy 3: tags that all match',
    text: step(snok3, { ...v3, 'image-tags': 'sha-*, pr-*', 'cut-off': '2w 3d', 'tag-selection': 'tagged' }),
    original: containerRetention3({ cutOff: 17 * day, tags: ['sha-*', 'pr-*'], selection: 'tagged' }),
    differs: ['parts']
  },
  {
    name: 'container-retention-policy 3: untagged images',
    text: step(snok3, { ...v3, 'tag-selection': 'untagged', 'cut-off': '1h' }),
    original: containerRetention3({ cutOff: day / 24, selection: 'untagged' }),
    differs: ['grace', 'parts']
  },
  {
    name: 'container-retention-policy 3: the most recent of the old ones',
    text: step(snok3, { ...v3, 'cut-off': '1w', 'keep-n-most-recent': 5 }),
    original: containerRetention3({ cutOff: 7 * day, keep: 5 }),
    differs: ['count-after-age', 'parts']
  },
  {
    name: 'ghcr-cleanup-manager: the newest tagged images and no untagged ones',
    text: step(manager, { ...cleanup, 'keep-n-tagged': 8, 'delete-untagged': true }),
    original: ghcrCleanupManager({ keepTagged: 8, untagged: true }),
    differs: ['both-times', 'grace']
  },
  {
    name: 'ghcr-cleanup-manager: tags by regular expressions',
    text: step(manager, {
      ...cleanup,
      'delete-tags': 'pr-.*\n^sha-',
      'use-regex': true,
      'older-than': '1 month',
      'exclude-tags': 'latest\nedge'
    }),
    original: ghcrCleanupManager({
      tags: [/pr-.*/, /^sha-/],
      exclude: [/latest/, /edge/],
      before: Date.parse('2026-06-15T12:00:00Z')
    }),
    differs: ['both-times']
  },
  {
    name: 'ghcr-cleanup-manager: tags by wildcards',
    text: step(manager, { ...cleanup, 'delete-tags': 'sha-*', 'keep-n-tagged': 3 }),
    original: ghcrCleanupManager({ tags: [/^sha-.*$/], keepTagged: 3 }),
    differs: ['both-times', 'protected-slots']
  },
  {
    name: 'ghcr-cleanup-manager: the newest untagged images',
    text: step(manager, { ...cleanup, 'keep-n-untagged': 1 }),
    original: ghcrCleanupManager({ keepUntagged: 1 }),
    differs: []
  },
  {
    name: 'ghcr-prune: untagged versions',
    text: step(prune, { ...pruned, 'keep-younger-than': 7, 'keep-last': 2, 'prune-untagged': true }),
    original: ghcrPrune({ days: 7, keepLast: 2, untagged: true }),
    differs: ['parts']
  },
  {
    name: 'ghcr-prune: tags by regular expressions',
    text: step(prune, {
      ...pruned,
      'prune-tags-regexes': '^pr-\n^sha-',
      'keep-tags-regexes': '6$',
      'keep-tags': 'edge'
    }),
    original: ghcrPrune({ prune: [/^pr-/, /^sha-/], keepTags: [/6$/, /^edge$/] }),
    differs: ['parts']
  },
  {
    name: 'delete-untagged-ghcr-action',
    text: step('Chizkiyahu/delete-untagged-ghcr-action@v6', {
      repository_owner: 'acme',
      package_name: 'app',
      token: '${{ secrets.PAT }}'
    }),
    original: deleteUntagged(),
    differs: ['grace']
  }
]

const rule = (priority: number, selection: object, type = 'expire') => ({
  rulePriority: priority,
  selection,
  action: { type }
})
const lifecycle = (...rules: readonly object[]): string => JSON.stringify({ rules }, null, 2)
const cleanupPolicies = (...policies: readonly object[]): string => JSON.stringify(policies, null, 2)
const pushed = (days: number) => ({ countType: 'sinceImagePushed', countUnit: 'days', countNumber: days })
const more = (count: number) => ({ countType: 'imageCountMoreThan', countNumber: count })

const policies: readonly Case[] = [
  {
    name: 'GitLab: all tags but the newest ten, the young and some',
    text: JSON.stringify({
      container_expiration_policy: { keep_n: 10, older_than: '30d', name_regex: '.*', name_regex_keep: '(main|v.+)' }
    }),
    original: gitLab({ keep: 10, olderThan: 30 * day, delete: /^.*$/, keepRegex: /^(main|v.+)$/ }),
    differs: ['both-times', 'tag-count']
  },
  {
    name: 'GitLab: Terraform',
    text: `container_expiration_policy {
  enabled           = true
  cadence           = "1d"
  older_than        = "14d"
  name_regex_delete = "(sha|pr)-.+"
}`,
    original: gitLab({ olderThan: 14 * day, delete: /^(sha|pr)-.+$/ }),
    differs: ['both-times']
  },
  {
    name: 'ECR: untagged images, then a count',
    text: lifecycle(rule(1, { tagStatus: 'untagged', ...pushed(14) }), rule(2, { tagStatus: 'any', ...more(12) })),
    original: ecr([
      { status: 'untagged', days: 14 },
      { status: 'any', count: 12 }
    ]),
    differs: ['both-times', 'claimed', 'parts']
  },
  {
    name: 'ECR: patterns by priority',
    text: lifecycle(
      rule(20, { tagStatus: 'tagged', tagPatternList: ['*'], ...pushed(40) }),
      rule(10, { tagStatus: 'tagged', tagPatternList: ['sha-*'], ...more(3) })
    ),
    original: ecr([
      { status: 'tagged', patterns: ['sha-*'], count: 3 },
      { status: 'tagged', patterns: ['*'], days: 40 }
    ]),
    differs: ['both-times', 'parts']
  },
  {
    name: 'ECR: a rule that archives, and a list of several',
    text: lifecycle(
      rule(1, { tagStatus: 'tagged', tagPrefixList: ['v'], ...pushed(30) }, 'transition'),
      rule(2, { tagStatus: 'tagged', tagPrefixList: ['sha-', 'edge'], ...pushed(30) }),
      rule(3, { tagStatus: 'tagged', tagPatternList: ['*'], ...pushed(50) })
    ),
    original: ecr([
      { status: 'tagged', patterns: ['v*'], never: true },
      { status: 'tagged', patterns: ['sha-*', 'edge*'], days: 30 },
      { status: 'tagged', patterns: ['*'], days: 50 }
    ]),
    differs: ['all-tags-list']
  },
  {
    name: 'Artifact Registry: old versions but releases and the newest',
    text: cleanupPolicies(
      { name: 'old', action: { type: 'Delete' }, condition: { tagState: 'any', olderThan: '30d' } },
      { name: 'releases', action: { type: 'Keep' }, condition: { tagState: 'tagged', tagPrefixes: ['v'] } },
      { name: 'newest', action: { type: 'Keep' }, mostRecentVersions: { keepCount: 5 } }
    ),
    original: artifactRegistry([
      { action: 'Delete', olderThan: 30 * day },
      { action: 'Keep', state: 'tagged', prefixes: ['v'] },
      { action: 'Keep', keepCount: 5 }
    ]),
    differs: ['both-times']
  },
  {
    name: 'Artifact Registry: prefixes of tags and of packages',
    text: cleanupPolicies(
      { name: 'a', action: { type: 'Delete' }, condition: { tagPrefixes: ['sha-'], olderThan: '1209600s' } },
      { name: 'b', action: { type: 'Delete' }, condition: { tagState: 'untagged', packageNamePrefixes: ['ap'] } },
      { name: 'c', action: { type: 'Delete' }, condition: { packageNamePrefixes: ['other'] } },
      { name: 'd', action: { type: 'Keep' }, condition: { newerThan: '50d' } }
    ),
    original: artifactRegistry([
      { action: 'Delete', prefixes: ['sha-'], olderThan: 14 * day },
      { action: 'Delete', state: 'untagged' },
      { action: 'Delete', otherPackages: true },
      { action: 'Keep', newerThan: 50 * day }
    ]),
    differs: ['both-times']
  },
  {
    name: 'Artifact Registry: conditions without a counterpart',
    text: cleanupPolicies(
      { name: 'a', action: { type: 'Delete' }, condition: { tagState: 'tagged', olderThan: '10d' } },
      { name: 'b', action: { type: 'Delete' }, condition: { tagState: 'untagged', newerThan: '20d' } },
      { name: 'c', action: { type: 'Keep' }, condition: { tagPrefixes: ['sha-'], newerThan: '45d' } }
    ),
    original: artifactRegistry([
      { action: 'Delete', state: 'tagged', olderThan: 10 * day },
      { action: 'Delete', state: 'untagged', newerThan: 20 * day },
      { action: 'Keep', prefixes: ['sha-'], newerThan: 45 * day }
    ]),
    differs: ['parts', 'skipped-condition', 'widened']
  }
]

describe.each([...steps, ...policies])('$name', ({ text, original, sample = server, differs }) => {
  const found = differences(text, sample, original)

  test('each difference to the original is named by a note', () => {
    expect(original(sample, now).size).toBeGreaterThan(0)
    expect(found.filter(({ notes }) => notes.length === 0)).toEqual([])
  })

  test('the notes that name a difference are the expected ones', () => {
    expect([...new Set(found.flatMap(({ notes }) => notes.slice(0, 1)))].toSorted()).toEqual(differs.toSorted())
  })
})

test('there are steps of the usual kinds', () => {
  expect(steps.length).toBeGreaterThanOrEqual(30)
})
