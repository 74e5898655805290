import { globSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { pushImage, pushMultiArch } from '../simulator/images.ts'
import { brokenTags, neededBy } from '../simulator/pull.ts'
import type { Simulator } from '../simulator/server.ts'
import { deleteVersion } from '../simulator/trash.ts'
import { addPackage, addRepository, type SimPackage, type World } from '../simulator/world.ts'
import { type Report, total } from '../src/report/json.ts'
import { day } from './action.ts'
import { blocksIn } from './pages.ts'
import { checkReport } from './report-schema.ts'
import { classic, serve, smallWorld } from './simulator/simulate.ts'
import { expectPieces } from './words.ts'
import { type ActionRun, runWorkflow, type WorkflowStart } from './workflow-runner.ts'

const directory = mkdtempSync(join(tmpdir(), 'package-retention-workflows-'))

const policyFile = '.github/package-retention.yml'
const files = {
  [policyFile]: `version: 1
policies:
  - packages: server
    protect: [latest, v*]
    rules:
      - delete: [nightly-*, pr-*, "@untagged"]
        older-than: 30 days
`
}

/** Tags such as `nightly-7` to `nightly-14`. */
const tags = (prefix: string, first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, at) => `${prefix}-${first + at}`)

/** The packages of an organization after some months of builds, and a site to run workflows on. */
const setUpSite = async () => {
  const { world, clock, app } = smallWorld()
  const repository = addRepository(world, 'acme/app', { pulls: [2] })
  const ago = (days: number): number => clock.now() - days * day
  const add = (name: string): SimPackage =>
    addPackage(world, { owner: 'acme', type: 'container', name, repository: 'acme/app' })
  const [server, worker, old] = [add('server'), add('worker'), add('archive/old')]
  for (const pkg of [server, worker, old]) {
    pushMultiArch(world, pkg, { tags: ['v1.0.0', 'latest'], created: ago(100), attestations: 'buildkit-artifact' })
    for (let at = 14; at >= 1; at--) pushMultiArch(world, pkg, { tags: [`nightly-${at}`], created: ago(5 * at) })
    pushMultiArch(world, pkg, { tags: ['pr-1'], created: ago(61) })
    pushImage(world, pkg, { created: ago(40) })
    pushImage(world, pkg, { tags: ['pr-2'], created: ago(3) })
  }
  for (let at = 25; at >= 1; at--) pushImage(world, app, { tags: [`sha-${at}`], created: ago(at) })
  pushMultiArch(world, app, { tags: ['pr-12', 'pr-12-abc'], created: ago(2) })
  pushImage(world, app, { tags: ['latest'], created: ago(0.1) })
  const packages = { app, server, worker, 'archive/old': old }
  const { simulator } = await serve(world)
  const site = {
    ...{ world, simulator, files, secrets: { PACKAGES_TOKEN: classic } },
    clock,
    directory: mkdtempSync(join(directory, 'site-'))
  }
  /** Returns the tags of each package, and `untagged` for each image without one. */
  const contents = (): Contents =>
    Object.entries(packages).flatMap(([key, pkg]) => {
      const needed = neededBy(pkg, [...pkg.tags.keys()])
      const untagged = pkg.versions.filter((version) => !needed.has(version)).map(() => 'untagged')
      return [...pkg.tags.keys(), ...untagged].map((name) => `${key}: ${name}`)
    })
  return { site, repository, server, contents, broken: () => Object.values(packages).flatMap(brokenTags) }
}

type Contents = readonly string[]

const isWorkflow = (text: string): boolean => /^jobs:/m.test(text)

/** Pages whose workflows have tests of their own. */
const testedElsewhere = ['docs/recipes.md', 'docs/migration.md']

/** The workflows of the README and of docs, with a number where it is not the first of its page, and those of examples. */
const workflows: Readonly<Record<string, string>> = Object.fromEntries([
  ...['README.md', ...globSync('docs/*.md').filter((path) => !testedElsewhere.includes(path))].flatMap((path) => {
    const named = blocksIn(readFileSync(path, 'utf8')).filter(isWorkflow)
    return named.map((text, at) => [at > 0 ? `${path}, ${at + 1}` : path, text] as const)
  }),
  ...globSync('examples/*.yml').map((path) => [path, readFileSync(path, 'utf8')] as const)
])

