import type { PackageReport, Report, VersionReport } from './json.ts'
import { count, grouped, list, sayAge, sayGist, sayWhy } from './reason.ts'
import { plain } from './text.ts'

/** The title of a package's group in the log, before anything is changed. */
export const logTitle = (report: PackageReport, dryRun: boolean): string => {
  const { status, counts, versions } = report
  const tags = versions.reduce((sum, { untag }) => sum + untag.length, 0)
  const versionsToGo = `${grouped(counts.planned)} of ${count(counts.versions, 'version')} ${dryRun ? 'would go' : 'to delete'}`
  const tagsToGo = tags > 0 ? [`${count(tags, 'tag')} ${dryRun ? 'would be removed' : 'to remove'}`] : []
  const plan = [...(counts.planned > 0 ? [versionsToGo] : []), ...tagsToGo].join(', ') || 'nothing to delete'
  return plain(`${nameOf(report)}: ${status === 'ok' ? plan : status}`)
}

/**
 * One line for each image, or version of another type, that goes or loses tags: id, tags or name, age and reason. Then
 * what goes along, and what stays, counted by reason.
 */
export const logPackage = ({ problem, versions, counts }: PackageReport, now: number): readonly string[] => {
  const heads = versions.filter(isHead)
  const lines = versions.flatMap((version): [string, string, string][] => {
    const { id, createdAt, reasons, untag, outcome } = version
    if (untag.length > 0) return [[`${id}`, label(version), `stays, without ${list(untag, 20)}`]]
    if (!isHead(version)) return []
    const age = createdAt === null ? '' : `${sayAge(now - Date.parse(createdAt))} old, `
    return [
      [`${id}`, label(version), age + sayWhy(reasons) + (outcome === 'deferred' ? ' (waits for a later run)' : '')]
    ]
  })
  const parts = counts.planned - heads.length
  const kept = [...keptByReason(versions)].map(([reason, members]) => [grouped(members.length), reason] as const)
  return [
    ...(problem === undefined ? [] : [problem]),
    ...columns(lines),
    ...(parts > 0 ? [`and ${count(parts, 'version')} that ${parts === 1 ? 'belongs' : 'belong'} to them`] : []),
    ...(kept.length > 0 ? [`${count(counts.kept, 'version')} ${counts.kept === 1 ? 'stays' : 'stay'}:`] : []),
    ...columns(kept).map((line) => `  ${line}`)
  ].map(plain)
}

/** The last line of a package's group: what became of its versions, in numbers. */
export const logCounts = (report: PackageReport, dryRun: boolean): string =>
  plain(`${nameOf(report)}: ${tally([report], dryRun)}`)

/** The last line of the log: what the run did, in numbers. */
export const logResult = ({ packages, dryRun, mode }: Report): string => {
  if (mode === 'list') return `${count(packages.length, 'package')} found`
  if (packages.length === 0) return 'Nothing was changed.'
  const result = `${count(packages.length, 'package')}: ${tally(packages, dryRun)}`
  return dryRun ? `Dry run over ${result}. Nothing was changed.` : `${result}.`
}

/** How far a long phase is: `what` was done so often, the rate and the time that is left; `ms` is what it took so far. */
export const sayProgress = (what: string, done: number, all: number, ms: number): string => {
  const perMinute = Math.round((done * 60_000) / Math.max(ms, 1))
  const left = (ms / done) * (all - done)
  const time = left < 60_000 ? 'less than a minute' : `about ${sayAge(left)}`
  return `${grouped(done)} of ${grouped(all)} ${what}, ${grouped(perMinute)} a minute, ${time} left`
}

/** What fails the run, each in one line, with the package it is about. */
export const logErrors = ({ problems, stopReason, packages }: Report): readonly string[] =>
  [
    ...problems,
    ...(stopReason === 'cancelled' ? ['the run was cancelled'] : []),
    ...packages.flatMap((each) => [
      ...(each.problem === undefined || each.status === 'skipped' ? [] : [each.problem]),
      ...tellFirst(each, 'failed', (versions) => `${versions} could not be changed`)
    ])
  ].map(plain)

