import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { type Report, restores, type VersionReport } from '../report/json.ts'
import { formatCount } from '../report/reason.ts'
import type { CliHost } from './host.ts'

/** The changes that a dry run planned and a real one would make. */
export interface PlannedChanges {
  readonly versions: number
  readonly tags: number
  /** The packages that would be changed. */
  readonly packages: number
  /** Those that lose every version, and are then deleted themselves. */
  readonly emptied: number
}

/** Counts the planned changes, without those that a limit defers. */
export const countChanges = ({ packages }: Report): PlannedChanges => {
  const changes = packages.map(({ versions }) => {
    const planned = versions.filter(({ outcome }) => outcome === 'planned')
    return {
      versions: planned.filter(({ action }) => action !== 'untag').length,
      tags: planned.reduce((sum, { untag }) => sum + untag.length, 0),
      isEmptied: versions.length > 0 && planned.length === versions.length && planned.every(isDeleted)
    }
  })
  const sum = (key: 'versions' | 'tags'): number => changes.reduce((total, each) => total + each[key], 0)
  return {
    versions: sum('versions'),
    tags: sum('tags'),
    packages: changes.filter(({ versions, tags }) => versions + tags > 0).length,
    emptied: changes.filter(({ isEmptied }) => isEmptied).length
  }
}

const isDeleted = ({ action }: VersionReport): boolean => action === 'delete'

/** Returns the question whether to make the changes that a dry run planned. */
export const questionFor = (report: Report, owner: string): string => {
  const { versions, tags, packages, emptied } = countChanges(report)
  const what = [
    ...(versions > 0 ? [`${restores(report.mode) ? 'restore' : 'delete'} ${formatCount(versions, 'version')}`] : []),
    ...(tags > 0 ? [`remove ${formatCount(tags, 'tag')}`] : [])
  ].join(' and ')
  return `${what.replace(/^./, (first) => first.toUpperCase())} of ${formatCount(packages, 'package')} of ${owner}${formatEmptied(emptied)}? [y/N] `
}

const formatEmptied = (count: number): string =>
  count === 0 ? '' : `, and ${formatCount(count, 'package')} without any version left`

/** Asks a question on the terminal, and resolves to true for yes; the end of the input and a cancellation are no. */
export const confirm = async (question: string, { stdin, stderr, cancel }: CliHost): Promise<boolean> => {
  await dropTypedAhead(stdin)
  // The terminal edits the line itself, and sends Ctrl-C as a signal.
  const lines = createInterface({ input: stdin, terminal: false })
  const closed = new AbortController()
  lines.once('close', () => closed.abort())
  const answered = once(lines, 'line', { signal: AbortSignal.any([cancel, closed.signal]) })
  stderr.write(question)
  try {
    const [answer] = await answered
    return /^y(?:es)?$/i.test(String(answer).trim())
  } catch {
    stderr.write('\n')
    return false
  } finally {
    lines.close()
  }
}

/** Drops what was typed before the question, which answers another one. */
const dropTypedAhead = async (stdin: CliHost['stdin']): Promise<void> => {
  const drop = (): void => {}
  stdin.on('data', drop)
  await setTimeout(typedAheadMs)
  stdin.off('data', drop)
}

/** Within this time a terminal hands over what was typed before, in milliseconds. */
const typedAheadMs = 50