const ofPackage = (name: string, deleted: readonly string[]): string[] => deleted.map((each) => `${name}: ${each}`)

/** Everything older than 30 days, other than releases. */
const old = [...tags('nightly', 7, 14), 'pr-1']
/** The same without the ten newest. */
const oldest = [...tags('nightly', 10, 14), 'pr-1', 'untagged']
const dispatched = { packages: 'server, worker', 'delete-tags': 'pr-*', 'older-than': '30 days' }
const closedBy = (head: string) => ({ number: 12, pull_request: { head: { repo: { full_name: head } } } })

/** The versions that each workflow deletes, and the jobs that it runs for that. */
const cases: readonly (readonly [
  workflow: string,
  start: Omit<WorkflowStart, 'runId'>,
  jobs: string,
  deleted: Contents
])[] = [
  ['README.md', {}, 'clean', []],
  ['README.md, 2', {}, 'clean', ofPackage('server', oldest)],
  ['docs/policies.md', {}, 'clean', ofPackage('server', [...old, 'untagged'])],
  ['docs/approval.md', {}, 'plan delete', ofPackage('server', old)],
  ['docs/github-enterprise.md', {}, 'clean', []],
  ['examples/after-push.yml', {}, 'image', ofPackage('app', tags('sha', 21, 25))],
  ['examples/approval.yml', {}, 'plan delete', ofPackage('server', [...old, 'untagged'])],
  ['examples/manual.yml', { inputs: { ...dispatched, 'dry-run': true } }, 'clean', []],
  [
    'examples/manual.yml',
    { inputs: { ...dispatched, 'dry-run': false } },
    'clean',
    ['server', 'worker'].flatMap((name) => ofPackage(name, ['pr-1']))
  ],
  [
    'examples/matrix.yml',
    {},
    'find clean clean clean',
    // Of the days, seven are kept, and nightly-13 is the last of March.
    ['server', 'worker'].flatMap((name) =>
      ofPackage(name, [...tags('nightly', 8, 12), 'nightly-14', 'pr-1', 'untagged'])
    )
  ],
  [
    'examples/pull-request-closed.yml',
    { event: closedBy('acme/app') },
    'clean',
    ofPackage('app', ['pr-12', 'pr-12-abc'])
  ],
  ['examples/pull-request-closed.yml', { event: closedBy('mona/app') }, '', []],
  [
    'examples/schedule.yml',
    {},
    'clean',
    ['server', 'worker'].flatMap((name) => ofPackage(name, [...tags('nightly', 11, 14), 'untagged']))
  ]
]

/** The workflows that undo a run. */
const undoing = ['docs/restore.md', 'examples/restore.yml']
/** Those that repair what somebody else deleted. */
const repairing = ['docs/repair.md', 'examples/repair.yml']
/** Those that show what a pull request changes. */
const previewing = ['docs/check.md', 'examples/check.yml']
/** Those that call the reusable workflow. */
const fleets = ['docs/fleet.md', 'examples/fleet.yml']

test('every workflow of README, docs and examples is run here', () => {
  const run = [...cases.map(([name]) => name), ...undoing, ...repairing, ...previewing, ...fleets]
  expect([...new Set(run)].toSorted()).toEqual(Object.keys(workflows).toSorted())
})

/** Returns a workflow with the addresses of the simulator in place of those of an example. */
const atServer = (text: string, { url, registryUrl }: Pick<Simulator, 'url' | 'registryUrl'>): string =>
  text.replace('https://github.example.com/api/v3', url).replace('https://containers.github.example.com', registryUrl)

/** Expects that all went well: the report of each step is an artifact of its own, and the post step has nothing to do. */
const expectSuccess = (runs: readonly ActionRun[], world: World): void => {
  for (const { main, post } of runs) {
    expect([main.code, post.code]).toEqual([0, 0])
    expect(main.log).not.toMatch(/^::(?:error|notice)/m)
    expect(post.log.replaceAll(/^::add-mask::.*\n/gm, '')).toBe('')
    expect(world.artifacts.map(({ id }) => `${id}`)).toContain(main.outputs.get('artifact-id'))
  }
  expect(new Set(world.artifacts.map(({ runId, name }) => `${runId} ${name}`)).size).toBe(world.artifacts.length)
}

