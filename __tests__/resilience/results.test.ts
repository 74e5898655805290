import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { meanwhile } from '../../simulator/faults.ts'
import { prepareStep, readOutputs, withServices } from '../../simulator/runner.ts'
import { readZip } from '../../src/github/zip.ts'
import { run } from '../../src/main.ts'
import { createWorkflowView } from '../../src/workflow-view.ts'
import { captureOutput, publishDaily, remainingNames, runAction, setUp, workspace } from '../action.ts'
import { classic } from '../simulator/simulate.ts'

const directory = mkdtempSync(join(tmpdir(), 'package-retention-'))
afterAll(() => rmSync(directory, { recursive: true }))

const inputs = { packages: 'app', 'delete-tags': 'pr-*' }

const setUpPreviews = async () => {
  const setup = await setUp()
  publishDaily(setup.world, setup.app, ['v1', 'pr-2', 'pr-1'])
  return setup
}

describe('a run that is cancelled after its last change', () => {
  test('while it saves manifests fails', async () => {
    const { clock, app, simulator } = await setUpPreviews()
    const cancel = new AbortController()
    simulator.faults.add({ match: { path: /CreateCacheEntry/ }, effect: meanwhile(() => cancel.abort()) })
    const { code, report, outputs, log } = await runAction(
      simulator,
      clock,
      inputs,
      withServices(simulator),
      cancel.signal
    )
    expect(code).toBe(1)
    expect(log).toContain('cancelled after its work')
    expect(report).toMatchObject({ complete: true, packages: [{ counts: { deleted: 2 } }] })
    expect(outputs).toMatchObject({ 'deleted-count': '2', complete: 'true' })
    expect(remainingNames(app)).toEqual(['v1'])
  })

  test('while it writes its report writes everything, uploads it, and fails', async () => {
    const { world, clock, simulator } = await setUpPreviews()
    const cancel = new AbortController()
    const hear = (text: string): void => {
      if (/2 deleted/.test(text)) cancel.abort()
    }
    const { code, report, outputs, summary } = await runAction(
      simulator,
      clock,
      { ...inputs, cache: 'false' },
      withServices(simulator),
      cancel.signal,
      hear
    )
    expect(code).toBe(1)
    expect(report).toMatchObject({ packages: [{ counts: { deleted: 2 } }] })
    expect(outputs).toMatchObject({ 'deleted-count': '2', 'report-html': expect.stringMatching(/report\.html$/) })
    expect(summary).toContain('pr-2')
    expect(outputs['artifact-id']).toBe(`${world.artifacts[0]?.id}`)
  })
})

test('a run that is cancelled in the middle writes its files, then uploads them', async () => {
  const { world, clock, simulator } = await setUpPreviews()
  const cancel = new AbortController()
  simulator.faults.add({ match: { method: 'DELETE' }, effect: meanwhile(() => cancel.abort()) })
  const given = { ...inputs, cache: 'false' }
  const { code, report, outputs } = await runAction(simulator, clock, given, withServices(simulator), cancel.signal)
  expect(code).toBe(1)
  expect(report.stopReason).toBe('cancelled')
  const zip = world.artifacts[0]?.bytes ?? Buffer.alloc(0)
  const files = await readZip(zip, 'report.json', 1_000_000)
  expect(files.ok && files.value.map((file) => JSON.parse(file.toString()))).toEqual([report])
  expect(outputs['artifact-id']).toBe(`${world.artifacts[0]?.id}`)
})

/** Replaces a file by a full device, to which nothing can be written. */
const fillDisk = (path: string): void => {
  rmSync(path, { recursive: true, force: true })
  symlinkSync('/dev/full', path)
}

