import * as v from 'valibot'
import type { LastPackage, LastRun } from './last-run.ts'
import { packageSchema, reportSchema, versionSchema } from './report-schema.ts'
import { packageKey } from './version.ts'

/** Reads the packages of an owner, or of all, from the report.json of a cleanup, or of several; null for any other text. */
export const parseLastRun = (text: string, owner: string | null): LastRun | null => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), reportBody), text)
  if (!read.success) return null
  const { run = null, finishedAt, dryRun } = read.output
  const packages = read.output.packages.filter(
    (each) => owner === null || each.owner.toLowerCase() === owner.toLowerCase()
  )
  const listed = packages.filter(({ versions }) => versions.length > 0)
  return {
    ...{ run, finishedAt, dryRun },
    packages: new Map(listed.map((each) => [packageKey(each), toLastPackage(each)])),
    known: new Set(packages.map(packageKey))
  }
}

const reportBody = v.object({
  ...v.pick(reportSchema, ['schemaVersion', 'dryRun']).entries,
  mode: v.picklist(['clean', 'report']),
  run: v.optional(v.object({ repository: v.string(), id: v.string() })),
  finishedAt: v.pipe(reportSchema.entries.finishedAt, v.transform(Date.parse), v.number()),
  packages: v.array(
    v.object({
      ...v.pick(packageSchema, ['owner', 'type', 'name']).entries,
      counts: v.object({ planned: v.number() }),
      bytes: v.optional(v.object({ total: v.number(), freed: v.optional(v.number(), 0), complete: v.boolean() })),
      versions: v.array(v.object({ id: versionSchema.entries.id, outcome: v.string() }))
    })
  )
})

type WrittenPackage = v.InferOutput<typeof reportBody>['packages'][number]

const toLastPackage = ({ type, name, counts, bytes, versions }: WrittenPackage): LastPackage => ({
  title: `${type}/${name}`,
  listed: new Set(versions.map(({ id }) => id)),
  left: new Set(versions.filter(({ outcome }) => outcome !== 'deleted' && outcome !== 'gone').map(({ id }) => id)),
  planned: counts.planned,
  bytes: bytes?.complete ? bytes.total - bytes.freed : null
})
