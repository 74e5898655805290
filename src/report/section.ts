import { isTopLevel } from '../retention/version.ts'
import { type PackageReport, type Report, restores, type VersionReport } from './json.ts'
import {
  adviceForBroken,
  conflictMeaning,
  formatLookupRepository,
  formatLostTags,
  formatRepair,
  formatUses,
  isDirectChange,
  keptByReason,
  percentToDelete,
  restoredWithoutTags,
  versionsInUse,
  wordsFor
} from './log.ts'
import { alert, bulletList, code, details, escapeMarkdown, escapeMarkdownCell, table } from './markdown.ts'
import { formatAge, formatCount, formatNumber, formatReasons, shortDigest } from './reason.ts'
import { link, linksFor, pages } from './topics.ts'

/** Yields the blocks of a package's section in the job summary, without its heading; lists have at most `rows` rows. */
export function* packageSection(report: PackageReport, run: Report, rows: number): Generator<string> {
  yield* problemBlocks(report, run, rows)
  if (report.repository) yield escapeMarkdown(formatLookupRepository(report.repository))
  if (run.mode === 'repair') yield repairTable(report, run, rows)
  if (restores(run.mode)) yield* restoreBlocks(report, run, rows)
  else yield* deletionBlocks(report, run, rows)
  yield removedTags(report, run, rows)
  yield keptTable(report, run, rows)
  yield inUseTable(report, rows)
  yield unreferencedNote(report, run)
  yield* brokenBlocks(report, run, rows)
}

/** Yields the problem of the package, and the versions that were not changed as planned, with the remedies. */
export function* problemBlocks(report: PackageReport, run: Report, rows: number): Generator<string> {
  const { status, problem = '', problems = [problem], warnings = [], conflicting } = report
  if (conflicting) yield alert('NOTE', `This package is in conflict: ${conflictMeaning}.`)
  if (warnings.length > 0) yield alert('WARNING', 'Warnings:', warnings)
  // Manifests that were requested at the same time as an unreadable one mostly have the same problem.
  if (status !== 'ok') {
    yield alert(status === 'skipped' ? 'NOTE' : 'CAUTION', adviceFor(report, run), problems, 3)
    yield linksFor([problem])
  }
  for (const outcome of ['failed', 'refused', 'changed', 'skipped'] as const) {
    const versions = versionsByOutcome(report, outcome)
    const byError = Map.groupBy(versions, ({ id, error }) => error?.replace(`version ${id} `, 'a version ') ?? '')
    const formatGroup = ([error, [first, ...others]]: readonly [string, readonly VersionReport[]]): string => {
      const why = others.length > 0 ? error : (first?.error ?? '')
      const labels = [...(first ? [first] : []), ...others].map(versionLabelMarkdown)
      return `${joinFirst(labels, 20)} **${outcome}**: ${escapeMarkdown(why || 'the plan no longer deletes it')}`
    }
    yield bulletList([...byError], formatGroup, rows)
    if (versions.length > 0) {
      yield restores(run.mode) ? restoreHints[outcome] : hintFor(outcome, run, [...byError.keys()].join(' '))
    }
  }
}

/** Returns the state of a package that was not changed as planned, and the remedy; its problems follow. */
const adviceFor = (report: PackageReport, { mode }: Report): string => {
  const { status, counts, revived } = report
  const changed = counts.deleted + counts.restored + counts.untagged
  const state = revived
    ? 'This package had been deleted and was restored with the versions that it had then; nothing else in it was changed.'
    : changed > 0
      ? 'Not all of this package was changed as planned.'
      : status === 'fused'
        ? 'Nothing was deleted from this package.'
        : 'Nothing in this package was changed.'
  if (status === 'skipped' && mode === 'check') return 'This package was left out of the check:'
  if (status === 'skipped') return state
  if (status === 'failed') return `${state} Run again once the cause is fixed:`
  const percent = percentToDelete(report)
  const remedy = percent === null ? 'raise `max-delete-percent`' : `set \`max-delete-percent: ${percent}\``
  return `${state} Review the list below. If it is right, ${remedy} for one run; otherwise correct the policy:`
}

const hintFor = (outcome: 'failed' | 'refused' | 'changed' | 'skipped', { policy }: Report, errors: string): string => {
  if (outcome === 'skipped')
    return 'Skipped versions were not deleted; the next run will try them once the cause is fixed.'
  if (outcome === 'changed')
    return 'Versions that changed during the run were left alone; the next run re-evaluates them.'
  if (outcome === 'failed') return 'Failed versions were not deleted; the next run will try again.'
  const isFlat = policy.policies.length === 1
  const protect = isFlat ? '`keep-tags` (in a policy document `protect`)' : '`protect`'
  const downloads = `Only GitHub Support can delete a public version with over 5,000 downloads. Add its tag or name to ${protect} so that no run tries again. ${link('More about downloads', pages.downloads)}.`
  const lastVersion =
    'GitHub does not delete the last version of a package, or the last tagged one of a container. If the package is no longer needed, delete it with `delete-empty-packages: true` or in its settings; otherwise push a new version first.'
  return [...(/downloads/.test(errors) ? [downloads] : []), ...(/\blast\b/.test(errors) ? [lastVersion] : [])].join(
    '\n\n'
  )
}

