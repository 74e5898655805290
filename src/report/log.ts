import type { Reason } from '../retention/reason.ts'
import { isTopLevel } from '../retention/version.ts'
import { changeOf, describeDecision, describeDifference, formatDifference } from './comparison.ts'
import { type PackageReport, type Report, restores, type VersionReport } from './json.ts'
import {
  detailReason,
  formatAge,
  formatBytes,
  formatCount,
  formatList,
  formatNumber,
  formatReasons,
  shortDigest,
  summarizeReason
} from './reason.ts'
import { sanitizeLogLine } from './text.ts'
import { withAddresses } from './topics.ts'

/** The part of a run on which its words depend. */
export type RunKind = Pick<Report, 'mode' | 'dryRun'>

/** Returns the title of a package's log group, which is written before anything is changed. */
export const logTitle = (report: PackageReport, { mode, dryRun }: RunKind): string => {
  const { status, counts, versions } = report
  const later = formatDeferred(versions)
  const tags = versions.reduce((sum, { untag }) => sum + untag.length, 0)
  const { would, todo } = wordsFor({ mode })
  const versionsToChange = `${formatNumber(counts.planned)} of ${formatCount(counts.versions, 'version')} ${dryRun ? would : todo}${later}`
  const tagsToRemove = tags > 0 ? [`${formatCount(tags, 'tag')} ${dryRun ? 'would be removed' : 'to remove'}`] : []
  const plan = [...(counts.planned > 0 ? [versionsToChange] : []), ...tagsToRemove].join(', ') || `nothing ${todo}`
  return sanitizeLogLine(`${packageTitle(report)}: ${status === 'ok' ? plan : formatStatus(status)}`)
}

/** Returns true for a version that a limit leaves to a later run. */
export const isDeferred = ({ outcome }: VersionReport): boolean => outcome === 'deferred'

/** Returns how many of the planned changes a limit leaves to later runs, as the end of their number; empty for none. */
export const formatDeferred = (versions: readonly VersionReport[]): string => {
  const deferred = versions.filter((each) => isDeferred(each) && each.action !== 'untag').length
  return deferred === 0 ? '' : `, ${formatNumber(deferred)} of them by later runs`
}

const words = {
  clean: { verb: 'delete', would: 'would be deleted', todo: 'to delete', done: 'deleted', kept: 'kept' },
  restore: {
    verb: 'restore',
    would: 'would be restored',
    todo: 'to restore',
    done: 'restored',
    kept: 'already present'
  }
} as const

/** Returns the words for what a run does to versions. */
export const wordsFor = ({ mode }: Pick<Report, 'mode'>) => (restores(mode) ? words.restore : words.clean)

const statuses: Readonly<Record<PackageReport['status'], string>> = {
  ok: 'ok',
  skipped: 'skipped',
  fused: 'blocked by max-delete-percent',
  failed: 'failed'
}

/** Returns the status of a package in words. */
export const formatStatus = (status: PackageReport['status']): string => statuses[status]

/**
 * Yields a line for each image, or version of another type, that is deleted, restored or loses tags: ID, tags or name, age
 * and reason. Then the number of their parts, and the kept versions counted by reason.
 */
export function* logPackage(report: PackageReport, now: number, run: RunKind): Generator<string> {
  for (const line of packageLines(report, now, run)) yield sanitizeLogLine(line)
}

function* packageLines(report: PackageReport, now: number, run: RunKind): Generator<string> {
  const { problem, warnings = [], versions, counts, repository, repairs = [] } = report
  const changes = versions.filter(({ action }) => action === 'delete' || action === 'restore')
  const parts = changes.length - changes.filter(isDirectChange).length
  const kept = [...keptByReason(versions)].map(([reason, group]) => [formatNumber(group.length), reason] as const)
  if (problem !== undefined) yield problem
  yield* warnings
  if (repository !== undefined) yield formatLookupRepository(repository)
  yield* alignColumns(
    repairs.map((each) => ({ ...each, name: '' })),
    idAndLabel,
    (each) => formatRepair(each, true)
  )
  yield* alignColumns(versions.filter(isOwnChange), idAndLabel, (version) => {
    const { age, why } = describeChange(version, now)
    const text = age === null ? why : `${age} old, ${why}`
    return isDeferred(version) ? `${text} (deferred to a later run)` : text
  })
  if (parts > 0) yield formatParts(parts)
  yield* comparisonLines(report)
  if (kept.length > 0) yield `${formatCount(counts.kept, 'version')} ${wordsFor(run).kept}:`
  for (const line of alignColumns(kept, (cells) => cells)) yield `  ${line}`
  const used = versionsInUse(report)
  if (used.length > 0) yield `${formatCount(used.length, 'version')} in use:`
  for (const line of alignColumns(used, idAndLabel, formatUses)) yield `  ${line}`
}

