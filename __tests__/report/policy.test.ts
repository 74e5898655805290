import { describe, expect, test } from '@jest/globals'
import { describePolicy } from '../../src/report/policy.ts'
import { readPolicyDocument } from '../../src/retention/document.ts'
import { parseDuration } from '../../src/retention/duration.ts'

const day = parseDuration('24h')
if (!day.ok) throw new Error(day.problem)
const safety = {
  untag: false,
  gracePeriod: day.value,
  maxDeletions: null,
  maxDeletePercent: 100,
  deleteEmptyPackages: false
}

/** What is said of the only policy of a document, written in YAML's flow style. */
const said = (policy: string): readonly string[] => {
  const document = readPolicyDocument(`{version: 1, policies: [{${policy}}]}`, 'p.yml', {
    packages: null,
    type: 'container',
    safety
  })
  if (!document.ok) throw new Error(document.problems.join('\n'))
  return document.policies.flatMap(describePolicy)
}

const saidOfKeep = (keep: string) =>
  said(`packages: app, rules: [{delete: "{name}-{pr}", keep: {${keep}}}]`)[1]?.replace(
    'rule 1: {name}-{pr} may go; ',
    ''
  )

test('says a policy in a line for its packages, one for each rule, and one for its limits', () => {
  expect(
    said(`
      packages: [server, "tools/**", "!tools/legacy"],
      protect: [latest, "lts-*"],
      min-keep: 3,
      max-deletions: 100,
      max-delete-percent: 30,
      untag: true,
      rules: [
        { delete: [nightly-*, "!nightly-1"], keep: { daily: 7, weekly: 4, monthly: 6 } },
        { delete: ["pr-{pr}", "pr-{pr}-*"], keep: { latest: 1, per: pr, while: pr-open } },
        { delete: "@stable", keep: { latest: 3, within: 2y, per: minor } },
        { delete: "@untagged", older-than: 3d }
      ]`)
  ).toEqual([
    'packages server, tools/**, !tools/legacy (container): protects latest, lts-*; at least 3 images stay',
    'rule 1: nightly-* but not nightly-1 may go; keeps the newest of each of the last 7 days, the newest of each of the last 4 weeks, and the newest of each of the last 6 months',
    'rule 2: pr-{pr}, pr-{pr}-* may go; keeps in each {pr} the newest while its pull request is open',
    'rule 3: @stable may go; keeps in each minor line the newest 3 and what was created or updated in the last 2y',
    'rule 4: @untagged may go; keeps what was created or updated in the last 3d',
    'the pull requests are those of the repository that GitHub links a package to, else the running one',
    'limits: untagged versions younger than 24h stay; an image that stays loses its other tags that may go; at most 100 deletions; a package that would lose more than 30 % of its images is left alone'
  ])
})

describe('says of what keep has', () => {
  test.each([
    ['', 'keeps none'],
    ['latest: 0', 'keeps the newest 0'],
    ['latest: 1', 'keeps the newest'],
    ['latest: 2', 'keeps the newest 2'],
    ['hourly: 1', 'keeps the newest of the last hour'],
    ['hourly: 2', 'keeps the newest of each of the last 2 hours'],
    ['daily: 2w', 'keeps the newest of each day in the last 2w'],
    ['yearly: 10', 'keeps the newest of each of the last 10 years'],
    ['within: 1d', 'keeps what was created or updated in the last 1d'],
    ['within: 1d, by: created', 'keeps what was created in the last 1d, by time of creation'],
    ['within: 1d, by: updated', 'keeps what was updated in the last 1d, by time of update'],
    ['latest: 2, by: version', 'keeps the newest 2, by version number'],
    [
      'latest: 5, within: 1d, max: 9',
      'keeps the newest 5 and what was created or updated in the last 1d, of these at most the newest 9'
    ],
    ['latest: 1, per: major', 'keeps in each major line the newest'],
    ['latest: 1, per: channel', 'keeps in each prerelease channel the newest'],
    ['latest: 1, per: variant', 'keeps in each variant the newest'],
    ['latest: 1, per: name', 'keeps in each {name} the newest'],
    ['while: pr-open', 'keeps each while its pull request is open'],
    ['while: branch-exists', 'keeps each while its branch exists'],
    ['while: tag-exists', 'keeps each while its Git tag exists'],
    ['while: unreleased', 'keeps each until its version is released'],
    [
      'latest: 2, max: 1, while: unreleased',
      'keeps the newest 2, of these at most the newest until its version is released'
    ]
  ])('%j: %s', (keep, words) => {
    expect(saidOfKeep(keep)).toBe(words)
  })
})

describe('says of the packages', () => {
  test.each([
    ['', 'packages app (container): protects nothing; at least 1 image stays'],
    [', min-keep: 0', 'packages app (container): protects nothing; no image has to stay'],
    [
      ', delete-empty-packages: true',
      'packages app (container): protects nothing; a package whose images may all go is deleted'
    ],
    [
      ', delete-empty-packages: true, min-keep: 1',
      'packages app (container): protects nothing; at least 1 image stays'
    ],
    [', type: npm, min-keep: 1200', 'packages app (npm): protects nothing; at least 1,200 versions stay']
  ])('what its further keys%s mean', (keys, line) => {
    expect(said(`packages: app, rules: [{delete: x}]${keys}`)[0]).toBe(line)
  })
})

describe('says of the limits', () => {
  test.each([
    ['nothing where there are none', 'grace-period: 0', []],
    ['nothing of a grace period of packages without untagged versions', 'type: npm', []],
    ['the cap of one', 'type: npm, max-deletions: 1', ['limits: at most 1 deletion']],
    [
      'the fuse',
      'type: nuget, max-delete-percent: 99',
      ['limits: a package that would lose more than 99 % of its versions is left alone']
    ]
  ])('%s', (_, keys, lines) => {
    expect(said(`packages: app, rules: [{delete: x}], ${keys}`).slice(2)).toEqual(lines)
  })
})