/** What a person should know of, although it fails nothing. */
export const logWarnings = ({ warnings, packages }: Report): readonly string[] =>
  [
    ...warnings,
    ...packages.flatMap((each) => [
      ...tellFirst(each, 'refused', (versions) => `GitHub does not delete ${versions}`),
      ...tellBroken(each)
    ])
  ].map(plain)

const tellBroken = (report: PackageReport): string[] => {
  const { broken: [first, ...others] = [] } = report
  if (!first) return []
  const images = count(others.length + 1, 'tagged image')
  return [`${nameOf(report)}: ${images} cannot be pulled completely, such as ${list(first.tags)}`]
}

const tellFirst = (
  report: PackageReport,
  outcome: 'failed' | 'refused',
  say: (versions: string) => string
): string[] => {
  const first = report.versions.find((version) => version.outcome === outcome)
  const versions = count(report.counts[outcome], 'version')
  return first ? [`${nameOf(report)}: ${say(versions)}, the first: ${first.error}`] : []
}

const nameOf = ({ type, owner, name }: PackageReport): string => `${type} package ${owner}/${name}`

/** What a version is called: its tags, its name, or the beginning of its digest. */
export const label = ({ name, tags }: Pick<VersionReport, 'name' | 'tags'>): string =>
  tags.length > 0 ? list(tags) : shortDigest(name)

/** Enough of a digest, or of a tag that is made of one, to find it by; other names stay whole. */
export const shortDigest = (name: string): string => name.replace(/^(\w+[:-][0-9a-f]{12})[0-9a-f]{52,}/, '$1')

/** Whether a version goes for a reason of its own, not as a part of an image. */
export const isHead = ({ action, part }: VersionReport): boolean =>
  action === 'delete' && (part === 'image' || part === 'version')

/** What stays, by the first of its reasons, the most frequent one first. */
export const keptByReason = (versions: readonly VersionReport[]): ReadonlyMap<string, readonly VersionReport[]> => {
  const kept = versions.filter(({ action }) => action !== 'delete')
  const groups = Map.groupBy(kept, ({ reasons: [first] }) => (first ? sayGist(first) : ''))
  return new Map([...groups].toSorted(([, a], [, b]) => b.length - a.length))
}

/** How many versions came to each end but one; ends that none came to are left out. */
export const tally = (
  packages: readonly PackageReport[],
  dryRun: boolean,
  besides?: VersionReport['outcome']
): string => {
  const found = Map.groupBy(
    packages.flatMap(({ versions }) => versions),
    ({ outcome, action }) => (dryRun && action === 'untag' ? 'untagged' : outcome)
  )
  const say = (outcome: VersionReport['outcome'], words: string): string[] => {
    const number = outcome === besides ? 0 : (found.get(outcome)?.length ?? 0)
    return number > 0 ? [`${grouped(number)} ${words}`] : []
  }
  return [
    ...say('planned', dryRun ? 'would go' : 'not begun'),
    ...say('deleted', 'deleted'),
    ...say('gone', 'gone already'),
    ...say('kept', 'kept'),
    ...say('untagged', 'kept with fewer tags'),
    ...say('refused', 'refused by GitHub'),
    ...say('failed', 'failed'),
    ...say('changed', 'changed meanwhile'),
    ...say('deferred', 'left for a later run')
  ].join(', ')
}

/** Rows as lines whose cells stand under each other; a cell that is unusually long only moves the rest of its line. */
const columns = (rows: readonly (readonly [number: string, name: string, text?: string])[]): readonly string[] => {
  const width = (of: (row: (typeof rows)[number]) => string): number =>
    rows.reduce((most, row) => Math.max(most, Math.min(of(row).length, 40)), 0)
  const [numbers, names] = [width(([number]) => number), width(([, name]) => name)]
  return rows.map(([number, name, text = '']) =>
    `${number.padStart(numbers)}  ${text === '' ? name : name.padEnd(names)}  ${text}`.trimEnd()
  )
}