const idAndLabel = (version: Pick<VersionReport, 'id' | 'name' | 'tags'>): Cells => [
  `${version.id}`,
  versionLabel(version)
]

/** Returns the kept versions that files of `in-use` name. */
export const versionsInUse = ({ versions }: PackageReport): readonly VersionReport[] =>
  versions.filter(({ action, reasons }) => action !== 'restore' && reasons.some(isUse))

/** Returns where files of `in-use` name a version: `deploy/app.yaml:12 names 1.2`. */
export const formatUses = ({ reasons }: VersionReport): string => reasons.filter(isUse).map(detailReason).join(', and ')

const isUse = ({ code }: Reason): boolean => code === 'in-use'

/** Yields the difference to the policy that is compared with, then a line for each version that differs; none without one. */
function* comparisonLines({ comparison, versions }: PackageReport): Generator<string> {
  if (!comparison) return
  yield `Compared: ${formatDifference(comparison.added, comparison.removed)}`
  const changed = versions.flatMap((version) => {
    const change = isTopLevel(version) ? changeOf(version) : null
    return change ? [{ change, version }] : []
  })
  yield* alignColumns(
    changed,
    ({ change, version }) => [`${marks[change]} ${version.id}`, versionLabel(version)],
    ({ version }) => `${describeDecision(version.after)}; before ${describeDecision(version.before)}`
  )
}

const marks = { added: '+', removed: '-', tags: '~' } as const

/** Returns true for a version that is changed, or loses tags, for its own reason. */
export const isOwnChange = (version: VersionReport): boolean => version.untag.length > 0 || isDirectChange(version)

/** Returns the age of such a version, null if it says nothing, and why it is changed. */
export const describeChange = (
  { createdAt, action, reasons, untag }: VersionReport,
  now: number
): { readonly age: string | null; readonly why: string } => {
  if (untag.length > 0)
    return { age: null, why: `kept without ${untag.length === 1 ? 'its tag' : 'its tags'} ${formatList(untag, 20)}` }
  // The reason of a restored version has the age that matters: how long ago it was deleted.
  const age = createdAt === null || action === 'restore' ? null : formatAge(now - Date.parse(createdAt))
  return { age, why: formatReasons(reasons) }
}

/** An image that lacked something when a repair began. */
export type Repair = NonNullable<PackageReport['repairs']>[number]

/** Returns what a repair does, or did, for an image, and what it lacks after that. */
export const formatRepair = ({ parts, missing }: Repair, isPlan: boolean): string => {
  const restored = parts.length - missing.filter(({ why }) => why === 'unrestored').length
  const done = restored > 0 ? `${formatCount(restored, 'version')} ${isPlan ? 'to restore' : 'restored'}` : ''
  if (missing.length === 0) return isPlan ? `${done}, then it is whole again` : `whole again: ${done}`
  const lacks = missing.flatMap(({ digest, why }) =>
    why === 'unread' ? [] : `${shortDigest(digest)} (${whyMissing[why]})`
  )
  const unread = missing.flatMap(({ digest, why }) => (why === 'unread' ? shortDigest(digest) : []))
  return [
    done,
    lacks.length > 0 ? `lacks ${formatList(lacks, 20)}` : '',
    unread.length > 0 ? `may lack parts of ${formatList(unread, 20)}, which could not be read since` : ''
  ]
    .filter(Boolean)
    .join('; ')
}

const whyMissing: Readonly<Record<Exclude<Repair['missing'][number]['why'], 'unread'>, string>> = {
  expired: 'deleted over 30 days ago',
  lost: 'lost: GitHub does not list it, not even as deleted',
  unavailable: 'not in the registry, although GitHub lists it',
  unrestored: 'not restored'
}

/** The first cells of a line. */
type Cells = readonly [number: string, name: string]

/** Returns a sentence that names the repository in which `while` looks things up. */
export const formatLookupRepository = (repository: string): string =>
  `Pull requests, branches and tags are looked up in ${repository}`