test.each(cases)('%s, started with %j, runs %s and deletes what it says', async (name, start, jobs, deleted) => {
  const { site, contents, broken } = await setUpSite()
  const before = contents()
  const runs = await runWorkflow(site, atServer(workflows[name] ?? '', site.simulator), { ...start, runId: 7 })
  expect(runs.map(({ job }) => job).join(' ')).toBe(jobs)
  expectSuccess(runs, site.world)
  expect(site.world.artifacts).toHaveLength(runs.length)
  const after = contents()
  const lost = before.filter((each) => !after.includes(each))
  expect(lost.toSorted()).toEqual(deleted.toSorted())
  expect(broken()).toEqual([])
})

test.each(undoing)('%s restores what a run deleted, by its id', async (name) => {
  const { site, contents, broken } = await setUpSite()
  const before = contents()
  const clean = await runWorkflow(site, workflows['README.md, 2'] ?? '', { runId: 7 })
  const between = contents()
  const dry = await runWorkflow(site, workflows[name] ?? '', { runId: 8, inputs: { 'run-id': '7', 'dry-run': true } })
  expect(contents()).toEqual(between)
  const real = await runWorkflow(site, workflows[name] ?? '', {
    runId: 9,
    inputs: { 'run-id': '7', 'dry-run': false }
  })
  expectSuccess([...clean, ...dry, ...real], site.world)
  expect(contents().toSorted()).toEqual(before.toSorted())
  expect(between.length).toBeLessThan(before.length)
  expect(broken()).toEqual([])
})

test('the workflow in the summary of a run restores what it deleted', async () => {
  const { site, contents } = await setUpSite()
  const before = contents()
  const clean = await runWorkflow(site, workflows['README.md, 2'] ?? '', { runId: 7 })
  const [snippet = ''] = blocksIn(readFileSync(String(clean[0]?.main.summary), 'utf8'))
  expect(contents().length).toBeLessThan(before.length)
  expectSuccess(await runWorkflow(site, snippet, { runId: 8 }), site.world)
  expect(contents().toSorted()).toEqual(before.toSorted())
})

test.each(repairing)('%s restores what somebody else deleted of a tagged image', async (name) => {
  const { site, server, contents, broken } = await setUpSite()
  const before = contents()
  for (const part of [...neededBy(server, ['v1.0.0'])].filter(({ tags }) => tags.length === 0)) {
    deleteVersion(site.world, server, part)
  }
  expect(broken()).not.toEqual([])
  const text = workflows[name] ?? ''
  const dry = await runWorkflow(site, text, { runId: 8, inputs: { 'dry-run': true } })
  expect(broken()).not.toEqual([])
  const real = await runWorkflow(site, text, { runId: 9, inputs: { 'dry-run': false } })
  expectSuccess([...dry, ...real], site.world)
  expect(broken()).toEqual([])
  expect(contents().toSorted()).toEqual(before.toSorted())
})

test.each(previewing)('%s comments on a pull request what it would delete other than before', async (name) => {
  const { site, repository, contents } = await setUpSite()
  const before = contents()
  const [base, head] = ['b'.repeat(40), 'a'.repeat(40)]
  repository.commits.set(base, { [policyFile]: files[policyFile]?.replace('30 days', '52 days') ?? '' })
  repository.commits.set(head, files)
  repository.heads.set(2, head)
  const baseOf = { sha: base, repo: { full_name: 'acme/app' } }
  const event = { number: 2, pull_request: { number: 2, head: { sha: head }, base: baseOf } }
  const runs = await runWorkflow(site, workflows[name] ?? '', { event, runId: 7 })
  expectSuccess(runs, site.world)
  // The image without a tag, and nightlies 7 to 10 with two platforms each.
  expect(runs.map(({ main }) => main.outputs.get('added-count'))).toEqual(['13'])
  expect(repository.comments).toHaveLength(1)
  expect(contents()).toEqual(before)
})

/** Returns the report of the last job, its page, and its summary. */
const readJoined = ({ main }: ActionRun) => {
  const report: Report = JSON.parse(readFileSync(String(main.outputs.get('report')), 'utf8'))
  checkReport(report)
  const [, page = ''] =
    /<script type="application\/json" id="report">(.*?)<\/script>/s.exec(
      readFileSync(String(main.outputs.get('report-html')), 'utf8')
    ) ?? []
  return { report, page: JSON.parse(page), summary: readFileSync(main.summary, 'utf8') }
}

