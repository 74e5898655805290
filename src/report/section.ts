import type { PackageReport, Report, VersionReport } from './json.ts'
import {
  conflictMeaning,
  formatAskedRepository,
  isDirectChange,
  keptByReason,
  shortDigest,
  versionsWithRemarks
} from './log.ts'
import { alert, bulletList, code, details, escapeMarkdown, escapeMarkdownCell, table } from './markdown.ts'
import { formatAge, formatCount, formatNumber, formatReasons } from './reason.ts'

/** The section of one package in the job summary, without its heading, block by block; lists have at most `rows` rows. */
export function* packageSection(report: PackageReport, run: Report, rows: number): Generator<string> {
  yield* problemBlocks(report, run, rows)
  if (report.repository) yield escapeMarkdown(formatAskedRepository(report.repository))
  if (run.mode === 'restore') yield* restoreBlocks(report, run, rows)
  else yield* deletionBlocks(report, run, rows)
  yield removedTags(report, run, rows)
  yield keptTable(report, run, rows)
  yield unreferencedNote(report, run)
  yield* brokenBlocks(report, run, rows)
}

/** What kept the package from being cleaned, and each version that did not go as planned, with what to do next. */
function* problemBlocks(report: PackageReport, run: Report, rows: number): Generator<string> {
  const { status, problem = '', problems = [problem], warnings = [], conflicting } = report
  if (conflicting) yield alert('NOTE', `This package is in conflict: ${conflictMeaning}.`)
  if (warnings.length > 0) yield alert('WARNING', 'To know:', warnings)
  // Where one manifest cannot be read, those that were asked for meanwhile mostly have the same problem.
  if (status !== 'ok') yield alert(status === 'skipped' ? 'NOTE' : 'CAUTION', adviceFor(report), problems, 3)
  for (const outcome of ['failed', 'refused', 'changed', 'skipped'] as const) {
    const versions = versionsByOutcome(report, outcome)
    const alike = Map.groupBy(versions, ({ id, error }) => error?.replace(`version ${id} `, 'a version ') ?? '')
    const say = ([error, [first, ...others]]: readonly [string, readonly VersionReport[]]): string => {
      const why = others.length > 0 ? error : (first?.error ?? '')
      const all = [...(first ? [first] : []), ...others].map(versionLabelMarkdown)
      return `${joinFirst(all, 20)} **${outcome}**: ${escapeMarkdown(why || 'it is no longer to go')}`
    }
    yield bulletList([...alike], say, rows)
    if (versions.length > 0) {
      yield run.mode === 'restore' ? restoreHints[outcome] : hintFor(outcome, run, [...alike.keys()].join(' '))
    }
  }
}

/** Why nothing of a package was changed, and what to do about it. */
const adviceFor = ({ status, versions, counts, revived }: PackageReport): string => {
  const changed = counts.deleted + counts.restored + counts.untagged
  const untouched = revived
    ? 'This package was deleted and is restored, with the versions that it had then; nothing else of it was changed.'
    : changed > 0
      ? 'Not all of this package was changed as planned.'
      : 'Nothing of this package was changed.'
  if (status === 'skipped') return `${untouched} The next run comes to it:`
  if (status === 'failed') return `${untouched} Run again once the cause is gone:`
  const fuse = versions.flatMap(({ reasons }) => reasons).find((reason) => reason.code === 'fuse')
  const needed = fuse
    ? `set \`max-delete-percent: ${Math.ceil((fuse.going * 100) / fuse.images)}\``
    : 'raise `max-delete-percent`'
  return `${untouched} Look at what is held back. If all of it is to go, ${needed} for one run; if not, correct the policy:`
}

const hintFor = (outcome: 'failed' | 'refused' | 'changed' | 'skipped', { policy }: Report, errors: string): string => {
  if (outcome === 'skipped') return 'What was skipped is still there; the next run tries it once the cause is gone.'
  if (outcome === 'changed') return 'What changed while the run went on is left as it is; the next run decides anew.'
  if (outcome === 'failed') return 'What failed is still there; the next run tries again what its policy then lets go.'
  const isFlat = policy.policies.length === 1
  const protect = isFlat ? '`keep-tags` (in a policy document `protect`)' : '`protect`'
  const loved = `Only GitHub Support can delete a public version with over 5,000 downloads. Name it in ${protect}, and no run tries it again.`
  const last =
    'GitHub keeps the last version of a package, and the last tagged one of a container. If the package is not needed any more, delete it with `delete-empty-packages: true` or in its settings; if it is, push a new version first.'
  return [...(/downloads/.test(errors) ? [loved] : []), ...(/\blast\b/.test(errors) ? [last] : [])].join('\n\n')
}

