import type { View } from '../output.ts'
import { type Report, writeReport } from '../report/json.ts'
import type { CliHost, TextStream } from './host.ts'
import type { Messages } from './messages.ts'
import { packageTables } from './package-table.ts'
import { createPaint, widthOf, wrap } from './terminal.ts'
import { toCliWords } from './words.ts'

/** The contents and the style of a view. */
export interface ViewOptions {
  /** Where the tables go; null for nowhere. */
  readonly tables: TextStream | null
  /** True if stdout gets the report as JSON. */
  readonly json: boolean
  /** True if no name is cut. */
  readonly wide: boolean
  /** True if all versions are listed. */
  readonly all: boolean
  readonly verbose: boolean
  /** True after a preview of the same changes: only what differs from that is news. */
  readonly isSequel: boolean
  /** The name of the token in messages. */
  readonly tokenSource: string
  readonly onReport: (report: Report) => void
  /** Called with the path of report.json; empty where it is not written. */
  readonly onFile: (path: string) => void
}

/** Returns the view of a run on a terminal, or in pipes: tables or JSON, and messages beside them. */
export const createTerminalView = (
  { stdout, env }: Pick<CliHost, 'stdout' | 'env'>,
  messages: Messages,
  { tables, json, wide, all, verbose, isSequel, tokenSource, onReport, onFile }: ViewOptions
): View => {
  const words = (text: string): string => toCliWords(text).replace(/--token(?=:)/, () => tokenSource)
  const showTables = (stream: TextStream, report: Report): void => {
    const maxRows = all || !stream.isTTY ? Number.POSITIVE_INFINITY : rowsOnTerminal
    const layout = { width: widthOf(stream), paint: createPaint(stream, env), wide, maxRows, isSequel }
    if (stream.isTTY) stream.write('\n')
    for (const line of packageTables(report, layout)) stream.write(`${line}\n`)
  }
  return {
    begin: () => {},
    mask: () => {},
    describe: (lines) => {
      for (const line of isSequel ? [] : lines) messages.say(line.replace(...runningRepository), 'dim')
    },
    info: (lines) => {
      for (const line of lines) messages.say(line, 'dim')
    },
    wait: (line) => messages.say(line, 'dim'),
    debug: (line) => {
      if (verbose) messages.say(line, 'dim')
    },
    // The tables have what the groups of a log have.
    beginGroup: () => {},
    groupLines: () => {},
    endGroup: () => {},
    annotate: (kind, texts) => {
      for (const text of texts) messages.say(`${kind}: ${words(text)}`, annotationStyles[kind])
    },
    progress: messages.progress,
    progressInterval: messages.isLive ? 100 : 5000,
    savePending: () => {},
    conclude: (line) => {
      if (!tables) return messages.say(line)
      const paint = createPaint(tables, env)
      for (const each of wrap(line, widthOf(tables))) tables.write(`${paint('bold', each)}\n`)
    },
    results: (report) => [
      [
        'the result',
        () => {
          messages.clear()
          onReport(report)
          if (tables) showTables(tables, report)
          if (json) for (const piece of writeReport(report)) stdout.write(piece)
        }
      ]
    ],
    createFolder: null,
    files: onFile,
    artifact: () => {}
  }
}

/** Of a policy in words, what the command line has in place of a workflow. */
const runningRepository = ['the one the workflow runs in', 'that of the Git remote'] as const

/** The most versions of a package that a terminal lists. */
const rowsOnTerminal = 40

const annotationStyles = { error: 'red', warning: 'yellow', notice: 'dim' } as const
