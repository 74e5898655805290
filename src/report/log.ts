import type { PackageReport, Report, VersionReport } from './json.ts'
import { count, grouped, list, sayAge, sayBytes, sayGist, sayWhy } from './reason.ts'
import { plain } from './text.ts'

/** What decides how a run is told of. */
export type Telling = Pick<Report, 'mode' | 'dryRun'>

/** The title of a package's group in the log, before anything is changed. */
export const logTitle = (report: PackageReport, { mode, dryRun }: Telling): string => {
  const { status, counts, versions } = report
  const tags = versions.reduce((sum, { untag }) => sum + untag.length, 0)
  const { would, todo, nothing } = mode === 'restore' ? words.restore : words.clean
  const versionsToGo = `${grouped(counts.planned)} of ${count(counts.versions, 'version')} ${dryRun ? would : todo}`
  const tagsToGo = tags > 0 ? [`${count(tags, 'tag')} ${dryRun ? 'would be removed' : 'to remove'}`] : []
  const plan = [...(counts.planned > 0 ? [versionsToGo] : []), ...tagsToGo].join(', ') || nothing
  return plain(`${nameOf(report)}: ${status === 'ok' ? plan : status}`)
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
  const heads = versions.filter(isHead)
  const lines = versions.flatMap((version): [string, string, string][] => {
    const { id, createdAt, action, reasons, untag, outcome } = version
    if (untag.length > 0) return [[`${id}`, label(version), `stays, without ${list(untag, 20)}`]]
    if (!isHead(version)) return []
    // How long ago it was deleted says more of what comes back.
    const age = createdAt === null || action === 'restore' ? '' : `${sayAge(now - Date.parse(createdAt))} old, `
    return [
      [`${id}`, label(version), age + sayWhy(reasons) + (outcome === 'deferred' ? ' (waits for a later run)' : '')]
    ]
  })
  const parts = versions.filter(({ action }) => action === 'delete' || action === 'restore').length - heads.length
  const kept = [...keptByReason(versions)].map(([reason, members]) => [grouped(members.length), reason] as const)
  return [
    ...(problem === undefined ? [] : [problem]),
    ...warnings,
    ...(repository === undefined ? [] : [sayAsked(repository)]),
    ...columns(lines),
    ...(parts > 0 ? [sayParts(parts)] : []),
    ...(kept.length > 0 ? [`${count(counts.kept, 'version')} ${counts.kept === 1 ? 'stays' : 'stay'}:`] : []),
    ...columns(kept).map((line) => `  ${line}`)
  ].map(plain)
}

/** Whose pull requests, branches and tags `while` went by. */
export const sayAsked = (repository: string): string => `while asks about ${repository}`

const sayParts = (parts: number): string =>
  `and ${count(parts, 'version')} that ${parts === 1 ? 'belongs' : 'belong'} to them`

/** The last line of a package's group: what became of its versions, in numbers. */
export const logCounts = (report: PackageReport, run: Telling): string =>
  plain(`${nameOf(report)}: ${tally([report], run) || 'nothing was there to do'}`)

/** The last line of the log: what the run did, in numbers. */
export const logResult = ({ packages, dryRun, mode }: Report): string => {
  if (mode === 'list') return `${count(packages.length, 'package')} found`
  if (packages.length === 0) return 'Nothing was changed.'
  const done = tally(packages, { mode, dryRun })
  const result = `${count(packages.length, 'package')}${done && `: ${done}`}`
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
      // What was denied fails its package as a whole, in the same words.
      ...(each.problem === undefined ? tellFirst(each, 'failed', (versions) => `${versions} could not be changed`) : [])
    ])
  ].map(plain)

/** What a person should know of, although it fails nothing. */
export const logWarnings = ({ mode, warnings, packages }: Report): readonly string[] =>
  [
    ...warnings,
    ...packages.flatMap((each) => [
      ...(each.warnings ?? []).map((warning) => `${nameOf(each)}: ${warning}`),
      ...tellFirst(
        each,
        'refused',
        (versions) => `GitHub does not ${mode === 'restore' ? 'restore' : 'delete'} ${versions}`
      ),
      ...tellLostTags(each),
      ...(each.conflicting ? [`${nameOf(each)}: ${conflict}`] : []),
      ...tellBroken(each)
    ])
  ].map(plain)

/** What it means that GitHub lists a docker package as conflicting. */
export const conflict =
  'GitHub could not migrate it to the container registry, since a package of its name is there already'

const tellLostTags = (report: PackageReport): string[] => {
  const [first, ...others] = versionsWithRemarks(report)
  if (!first) return []
  const versions = count(others.length + 1, 'version')
  return [`${nameOf(report)}: ${versions} came back without all tags, the first: ${label(first)}: ${first.error}`]
}

/** What came back, but not with all its tags. */
export const versionsWithRemarks = ({ versions }: PackageReport): readonly VersionReport[] =>
  versions.filter(({ outcome, error }) => outcome === 'restored' && error !== null)

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

/** Whether a version goes, or comes back, for a reason of its own, not as a part of an image. */
export const isHead = ({ action, part, reasons: [first] }: VersionReport): boolean =>
  (part === 'image' || part === 'version') &&
  (action === 'delete' || (action === 'restore' && (first?.code === 'chosen' || first?.code === 'with-package')))

/** What stays, by the first of its reasons, the most frequent one first. */
export const keptByReason = (versions: readonly VersionReport[]): ReadonlyMap<string, readonly VersionReport[]> => {
  const kept = versions.filter(({ action }) => action === 'keep' || action === 'untag')
  const groups = Map.groupBy(kept, ({ reasons: [first] }) => (first ? sayGist(first) : ''))
  return new Map([...groups].toSorted(([, a], [, b]) => b.length - a.length))
}

/** How many versions came to each end but one; ends that none came to are left out. */
export const tally = (
  packages: readonly PackageReport[],
  { mode, dryRun }: Telling,
  besides?: VersionReport['outcome']
): string => {
  const { would, kept } = mode === 'restore' ? words.restore : words.clean
  const found = Map.groupBy(
    packages.flatMap(({ versions }) => versions),
    ({ outcome, action }) => (dryRun && action === 'untag' ? 'untagged' : outcome)
  )
  const say = (outcome: VersionReport['outcome'], words: string): string[] => {
    const number = outcome === besides ? 0 : (found.get(outcome)?.length ?? 0)
    return number > 0 ? [`${grouped(number)} ${words}`] : []
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
export const sayTotal = (packages: readonly Pick<PackageReport, 'bytes'>[]): string => {
  const total = packages.reduce((sum, { bytes }) => sum + (bytes?.total ?? 0), 0)
  return `${packages.some(({ bytes }) => bytes?.complete === false) ? 'at least ' : ''}${sayBytes(total)}`
}