const restoreHints = {
  failed: 'What failed is still deleted; run again once the cause is gone.',
  refused:
    'GitHub restores what was deleted in the last 30 days, and only while nothing else of its name was published. An image that' +
    ' lacks such a part does not pull completely.',
  changed: '',
  skipped: 'What was skipped is still deleted; run again once the cause is gone.'
} as const

/** What comes back, with the reasons, and what of it came back without its tags. */
function* restoreBlocks(report: PackageReport, { dryRun }: Report, rows: number): Generator<string> {
  const say = (members: readonly VersionReport[], verb: string): string => {
    const heads = members.filter(isDirectChange)
    const cells = (head: VersionReport) => [
      versionLabelMarkdown(head),
      escapeMarkdownCell(
        [formatReasons(head.reasons), ...(head.outcome === 'deferred' && head.error ? [head.error] : [])].join('; ')
      )
    ]
    const isGuess = members.some(({ reasons: [first] }) => first?.code === 'perhaps-needed')
    const parts = describeParts(members.length - heads.length, heads.length, isGuess)
    return details(
      `${formatCount(heads.length, unitOf(report))} ${verb}${parts}`,
      table(['Version', 'Why'], heads, cells, rows)
    )
  }
  const waiting = versionsByOutcome(report, 'deferred', ...(dryRun ? [] : (['planned'] as const)))
  yield dryRun
    ? say(versionsByOutcome(report, 'planned'), 'would come back')
    : say(versionsByOutcome(report, 'restored'), 'restored')
  yield say(waiting, 'left for a later run')
  const remarks = versionsWithRemarks(report)
  if (remarks.length === 0) return
  yield alert('WARNING', `${formatCount(remarks.length, 'version')} came back without all tags:`)
  yield bulletList(
    remarks,
    (version) => `${versionLabelMarkdown(version)}: ${escapeMarkdown(version.error ?? '')}`,
    rows
  )
}

/** How many versions come along with so many images, as the end of a sentence; nothing where there is none. */
const describeParts = (parts: number, images: number, isGuess = false): string => {
  if (parts === 0) return ''
  const belong = isGuess ? 'may belong' : parts === 1 ? 'belongs' : 'belong'
  const whom = images === 1 ? 'it' : 'them'
  return `, with ${formatCount(parts, 'version')} that ${belong} to ${whom} (platforms, attestations, signatures)`
}

/** What goes, with the reasons; the parts of images are only counted. */
function* deletionBlocks(report: PackageReport, run: Report, rows: number): Generator<string> {
  const say = (members: readonly VersionReport[], verb: string): string => {
    const heads = members.filter(isDirectChange)
    const parts = describeParts(members.length - heads.length, heads.length)
    const cells = (head: VersionReport) => [
      versionLabelMarkdown(head),
      ageOf(head, run),
      escapeMarkdownCell(formatReasons(head.reasons))
    ]
    return details(
      `${formatCount(heads.length, unitOf(report))} ${verb}${parts}`,
      table(['Version', 'Age:', 'Why'], heads, cells, rows)
    )
  }
  const toDelete = ({ action }: VersionReport): boolean => action === 'delete'
  if (run.dryRun) {
    yield say(versionsByOutcome(report, 'planned').filter(toDelete), 'would be deleted')
    yield say(versionsByOutcome(report, 'deferred').filter(toDelete), 'would be left for a later run')
  } else {
    yield say(versionsByOutcome(report, 'deleted'), 'deleted')
    yield say(versionsByOutcome(report, 'gone'), 'gone already, deleted by somebody else')
    yield say(versionsByOutcome(report, 'deferred', 'planned').filter(toDelete), 'left for a later run')
  }
  const held = report.versions.filter(({ part, reasons: [first] }) => !isPart(part) && first?.code === 'fuse')
  yield details(
    `${formatCount(held.length, unitOf(report))} that the policy lets go, held back`,
    table(['Version', 'Age:'], held, (version) => [versionLabelMarkdown(version), ageOf(version, run)], rows)
  )
}