const restoreHints = {
  failed: 'Failed versions are still deleted; run again once the cause is fixed.',
  refused:
    'GitHub restores versions deleted in the last 30 days, unless another version was published under the same name. An image' +
    ' that lacks such a part cannot be pulled completely.',
  changed: '',
  skipped: 'Skipped versions are still deleted; run again once the cause is fixed.'
} as const

/** Yields the restored versions with their reasons, and those that were restored without all their tags. */
function* restoreBlocks(report: PackageReport, { dryRun }: Report, rows: number): Generator<string> {
  const versionsBlock = (members: readonly VersionReport[], verb: string): string => {
    const changes = members.filter(isDirectChange)
    const cells = (version: VersionReport) => {
      const { reasons, outcome, error } = version
      const why = [formatReasons(reasons), ...(outcome === 'deferred' && error ? [error] : [])].join('; ')
      return [versionLabelMarkdown(version), escapeMarkdownCell(why)]
    }
    const isGuess = members.some(({ reasons: [first] }) => first?.code === 'perhaps-needed')
    const parts = describeParts(members.length - changes.length, isGuess)
    return details(
      `${formatCount(changes.length, unitOf(report))} ${verb}${parts}`,
      table(['Version', 'Why'], changes, cells, rows)
    )
  }
  const deferred = versionsByOutcome(report, 'deferred', ...(dryRun ? [] : (['planned'] as const)))
  yield dryRun
    ? versionsBlock(versionsByOutcome(report, 'planned'), 'would be restored')
    : versionsBlock(versionsByOutcome(report, 'restored'), 'restored')
  yield versionsBlock(deferred, 'deferred to a later run')
  const versions = restoredWithoutTags(report)
  if (versions.length === 0) return
  yield alert('WARNING', `${formatLostTags(versions)}:`)
  yield bulletList(
    versions,
    (version) => `${versionLabelMarkdown(version)}: ${escapeMarkdown(version.error ?? '')}`,
    rows
  )
}

/** Returns the number of parts as the end of a sentence; empty for none. */
export const describeParts = (parts: number, isGuess = false): string =>
  parts === 0
    ? ''
    : `, with ${formatCount(parts, isGuess ? 'possible part' : 'part')} (platforms, attestations, signatures)`

/** Yields the deleted versions with their reasons; parts of images are only counted. */
function* deletionBlocks(report: PackageReport, run: Report, rows: number): Generator<string> {
  const versionsBlock = (members: readonly VersionReport[], verb: string): string => {
    const changes = members.filter(isDirectChange)
    const parts = describeParts(members.length - changes.length)
    const cells = (version: VersionReport) => [
      versionLabelMarkdown(version),
      ageOf(version, run),
      escapeMarkdownCell(formatReasons(version.reasons))
    ]
    return details(
      `${formatCount(changes.length, unitOf(report))} ${verb}${parts}`,
      table(['Version', 'Age:', 'Why'], changes, cells, rows)
    )
  }
  const toDelete = ({ action }: VersionReport): boolean => action === 'delete'
  if (run.dryRun) {
    yield versionsBlock(versionsByOutcome(report, 'planned').filter(toDelete), 'would be deleted')
    yield versionsBlock(versionsByOutcome(report, 'deferred').filter(toDelete), 'would be deferred to a later run')
  } else {
    yield versionsBlock(versionsByOutcome(report, 'deleted'), 'deleted')
    yield versionsBlock(versionsByOutcome(report, 'gone'), 'already deleted by someone else')
    yield versionsBlock(versionsByOutcome(report, 'deferred', 'planned').filter(toDelete), 'deferred to a later run')
  }
  const blocked = report.versions.filter(({ part, reasons: [first] }) => isTopLevel({ part }) && first?.code === 'fuse')
  yield details(
    `${formatCount(blocked.length, unitOf(report))} that the policy would delete, blocked by max-delete-percent`,
    table(['Version', 'Age:'], blocked, (version) => [versionLabelMarkdown(version), ageOf(version, run)], rows)
  )
}

const removedTags = (report: PackageReport, { dryRun }: Report, rows: number): string => {
  const tags = dryRun ? countTagsToRemove(report) : report.counts.untagged
  const images = report.versions.filter(({ untag, outcome }) => untag.length > 0 && (dryRun || outcome === 'untagged'))
  return details(
    `${formatCount(tags, 'tag')} ${dryRun ? 'would be ' : ''}removed from kept images`,
    table(
      ['Image', dryRun ? 'Tags to remove' : 'Tags removed'],
      images,
      (image) => [versionLabelMarkdown(image), formatNames(image.untag)],
      rows
    )
  )
}

/** Returns the kept versions, counted by their first reason. */
const keptTable = ({ versions, counts }: PackageReport, { mode }: Report, rows: number): string =>
  details(
    `${formatCount(counts.kept, 'version')} ${wordsFor({ mode }).kept}`,
    table(
      ['Why', 'Versions:', 'For example'],
      [...keptByReason(versions)],
      ([reason, members]) => [
        escapeMarkdownCell(reason),
        formatNumber(members.length),
        members.slice(0, 3).map(versionLabelMarkdown).join(', ')
      ],
      rows
    )
  )