/** Returns a line about the versions that are changed with their images. */
export const formatParts = (parts: number): string =>
  `and ${formatCount(parts, 'part')} of these images (platforms, attestations, signatures)`

/** Returns the last line of a package's log group: its versions counted by outcome. */
export const logCounts = (report: PackageReport, run: RunKind): string =>
  sanitizeLogLine(
    `${packageTitle(report)}: ${summarizeOutcomes([report], run) || (report.status === 'ok' ? `nothing ${wordsFor(run).todo}` : formatStatus(report.status))}`
  )

/** Returns the last line of the log: the versions of all packages counted by outcome. */
export const logResult = ({ packages, dryRun, mode, comparison }: Report): string => {
  if (mode === 'list') return `${formatCount(packages.length, 'package')} found`
  if (packages.length === 0) return 'Nothing was changed.'
  const statuses = countStatuses(packages)
  const over = `${formatCount(packages.length, 'package')}${statuses && ` (${statuses})`}`
  if (comparison) return `${over}: ${describeDifference({ packages }) ?? 'none compared'}. Nothing was changed.`
  const outcomes = summarizeOutcomes(packages, { mode, dryRun })
  const done = [...summarizeRepairs(packages, dryRun), ...(outcomes === '' ? [] : [outcomes])].join('; ')
  const result = `${over}: ${done || `nothing ${wordsFor({ mode }).done}`}`
  return dryRun ? `Dry run over ${result}. Nothing was changed.` : `${result}.`
}

/** Returns how many packages were not decided or changed as planned, by status, such as `1 failed`; empty for none. */
export const countStatuses = (packages: readonly PackageReport[]): string =>
  (['failed', 'fused', 'skipped'] as const)
    .flatMap((status) => {
      const count = packages.filter((each) => each.status === status).length
      return count > 0 ? [`${formatNumber(count)} ${formatStatus(status)}`] : []
    })
    .join(', ')

/** Returns how many of the images that lack something are whole after a repair; nothing for any other run. */
export const summarizeRepairs = (packages: readonly PackageReport[], dryRun: boolean): readonly string[] => {
  const repairs = packages.flatMap((each) => each.repairs ?? [])
  const whole = repairs.filter(({ missing }) => missing.length === 0).length
  if (repairs.length === 0) return []
  const are = whole === 1 ? 'is' : 'are'
  return [
    `${formatNumber(whole)} of ${formatCount(repairs.length, 'incomplete image')} ${dryRun ? 'would be' : are} whole again`
  ]
}

/** Returns the progress of a long phase: `done` of `all` items, their rate and the time left, after `ms` milliseconds. */
export const formatProgress = (items: string, done: number, all: number, ms: number): string => {
  const perMinute = Math.round((done * 60_000) / Math.max(ms, 1))
  const left = (ms / done) * (all - done)
  const time = left < 60_000 ? 'less than a minute' : `about ${formatAge(left)}`
  const rate = `${formatNumber(done)} of ${formatNumber(all)} ${items}, ${formatNumber(perMinute)} per minute`
  return done < all ? `${rate}, ${time} left` : rate
}

/** Returns the errors that fail the run, one line each, with their package and remedy. */
export const logErrors = ({ problems, stopReason, packages }: Report): readonly string[] =>
  withAddresses([
    ...problems,
    ...(stopReason === 'cancelled' ? ['the run was cancelled'] : []),
    ...packages.flatMap((each) => [
      ...(each.problem === undefined || each.status === 'skipped' ? [] : [withRemedy(each, each.problem)]),
      // A denial fails its package as a whole, in the same words.
      ...(each.problem === undefined
        ? summarizeFirst(each, 'failed', (versions) => `${versions} could not be changed`)
        : [])
    ])
  ]).map(sanitizeLogLine)

/** Returns the warnings of a run, one line each; they do not fail it. */
export const logWarnings = ({ mode, warnings, packages }: Report): readonly string[] =>
  [
    ...warnings,
    ...packages.flatMap((each) => [
      ...(each.warnings ?? []).map((warning) => `${packageTitle(each)}: ${warning}`),
      ...(mode === 'check' && each.status === 'skipped' && each.problem ? [each.problem] : []),
      ...summarizeFirst(each, 'refused', (versions) => `GitHub refused to ${wordsFor({ mode }).verb} ${versions}`),
      ...summarizeLostTags(each),
      ...(each.conflicting ? [`${packageTitle(each)}: ${conflictMeaning}`] : []),
      ...summarizeBroken(each)
    ])
  ].map(sanitizeLogLine)

