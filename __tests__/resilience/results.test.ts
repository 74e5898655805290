import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { meanwhile } from '../../simulator/faults.ts'
import { prepareStep, readOutputs, withServices } from '../../simulator/runner.ts'
import { readZip } from '../../src/github/zip.ts'
import { run } from '../../src/main.ts'
import { createWorkflowView } from '../../src/workflow-view.ts'
import { captureOutput, publishDaily, remainingNames, runAction, setUp, workspace } from '../action.ts'
import { classic } from '../simulator/simulate.ts'

const directory = mkdtempSync(join(tmpdir(), 'package-retention-'))

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
      summary: await text(env.GITHUB_STEP_SUMMARY),
      outputs: name === 'output' ? {} : Object.fromEntries(await readOutputs(env))
    }
  }

  test.each([
    ['output', /outputs cannot be written: .*ENOSPC/],
    ['summary.md', /summary cannot be written: .*ENOSPC/],
    ['report.json', /report\.json cannot be written: .*ENOSPC/],
    ['report.html', /report\.html cannot be written: .*ENOSPC/]
  ])('%s is named by an error, and nothing else is lost', async (name, error) => {
    const found = await runOnFullDisk(name, false)
    expect(found).toMatchObject({ code: 1, errors: [expect.stringMatching(error)], left: ['v1'] })
    if (name !== 'summary.md') expect(found.summary).toContain('pr-2')
    if (name === 'output') return
    expect(found.outputs['deleted-count']).toBe('2')
    const report = await readFile(`${found.outputs['report']}`, 'utf8')
    expect(JSON.parse(report)).toMatchObject({ packages: [{ counts: { deleted: 2 } }] })
    expect(await readFile(`${found.outputs['report-html']}`, 'utf8')).toContain('"deleted"')
  })

  test('outputs that cannot be written at the start end the run before its first request', async () => {
    const found = await runOnFullDisk('output', true)
    expect(found).toMatchObject({ code: 1, requests: 0, left: ['v1', 'pr-2', 'pr-1'] })
    expect(JSON.parse(found.report)).toMatchObject({ stopReason: 'error', problems: [expect.stringMatching(/ENOSPC/)] })
    expect(found.summary).toContain('ENOSPC')
  })
})

test('a report page that cannot be read is named by one error, and report.json is where it should be', async () => {
  const { clock, simulator } = await setUpPreviews()
  const own = mkdtempSync(join(directory, 'step-'))
  const env = await prepareStep(simulator, { token: classic, ...inputs, 'report-dir': own }, own)
  const host = { env, view: createWorkflowView(env), clock, random: () => 0.5, page: join(own, 'none.html') }
  const { code, log } = await captureOutput(env, () => run(host))
  expect(code).toBe(1)
  expect(log.match(/^::error::.*$/gm)).toEqual([expect.stringMatching(/report\.html cannot be written: .*none\.html/)])
  const outputs = Object.fromEntries(await readOutputs(env))
  expect(outputs).toMatchObject({ report: join(own, 'report.json'), 'report-html': '' })
})

