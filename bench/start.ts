import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Finding, median, round } from './figures.ts'

const bundle = join(import.meta.dirname, '..', 'dist', 'index.js')
const runs = 21

/** How long the action takes to say that an input is missing, next to a Node that does nothing. */
export const start = async (): Promise<Finding> => {
  const times = Array.from({ length: runs }, () => ({
    bare: time(['-e', '0']),
    tokenless: time([bundle]),
    aimless: time([bundle], { INPUT_TOKEN: 'x', GITHUB_REPOSITORY: 'acme/app', GITHUB_REPOSITORY_OWNER: 'acme' })
  }))
  const [bare, tokenless, aimless] = (['bare', 'tokenless', 'aimless'] as const).map((which) =>
    median(times.map((each) => each[which]))
  )
  const row = (what: string, milliseconds = Number.NaN) => ({
    what,
    'median ms': round(milliseconds),
    'times bare Node': round(milliseconds / Number(bare))
  })
  return {
    title: `Start: how soon a run has failed over a missing input (${runs} runs each, in turn)`,
    rows: [
      row('node -e 0', bare),
      row('node dist/index.js, no input at all', tokenless),
      row('node dist/index.js, nothing to delete', aimless)
    ],
    limits: [{ what: 'no input at all', value: Number(tokenless) / Number(bare), limit: 3.5, unit: 'times bare Node' }]
  }
}

const time = (args: readonly string[], env: Readonly<Record<string, string>> = {}): number => {
  // As for a job: a folder in which no other step has written its report yet.
  const temporary = mkdtempSync(join(tmpdir(), 'package-retention-start-'))
  const begun = performance.now()
  const step = spawnSync(process.execPath, args, {
    env: { PATH: process.env['PATH'], RUNNER_TEMP: temporary, ...env },
    encoding: 'utf8'
  })
  const taken = performance.now() - begun
  rmSync(temporary, { recursive: true })
  // A run that fails before it looks at its inputs would be measured as a fast one.
  if (args[0] === bundle && (step.status !== 1 || !/::error::.*(?:input token|delete-tags)/.test(step.stdout))) {
    throw new Error(`exit code ${step.status} instead of a complaint about the inputs: ${step.stdout}${step.stderr}`)
  }
  return taken
}