describe('on a full disk', () => {
  /** Runs with `path` on a disk that fills up before the first deletion, or before the run. */
  const runOnFullDisk = async (name: string, before: boolean) => {
    const { clock, app, simulator } = await setUpPreviews()
    const own = mkdtempSync(join(directory, 'step-'))
    const page = join(own, 'page.html')
    writeFileSync(page, '<script type="application/json" id="report"></script>')
    const env = await prepareStep(simulator, { token: classic, ...inputs, 'report-dir': own }, own)
    // @actions/core reads the path of the summary once per process.
    env.GITHUB_STEP_SUMMARY = join(workspace, 'summary.md')
    rmSync(env.GITHUB_STEP_SUMMARY, { force: true })
    writeFileSync(env.GITHUB_STEP_SUMMARY, '')
    const place = name === 'summary.md' ? env.GITHUB_STEP_SUMMARY : join(own, name)
    const full = meanwhile(() => fillDisk(place))
    if (before) fillDisk(place)
    else simulator.faults.add({ match: { method: 'DELETE' }, times: 1, effect: full })
    const host = { env, view: createWorkflowView(env), clock, random: () => 0.5, page }
    const { code, log } = await captureOutput(env, () => run(host))
    const text = async (path: string) => (path === place ? '' : await readFile(path, 'utf8'))
    return {
      code,
      errors: log.split('\n').filter((line) => line.startsWith('::error::')),
      requests: simulator.requests.length,
      left: remainingNames(app),
      report: await text(join(own, 'report.json')),
      page: await text(join(own, 'report.html')),
      summary: await text(env.GITHUB_STEP_SUMMARY),
      outputs: name === 'output' ? {} : Object.fromEntries(await readOutputs(env))
    }
  }

  test.each([
    ['output', /outputs cannot be written: .*ENOSPC/],
    ['summary.md', /summary cannot be written: .*ENOSPC/],
    ['report.json', /report\.json cannot be written: .*ENOSPC/],
    ['report.html', /report\.html cannot be written: .*ENOSPC/]
  ])('only %s is lost, and the error names it', async (name, error) => {
    const found = await runOnFullDisk(name, false)
    expect(found).toMatchObject({ code: 1, errors: [expect.stringMatching(error)], left: ['v1'] })
    if (name !== 'report.json')
      expect(JSON.parse(found.report)).toMatchObject({ packages: [{ counts: { deleted: 2 } }] })
    if (name !== 'report.html') expect(found.page).toContain('"deleted"')
    if (name !== 'summary.md') expect(found.summary).toContain('pr-2')
    if (name === 'output') return
    expect(found.outputs).toMatchObject({
      'deleted-count': '2',
      report: name === 'report.json' ? '' : expect.stringMatching(/report\.json$/),
      'report-html': name === 'report.html' ? '' : expect.stringMatching(/report\.html$/)
    })
  })

  test('outputs that cannot be written at the start end the run before its first request', async () => {
    const found = await runOnFullDisk('output', true)
    expect(found).toMatchObject({ code: 1, requests: 0, left: ['v1', 'pr-2', 'pr-1'] })
    expect(JSON.parse(found.report)).toMatchObject({ stopReason: 'error', problems: [expect.stringMatching(/ENOSPC/)] })
    expect(found.summary).toContain('ENOSPC')
  })
})

describe('the folder of the report', () => {
  const folders = async (names: readonly string[], more: Readonly<Record<string, string>> = {}) => {
    const { simulator, clock } = await setUpPreviews()
    const temp = mkdtempSync(join(directory, 'temp-'))
    const runs = []
    for (const name of names) {
      const env = { RUNNER_TEMP: temp, GITHUB_ACTION: name }
      runs.push(await runAction(simulator, clock, { ...inputs, ...more }, env))
    }
    return { temp, paths: runs.map(({ outputs }) => relative(temp, String(outputs['report']))), runs }
  }

  test('has the name of the step and is different for each step of the job', async () => {
    const { temp, paths, runs } = await folders(['images', '__acme_retention', 'images', '', '../../out'])
    expect(paths).toEqual(
      ['images', '__acme_retention', 'images-2', 'step', '______out'].map(
        (name) => `package-retention/${name}/report.json`
      )
    )
    const [first, ...others] = await Promise.all(paths.map((path) => readFile(join(temp, path), 'utf8')))
    expect(JSON.parse(first ?? '')).toMatchObject({ packages: [{ counts: { deleted: 2 } }] })
    expect(others.map((text) => JSON.parse(text).packages[0].counts.deleted)).toEqual([0, 0, 0, 0])
    expect(runs.map(({ outputs }) => outputs['report-html'])).toEqual(
      runs.map(({ outputs }) => String(outputs['report']).replace(/json$/, 'html'))
    )
  })

  test.each(['true', 'perhaps'])('is that of report-dir, if given, with dry-run: %s', async (dryRun) => {
    const given = join(directory, 'given')
    const { runs } = await folders(['images'], { 'report-dir': given, 'dry-run': dryRun })
    expect(runs[0]?.outputs['report']).toBe(join(given, 'report.json'))
  })
})
