import { drawAges } from './chart.ts'
import { hasFailed, type PackageReport, type Report, total, type VersionReport } from './json.ts'
import { isHead, keptByReason, shortDigest, tally } from './log.ts'
import { alert, bullets, code, folded, paragraph, prose, table } from './markdown.ts'
import { count, grouped, sayAge, sayMinute, sayWhy } from './reason.ts'

/** The runner refuses a summary over 1 MiB as a whole. */
const maxBytes = 1_000_000

/** The job summary as GitHub Flavored Markdown; what would make it too large for the runner is left out, and it says so. */
export const writeSummary = (report: Report): string => {
  const blocks: string[] = []
  const leftOut = 'There is more than a job summary can hold: report.json (output `report`) has everything.'
  let left = maxBytes - Buffer.byteLength(leftOut)
  let isWhole = true
  for (const block of blocksOf(report)) {
    const bytes = Buffer.byteLength(block) + 2
    if (bytes > left) isWhole = false
    else if (block !== '') {
      blocks.push(block)
      left -= bytes
    }
  }
  return `${[...blocks, ...(isWhole ? [] : [leftOut])].join('\n\n')}\n`
}

function* blocksOf(report: Report): Generator<string> {
  const { mode, dryRun, policy } = report
  yield heading(report)
  yield verdict(report)
  yield* notices(report)
  if (report.packages.length === 0) return
  if (mode === 'list') return yield bullets(report.packages, nameOf, 500)
  // First what a person should see to, in case that not all fits.
  const packages = report.packages.toSorted((a, b) => Number(needsCare(b)) - Number(needsCare(a)))
  yield overview(packages, dryRun)
  yield drawAges(report)
  yield rules(policy.policies)
  const rows = Math.max(5, Math.min(200, Math.floor(2000 / packages.length)))
  for (const each of packages) yield* packageBlocks(each, report, rows)
  yield footer(report)
}

const needsCare = ({ status, counts }: PackageReport): boolean => status !== 'ok' || counts.refused + counts.failed > 0

const heading = (report: Report): string => {
  const marks = [...(report.dryRun ? ['dry run'] : []), ...(hasFailed(report) ? ['needs attention'] : [])]
  return `## Package Retention${marks.length > 0 ? `: ${marks.join(', ')}` : ''}`
}

const verdict = (report: Report): string => {
  const { mode, dryRun, packages, problems } = report
  if (mode === 'list') return `**${count(packages.length, 'package')} found.**`
  if (packages.length === 0) {
    return `**Nothing was changed.**${problems.length > 0 ? '' : ' There is no package that the policy takes.'}`
  }
  const going = total(report, dryRun ? 'planned' : 'deleted')
  const versions = count(total(report, 'versions'), 'version')
  const done = dryRun ? 'would be deleted' : going === 1 ? 'was deleted' : 'were deleted'
  const others = tally(packages, dryRun, dryRun ? 'planned' : 'deleted')
  const bytes = packages.reduce((sum, each) => sum + freed(each, dryRun), 0)
  const frees = bytes === 0 ? '' : ` That ${dryRun ? 'would free' : 'frees'} up to ${sayBytes(bytes)}.`
  const first = `**${grouped(going)} of ${versions} ${done}**${others && ` (${others})`}.${frees}${sayTrouble(packages)}`
  const next = going === 0 ? '' : dryRun ? ' To delete for real, run the step without `dry-run: true`.' : undo
  return `${first}\n\n${dryRun ? 'This was a dry run: nothing was changed.' : ''}${next}`.trimEnd()
}

const sayTrouble = (packages: readonly PackageReport[]): string => {
  const found = (['failed', 'fused', 'skipped'] as const).flatMap((status) => {
    const number = packages.filter((each) => each.status === status).length
    return number > 0 ? [`${number} ${status}`] : []
  })
  return found.length > 0 ? ` Of ${count(packages.length, 'package')}, **${found.join(', ')}**: see below.` : ''
}

const undo =
  'GitHub keeps deleted versions for 30 days. To bring one back, open the package on GitHub, then _Package settings_,' +
  ' _Manage versions_, the list of _Deleted_ versions, and _Restore_' +
  ' ([step by step](https://docs.github.com/en/packages/learn-github-packages/deleting-and-restoring-a-package#restoring-a-package-version)).'

function* notices({ problems, warnings, stopReason, policy }: Report): Generator<string> {
  const inputs = 'The inputs are not right, so nothing was read or changed. Correct them and run again:'
  const lead = policy.policies.length === 0 ? inputs : 'This went wrong:'
  if (problems.length > 0) yield alert('CAUTION', lead, problems)
  const stop = stopReason === null ? '' : stops[stopReason]
  if (stop !== '') yield alert(stopReason === 'cancelled' ? 'WARNING' : 'NOTE', stop)
  if (warnings.length > 0) yield alert('WARNING', 'Perhaps not what was meant:', warnings)
}

