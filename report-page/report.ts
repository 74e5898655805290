import * as v from 'valibot'
import { type Immutable, packageSchema, reportSchema, versionSchema } from '../src/retention/report-schema.ts'
import { err, ok, type Result } from '../src/retention/result.ts'

/*
 * Reports of later versions may have other values where a text is taken here, and those of earlier ones lack what has a
 * default.
 */

const reason = v.object({
  code: v.string(),
  rule: v.optional(v.number()),
  ids: v.exactOptional(v.array(v.number())),
  text: v.string()
})

const decision = v.object({
  action: v.string(),
  untag: v.optional(versionSchema.entries.untag, []),
  reasons: v.optional(v.array(reason), [])
})

const version = v.object({
  ...versionSchema.entries,
  ...decision.entries,
  before: v.optional(decision),
  after: v.optional(decision),
  outcome: v.string(),
  part: v.string(),
  error: v.optional(versionSchema.entries.error, null)
})

const { counts, bytes } = packageSchema.entries
const whole = v.optional(v.number(), 0)

const packageReport = v.object({
  ...packageSchema.entries,
  policyIndex: v.number(),
  status: v.string(),
  counts: v.object(v.entriesFromList(v.keyof(counts).options, whole)),
  bytes: v.exactOptional(v.object({ ...bytes.wrapped.entries, complete: v.optional(v.boolean(), true), freed: whole })),
  versions: v.array(version)
})

const body = v.object({
  ...v.omit(reportSchema, ['requests', 'restore']).entries,
  mode: v.string(),
  stopReason: v.nullable(v.string()),
  problems: v.optional(reportSchema.entries.problems, []),
  warnings: v.optional(reportSchema.entries.warnings, []),
  packages: v.array(packageReport)
})

const json = v.pipe(v.string(), v.parseJson())
const toList = (value: unknown): unknown => (Array.isArray(value) ? value : [value])
const reports = v.pipe(json, v.transform(toList), v.array(body), v.minLength(1))

/** report.json as the page takes it. */
export type RunReport = Immutable<v.InferOutput<typeof body>>
export type RunPackage = RunReport['packages'][number]
export type RunVersion = RunPackage['versions'][number]
export type RunDecision = Pick<RunVersion, 'action' | 'untag' | 'reasons'>
export type RunPolicy = RunReport['policy']['policies'][number]

/** Reads a report.json as far as the page needs it. */
export const readReport = (text: string): Result<RunReport> => read(v.pipe(json, body), text)

/** Reads a report.json, or a list of several. */
export const readReports = (text: string): Result<readonly RunReport[]> => read(reports, text)

const read = <Schema extends v.GenericSchema>(schema: Schema, text: string): Result<v.InferOutput<Schema>> => {
  const result = v.safeParse(schema, text, { abortEarly: true })
  if (result.success) return ok(result.output)
  const [issue] = result.issues
  const path = v.getDotPath(issue)
  return err(`is not a Package Retention report${path ? ` (${path} is missing or not valid)` : ''}`)
}