const removedTags = (report: PackageReport, { dryRun }: Report, rows: number): string => {
  const tags = dryRun ? countTagsToRemove(report) : report.counts.untagged
  const images = report.versions.filter(({ untag, outcome }) => untag.length > 0 && (dryRun || outcome === 'untagged'))
  return details(
    `${formatCount(tags, 'tag')} ${dryRun ? 'would be ' : ''}removed from images that stay`,
    table(['Image', 'Tags to remove'], images, (image) => [versionLabelMarkdown(image), formatNames(image.untag)], rows)
  )
}

/** What stays is counted by its first reason. */
const keptTable = ({ versions, counts }: PackageReport, { mode }: Report, rows: number): string =>
  details(
    `${formatCount(counts.kept, 'version')} ${mode === 'restore' ? 'there already' : 'kept'}`,
    table(
      ['Why', 'Versions:', 'Such as'],
      [...keptByReason(versions)],
      ([reason, members]) => [
        escapeMarkdownCell(reason),
        formatNumber(members.length),
        members.slice(0, 3).map(versionLabelMarkdown).join(', ')
      ],
      rows
    )
  )

/** What nothing needs and no rule covers: what a run that was killed leaves of an image looks like this. */
const unreferencedNote = ({ versions }: PackageReport, { mode }: Report): string => {
  const found = versions.filter(
    ({ action, part, manifest, reasons: [first] }) =>
      action === 'keep' &&
      part !== 'child' &&
      manifest &&
      first?.code === 'uncovered' &&
      first.labels.includes('@untagged')
  )
  if (mode === 'restore' || found.length === 0) return ''
  const lead = `${formatCount(found.length, 'untagged version')} ${found.length === 1 ? 'is' : 'are'} needed by no image and covered by no rule`
  const advice =
    'A tag that moved on leaves such versions, and so does a run that was killed while it deleted an image: its platforms' +
    ' and signatures. To delete them, set `delete-untagged: true`, or write a rule for `@untagged`.'
  return alert('NOTE', `${lead}, such as ${joinFirst(found.map(versionLabelMarkdown), 3)}. ${advice}`)
}

function* brokenBlocks({ broken = [] }: PackageReport, { mode }: Report, rows: number): Generator<string> {
  if (broken.length === 0) return
  const why =
    mode === 'restore'
      ? 'parts of it did not come back. Restore them too, push it again, or delete its tags.'
      : 'parts of it were gone before this run, which leaves it as it is. Push it again, or delete its tags.'
  yield alert('WARNING', `${formatCount(broken.length, 'tagged image')} cannot be pulled completely: ${why}`)
  yield details(
    'What is missing',
    table(
      ['Image', 'Missing'],
      broken,
      ({ tags, missing }) => [formatNames(tags), formatNames(missing.map(shortDigest))],
      rows
    )
  )
}

/** Which of several policies took a package; nothing where there is but one. */
export const policySuffix = ({ policyIndex }: PackageReport, { policy }: Report): string =>
  policy.policies.length > 1 ? ` (policy ${policyIndex + 1})` : ''

/** What a package is called. */
export const packageTitleMarkdown = ({ type, owner, name }: PackageReport): string =>
  `${type} ${code(`${owner}/${name}`)}`

/** How many tags the plan takes from versions that stay. */
export const countTagsToRemove = ({ versions }: PackageReport): number =>
  versions.reduce((sum, { untag }) => sum + untag.length, 0)

/** The versions that came to one of these ends. */
export const versionsByOutcome = (
  { versions }: PackageReport,
  ...outcomes: readonly VersionReport['outcome'][]
): readonly VersionReport[] => versions.filter(({ outcome }) => outcomes.includes(outcome))

const isPart = (part: VersionReport['part']): boolean => part === 'child' || part === 'referrer'
const unitOf = ({ type }: PackageReport): string => (type === 'container' ? 'image' : 'version')

const versionLabelMarkdown = ({ name, tags }: VersionReport): string =>
  tags.length > 0 ? formatNames(tags) : code(shortDigest(name))

/** The first few of some names. */
const formatNames = (all: readonly string[]): string => joinFirst(all.map(shortDigest).map(code), 5, ' ')

const joinFirst = (texts: readonly string[], most: number, separator = ', '): string =>
  texts.slice(0, most).join(separator) + (texts.length > most ? ` and ${formatNumber(texts.length - most)} more` : '')

const ageOf = ({ createdAt }: VersionReport, { now }: Report): string =>
  createdAt === null ? '–' : formatAge(Date.parse(now) - Date.parse(createdAt))
