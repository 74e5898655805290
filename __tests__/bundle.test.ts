import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { meanwhile } from '../simulator/faults.ts'
import { prepareStep, readOutputs, runStep, withServices } from '../simulator/runner.ts'
import { addPackage, type PackageType } from '../simulator/world.ts'
import { type Inputs, mutations, publishDaily, remainingNames, sent } from './action.ts'
import { checkReport } from './report-schema.ts'
import { serve, smallWorld, workflow } from './simulator/simulate.ts'

const bundle = join(import.meta.dirname, '..', 'dist', 'index.js')
const directory = mkdtempSync(join(tmpdir(), 'package-retention-'))

/** A package of the organization with three versions, and the bundle to run over it as a runner would. */
const setUp = async (type: PackageType, name: string, labels: readonly string[]) => {
  const { world, clock } = smallWorld()
  clock.set(Date.now())
  const pkg = addPackage(world, { owner: 'acme', type, name, repository: 'acme/app' })
  const versions = publishDaily(world, pkg, labels)
  const { simulator } = await serve(world)
  const start = async (inputs: Inputs) => {
    const before = simulator.requests.length
    const step = await runStep(
      bundle,
      simulator,
      { token: workflow, 'package-type': type, packages: name, ...inputs },
      { directory }
    )
    const outputs = Object.fromEntries(step.outputs)
    const report = JSON.parse(await readFile(String(outputs['report']), 'utf8'))
    checkReport(report)
    return {
      ...step,
      outputs,
      summary: await readFile(step.summary, 'utf8'),
      report,
      requests: simulator.requests.slice(before)
    }
  }
  return { pkg, versions, start }
}

describe.each<[type: PackageType, name: string, labels: [string, string, string], pattern: string]>([
  ['container', 'tools/server', ['pr-2', 'v1', 'pr-1'], 'pr-*'],
  ['npm', 'ui', ['1.1.0-rc.1', '1.0.0', '1.0.0-rc.1'], '@prerelease'],
  ['maven', 'com.acme.client', ['1.1-SNAPSHOT', '1.0', '1.0-SNAPSHOT'], '@prerelease'],
  ['rubygems', 'acme', ['1.1.0.pre1', '1.0.0', '1.0.0.rc1'], '@prerelease'],
  ['nuget', 'Acme.Sdk', ['1.1.0-beta', '1.0.0.1', '1.0.0.1-beta'], '@prerelease'],
  ['docker', 'legacy', ['pr-2', '1.0', 'pr-1'], '/pr-[0-9]+/']
])('the bundle over a %s package', (type, name, labels, pattern) => {
  const inputs = { 'delete-tags': pattern, 'older-than': '2 days' }
  const path = `/orgs/acme/packages/${type}/${encodeURIComponent(name)}/versions`

  test('asks and deletes no more than it has to', async () => {
    const { pkg, versions, start } = await setUp(type, name, labels)
    const [, , old] = versions
    const manifests = versions.map((version) => `GET /v2/acme/${name}/manifests/${version.name}`)
    const conflicts = ['GET /orgs/acme/docker/conflicts']
    const more = type === 'container' ? manifests : type === 'docker' ? conflicts : []
    const list = `GET ${path}?per_page=100&page=1`
    const reads = ['GET /users/acme', list, ...more]

    const dry = await start({ ...inputs, 'dry-run': 'true' })
    expect(dry.code).toBe(0)
    expect(sent(dry.requests).toSorted()).toEqual(reads.toSorted())
    expect(dry.outputs).toMatchObject({ 'planned-count': '1', 'deleted-count': '0', complete: 'true' })
    expect(remainingNames(pkg)).toEqual(labels)

    const real = await start(inputs)
    expect(real.code).toBe(0)
    expect(sent(real.requests).toSorted()).toEqual([...reads, list, `DELETE ${path}/${old?.id}`].toSorted())
    expect(mutations(real.requests)).toEqual(sent(real.requests).slice(-1))
    expect(real.outputs).toMatchObject({
      'planned-count': '1',
      'deleted-count': '1',
      'kept-count': '2',
      'deleted-ids': `[${old?.id}]`,
      packages: JSON.stringify([name])
    })
    expect(remainingNames(pkg)).toEqual(labels.slice(0, 2))
    expect(real.report).toMatchObject({ dryRun: false, packages: [{ type, name, counts: { deleted: 1, kept: 2 } }] })
    expect(real.summary).toContain(labels[2])
    expect(real.log).toContain(labels[2])
  })
})

test('the bundle writes the report page, which may load nothing and run nothing but its own script', async () => {
  const { start } = await setUp('npm', 'ui', ['2', '1'])
  const { outputs, report } = await start({ 'delete-tags': '1', 'dry-run': 'true' })
  const page = await readFile(String(outputs['report-html']), 'utf8')
  const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(page) ?? []
  const hashOf = (text = ''): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const [, style] = /<style>(.*?)<\/style>/s.exec(page) ?? []
  const [, data = '', script] = /id="report">(.*?)<\/script>\s*<script>(.*?)<\/script>/s.exec(page) ?? []
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'"
  ])
  expect(JSON.parse(data)).toEqual(report)
})