const stops: Readonly<Record<NonNullable<Report['stopReason']>, string>> = {
  'max-deletions': 'The cap `max-deletions` is reached: what is left waits for the next run.',
  'time-limit': 'The run ended early, at its `time-limit`: what is left waits for the next run.',
  'rate-limit':
    'The run ended early, since the hourly requests of its token are used up: what is left waits for the next run.',
  cancelled: 'The run was cancelled. What it did until then stands below; what is left waits for the next run.',
  error: ''
}

interface Column {
  readonly title: string
  readonly of: (each: PackageReport) => number
  readonly say?: (value: number) => string
  /** Left out where it is zero for all packages. */
  readonly optional?: true
}

const overview = (packages: readonly PackageReport[], dryRun: boolean): string => {
  const optional = true
  const columns: readonly Column[] = [
    { title: 'Versions', of: ({ counts }) => counts.versions },
    { title: 'Images', of: ({ type, counts }) => (type === 'container' ? counts.images : 0), optional },
    { title: dryRun ? 'Would go' : 'Deleted', of: ({ counts }) => (dryRun ? counts.planned : counts.deleted) },
    { title: 'Kept', of: ({ counts }) => counts.kept },
    {
      title: dryRun ? 'Tags to remove' : 'Tags removed',
      of: (each) => (dryRun ? tagsToGo(each) : each.counts.untagged),
      optional
    },
    { title: 'Refused', of: ({ counts }) => counts.refused, optional },
    { title: 'Failed', of: ({ counts }) => counts.failed, optional },
    { title: 'Later', of: (each) => versionsWith(each, 'deferred').length, optional },
    { title: dryRun ? 'Would free' : 'Freed', of: (each) => freed(each, dryRun), say: sayBytes, optional }
  ]
  const sum = ({ of }: Column): number => packages.reduce((all, each) => all + of(each), 0)
  const shown = columns.filter((column) => !column.optional || sum(column) > 0)
  const cell = (column: Column, value: number): string =>
    column.optional && value === 0 ? '–' : (column.say ?? grouped)(value)
  const cells = (each: PackageReport) => [
    nameOf(each) + (each.status === 'ok' ? '' : ` **${each.status}**`),
    ...shown.map((column) => cell(column, column.of(each)))
  ]
  return table(['Package', ...shown.map(({ title }) => `${title}:`)], packages, cells, 500)
}

const freed = ({ bytes }: PackageReport, dryRun: boolean): number => (dryRun ? bytes?.reclaimable : bytes?.freed) ?? 0
const nameOf = ({ type, owner, name }: PackageReport): string => `${type} ${code(`${owner}/${name}`)}`
const tagsToGo = ({ versions }: PackageReport): number => versions.reduce((sum, { untag }) => sum + untag.length, 0)
const versionsWith = ({ versions }: PackageReport, ...outcomes: VersionReport['outcome'][]): readonly VersionReport[] =>
  versions.filter(({ outcome }) => outcomes.includes(outcome))

/** The rules, which reasons name by their numbers. */
const rules = (policies: Report['policy']['policies']): string => {
  const isOnly = policies.length === 1
  const texts = policies.map(
    ({ text }, index) => (isOnly ? '' : `Policy ${index + 1}:\n\n`) + bullets(text, paragraph, 100)
  )
  return folded('What the policy says', [...texts, legend].join('\n\n'), isOnly)
}

const legend =
  '<sub>How to read the reasons: “rule 1 keeps 7d; rank 9 of 3” means that rule 1 keeps what is younger than 7 days and the' +
  ' newest 3, while this one is older and the 9th.</sub>'

