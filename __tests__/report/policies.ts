import { describePolicy } from '../../src/report/policy.ts'
import { readPolicyDocument } from '../../src/retention/document.ts'
import { parseDuration } from '../../src/retention/duration.ts'
import { unwrap } from '../retention/builders.ts'

const safety = {
  untag: false,
  gracePeriod: unwrap(parseDuration('24h')),
  maxDeletions: null,
  maxDeletePercent: 100,
  deleteEmptyPackages: false
}

const place = { file: 'deploy/app.yaml', line: 3, isExact: true }

/** The references in the files of every `in-use`. */
const filesRead = {
  owner: 'acme',
  files: 2,
  count: 3,
  references: new Map([
    ['/acme/web', [{ repository: '/acme/web', versions: ['1.2'], ...place }]],
    ['/acme/app', [{ repository: '/acme/app', versions: ['1.2'], ...place }]],
    ['/acme/unknown', [{ repository: '/acme/unknown', versions: [], ...place }]]
  ])
}

/** Returns the description of the only policy of a document, which is written in YAML's flow style. */
export const wordsFor = (policy: string): readonly string[] => {
  const document = readPolicyDocument(`{version: 1, policies: [{${policy}}]}`, 'p.yml', {
    packages: null,
    type: 'container',
    safety
  })
  if (!document.ok) throw new Error(document.problems.join('\n'))
  return document.policies.flatMap((policy) =>
    describePolicy({ ...policy, inUse: policy.inUse && { ...filesRead, globs: policy.inUse } })
  )
}

/** A policy with all keys of a document, but not all keys of `keep`. */
export const fullPolicy = `
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
    { delete: ["old-*", "@untagged"], older-than: 3d }
  ]`

/** Keys of `keep`, each with the pieces that its description must contain. */
export const keeps: readonly (readonly [keep: string, ...pieces: readonly string[]])[] = [
  [''],
  ['latest: 0'],
  ['latest: 1', 'newest'],
  ['latest: 2', 'newest 2'],
  ['hourly: 1', 'hour'],
  ['hourly: 2', '2 hours'],
  ['daily: 2w', 'each day', '2w'],
  ['yearly: 10', '10 years'],
  ['within: 1d', 'created or updated', '1d'],
  ['within: 1d, by: created', 'created', '1d'],
  ['within: 1d, by: updated', 'updated', '1d'],
  ['latest: 2, by: version', 'newest 2', 'version number'],
  ['latest: 5, within: 1d, max: 9', 'newest 5', '1d', 'at most 9'],
  ['latest: 1, per: major', 'each major version'],
  ['latest: 1, per: channel', 'each prerelease channel'],
  ['latest: 1, per: variant', 'each variant'],
  ['latest: 1, per: name', 'each {name}'],
  ['while: pr-open', 'pull request', 'closed'],
  ['while: pr-open, then-for: 7d', 'pull request', 'closed', '7d'],
  ['latest: 1, per: pr, while: pr-open, then-for: 2w', 'open', '2w'],
  ['deployments: 0'],
  ['deployments: 1', 'newest successful deployment of each environment'],
  ['latest: 3, deployments: 2, max: 2', 'newest 3', 'at most 2', 'newest 2 successful deployments'],
  ['while: branch-exists', 'branch'],
  ['while: tag-exists', 'Git tag'],
  ['while: unreleased', 'released'],
  ['latest: 2, max: 1, while: unreleased', 'newest 2', 'at most 1', 'unreleased']
]

/** Keys of a policy other than its rules, each with the pieces that the description must contain. */
export const keys: readonly (readonly [keys: string, ...pieces: readonly string[]])[] = [
  ['type: container', 'Package app (container)', 'at least 1 image', '24h'],
  ['min-keep: 0', 'no image'],
  ['delete-empty-packages: true', 'a package', 'deleted'],
  ['delete-empty-packages: true, min-keep: 1', 'at least 1 image'],
  ['type: npm, min-keep: 1200', 'Package app (npm)', 'at least 1,200 versions', 'named x'],
  ['type: npm, max-deletions: 1', 'at most 1 deletion'],
  ['type: nuget, max-delete-percent: 99', '99% of its versions'],
  ['protect: latest', 'latest is protected'],
  [
    'in-use: [deploy/**, "!deploy/old/**"]',
    '3 references in 2 files',
    'deploy/**, !deploy/old/**',
    'versions of app, web'
  ]
]
