import { hasFailed, type PackageReport, type Report, total, type VersionReport } from './json.ts'
import { isHead, label } from './log.ts'
import { count, sayAge } from './reason.ts'
import { markdown } from './text.ts'

/** The runner refuses summaries over 1 MiB as a whole. */
const maxBytes = 1_000_000
const maxRows = 200

/** The job summary as GitHub Flavored Markdown, cut where it would become too large for the runner. */
export const writeSummary = (report: Report): string => {
  const sections = [
    heading(report),
    notes(report),
    overview(report),
    ...report.packages.map((each) => packageSection(each, report))
  ].filter((section) => section !== '')
  const cut = '\n\n_The rest is left out, since a job summary has a limit; report.json has everything._\n'
  const kept: string[] = []
  let size = Buffer.byteLength(cut)
  for (const section of sections) {
    size += Buffer.byteLength(section) + 2
    if (size > maxBytes) return kept.join('\n\n') + cut
    kept.push(section)
  }
  return `${kept.join('\n\n')}\n`
}

const heading = (report: Report): string => {
  const planned = count(total(report, 'planned'), 'version')
  const versions = count(total(report, 'versions'), 'version')
  const deleted = count(total(report, 'deleted'), 'version')
  const verdict = report.dryRun
    ? `**${planned} of ${versions} would be deleted.** This was a dry run: nothing was changed.`
    : `**${deleted} of ${versions} deleted.** GitHub keeps deleted versions for 30 days.`
  const title = hasFailed(report) ? 'Package Retention: needs attention' : 'Package Retention'
  return `## ${title}\n\n${report.mode === 'list' ? `${count(report.packages.length, 'package')} found.` : verdict}`
}

const notes = ({ problems, warnings, complete, stopReason }: Report): string =>
  [
    ...problems.map((problem) => alert('CAUTION', problem)),
    ...warnings.map((warning) => alert('WARNING', warning)),
    ...(complete ? [] : [alert('NOTE', `The run stopped early (${stopReason}); the next run goes on.`)])
  ].join('\n\n')

const alert = (kind: string, text: string): string => `> [!${kind}]\n> ${markdown(text)}`

const overview = ({ packages, dryRun }: Report): string => {
  if (packages.length === 0) return ''
  const rows = packages.map(({ type, owner, name, counts, bytes, status }) => [
    `${type} ${markdown(`${owner}/${name}`)}${status === 'ok' ? '' : ` (${status})`}`,
    ...[
      counts.versions,
      counts.images,
      dryRun ? counts.planned : counts.deleted,
      counts.kept,
      counts.refused,
      counts.failed
    ].map(String),
    bytes === undefined ? '' : sayBytes(bytes.reclaimable)
  ])
  const titles = [
    'Package',
    'Versions',
    'Images',
    dryRun ? 'Would go' : 'Deleted',
    'Kept',
    'Refused',
    'Failed',
    dryRun ? 'Would free' : 'Freed'
  ]
  return table(titles, rows)
}

const packageSection = (report: PackageReport, { dryRun, startedAt }: Report): string => {
  const { type, owner, name, versions, problem, counts } = report
  const now = Date.parse(startedAt)
  const heads = versions.filter(isHead)
  const troubled = versions.filter(({ outcome }) => outcome === 'refused' || outcome === 'failed')
  const goes = heads.map((version) => [versionCell(version), age(version, now), markdown(whyOf(version))])
  const failures = troubled.map((version) => [versionCell(version), version.outcome, markdown(version.error ?? '')])
  const parts = counts.planned - heads.length
  const along = parts > 0 ? `, and ${count(parts, 'version')} that belong to them` : ''
  const title = `${count(heads.length, type === 'container' ? 'image' : 'version')} ${dryRun ? 'would go' : 'to go'}${along}`
  const broken = (report.broken ?? []).map(({ id, tags, missing }) => [
    `${id}`,
    markdown(tags.join(', ')),
    markdown(missing.join(', '))
  ])
  return [
    `### ${type} ${markdown(`${owner}/${name}`)}`,
    problem === undefined ? '' : alert('CAUTION', problem),
    failures.length > 0 ? table(['Version', 'Outcome', 'What GitHub said'], failures) : '',
    heads.length > 0 ? folded(title, table(['Version', 'Age', 'Why'], goes)) : '',
    counts.kept > 0
      ? folded(`${count(counts.kept, 'version')} ${counts.kept === 1 ? 'stays' : 'stay'}`, keptTable(versions))
      : '',
    broken.length > 0
      ? folded(
          `${count(broken.length, 'tagged image')} cannot be pulled completely today`,
          table(['Version', 'Tags', 'Missing'], broken)
        )
      : ''
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** What stays, counted by reason: a version with several reasons counts for its first. */
const keptTable = (versions: readonly VersionReport[]): string => {
  const groups = Map.groupBy(
    versions.filter(({ action }) => action === 'keep'),
    ({ reasons }) => reasons[0]?.code ?? ''
  )
  const rows = [...groups]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([code, members]) => {
      const [example] = members
      return [meanings[code] ?? code, String(members.length), example ? versionCell(example) : '']
    })
  return table(['Why', 'Versions', 'For instance'], rows)
}

const meanings: Readonly<Record<string, string>> = {
  uncovered: 'no rule covers them',
  latest: 'among the latest that a rule keeps',
  within: 'younger than a rule lets go',
  hourly: 'the newest of an hour',
  daily: 'the newest of a day',
  weekly: 'the newest of a week',
  monthly: 'the newest of a month',
  yearly: 'the newest of a year',
  protected: 'protected',
  while: 'a rule keeps them as long as a condition holds',
  ungrouped: 'a rule finds no group for them',
  'unknown-time': 'created time missing or in the future',
  grace: 'untagged, and in the grace period',
  'needed-by': 'a kept image needs them',
  'min-keep': 'so many images must stay',
  unreadable: 'a manifest could not be read',
  fuse: 'the plan deletes a larger share than allowed'
}

const versionCell = (version: VersionReport): string => `${markdown(label(version))} <sub>${version.id}</sub>`
const age = ({ createdAt }: VersionReport, now: number): string =>
  createdAt === null ? '' : sayAge(now - Date.parse(createdAt))
const whyOf = ({ reasons }: VersionReport): string => reasons.map(({ text }) => text).join('; ')

const folded = (title: string, content: string): string =>
  `<details><summary>${title}</summary>\n\n${content}\n\n</details>`

/** A table; its cells are Markdown already. What is over the limit of rows is only counted. */
const table = (titles: readonly string[], rows: readonly (readonly string[])[]): string => {
  const lines = [titles, titles.map(() => '---'), ...rows.slice(0, maxRows)].map((cells) => `| ${cells.join(' | ')} |`)
  const more = rows.length - maxRows
  return more > 0 ? `${lines.join('\n')}\n\n… and ${more} more in report.json.` : lines.join('\n')
}

/** A size in the largest binary unit that leaves a number of at least 1. */
export const sayBytes = (bytes: number): string => {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB']
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  const amount = bytes / 1024 ** power
  return `${amount >= 100 || power === 0 ? Math.round(amount) : amount.toFixed(1)} ${units[power]}`
}
