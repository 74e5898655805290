import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type Finding, median, round } from './figures.ts'

const bundle = join(import.meta.dirname, '..', 'dist', 'index.js')
const runs = 15

/** How long the action takes to say that an input is missing, next to a Node that does nothing. */
export const start = async (): Promise<Finding> => {
  const bare: number[] = []
  const failing: number[] = []
  for (let run = 0; run < runs; run++) {
    bare.push(time(['-e', '0']))
    failing.push(time([bundle]))
  }
  const row = (what: string, times: readonly number[]) => ({
    [`${runs} runs each, alternating`]: what,
    'median ms': round(median(times)),
    'fastest ms': round(Math.min(...times))
  })
  return {
    title: 'Start: how soon a run without inputs has failed',
    rows: [row('node -e 0', bare), row('node dist/index.js', failing)],
    limits: [{ what: 'start', value: median(failing) / median(bare), limit: 3.5, unit: 'times bare Node' }]
  }
}

const time = (args: readonly string[]): number => {
  const begun = performance.now()
  const { status, stdout } = spawnSync(process.execPath, args, { env: { PATH: process.env['PATH'] }, encoding: 'utf8' })
  const taken = performance.now() - begun
  // What is measured is a run that got as far as its inputs.
  if (args[0] === bundle && (status !== 1 || !stdout.includes('input token'))) {
    throw new Error(`exit code ${status} instead of a complaint about the inputs: ${stdout}`)
  }
  return taken
}