test('examples/fleet.yml joins the reports of its jobs, one of which is blocked and one lost', async () => {
  const { site, contents, broken } = await setUpSite()
  const before = contents()
  const text = (workflows['examples/fleet.yml'] ?? '').replace('jobs: 10', 'jobs: 4\n      max-delete-percent: 80')
  const isLost = (job: string, leg: string): boolean => job === 'clean' && leg === 'container/worker'
  const runs = await runWorkflow({ ...site, isLost }, text, { runId: 7, inputs: { 'dry-run': false } })

  expect(runs.map(({ job, main }) => `${job} ${main.code}`)).toEqual([
    ...['list 0', 'clean 1', 'clean 0', 'clean 0', 'report 1']
  ])
  const [list] = runs
  expect(JSON.parse(list?.main.outputs.get('batches') ?? '')).toEqual(
    expect.arrayContaining(['container/archive/old', 'container/app', 'container/server', 'container/worker'])
  )
  const deleted = [...ofPackage('server', [...old, 'untagged'])]
  expect(before.filter((each) => !contents().includes(each)).toSorted()).toEqual(deleted.toSorted())
  expect(broken()).toEqual([])

  const last = runs.at(-1)
  if (!last) throw new Error('no job ran')
  const { report, page, summary } = readJoined(last)
  const own = runs
    .slice(1, -1)
    .map(({ main }): Report => JSON.parse(readFileSync(String(main.outputs.get('report')), 'utf8')))
  expect(report.packages.map(({ name, status, policyIndex }) => [name, status, policyIndex])).toEqual([
    ['archive/old', 'fused', 0],
    ['app', 'ok', 1],
    ['server', 'ok', 1],
    ['worker', 'failed', -1]
  ])
  expect(report).toMatchObject({ mode: 'report', dryRun: false, complete: false, policy: { policies: [{}, {}] } })
  expect(report.requests.mutations).toBe(own.reduce((sum, { requests }) => sum + requests.mutations, 0))
  expect(last.main.outputs.get('deleted-count')).toBe(
    String(own.reduce((sum, each) => sum + total(each, 'deleted'), 0))
  )
  expect(page).toHaveLength(4)
  expect(page).toEqual(expect.arrayContaining(own))
  expectPieces(
    summary,
    'acme/archive/old',
    'acme/server',
    'acme/worker',
    'no job of the run reported on it',
    'restore-from: 7'
  )
})

test('docs/fleet.md cleans the other packages where one does not exist', async () => {
  const { site, contents } = await setUpSite()
  const before = contents()
  const policy = files[policyFile].replace('packages: server', 'packages: [server, none]\n    max-delete-percent: 80')
  const runs = await runWorkflow({ ...site, files: { [policyFile]: policy } }, workflows['docs/fleet.md'] ?? '', {
    runId: 7,
    inputs: { 'dry-run': false }
  })
  expect(runs.map(({ job, main }) => `${job} ${main.code}`)).toEqual(['list 1', 'clean 0', 'report 1'])
  expectPieces(runs.at(-1)?.main.log ?? '', /^::error::.*acme\/none does not exist/m)
  expect(before.filter((each) => !contents().includes(each)).toSorted()).toEqual(
    ofPackage('server', [...old, 'untagged']).toSorted()
  )
})

test('docs/fleet.md has nothing to clean where the policy matches no package, and says so', async () => {
  const { site } = await setUpSite()
  const none = files[policyFile].replace('packages: server', 'packages: none-*')
  const runs = await runWorkflow({ ...site, files: { [policyFile]: none } }, workflows['docs/fleet.md'] ?? '', {
    runId: 7
  })
  expect(runs.map(({ job, main }) => `${job} ${main.code}`)).toEqual(['list 0', 'report 0'])
  const last = runs.at(-1)
  if (!last) throw new Error('no job ran')
  const { report, summary } = readJoined(last)
  expect(report.packages).toEqual([])
  expect(report.warnings).toEqual([expect.stringContaining('none-*')])
  expectPieces(summary, 'none-*')
})
