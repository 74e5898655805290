import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { addPackage } from '../../simulator/world.ts'
import { publishDaily, type Run, setUp } from '../action.ts'

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
  expect(run.outputs['report-html']).toBe(String(run.outputs['report']).replace(/json$/, 'html'))
  const page = await pageOf(run)
  expect(page).toMatch(/^<title>Page<\/title>/)
  expect(dataOf(page)).toEqual(run.report)
})
