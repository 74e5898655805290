import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { readSchedule } from '../../src/inputs/workflow-schedule.ts'
import { workspace } from '../action.ts'

/** Writes the event of a workflow to a file, and reads the schedule that it names. */
const readFrom = (text: string, name = 'schedule') => {
  const path = join(workspace, 'event.json')
  writeFileSync(path, text)
  return readSchedule({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path })
}

test('the schedule of a run is the cron expression of its event', async () => {
  expect(await readFrom('{"schedule":"17 3 * * MON-FRI","workflow":"clean.yml"}')).toBe('17 3 * * MON-FRI')
})

test.each([
  ['of another event', '{"schedule":"17 3 * * *"}', 'workflow_dispatch'],
  ['of an event without one', '{}', 'schedule'],
  ['that is no text', '{"schedule":17}', 'schedule'],
  ['that is no cron expression', '{"schedule":"`17` 3 <b>*</b> * *"}', 'schedule'],
  ['in a file that is no JSON', 'schedule', 'schedule'],
  ['in a file that holds null', 'null', 'schedule']
])('a schedule %s is unknown', async (_, text, name) => {
  expect(await readFrom(text, name)).toBe(null)
})

test.each([{}, { GITHUB_EVENT_NAME: 'schedule' }, { GITHUB_EVENT_NAME: 'schedule', GITHUB_EVENT_PATH: '/no/file' }])(
  'and so is one without its file: %j',
  async (env) => {
    expect(await readSchedule(env)).toBe(null)
  }
)
