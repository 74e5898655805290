import type { PackageReport, Report, VersionReport } from './json.ts'
import {
  formatAge,
  formatBytes,
  formatCount,
  formatList,
  formatNumber,
  formatReasons,
  summarizeReason
} from './reason.ts'
import { sanitizeLogLine } from './text.ts'

/** What decides how a run is told of. */
export type RunKind = Pick<Report, 'mode' | 'dryRun'>

/** The title of a package's group in the log, before anything is changed. */
export const logTitle = (report: PackageReport, { mode, dryRun }: RunKind): string => {
  const { status, counts, versions } = report
  const tags = versions.reduce((sum, { untag }) => sum + untag.length, 0)
  const { would, todo, nothing } = mode === 'restore' ? words.restore : words.clean
  const versionsToChange = `${formatNumber(counts.planned)} of ${formatCount(counts.versions, 'version')} ${dryRun ? would : todo}`
  const tagsToRemove = tags > 0 ? [`${formatCount(tags, 'tag')} ${dryRun ? 'would be removed' : 'to remove'}`] : []
  const plan = [...(counts.planned > 0 ? [versionsToChange] : []), ...tagsToRemove].join(', ') || nothing
  return sanitizeLogLine(`${packageTitle(report)}: ${status === 'ok' ? plan : status}`)
}

const words = {
  clean: { would: 'would go', todo: 'to delete', nothing: 'nothing to delete', kept: 'kept' },
  restore: { would: 'would come back', todo: 'to restore', nothing: 'nothing to restore', kept: 'there already' }
} as const

/**
 * One line for each image, or version of another type, that goes, comes back or loses tags: id, tags or name, age and
 * reason. Then what goes along, and what stays, counted by reason.
 */
export const logPackage = (report: PackageReport, now: number): readonly string[] => {
  const { problem, warnings = [], versions, counts, repository } = report
  const heads = versions.filter(isDirectChange)
  const lines = versions.flatMap((version): [string, string, string][] => {
    const { id, createdAt, action, reasons, untag, outcome } = version
    if (untag.length > 0) return [[`${id}`, versionLabel(version), `stays, without ${formatList(untag, 20)}`]]
    if (!isDirectChange(version)) return []
    // How long ago it was deleted says more of what comes back.
    const age = createdAt === null || action === 'restore' ? '' : `${formatAge(now - Date.parse(createdAt))} old, `
    return [
      [
        `${id}`,
        versionLabel(version),
        age + formatReasons(reasons) + (outcome === 'deferred' ? ' (waits for a later run)' : '')
      ]
    ]
  })
  const parts = versions.filter(({ action }) => action === 'delete' || action === 'restore').length - heads.length
  const kept = [...keptByReason(versions)].map(([reason, members]) => [formatNumber(members.length), reason] as const)
  return [
    ...(problem === undefined ? [] : [problem]),
    ...warnings,
    ...(repository === undefined ? [] : [formatAskedRepository(repository)]),
    ...columns(lines),
    ...(parts > 0 ? [formatParts(parts)] : []),
    ...(kept.length > 0 ? [`${formatCount(counts.kept, 'version')} ${counts.kept === 1 ? 'stays' : 'stay'}:`] : []),
    ...columns(kept).map((line) => `  ${line}`)
  ].map(sanitizeLogLine)
}

/** Whose pull requests, branches and tags `while` went by. */
export const formatAskedRepository = (repository: string): string => `while asks about ${repository}`

const formatParts = (parts: number): string =>
  `and ${formatCount(parts, 'version')} that ${parts === 1 ? 'belongs' : 'belong'} to them`

/** The last line of a package's group: what became of its versions, in numbers. */
export const logCounts = (report: PackageReport, run: RunKind): string =>
  sanitizeLogLine(`${packageTitle(report)}: ${summarizeOutcomes([report], run) || 'nothing was there to do'}`)

/** The last line of the log: what the run did, in numbers. */
export const logResult = ({ packages, dryRun, mode }: Report): string => {
  if (mode === 'list') return `${formatCount(packages.length, 'package')} found`
  if (packages.length === 0) return 'Nothing was changed.'
  const done = summarizeOutcomes(packages, { mode, dryRun })
  const result = `${formatCount(packages.length, 'package')}${done && `: ${done}`}`
  return dryRun ? `Dry run over ${result}. Nothing was changed.` : `${result}.`
}

/** How far a long phase is: `what` was done so often, the rate and the time that is left; `ms` is what it took so far. */
export const formatProgress = (what: string, done: number, all: number, ms: number): string => {
  const perMinute = Math.round((done * 60_000) / Math.max(ms, 1))
  const left = (ms / done) * (all - done)
  const time = left < 60_000 ? 'less than a minute' : `about ${formatAge(left)}`
  return `${formatNumber(done)} of ${formatNumber(all)} ${what}, ${formatNumber(perMinute)} a minute, ${time} left`
}

/** What fails the run, each in one line, with the package it is about. */
export const logErrors = ({ problems, stopReason, packages }: Report): readonly string[] =>
  [
    ...problems,
    ...(stopReason === 'cancelled' ? ['the run was cancelled'] : []),
    ...packages.flatMap((each) => [
      ...(each.problem === undefined || each.status === 'skipped' ? [] : [each.problem]),
      // What was denied fails its package as a whole, in the same words.
      ...(each.problem === undefined
        ? summarizeFirst(each, 'failed', (versions) => `${versions} could not be changed`)
        : [])
    ])
  ].map(sanitizeLogLine)

