import { readFile } from 'node:fs/promises'
import type { Environment } from './table.ts'

/** The characters of a cron expression, all of which are safe to write anywhere. */
const cron = /^[\w*,/\- ]{9,100}$/

/** Returns the cron expression of the schedule that started the workflow; null for other events, or where it is unknown. */
export const readSchedule = async (env: Environment): Promise<string | null> => {
  const path = env['GITHUB_EVENT_PATH']
  if (env['GITHUB_EVENT_NAME'] !== 'schedule' || !path) return null
  try {
    const event: unknown = JSON.parse(await readFile(path, 'utf8'))
    const schedule = event !== null && typeof event === 'object' && 'schedule' in event ? event.schedule : null
    return typeof schedule === 'string' && cron.test(schedule) ? schedule : null
  } catch {
    return null
  }
}