describe('the folder of report-dir', () => {
  const runIn = async (folder: string, runs: readonly Readonly<Record<string, string>>[]) => {
    const { simulator, clock, app } = await setUpPreviews()
    const logs: string[] = []
    for (const more of runs) {
      const { log } = await runAction(simulator, clock, { ...inputs, 'report-dir': folder, ...more })
      logs.push(log)
    }
    return { logs, app, simulator }
  }
  const readIn = async (folder: string, name: string) => JSON.parse(await readFile(join(folder, name), 'utf8'))
  const namesIn = (folder: string): readonly string[] => readdirSync(folder).toSorted()

  test.each<[what: string, later: Readonly<Record<string, string>>]>([
    ['that finds nothing to delete', {}],
    ['that is a dry run', { 'dry-run': 'true' }],
    ['with a mistake', { 'older-than': '30' }],
    ['that restores', { mode: 'restore', 'delete-tags': '', 'restore-tags': 'pr-1' }],
    ['that repairs', { mode: 'repair', 'delete-tags': '' }]
  ])('keeps the record of what was deleted beside the report of a later run %s', async (_, later) => {
    const folder = mkdtempSync(join(directory, 'kept-'))
    const { logs } = await runIn(folder, [{}, later, later])
    const [aside = '', html, ...others] = namesIn(folder)
    expect(others).toEqual(['report.html', 'report.json'])
    expect(aside).toMatch(/^report-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.html$/)
    expect(html).toBe(aside.replace('html', 'json'))
    expect(await readIn(folder, `${html}`)).toMatchObject({ packages: [{ counts: { deleted: 2 } }] })
    expect(JSON.stringify(await readIn(folder, 'report.json'))).not.toContain('"deleted":2')
    expect(logs[1]).toContain(`was renamed to ${html}`)
    expect(logs[2]).not.toContain('was renamed')
  })

  test('keeps every record, also of runs in the same second, and nothing else', async () => {
    const folder = mkdtempSync(join(directory, 'records-'))
    const record = '{ "packages": [{ "versions": [{ "id": 1, "outcome": "untagged" }] }] }'
    for (const text of [
      record,
      ' '.repeat(65_530) + record,
      Buffer.from(`\ufeff${record}`, 'utf16le'),
      '{ "outcome": "kept" }',
      '"\\"outcome\\":\\"deleted\\""'
    ]) {
      writeFileSync(join(folder, 'report.json'), text)
      utimesSync(join(folder, 'report.json'), 1_800_000_000, 1_800_000_000)
      await runIn(folder, [{ 'dry-run': 'true' }])
      rmSync(join(folder, 'report.html'))
    }
    expect(namesIn(folder)).toEqual([
      'report-2027-01-15T08-00-00Z-2.json',
      'report-2027-01-15T08-00-00Z-3.json',
      'report-2027-01-15T08-00-00Z.json',
      'report.json'
    ])
  })

  test.each<[what: string, path: string, prepare: (path: string) => void, error: RegExp]>([
    ['cannot be created', '/proc/x/y', () => {}, /ENOENT/],
    ['is a file', 'file', (path) => writeFileSync(path, ''), /ENOTDIR|EEXIST/],
    [
      'has a pipe for a report, which waits for a reader',
      'piped',
      (path) => {
        mkdirSync(path)
        execFileSync('mkfifo', [join(path, 'report.json')])
      },
      /piped\/report\.json is not a file/
    ]
  ])('that %s ends the run before its first request', async (_, path, prepare, error) => {
    const folder = resolve(mkdtempSync(join(directory, 'wrong-')), path)
    prepare(folder)
    const { logs, app, simulator } = await runIn(folder, [{}])
    expect(logs[0]).toContain(`::error::input report-dir: "${folder}" cannot be written: `)
    expect(logs[0]).toMatch(error)
    expect(logs[0]).toContain('name another folder')
    expect(simulator.requests).toEqual([])
    expect(remainingNames(app)).toHaveLength(3)
  })
})

describe('the folder of report-dir', () => {
  test('that becomes a file during the run is replaced by a temporary one', async () => {
    const { clock, simulator } = await setUpPreviews()
    const folder = mkdtempSync(join(directory, 'replaced-'))
    const replace = (): void => {
      rmSync(folder, { recursive: true })
      writeFileSync(folder, '')
    }
    simulator.faults.add({ match: { method: 'DELETE' }, times: 1, effect: meanwhile(replace) })
    const { code, log, outputs } = await runAction(simulator, clock, { ...inputs, 'report-dir': folder })
    expect(code).toBe(1)
    expect(log).toMatch(/replaced-\w+\/report\.json cannot be written: Error: ENOTDIR/)
    expect(log).toContain(`report.json is written to ${outputs['report']} instead`)
    const report = `${outputs['report']}`
    expect(report.startsWith(folder)).toBe(false)
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ packages: [{ counts: { deleted: 2 } }] })
    expect(outputs['report-html']).toBe(report.replace(/json$/, 'html'))
  })

  test('keeps a report that cannot be read, which may be a record', async () => {
    const { clock, simulator } = await setUpPreviews()
    const folder = mkdtempSync(join(directory, 'unreadable-'))
    symlinkSync('/proc/self/mem', join(folder, 'report.json'))
    await runAction(simulator, clock, { ...inputs, 'report-dir': folder })
    expect(readdirSync(folder)).toContainEqual(expect.stringMatching(/^report-.+\.json$/))
    expect(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))).toMatchObject({
      packages: [{ counts: { deleted: 2 } }]
    })
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

  test('is another one where that of the runner takes none, as /proc', async () => {
    const { simulator, clock } = await setUpPreviews()
    const { code, log, outputs } = await runAction(simulator, clock, inputs, { RUNNER_TEMP: '/proc' })
    expect(code).toBe(1)
    expect(log).toContain(`report.json is written to ${outputs['report']} instead`)
    expect(JSON.parse(await readFile(`${outputs['report']}`, 'utf8'))).toMatchObject({
      packages: [{ counts: { deleted: 2 } }]
    })
  })

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