/** What a person should know of, although it fails nothing. */
export const logWarnings = ({ mode, warnings, packages }: Report): readonly string[] =>
  [
    ...warnings,
    ...packages.flatMap((each) => [
      ...(each.warnings ?? []).map((warning) => `${packageTitle(each)}: ${warning}`),
      ...summarizeFirst(
        each,
        'refused',
        (versions) => `GitHub does not ${mode === 'restore' ? 'restore' : 'delete'} ${versions}`
      ),
      ...summarizeLostTags(each),
      ...(each.conflicting ? [`${packageTitle(each)}: ${conflictMeaning}`] : []),
      ...summarizeBroken(each)
    ])
  ].map(sanitizeLogLine)

/** What it means that GitHub lists a docker package as conflicting. */
export const conflictMeaning =
  'GitHub could not migrate it to the container registry, since a package of its name is there already'

const summarizeLostTags = (report: PackageReport): string[] => {
  const [first, ...others] = versionsWithRemarks(report)
  if (!first) return []
  const versions = formatCount(others.length + 1, 'version')
  return [
    `${packageTitle(report)}: ${versions} came back without all tags, the first: ${versionLabel(first)}: ${first.error}`
  ]
}

/** What came back, but not with all its tags. */
export const versionsWithRemarks = ({ versions }: PackageReport): readonly VersionReport[] =>
  versions.filter(({ outcome, error }) => outcome === 'restored' && error !== null)

const summarizeBroken = (report: PackageReport): string[] => {
  const { broken: [first, ...others] = [] } = report
  if (!first) return []
  const images = formatCount(others.length + 1, 'tagged image')
  return [`${packageTitle(report)}: ${images} cannot be pulled completely, such as ${formatList(first.tags)}`]
}

const summarizeFirst = (
  report: PackageReport,
  outcome: 'failed' | 'refused',
  say: (versions: string) => string
): string[] => {
  const first = report.versions.find((version) => version.outcome === outcome)
  const versions = formatCount(report.counts[outcome], 'version')
  return first ? [`${packageTitle(report)}: ${say(versions)}, the first: ${first.error}`] : []
}

const packageTitle = ({ type, owner, name }: PackageReport): string => `${type} package ${owner}/${name}`

/** What a version is called: its tags, its name, or the beginning of its digest. */
export const versionLabel = ({ name, tags }: Pick<VersionReport, 'name' | 'tags'>): string =>
  tags.length > 0 ? formatList(tags) : shortDigest(name)

/** Enough of a digest, or of a tag that is made of one, to find it by; other names stay whole. */
export const shortDigest = (name: string): string => name.replace(/^(\w+[:-][0-9a-f]{12})[0-9a-f]{52,}/, '$1')

/** Whether a version goes, or comes back, for a reason of its own, not as a part of an image. */
export const isDirectChange = ({ action, part, reasons: [first] }: VersionReport): boolean =>
  (part === 'image' || part === 'version') &&
  (action === 'delete' || (action === 'restore' && (first?.code === 'chosen' || first?.code === 'with-package')))

/** What stays, by the first of its reasons, the most frequent one first. */
export const keptByReason = (versions: readonly VersionReport[]): ReadonlyMap<string, readonly VersionReport[]> => {
  const kept = versions.filter(({ action }) => action === 'keep' || action === 'untag')
  const groups = Map.groupBy(kept, ({ reasons: [first] }) => (first ? summarizeReason(first) : ''))
  return new Map([...groups].toSorted(([, a], [, b]) => b.length - a.length))
}

/** How many versions came to each end but one; ends that none came to are left out. */
export const summarizeOutcomes = (
  packages: readonly PackageReport[],
  { mode, dryRun }: RunKind,
  besides?: VersionReport['outcome']
): string => {
  const { would, kept } = mode === 'restore' ? words.restore : words.clean
  const found = Map.groupBy(
    packages.flatMap(({ versions }) => versions),
    ({ outcome, action }) => (dryRun && action === 'untag' ? 'untagged' : outcome)
  )
  const say = (outcome: VersionReport['outcome'], words: string): string[] => {
    const number = outcome === besides ? 0 : (found.get(outcome)?.length ?? 0)
    return number > 0 ? [`${formatNumber(number)} ${words}`] : []
  }
  return [
    ...say('planned', dryRun ? would : 'not begun'),
    ...say('deleted', 'deleted'),
    ...say('restored', 'restored'),
    ...say('gone', 'gone already'),
    ...say('kept', kept),
    ...say('untagged', 'kept with fewer tags'),
    ...say('refused', 'refused by GitHub'),
    ...say('failed', 'failed'),
    ...say('changed', 'changed meanwhile'),
    ...say('skipped', 'skipped'),
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

/** The storage of all images; where not all manifests were read, there may be more of it. */
export const formatTotalBytes = (packages: readonly Pick<PackageReport, 'bytes'>[]): string => {
  const total = packages.reduce((sum, { bytes }) => sum + (bytes?.total ?? 0), 0)
  return `${packages.some(({ bytes }) => bytes?.complete === false) ? 'at least ' : ''}${formatBytes(total)}`
}
