import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { readDocument } from '../../report-page/document.ts'
import { describePolicies, matchlessWarnings, replayCaveats, replayDecisions } from '../../report-page/replay.ts'
import { type RunReport, readReport } from '../../report-page/report.ts'
import { virtualClock } from '../../simulator/clock.ts'
import { sampleOrganization } from '../../simulator/samples.ts'
import { createWorld } from '../../simulator/world.ts'
import { type VersionReport, writeReport } from '../../src/report/json.ts'
import { writeDocument } from '../../src/report/policy-document.ts'
import { questionsOf } from '../../src/retention/evaluate.ts'
import { type Inputs, packageOf, publishDaily, type Run, runAction, setUp, workspace } from '../action.ts'
import fc from '../fast-check.ts'
import { reportDryRun, resultOf } from '../report/dry-run.ts'
import { inventoryOf, packages, policies } from '../retention/arbitraries.ts'
import { policy, rule, unwrap } from '../retention/builders.ts'
import { serve } from '../simulator/simulate.ts'

/** Returns the report as the page reads it, and its policies as the editor shows them. */
const open = ({ report }: Pick<Run, 'report'>) => {
  const read = readReport(JSON.stringify(report))
  if (!read.ok) throw new Error(read.problem)
  return { report: read.value, document: writeDocument(read.value.policy.policies) }
}

const decide = (report: RunReport, document: string) => {
  const read = readDocument(document)
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics))
  return JSON.parse(JSON.stringify(replayDecisions(report, read.policies)))
}

/** Returns the sample organization, and a dry run over all its container packages. */
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

test('the page decides every package under every policy as the action does', () => {
  fc.assert(
    fc.property(packages, policies, (world, policy) => {
      const fitting = { ...policy, type: world.type }
      const questions = questionsOf(world.versions, world.type, fitting)
      const inventory = { ...inventoryOf(world), manifests: world.manifests }
      // A run asks only if a rule depends on it.
      const repository = questions.size > 0 ? 'acme/app' : null
      const report = reportDryRun(fitting, resultOf(inventory, fitting, world.refs, { repository }))
      const written = [...writeReport(report)].join('')
      const again = replayDecisions(unwrap(readReport(written)), [fitting])
      expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(written).packages)
    }),
    { numRuns: 300 }
  )
})

test('a version that is not in the approved plan is kept by the page, too', async () => {
  const { act } = await sample()
  const inputs = { packages: 'app', 'delete-tags': 'pr-*', 'older-than': '20d', untag: 'true' }
  const { outputs } = await act(inputs)
  const run = await act({ ...inputs, 'delete-tags': 'pr-*, 1.*', 'older-than': '7d', plan: String(outputs['report']) })
  expect(run.report.approved?.['acme/container/app']?.length).toBeGreaterThan(0)
  const { report, document } = open(run)
  expect(decide(report, document)).toEqual(run.report.packages)
  expect(replayCaveats(report, report.packages, [])).toEqual([expect.stringContaining('approved plan')])
})

test('another policy is decided with the facts of the run, and the page names those that are missing', async () => {
  const { act } = await sample()
  const wide = await act({ packages: '**', 'delete-tags': '**, !latest', 'delete-untagged': 'true' })
  const narrow = open(
    await act({ packages: '**', 'delete-tags': 'pr-*', 'delete-untagged': 'true', 'older-than': '9d' })
  )
  expect(replayCaveats(narrow.report, narrow.report.packages, [policy([rule('*', { while: 'unreleased' })])])).toEqual(
    []
  )
  const asking = policy([rule('pr-{pr}', { while: 'pr-open' })])
  expect(replayCaveats(narrow.report, replayDecisions(narrow.report, [asking]), [asking])).toEqual([
    expect.stringContaining('pr-open')
  ])
  const again = decide(narrow.report, open(wide).document)
  expect(replayCaveats(narrow.report, again, [])).toEqual([expect.stringContaining('charts/app')])
  const [app] = again.filter(({ name }: { name: string }) => name === 'app')
  const shape = ({ id, action, part }: VersionReport) => ({ id, action, part })
  expect(app.versions.map(shape)).toEqual(packageOf(wide, 'app').versions.map(shape))
})

test('a package that no policy matches is kept', async () => {
  const { act } = await sample()
  const { report } = open(await act({ packages: 'app', 'delete-tags': '**' }))
  const [app] = replayDecisions(report, [{ ...policy([rule('@any')]), type: 'npm' }])
  expect(app).toMatchObject({
    status: 'unmatched',
    policyIndex: -1,
    counts: { planned: 0, kept: app?.versions.length }
  })
  expect(new Set(app?.versions.map(({ action }) => action))).toEqual(new Set(['keep']))
})

