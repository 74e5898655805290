import { mkdir } from 'node:fs/promises'
import { EOL, tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import { divideIntoBatches } from './batches.ts'
import type { Environment } from './inputs/table.ts'
import type { View } from './output.ts'
import { totalChanges } from './report/comparison.ts'
import { type Report, total } from './report/json.ts'
import { writeSummary } from './report/summary.ts'
import { createFolder } from './report-folder.ts'

/** Returns the view of a workflow step: its log with annotations, its outputs and the job summary. */
export const createWorkflowView = (env: Environment): View => ({
  begin: () => {
    setOutputs(null, env)
    setPathOutputs('', '')
    setArtifactOutputs('', '')
  },
  // The runner masks the log, but not files.
  mask: core.setSecret,
  describe: info,
  info,
  wait: (line) => info([line]),
  debug: core.debug,
  beginGroup: core.startGroup,
  groupLines: info,
  endGroup: core.endGroup,
  annotate: (kind, texts, used) => {
    const write = commands[kind]
    // The runner shows ten of a kind.
    const free = Math.max(0, 10 - used)
    for (const text of texts.slice(0, free)) {
      const position = positionOf(text)
      if (position) write(text, position)
      else write(text)
    }
    info(texts.slice(free))
  },
  progress: (line) => info([line]),
  progressInterval: 5000,
  savePending: (pending) => core.saveState('pending', JSON.stringify(pending)),
  conclude: (line) => info([line]),
  results: (report) => [
    ['the outputs', () => setOutputs(report, env)],
    // Some runners have no job summaries.
    ...(env['GITHUB_STEP_SUMMARY']
      ? [['the summary', () => core.summary.addRaw(writeSummary(report)).write()] as const]
      : [])
  ],
  createFolder: () => createStepFolder(env),
  files: setPathOutputs,
  artifact: setArtifactOutputs
})

const commands = { error: core.error, warning: core.warning, notice: core.notice }

const info = (lines: readonly string[]): void => {
  if (lines.length > 0) core.info(lines.join(EOL))
}

/** Returns the file, line and column that a message about a policy document begins with; null if it begins with none. */
const positionOf = (line: string): core.AnnotationProperties | null => {
  const [, file, startLine, startColumn] = /^(?!input )(?:\.\/)?([^:]+):(\d+):(\d+): /.exec(line) ?? []
  return file === undefined ? null : { file, startLine: Number(startLine), startColumn: Number(startColumn) }
}

/**
 * Creates a folder under the runner's temporary one that no other step of the job uses. It is named after the step: its id,
 * or the runner's name for it, with a number if that is taken, as when a composite action is used twice.
 */
const createStepFolder = async (env: Environment): Promise<string> => {
  const step = env['GITHUB_ACTION']?.replaceAll(/[^\w-]/g, '_') || 'step'
  const all = join(env['RUNNER_TEMP'] ?? tmpdir(), 'package-retention')
  await createFolder(all)
  for (let number = 1; ; number++) {
    const folder = join(all, number === 1 ? step : `${step}-${number}`)
    // Resolves to undefined if the folder exists already.
    if (await mkdir(folder, { recursive: true })) return folder
  }
}

const setOutputs = (report: Report | null, env: Environment): void => {
  const names = ['planned', 'deleted', 'restored', 'untagged', 'kept', 'refused', 'failed'] as const
  for (const name of names) core.setOutput(`${name}-count`, report ? total(report, name) : 0)
  for (const change of ['added', 'removed'] as const)
    core.setOutput(`${change}-count`, report ? totalChanges(report, change) : 0)
  const versions = report?.packages.flatMap((each) => each.versions) ?? []
  const deleted = versions.filter(({ outcome }) => outcome === 'deleted').map(({ id }) => id)
  core.setOutput('deleted-ids', JSON.stringify(deleted.slice(0, 5000)))
  core.setOutput('complete', report?.complete ?? false)
  core.setOutput('packages', JSON.stringify([...new Set(report?.packages.map(({ name }) => name))]))
  core.setOutput('batches', JSON.stringify(divideIntoBatches(report?.packages ?? [], env)))
}

/** Sets the outputs of an artifact with the report; they are empty where there is none. */
const setArtifactOutputs = (id: string, url: string): void => {
  core.setOutput('artifact-id', id)
  core.setOutput('artifact-url', url)
}

const setPathOutputs = (path: string, pagePath: string): void => {
  core.setOutput('report', path)
  core.setOutput('report-html', pagePath)
}
