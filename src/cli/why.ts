import { resolve } from 'node:path'
import { describeReadError, readTextFile } from '../inputs/text-file.ts'
import type { SettingStyle } from '../report/edits.ts'
import { selectableNames } from '../report/find-version.ts'
import type { Report } from '../report/json.ts'
import { readReport } from '../report/read-report.ts'
import { sanitizeLogLine } from '../report/text.ts'
import { type Explanation, explainVersion } from '../report/why.ts'
import { describeExplanation } from '../report/why-text.ts'
import { err, ok, type Result } from '../retention/result.ts'
import type { Invocation } from './arguments.ts'
import type { CliHost } from './host.ts'
import { createMessages } from './messages.ts'
import { decideNow } from './run-command.ts'
import { indented } from './table.ts'
import { createPaint, type Style, widthOf } from './terminal.ts'

/** Explains the decision about a version, of a report or as of now, and resolves to the exit code. */
export const explain = async (invocation: Invocation, host: CliHost): Promise<number> => {
  const [text = '', path] = invocation.operands
  const given = path === undefined ? await decide(invocation, host) : await readFrom(path, invocation, host)
  const fail = (problem: string): number => {
    createMessages(host).error(`why: ${problem}`)
    return 1
  }
  if (!given.ok) return fail(given.problem)
  const why = explainVersion(given.value.report, text, given.value.style)
  if (!why.ok) return fail(why.problem)
  if (invocation.own.has('json')) host.stdout.write(`${JSON.stringify(why.value, null, 2)}\n`)
  else for (const line of explanationLines(why.value, given.value.report, host)) host.stdout.write(`${line}\n`)
  return 0
}

const decide = async (invocation: Invocation, host: CliHost): Promise<Result<Decided>> => {
  const decided = await decideNow(invocation, host)
  if (!decided) return err('nothing was decided, as said above')
  const { report, env } = decided
  const isDocument = env['INPUT_POLICY'] !== undefined || env['INPUT_POLICY-FILE'] !== undefined
  return ok({ report, style: isDocument ? 'document' : 'options' })
}

/** A report, and how settings are written to change its decisions; absent where the report tells. */
interface Decided {
  readonly report: Report
  readonly style?: SettingStyle
}

const readFrom = async (path: string, { inputs }: Invocation, { directory }: CliHost): Promise<Result<Decided>> => {
  const [other] = [...inputs.keys()].filter((name) => name !== 'packages')
  if (other !== undefined) return err(`a report has its own policy and packages; remove --${other}, or ${path}`)
  try {
    const read = readReport(await readTextFile(resolve(directory, path)))
    return read.ok ? ok({ report: selectPackages(read.value, inputs.get('packages')) }) : err(`${path} ${read.problem}`)
  } catch (error) {
    return err(`${path} ${describeReadError(error)}`)
  }
}

/** Returns a report with the packages of these names alone; with all of them where no names are given. */
const selectPackages = (report: Report, names: string | undefined): Report => {
  if (names === undefined) return report
  const wanted = names.split(/[,\n]/).map((name) => name.trim().toLowerCase())
  return {
    ...report,
    packages: report.packages.filter((each) => selectableNames(each).some((name) => wanted.includes(name)))
  }
}

/** Yields an explanation as lines for stdout. */
export function* explanationLines(
  why: Explanation,
  { now }: Pick<Report, 'now'>,
  { stdout, env }: Pick<CliHost, 'stdout' | 'env'>
): Generator<string> {
  const paint = createPaint(stdout, env)
  const layout = { width: widthOf(stdout), paint, wide: true, maxRows: Number.POSITIVE_INFINITY }
  for (const [at, { title, lines }] of describeExplanation(why, Date.parse(now)).entries()) {
    if (at > 0) yield ''
    if (title !== null) yield paint(at === 1 ? verdictStyles[why.action] : 'bold', sanitizeLogLine(title))
    for (const line of lines) {
      const depth = (title === null ? 0 : 2) + line.length - line.trimStart().length
      yield* indented(line.trimStart(), layout, depth)
    }
  }
}

const verdictStyles: Readonly<Record<Explanation['action'], Style>> = {
  keep: 'green',
  untag: 'yellow',
  delete: 'red',
  restore: 'green'
}
