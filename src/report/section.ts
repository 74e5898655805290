import type { PackageReport, Report, VersionReport } from './json.ts'
import { isHead, keptByReason, shortDigest } from './log.ts'
import { alert, bullets, code, folded, paragraph, prose, table } from './markdown.ts'
import { count, grouped, sayAge, sayWhy } from './reason.ts'

/** The section of one package in the job summary, block by block; lists have at most `rows` rows. */
export function* packageSection(report: PackageReport, run: Report, rows: number): Generator<string> {
  const policy = run.policy.policies.length > 1 ? ` (policy ${report.policyIndex + 1})` : ''
  yield `### ${nameOf(report)}${policy}`
  yield* trouble(report, rows)
  yield* deletions(report, run, rows)
  yield removedTags(report, run, rows)
  yield kept(report, rows)
  yield* brokenImages(report, rows)
}

/** What kept the package from being cleaned, and each version that did not go as planned, with what to do next. */
function* trouble(report: PackageReport, rows: number): Generator<string> {
  const { status, problem = '', problems = [problem] } = report
  if (status !== 'ok') yield alert(status === 'skipped' ? 'NOTE' : 'CAUTION', advice[status], problems)
  const outcomes = (['failed', 'refused', 'changed'] as const).filter((each) => versionsWith(report, each).length > 0)
  yield bullets(
    outcomes.flatMap((outcome) => versionsWith(report, outcome)),
    (version) => `${label(version)} **${version.outcome}**: ${paragraph(version.error ?? 'it is no longer to go')}`,
    rows
  )
  for (const outcome of outcomes) yield hints[outcome]
}

const advice = {
  fused:
    'Nothing of this package was changed. If all of this is to go, raise `max-delete-percent` for one run; if not,' +
    ' correct the policy:',
  failed: 'Nothing of this package was changed. Run again once the cause is gone:',
  skipped: 'Nothing of this package was changed. The next run comes to it:'
} as const

const hints = {
  failed: 'What failed is still there; the next run tries again what its policy then lets go.',
  refused:
    'GitHub does not delete the last tagged version of a container, the last version of any other package, or a public' +
    ' version with over 5,000 downloads. What is protected, with `keep-tags`, is not tried again.',
  changed: 'What changed while the run went on is left as it is; the next run decides anew.'
} as const

/** What goes, with the reasons; the parts of images are only counted. */
function* deletions(report: PackageReport, run: Report, rows: number): Generator<string> {
  const say = (members: readonly VersionReport[], verb: string): string => {
    const heads = members.filter(isHead)
    const parts = members.length - heads.length
    const along = `, with ${count(parts, 'version')} that ${parts === 1 ? 'belongs' : 'belong'} to them (platforms, attestations, signatures)`
    const cells = (head: VersionReport) => [label(head), ageOf(head, run), prose(sayWhy(head.reasons))]
    return folded(
      `${count(heads.length, nounOf(report))} ${verb}${parts > 0 ? along : ''}`,
      table(['Version', 'Age:', 'Why'], heads, cells, rows)
    )
  }
  const toDelete = ({ action }: VersionReport): boolean => action === 'delete'
  if (run.dryRun) {
    yield say(versionsWith(report, 'planned').filter(toDelete), 'would be deleted')
    yield say(versionsWith(report, 'deferred').filter(toDelete), 'would be left for a later run')
  } else {
    yield say(versionsWith(report, 'deleted', 'gone'), 'deleted')
    yield say(versionsWith(report, 'deferred', 'planned').filter(toDelete), 'left for a later run')
  }
  const held = report.versions.filter(({ part, reasons: [first] }) => !isPart(part) && first?.code === 'fuse')
  yield folded(
    `${count(held.length, nounOf(report))} that the policy lets go, held back`,
    table(['Version', 'Age:'], held, (version) => [label(version), ageOf(version, run)], rows)
  )
}

const removedTags = (report: PackageReport, { dryRun }: Report, rows: number): string => {
  const tags = dryRun ? tagsToGo(report) : report.counts.untagged
  const images = report.versions.filter(({ untag, outcome }) => untag.length > 0 && (dryRun || outcome === 'untagged'))
  return folded(
    `${count(tags, 'tag')} ${dryRun ? 'would be ' : ''}removed from images that stay`,
    table(['Image', 'Tags to remove'], images, (image) => [label(image), names(image.untag)], rows)
  )
}

/** What stays is counted by its first reason. */
const kept = ({ versions, counts }: PackageReport, rows: number): string =>
  folded(
    `${count(counts.kept, 'version')} kept`,
    table(
      ['Why', 'Versions:', 'Such as'],
      [...keptByReason(versions)],
      ([reason, members]) => [prose(reason), grouped(members.length), members.slice(0, 3).map(label).join(', ')],
      rows
    )
  )

function* brokenImages({ broken = [] }: PackageReport, rows: number): Generator<string> {
  if (broken.length === 0) return
  yield alert(
    'WARNING',
    `${count(broken.length, 'tagged image')} cannot be pulled completely: parts of it were gone before this run, which` +
      ' leaves it as it is. Push it again, or delete its tags.'
  )
  yield folded(
    'What is missing',
    table(['Image', 'Missing'], broken, ({ tags, missing }) => [names(tags), names(missing.map(shortDigest))], rows)
  )
}

/** What a package is called. */
export const nameOf = ({ type, owner, name }: PackageReport): string => `${type} ${code(`${owner}/${name}`)}`

/** How many tags the plan takes from versions that stay. */
export const tagsToGo = ({ versions }: PackageReport): number =>
  versions.reduce((sum, { untag }) => sum + untag.length, 0)

/** The versions that came to one of these ends. */
export const versionsWith = (
  { versions }: PackageReport,
  ...outcomes: readonly VersionReport['outcome'][]
): readonly VersionReport[] => versions.filter(({ outcome }) => outcomes.includes(outcome))

const isPart = (part: VersionReport['part']): boolean => part === 'child' || part === 'referrer'
const nounOf = ({ type }: PackageReport): string => (type === 'container' ? 'image' : 'version')

const label = ({ name, tags }: VersionReport): string => (tags.length > 0 ? names(tags) : code(shortDigest(name)))

/** The first few of some names. */
const names = (all: readonly string[]): string =>
  all.slice(0, 5).map(code).join(' ') + (all.length > 5 ? ` and ${all.length - 5} more` : '')

const ageOf = ({ createdAt }: VersionReport, { now }: Report): string =>
  createdAt === null ? '–' : sayAge(Date.parse(now) - Date.parse(createdAt))