test('a package that could not be listed is returned unchanged', async () => {
  const { act } = await sample()
  const run = await act({ packages: 'app, nothing', 'delete-tags': 'pr-*' })
  const { report, document } = open(run)
  expect(decide(report, document)).toEqual(run.report.packages)
  expect(run.report.packages.map(({ status }) => status)).toContain('failed')
})

test('what files name is kept as in the run, not without in-use, and with a caveat where the files are others', async () => {
  const { world, app, act } = await setUp()
  publishDaily(world, app, ['4', '3', '2', '1'])
  const [digest = ''] = app.versions.flatMap(({ name, tags }) => (tags.includes('2') ? [name] : []))
  await writeFile(join(workspace, 'app.yaml'), `image: ghcr.io/acme/app:1\n# ghcr.io/acme/app@${digest}\n`)
  const run = await act({ packages: 'app', 'delete-tags': '*', 'in-use': 'app.yaml', 'dry-run': 'true' })
  const { report, document } = open(run)
  expect(document).toContain('in-use: app.yaml')
  expect(decide(report, document)).toEqual(run.report.packages)
  const deletedBy = (text: string) =>
    decide(report, text)[0].versions.flatMap(({ action, tags }: VersionReport) => (action === 'delete' ? tags : []))
  expect(deletedBy(document)).toEqual(['4', '3'])
  expect(deletedBy(document.replace(/.*in-use.*\n/, ''))).toEqual(['3', '2', '1'])
  const caveatsOf = (text: string) => {
    const read = readDocument(text)
    return read.ok ? replayCaveats(report, report.packages, read.policies) : []
  }
  expect(caveatsOf(document)).toEqual([])
  expect(caveatsOf(document.replace('app.yaml', 'other.yaml'))).toEqual([expect.stringContaining('in-use')])
})

/** Returns policies as the page reads them. */
const parse = (text: string) => {
  const read = readDocument(text)
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics))
  return read.policies
}

test('a package is left alone for the spelling of what protects, as the action does', async () => {
  const { act } = await sample()
  const policy = (protect: string) =>
    `version: 1\npolicies:\n  - packages: app\n    protect: ${protect}\n    rules:\n      - delete: "@any"\n`
  const { report } = open(await act({ policy: policy('latest') }))
  const wrong = await act({ policy: policy('LATEST') })
  const [app] = replayDecisions(report, parse(policy('LATEST')))
  const [ofRun] = wrong.report.packages
  expect(app).toMatchObject({ status: ofRun?.status, problem: ofRun?.problem, counts: { planned: 0 } })
  expect(app?.problem).toContain('"LATEST" protects nothing')
  expect(new Set(app?.versions.map(({ action, outcome }) => `${action} ${outcome}`))).toEqual(new Set(['keep kept']))
})

test('the page warns of what matches nothing, as the action does', async () => {
  const { act } = await sample()
  const policy = (rules: string, packages = 'app') =>
    `version: 1\npolicies:\n  - packages: ${packages}\n    protect: lates\n    rules:\n      - delete: ${rules}\n`
  const run = await act({ policy: policy('[gone-*, "pr-*"]') })
  const { report, document } = open(run)
  const found = matchlessWarnings(report.packages, parse(document))
  expect(found).toEqual([
    'pattern "gone-*" matches nothing in any package',
    'pattern "lates" matches nothing in any package (did you mean latest?)'
  ])
  expect(run.report.warnings).toEqual(found)
  const policies = parse(policy('"*"', 'appp') + policy('"*"').replace(/.*\n.*\n/, ''))
  expect(matchlessWarnings(replayDecisions(report, policies), policies)).toEqual([
    'policy 1: packages matches none of these packages (did you mean app?)',
    'policy 2: pattern "lates" matches nothing in any package (did you mean latest?)'
  ])
  const unlisted = report.packages.map((pkg) => ({ ...pkg, versions: [] }))
  expect(matchlessWarnings(unlisted, parse(document))).toEqual([])
})

test('an edited policy is said in words', () => {
  const text = 'version: 1\npolicies:\n  - packages: app\n    in-use: [a.yml, b/**]\n    rules:\n      - delete: pr-*\n'
  expect(describePolicies(parse(text))).toEqual([
    [
      expect.stringContaining('Package app (container)'),
      expect.stringContaining('Rule 1 deletes every version tagged pr-*'),
      expect.stringContaining('24h'),
      'In use: what files of a.yml and b/** name is protected'
    ]
  ])
})