/** The meaning of GitHub listing a docker package as conflicting. */
export const conflictMeaning =
  'GitHub could not migrate it to the container registry, where a package of this name already exists; push the images you need under another name, then delete one of the two packages'

const summarizeLostTags = (report: PackageReport): string[] => {
  const versions = restoredWithoutTags(report)
  const [first] = versions
  return first
    ? [
        withFirst(
          `${packageTitle(report)}: ${formatLostTags(versions)}`,
          versions,
          `${versionLabel(first)}: ${first.error}`
        )
      ]
    : []
}

/** Returns `1 version restored without all its tags`. */
export const formatLostTags = ({ length }: readonly VersionReport[]): string =>
  `${formatCount(length, 'version')} restored without all ${length === 1 ? 'its' : 'their'} tags`

/** Returns the versions that were restored without all their tags; their errors say why. */
export const restoredWithoutTags = ({ versions }: PackageReport): readonly VersionReport[] =>
  versions.filter(({ outcome, error }) => outcome === 'restored' && error !== null)

const summarizeBroken = (report: PackageReport): string[] => {
  const { broken = [] } = report
  const [first] = broken
  const images = `${packageTitle(report)}: ${formatCount(broken.length, 'tagged image')} cannot be pulled completely`
  return first ? [`${withFirst(images, broken, formatList(first.tags))}; ${adviceForBroken(report)}`] : []
}

/** Returns what can be done about images that cannot be pulled completely. */
export const adviceForBroken = ({ broken = [], repairs }: PackageReport): string => {
  const repairable = broken.filter((each) => each.repairable).length
  const [it, its] = broken.length === 1 ? ['it', 'its'] : ['them', 'their']
  const others = `push ${it} again, or delete ${its} tags (a rule for @broken)`
  if (repairs || repairable === 0) return others
  if (repairable === broken.length) return `mode: repair can make ${it} whole again`
  return `mode: repair can make ${formatNumber(repairable)} of them whole again; push the others again, or delete their tags (a rule for @broken)`
}

const summarizeFirst = (
  report: PackageReport,
  outcome: 'failed' | 'refused',
  format: (versions: string) => string
): string[] => {
  const versions = report.versions.filter((version) => version.outcome === outcome)
  const text = `${packageTitle(report)}: ${format(formatCount(versions.length, 'version'))}`
  return versions[0] ? [withFirst(text, versions, `${versions[0].error}`)] : []
}

/** Appends what is known of the first of several, or of the only one. */
const withFirst = (text: string, { length }: readonly unknown[], first: string): string =>
  `${text}${length === 1 ? '' : '; the first'}: ${first}`

/** Returns the problem of a package, with the remedy if max-delete-percent blocked it. */
const withRemedy = (report: PackageReport, problem: string): string => {
  if (report.status !== 'fused') return problem
  const percent = percentToDelete(report)
  const remedy = percent === null ? 'raise max-delete-percent' : `set max-delete-percent: ${percent}`
  return `${problem}; if that is right, ${remedy} for one run, otherwise correct the policy`
}

/** Returns the lowest max-delete-percent with which the plan of a blocked package is carried out; null if unknown. */
export const percentToDelete = ({ versions }: PackageReport): number | null => {
  const reason = versions.flatMap(({ reasons }) => reasons).find(({ code }) => code === 'fuse')
  return reason?.code === 'fuse' ? Math.ceil((reason.going * 100) / reason.images) : null
}

/** Returns the type and name of a package. */
export const packageTitle = ({ type, owner, name }: PackageReport): string => `${type} package ${owner}/${name}`

/** Returns what a version is called: its tags, its name, or a short digest. */
export const versionLabel = ({ name, tags }: Pick<VersionReport, 'name' | 'tags'>): string =>
  tags.length > 0 ? formatList(tags) : shortDigest(name)

/** Returns true if a version is deleted or restored for its own reason, not as a part of an image. */
export const isDirectChange = (version: VersionReport): boolean => {
  const { action, reasons } = version
  const isChosen = (): boolean => ['chosen', 'with-package', 'in-use'].includes(reasons[0]?.code ?? '')
  return isTopLevel(version) && (action === 'delete' || (action === 'restore' && isChosen()))
}

