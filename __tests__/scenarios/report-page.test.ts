import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { addPackage } from '../../simulator/world.ts'
import { publishDaily, type Run, setUp, workspace } from '../action.ts'

/** A package with something to delete. */
const setUpPackage = async () => {
  const { world, act } = await setUp()
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  publishDaily(world, ui, ['2', '1'])
  const inputs = { packages: 'ui', 'package-type': 'npm', 'delete-tags': '1' }
  return { act: (more = {}) => act({ ...inputs, ...more }), ui }
}

const pageOf = async ({ outputs }: Pick<Run, 'outputs'>): Promise<string> =>
  readFile(String(outputs['report-html']), 'utf8')

const dataOf = (page: string): unknown => JSON.parse(page.replace(/^.*id="report">|<\/script>$/gs, ''))

test.each<[title: string, inputs: Record<string, string>, code: number]>([
  ['a dry run', { 'dry-run': 'true' }, 0],
  ['a run that deletes', {}, 0],
  ['a run that only lists', { mode: 'list' }, 0],
  ['a run with mistakes in its inputs', { 'older-than': '30m' }, 1]
])('%s writes its report into the page, too', async (_, inputs, code) => {
  const { act } = await setUpPackage()
  const run = await act(inputs)
  expect(run.code).toBe(code)
  expect(run.outputs['report-html']).toBe(join(workspace, 'package-retention', 'report.html'))
  const page = await pageOf(run)
  expect(page).toMatch(/^<title>Page<\/title>/)
  expect(dataOf(page)).toEqual(run.report)
})

describe('where one of report, page and summary cannot be written, the run fails, but', () => {
  /** A folder stands where a file is to be written. */
  const block = async (...path: string[]): Promise<string> => {
    const folder = join(workspace, ...path)
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    return folder
  }

  test('the report is written without its page', async () => {
    const { act } = await setUpPackage()
    const folder = await block('package-retention', 'report.html')
    await expect(act()).rejects.toThrow('report.html')
    await rm(folder, { recursive: true })
    const report = JSON.parse(await readFile(join(workspace, 'package-retention', 'report.json'), 'utf8'))
    expect(report).toMatchObject({ packages: [{ counts: { deleted: 1 } }] })
    expect(await readFile(join(workspace, 'summary.md'), 'utf8')).toContain('ui')
  })

  test('the page is written without report.json', async () => {
    const { act } = await setUpPackage()
    const folder = await block('package-retention', 'report.json')
    await expect(act()).rejects.toThrow('report.json')
    await rm(folder, { recursive: true })
    const page = await readFile(join(workspace, 'package-retention', 'report.html'), 'utf8')
    expect(dataOf(page)).toMatchObject({ packages: [{ counts: { deleted: 1 } }] })
  })
})
