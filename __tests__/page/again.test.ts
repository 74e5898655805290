import { expect, test } from '@jest/globals'
import { decideAgain } from '../../page/again.ts'
import { readDocument, writeDocument } from '../../page/document.ts'
import { type RunReport, readReport } from '../../page/report.ts'
import { virtualClock } from '../../simulator/clock.ts'
import { sampleOrganization } from '../../simulator/samples.ts'
import { createWorld } from '../../simulator/world.ts'
import { type Inputs, type Run, runAction } from '../action.ts'
import { serve } from '../simulator/simulate.ts'

/** The report as the page reads it, and its policies as the page's editor shows them. */
const open = ({ report }: Pick<Run, 'report'>) => {
  const read = readReport(JSON.stringify(report))
  if (!read.ok) throw new Error(read.problem)
  return { report: read.value, document: writeDocument(read.value.policy.policies) }
}

const decide = (report: RunReport, document: string) => {
  const read = readDocument(document)
  if (!read.ok) throw new Error(JSON.stringify(read.remarks))
  return JSON.parse(JSON.stringify(decideAgain(report, read.policies)))
}

/** The sample organization, and a dry run over all of its container packages. */
const sample = async () => {
  const clock = virtualClock('2026-06-01T00:00:00.789Z')
  const world = createWorld(clock)
  const { tokens } = sampleOrganization(world, clock.now())
  const { simulator } = await serve(world)
  const act = (inputs: Inputs) =>
    runAction(simulator, clock, { token: tokens.classic.token, 'dry-run': 'true', ...inputs })
  return { act, world, clock }
}

const document = `
version: 1
policies:
  - packages: app
    protect: [latest, "1.*"]
    min-keep: 3
    max-deletions: 20
    rules:
      - delete: "nightly-*"
        keep: { daily: 7, weekly: 4, max: 9 }
      - delete: ["pr-{pr}", "pr-{pr}-{sha}"]
        keep: { latest: 1, per: pr, while: pr-open }
      - delete: ["@semver", main, nightly]
        keep: { latest: 2, per: minor, by: version }
      - delete: "@untagged"
        older-than: 3d
  - packages: "**"
    rules:
      - delete: "@any"
        older-than: 6mo
`

test.each<[title: string, inputs: Inputs]>([
  [
    'flat inputs',
    { packages: 'app', 'delete-tags': 'nightly-*, pr-*', 'delete-untagged': 'true', 'older-than': '14d' }
  ],
  ['a cap over the run', { packages: '**', 'delete-tags': '**', 'older-than': '30d', 'max-deletions': '7' }],
  ['a fuse that holds', { packages: 'app', 'delete-tags': '**', 'max-delete-percent': '10', 'keep-latest': '3' }],
  ['single tags that go', { packages: 'app', 'delete-tags': 'nightly-*, 1.*', 'older-than': '3d', untag: 'true' }],
  ['a policy document', { policy: document }],
  ['packages that go as a whole', { packages: '**', 'delete-tags': '**', 'delete-empty-packages': 'true' }],
  ['another type', { packages: 'ui', 'package-type': 'npm', 'delete-tags': '@prerelease', 'keep-latest': '3' }]
])('the page decides %s as the action does', async (_, inputs) => {
  const { act } = await sample()
  const run = await act(inputs)
  const { report, document } = open(run)
  expect(decide(report, document)).toEqual(run.report.packages)
  expect(run.report.packages.length).toBeGreaterThan(0)
})