function* packageBlocks(report: PackageReport, run: Report, rows: number): Generator<string> {
  const { versions, counts, status, problem = '', problems = [problem], broken = [] } = report
  const noun = report.type === 'container' ? 'image' : 'version'
  const policy = run.policy.policies.length > 1 ? ` (policy ${report.policyIndex + 1})` : ''
  yield `### ${nameOf(report)}${policy}`
  if (status !== 'ok') yield alert(status === 'skipped' ? 'NOTE' : 'CAUTION', advice[status], problems)

  const troubled = (['failed', 'refused', 'changed'] as const).flatMap((outcome) => versionsWith(report, outcome))
  yield bullets(
    troubled,
    (version) =>
      `${label(version)} **${version.outcome}**: ${paragraph(version.error ?? 'it changed while the run went on')}`,
    rows
  )
  yield [...new Set(troubled.map(({ outcome }) => hints[outcome] ?? ''))].join('\n\n')

  const changes = run.dryRun
    ? ([
        ['would be deleted', ['planned']],
        ['would be left for a later run', ['deferred']]
      ] as const)
    : ([
        ['deleted', ['deleted', 'gone']],
        ['left for a later run', ['deferred', 'planned']]
      ] as const)
  for (const [verb, outcomes] of changes) {
    const members = versionsWith(report, ...outcomes).filter(({ action }) => action === 'delete')
    const heads = members.filter(isHead)
    const parts = members.length - heads.length
    const along =
      parts > 0
        ? `, with ${count(parts, 'version')} that ${parts === 1 ? 'belongs' : 'belong'} to them (platforms, attestations, signatures)`
        : ''
    yield folded(
      `${count(heads.length, noun)} ${verb}${along}`,
      table(
        ['Version', 'Age:', 'Why'],
        heads,
        (head) => [label(head), ageOf(head, run), prose(sayWhy(head.reasons))],
        rows
      )
    )
  }

  const tags = run.dryRun ? tagsToGo(report) : counts.untagged
  const untagged = versions.filter(({ untag }) => untag.length > 0)
  yield folded(
    `${count(tags, 'tag')} ${run.dryRun ? 'would be ' : ''}removed from ${noun}s that stay`,
    table(['Version', 'Tags that go'], untagged, (version) => [label(version), names(version.untag)], rows)
  )
  const held = versions.filter(
    ({ part, reasons: [first] }) => part !== 'child' && part !== 'referrer' && first?.code === 'fuse'
  )
  yield folded(
    `${count(held.length, noun)} that the policy lets go, held back`,
    table(['Version', 'Age:'], held, (version) => [label(version), ageOf(version, run)], rows)
  )
  const kept = [...keptByReason(versions)]
  yield folded(
    `${count(counts.kept, 'version')} kept`,
    table(
      ['Why', 'Versions:', 'Such as'],
      kept,
      ([reason, members]) => [prose(reason), grouped(members.length), members.slice(0, 3).map(label).join(', ')],
      rows
    )
  )
  if (broken.length === 0) return
  yield alert('WARNING', `${count(broken.length, 'tagged image')} cannot be pulled completely: ${brokenAdvice}`)
  yield folded(
    'What is missing',
    table(['Image', 'Missing'], broken, ({ tags, missing }) => [names(tags), names(missing.map(shortDigest))], rows)
  )
}

const advice: Readonly<Record<'fused' | 'failed' | 'skipped', string>> = {
  fused:
    'Nothing of this package was changed. If all of this is to go, raise `max-delete-percent` for one run; if not, correct the policy:',
  failed: 'Nothing of this package was changed. Run again once the cause is gone:',
  skipped: 'Nothing of this package was changed. The next run comes to it:'
}

const hints: Readonly<Partial<Record<VersionReport['outcome'], string>>> = {
  failed: 'What failed is still there; the next run tries again what its policy then lets go.',
  refused:
    'GitHub does not delete the last tagged version of a container, the last version of any other package, or a public' +
    ' version with over 5,000 downloads. What is protected, with `keep-tags`, is not tried again.',
  changed: 'What changed while the run went on is left as it is; the next run decides anew.'
}

const brokenAdvice =
  'parts of it were gone before this run, which leaves it as it is. Push it again, or delete its tags.'

const ageOf = ({ createdAt }: VersionReport, { now }: Report): string =>
  createdAt === null ? '–' : sayAge(Date.parse(now) - Date.parse(createdAt))

const label = ({ name, tags }: Pick<VersionReport, 'name' | 'tags'>): string =>
  tags.length > 0 ? names(tags) : code(shortDigest(name))

/** The first few of some names. */
const names = (all: readonly string[]): string =>
  all.slice(0, 5).map(code).join(' ') + (all.length > 5 ? ` and ${all.length - 5} more` : '')

const footer = ({ now, requests }: Report): string =>
  `<sub>As of ${sayMinute(Date.parse(now))}. ${count(requests.rest, 'request')} to the REST API, ${grouped(requests.registry)} to the` +
  ' registry. Every version with all its reasons is in report.json (output `report`).</sub>'

/** A size in the largest binary unit that leaves a number of at least 1. */
const sayBytes = (bytes: number): string => {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  const amount = bytes / 1024 ** power
  return `${amount >= 100 || power === 0 ? Math.round(amount) : amount.toFixed(1)} ${units[power]}`
}
