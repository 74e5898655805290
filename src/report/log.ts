import type { PackageReport, Report, VersionReport } from './json.ts'
import { total } from './json.ts'
import { count, sayAge } from './reason.ts'
import { plain } from './text.ts'

/** The title of a package's group in the log. */
export const logTitle = ({ type, owner, name, status, counts }: PackageReport, dryRun: boolean): string => {
  const verdict =
    status === 'ok' ? `${counts.planned} of ${count(counts.versions, 'version')} ${dryRun ? 'would go' : 'go'}` : status
  return plain(`${type} ${owner}/${name}: ${verdict}`)
}

/** One line for each image that goes, or version of another type: id, tags or name, age, reason, and what it takes along. */
export const logPackage = (report: PackageReport, now: number): readonly string[] => {
  const lines = report.versions.filter(isHead).map((version) => {
    const age = version.createdAt === null ? '' : `, ${sayAge(now - Date.parse(version.createdAt))} old`
    const reasons = version.reasons.map(({ text }) => text).join('; ')
    const outcome = version.outcome === 'planned' || version.outcome === 'deleted' ? '' : ` [${version.outcome}]`
    return plain(`${version.id}  ${label(version)}${age}: ${reasons}${outcome}`)
  })
  const parts = report.counts.planned - lines.length
  return [
    ...(report.problem === undefined ? [] : [plain(report.problem)]),
    ...lines,
    ...(parts > 0 ? [`and ${count(parts, 'version')} that belong to these images`] : [])
  ]
}

/** What a version is called: its tags, its name, or the beginning of its digest. */
export const label = ({ name, tags }: Pick<VersionReport, 'name' | 'tags'>): string =>
  tags.length > 0 ? tags.join(', ') : name.replace(/^(\w+:[0-9a-f]{12})[0-9a-f]+$/, '$1 (untagged)')

/** Whether a version goes for a reason of its own, not as a part of an image. */
export const isHead = ({ action, part }: VersionReport): boolean =>
  action === 'delete' && (part === 'image' || part === 'version')

/** The last line: what the run did, in numbers. */
export const logResult = (report: Report): string => {
  const packages = count(report.packages.length, 'package')
  if (report.dryRun)
    return `Dry run over ${packages}: ${count(total(report, 'planned'), 'version')} would go, ${total(report, 'kept')} stay. Nothing was changed.`
  const failures = (['refused', 'failed'] as const).flatMap((key) =>
    total(report, key) > 0 ? [`${total(report, key)} ${key}`] : []
  )
  return `${packages}: ${[`${count(total(report, 'deleted'), 'version')} deleted`, `${total(report, 'kept')} kept`, ...failures].join(', ')}.`
}