/** Returns the kept versions that files of `in-use` name, each with the place. */
const inUseTable = (report: PackageReport, rows: number): string => {
  const versions = versionsInUse(report)
  return details(
    `${formatCount(versions.length, 'version')} in use`,
    table(
      ['Version', 'Where'],
      versions,
      (version) => [versionLabelMarkdown(version), escapeMarkdownCell(formatUses(version))],
      rows
    )
  )
}

/** Returns a note on untagged versions that nothing needs and no rule matches, such as those that a killed run leaves. */
const unreferencedNote = ({ versions }: PackageReport, { mode }: Report): string => {
  const unreferenced = versions.filter(
    ({ action, part, manifest, reasons: [first] }) =>
      action === 'keep' &&
      part !== 'child' &&
      manifest &&
      first?.code === 'uncovered' &&
      first.labels.includes('@untagged')
  )
  if (restores(mode) || unreferenced.length === 0) return ''
  const lead = `${formatCount(unreferenced.length, 'untagged version')} ${unreferenced.length === 1 ? 'is' : 'are'} not needed by any image and not matched by any rule`
  const advice =
    'Such versions remain when a tag moves to a newer image, or when a run is killed while it deletes the platforms and signatures of' +
    ' an image. To delete them, set `delete-untagged: true`, or write a rule for `@untagged`.'
  return alert('NOTE', `${lead}, for example ${joinFirst(unreferenced.map(versionLabelMarkdown), 3)}. ${advice}`)
}

/** Returns what a repair does for each image, and what it lacks after that. */
const repairTable = ({ repairs = [] }: PackageReport, { dryRun }: Report, rows: number): string =>
  table(
    ['Image', dryRun ? 'What a real run would do' : 'Result'],
    repairs.toSorted((a, b) => b.missing.length - a.missing.length),
    (repair) => [
      versionLabelMarkdown({ name: `version ${repair.id}`, ...repair }),
      escapeMarkdownCell(formatRepair(repair, dryRun))
    ],
    rows
  )

function* brokenBlocks(report: PackageReport, { mode }: Report, rows: number): Generator<string> {
  const { broken = [] } = report
  // A repair has a table of them.
  if (broken.length === 0 || mode === 'repair') return
  const why =
    mode === 'restore'
      ? 'parts were not restored. Restore them too, push the image again, or delete its tags.'
      : `parts were missing before this run, which did not change the image: ${escapeMarkdown(adviceForBroken(report))}. ${link('How to repair images', pages.repair)}.`
  yield alert('WARNING', `${formatCount(broken.length, 'tagged image')} cannot be pulled completely: ${why}`)
  yield details(
    'Missing parts',
    table(
      ['Image', 'Missing'],
      broken,
      ({ tags, missing }) => [formatNames(tags), formatNames(missing.map(shortDigest))],
      rows
    )
  )
}

/** Returns the number of the policy that applies to a package; empty for a single policy. */
export const policySuffix = ({ policyIndex }: PackageReport, { policy }: Report): string =>
  policy.policies.length > 1 ? ` (policy ${policyIndex + 1})` : ''

/** Returns the type and name of a package as Markdown. */
export const packageTitleMarkdown = ({ type, owner, name }: PackageReport): string =>
  `${type} ${code(`${owner}/${name}`)}`

/** Returns how many tags the plan removes from kept versions. */
export const countTagsToRemove = ({ versions }: PackageReport): number =>
  versions.reduce((sum, { untag }) => sum + untag.length, 0)

/** Returns the versions with one of these outcomes. */
export const versionsByOutcome = (
  { versions }: PackageReport,
  ...outcomes: readonly VersionReport['outcome'][]
): readonly VersionReport[] => versions.filter(({ outcome }) => outcomes.includes(outcome))

/** Returns what the versions of a package are called that are decided for their own reasons. */
export const unitOf = ({ type }: PackageReport): string => (type === 'container' ? 'image' : 'version')

/** Returns what a version is called, as Markdown: its tags, its name, or a short digest. */
export const versionLabelMarkdown = ({ name, tags }: Pick<VersionReport, 'name' | 'tags'>): string =>
  tags.length > 0 ? formatNames(tags) : code(shortDigest(name))

/** Returns the first few names, each as code. */
const formatNames = (names: readonly string[]): string => joinFirst(names.map(shortDigest).map(code), 5, ' ')

const joinFirst = (texts: readonly string[], limit: number, separator = ', '): string =>
  texts.slice(0, limit).join(separator) +
  (texts.length > limit ? ` and ${formatNumber(texts.length - limit)} more` : '')

/** Returns the age of a version at the time of the run; a dash if it is unknown. */
export const ageOf = ({ createdAt }: VersionReport, { now }: Report): string =>
  createdAt === null ? '–' : formatAge(Date.parse(now) - Date.parse(createdAt))