test('the bundle with a mistake in its inputs fails before the first request, and writes everything all the same', async () => {
  const { start } = await setUp('npm', 'ui', ['2', '1'])
  const { code, requests, outputs, summary, report, log } = await start({ 'delete-tags': '*', 'older-than': '30m' })
  expect(code).toBe(1)
  expect(requests).toEqual([])
  expect(outputs).toMatchObject({ 'planned-count': '0', 'deleted-count': '0', 'deleted-ids': '[]', packages: '[]' })
  expect(report).toMatchObject({ stopReason: 'error', problems: [expect.stringMatching(/^input older-than: "30m"/)] })
  expect(summary).toContain('30m')
  expect(log).toMatch(/^::error::input older-than: "30m" /m)
})

test('the bundle that could not write its report deletes nothing', async () => {
  const { world, clock } = smallWorld()
  clock.set(Date.now())
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui', repository: 'acme/app' })
  publishDaily(world, ui, ['2', '1'])
  const { simulator } = await serve(world)
  const inputs = { token: workflow, 'package-type': 'npm', packages: 'ui', 'delete-tags': '1', 'report-dir': bundle }
  const { code, log, outputs } = await runStep(bundle, simulator, inputs, { directory })
  expect(code).toBe(1)
  expect(log).toMatch(/^::error::input report-dir: ".*dist\/index\.js" cannot be written: ENOTDIR/m)
  expect(outputs.get('deleted-count')).toBe('0')
  expect(remainingNames(ui)).toEqual(['2', '1'])
})

test('the bundle whose log nobody reads any more finishes what it does, and writes everything else', async () => {
  const { world, clock, app } = smallWorld()
  clock.set(Date.now())
  publishDaily(world, app, ['v1', 'pr-2', 'pr-1'])
  const { simulator } = await serve(world)
  const step = await prepareStep(simulator, { token: workflow, packages: 'app', 'delete-tags': 'pr-*' }, directory)
  const child = spawn(process.execPath, [bundle], { env: step, stdio: ['ignore', 'pipe', 'ignore'] })
  const effect = meanwhile(() => void child.stdout.destroy())
  simulator.faults.add({ match: { method: 'DELETE' }, times: 1, effect })
  expect(await once(child, 'close')).toEqual([0, null])
  expect(remainingNames(app)).toEqual(['v1'])
  const outputs = await readOutputs(step)
  expect(outputs.get('deleted-count')).toBe('2')
  expect(await readFile(step.GITHUB_STEP_SUMMARY, 'utf8')).toContain('pr-2')
  const report = JSON.parse(await readFile(String(outputs.get('report')), 'utf8'))
  expect(report.packages).toMatchObject([{ counts: { deleted: 2 } }])
})

test('the bundle on a runner with a cache service reads no manifest twice', async () => {
  const { world, clock, app } = smallWorld()
  clock.set(Date.now())
  publishDaily(world, app, ['pr-2', 'v1', 'pr-1'])
  const { simulator } = await serve(world)
  const inputs = { token: workflow, packages: 'app', 'delete-tags': 'pr-*', 'dry-run': 'true' }
  const start = async () => {
    const before = simulator.requests.length
    const { code, outputs } = await runStep(bundle, simulator, inputs, {
      directory,
      environment: withServices(simulator)
    })
    const reads = simulator.requests.slice(before).filter(({ host }) => host === 'registry').length
    return { code, reads, planned: outputs.get('planned-count') }
  }
  expect(await start()).toEqual({ code: 0, reads: 3, planned: '2' })
  expect(await start()).toEqual({ code: 0, reads: 0, planned: '2' })
})

test('the bundle runs on the Node of the machine, as where act starts it', async () => {
  const { world, clock } = smallWorld()
  clock.set(Date.now())
  const packages = ['ui', 'web'].map((name) => {
    const pkg = addPackage(world, { owner: 'acme', type: 'npm', name, repository: 'acme/app' })
    publishDaily(world, pkg, ['2', '1'])
    return pkg
  })
  const { simulator } = await serve(world)
  const node = process.env['npm_node_execpath'] ?? process.execPath
  const inputs = { token: workflow, 'package-type': 'npm', packages: 'ui, web' }
  const run = (more: Inputs) => runStep(bundle, simulator, { ...inputs, ...more }, { directory, node })
  const found = await run({ mode: 'list' })
  expect([found.code, found.outputs.get('packages')]).toEqual([0, '["ui","web"]'])
  const { code, log } = await run({ 'delete-tags': '1' })
  expect([code, log]).toEqual([0, expect.stringContaining('2 packages: 2 deleted, 2 kept')])
  expect(packages.map(remainingNames)).toEqual([['2'], ['2']])
})
