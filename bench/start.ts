import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BenchmarkResult, median, round } from './results.ts'

const bundle = join(import.meta.dirname, '..', 'dist', 'index.js')
const runs = 21

/** Measures the time until the action reports a missing input, compared with a Node process that does nothing. */
export const measureStart = async (): Promise<BenchmarkResult> => {
  const times = Array.from({ length: runs }, () => ({
    bare: timeProcess(['-e', '0']),
    withoutInputs: timeProcess([bundle]),
    nothingToDelete: timeProcess([bundle], {
      INPUT_TOKEN: 'x',
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_REPOSITORY_OWNER: 'acme'
    })
  }))
  const [bare, tokenless, aimless] = (['bare', 'withoutInputs', 'nothingToDelete'] as const).map((which) =>
    median(times.map((each) => each[which]))
  )
  const row = (what: string, milliseconds = Number.NaN) => ({
    what,
    'median ms': round(milliseconds),
    'times bare Node': round(milliseconds / Number(bare))
  })
  return {
    title: `Start: time until a run fails because of a missing input (${runs} runs each, alternating)`,
    rows: [
      row('node -e 0', bare),
      row('node dist/index.js without inputs', tokenless),
      row('node dist/index.js without anything to delete', aimless)
    ],
    limits: [
      { what: 'start without inputs', value: Number(tokenless) / Number(bare), limit: 3.5, unit: 'times bare Node' }
    ]
  }
}

const timeProcess = (args: readonly string[], env: Readonly<Record<string, string>> = {}): number => {
  // Like the first step of a job: RUNNER_TEMP has no report yet.
  const temporary = mkdtempSync(join(tmpdir(), 'package-retention-start-'))
  const startedAt = performance.now()
  const step = spawnSync(process.execPath, args, {
    env: { PATH: process.env['PATH'], RUNNER_TEMP: temporary, ...env },
    encoding: 'utf8'
  })
  const milliseconds = performance.now() - startedAt
  rmSync(temporary, { recursive: true })
  // A run that fails before it reads its inputs would count as a fast one.
  if (args[0] === bundle && (step.status !== 1 || !/::error::.*(?:input token|delete-tags)/.test(step.stdout))) {
    throw new Error(`exit code ${step.status} instead of an error about the inputs: ${step.stdout}${step.stderr}`)
  }
  return milliseconds
}