/** Returns the kept versions by their first reason, the most frequent reason first. */
export const keptByReason = (versions: readonly VersionReport[]): ReadonlyMap<string, readonly VersionReport[]> => {
  const kept = versions.filter(({ action }) => action === 'keep' || action === 'untag')
  const groups = Map.groupBy(kept, ({ reasons: [first] }) => (first ? summarizeReason(first) : ''))
  return new Map([...groups].toSorted(([, a], [, b]) => b.length - a.length))
}

/** Returns the number of versions with each outcome except some; outcomes without versions are left out. */
export const summarizeOutcomes = (
  packages: readonly PackageReport[],
  { mode, dryRun }: RunKind,
  ...except: readonly VersionReport['outcome'][]
): string => {
  const { would, kept } = wordsFor({ mode })
  const byOutcome = Map.groupBy(
    packages.flatMap(({ versions }) => versions),
    ({ outcome, action }) => (dryRun && action === 'untag' ? 'untagged' : outcome)
  )
  const numberOf = (outcome: VersionReport['outcome']): number =>
    except.includes(outcome) ? 0 : (byOutcome.get(outcome)?.length ?? 0)
  const describe = (count: number, words: string): string[] => (count > 0 ? [`${formatNumber(count)} ${words}`] : [])
  const countOf = (outcome: VersionReport['outcome'], words: string): string[] => describe(numberOf(outcome), words)
  return [
    ...countOf('planned', dryRun ? would : 'not started'),
    ...countOf('deleted', 'deleted'),
    ...countOf('restored', 'restored'),
    ...countOf('gone', 'already deleted'),
    ...describe(numberOf('kept') + numberOf('untagged'), kept),
    ...countOf('untagged', 'of them with fewer tags'),
    ...countOf('refused', 'refused by GitHub'),
    ...countOf('failed', 'failed'),
    ...countOf('changed', 'changed during the run'),
    ...countOf('skipped', 'skipped'),
    ...countOf('deferred', 'deferred to a later run')
  ].join(', ')
}

/**
 * Yields a line with aligned columns for each item; an unusually long cell only shifts the rest of its line. Cells are made
 * twice, since those of a hundred thousand versions take much memory, and a text when its line is.
 */
function* alignColumns<T>(
  items: readonly T[],
  toCells: (item: T) => Cells,
  toText?: (item: T) => string
): Generator<string> {
  let [numberWidth, nameWidth] = [0, 0]
  for (const item of items) {
    const [number, name] = toCells(item)
    numberWidth = Math.max(numberWidth, Math.min(number.length, 40))
    nameWidth = Math.max(nameWidth, Math.min(name.length, 40))
  }
  for (const item of items) {
    const [number, name] = toCells(item)
    const start = number.padStart(numberWidth)
    yield toText ? `${start}  ${name.padEnd(nameWidth)}  ${toText(item)}`.trimEnd() : `${start}  ${name}`.trimEnd()
  }
}

/** Returns the storage of all images, `at least …` where not all manifests were read. */
export const formatTotalBytes = (packages: readonly Pick<PackageReport, 'bytes'>[]): string => {
  const { known, isComplete } = storageOf(packages)
  return `${isComplete ? '' : 'at least '}${formatBytes(known)}`
}

/** Returns what is freed of the storage of all images; only that where nothing else was read, so that the rest is unknown. */
export const formatFreedBytes = (freed: number, packages: readonly Pick<PackageReport, 'bytes'>[]): string => {
  const { known, isComplete } = storageOf(packages)
  return freed >= known && !isComplete ? formatBytes(freed) : `${formatBytes(freed)} of ${formatTotalBytes(packages)}`
}

/** Returns the bytes of the images whose manifests were read, and whether these are all. */
const storageOf = (packages: readonly Pick<PackageReport, 'bytes'>[]) => ({
  known: packages.reduce((sum, { bytes }) => sum + (bytes?.total ?? 0), 0),
  isComplete: packages.every(({ bytes }) => bytes?.complete !== false)
})

/** Returns how many images a container package has; null for other types, and where no manifest was read: parts are not known then. */
export const countImages = ({
  type,
  counts,
  bytes
}: Pick<PackageReport, 'type' | 'counts' | 'bytes'>): number | null => {
  const isUnread = bytes?.complete === false && bytes.total === 0
  return type !== 'container' || isUnread ? null : counts.images
}
