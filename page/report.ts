import * as v from 'valibot'
import { type Parsed, parsed, refused } from '../src/retention/parsed.ts'
import { packageTypes } from '../src/retention/version.ts'

const list = <const Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.readonly())
const texts = list(v.string())
const numbers = list(v.number())
const whole = v.optional(v.number(), 0)

const version = v.object({
  id: v.number(),
  name: v.string(),
  tags: texts,
  createdAt: v.nullable(v.string()),
  updatedAt: v.nullable(v.string()),
  action: v.string(),
  outcome: v.string(),
  part: v.string(),
  untag: v.optional(texts, []),
  reasons: v.optional(list(v.object({ code: v.string(), text: v.string() })), []),
  expiresAt: v.exactOptional(v.string()),
  error: v.optional(v.nullable(v.string()), null),
  needs: v.exactOptional(numbers),
  remains: v.exactOptional(v.picklist(['orphan', 'placeholder'])),
  platform: v.exactOptional(v.string()),
  manifest: v.exactOptional(
    v.union([
      v.object({
        kind: v.picklist(['index', 'image', 'unknown']),
        artifactType: v.exactOptional(v.string()),
        blobs: numbers
      }),
      v.picklist(['missing', 'unreadable'])
    ])
  )
})

const packageReport = v.object({
  owner: v.string(),
  type: v.picklist(packageTypes),
  name: v.string(),
  policyIndex: v.number(),
  status: v.string(),
  problem: v.exactOptional(v.string()),
  problems: v.exactOptional(texts),
  counts: v.object({
    versions: whole,
    images: whole,
    planned: whole,
    deleted: whole,
    kept: whole,
    untagged: whole,
    refused: whole,
    failed: whole,
    restored: whole
  }),
  bytes: v.exactOptional(v.object({ total: v.number(), reclaimable: v.number(), freed: v.optional(v.number(), 0) })),
  broken: v.exactOptional(list(v.object({ id: v.number(), tags: texts, missing: texts }))),
  blobs: v.exactOptional(numbers),
  // How many versions the page left out, since the file would be too big with them.
  omitted: v.exactOptional(v.number()),
  versions: list(version)
})

const policy = v.object({
  packages: texts,
  type: v.picklist(packageTypes),
  protect: texts,
  minKeep: v.nullable(v.number()),
  rules: list(v.object({ delete: texts, keep: v.record(v.string(), v.union([v.number(), v.string()])) })),
  safety: v.record(v.string(), v.union([v.boolean(), v.number(), v.string(), v.null()])),
  text: texts
})

const names = v.nullable(texts)

const body = v.object({
  schemaVersion: v.literal(1),
  tool: v.object({ name: v.literal('package-retention'), version: v.string() }),
  mode: v.string(),
  dryRun: v.boolean(),
  now: v.string(),
  startedAt: v.string(),
  finishedAt: v.string(),
  complete: v.boolean(),
  stopReason: v.nullable(v.string()),
  policy: v.object({ maxDeletions: v.exactOptional(v.number()), policies: list(policy) }),
  facts: v.exactOptional(v.object({ pullRequests: names, branches: names, tags: names })),
  approved: v.exactOptional(
    v.record(
      v.string(),
      list(v.object({ id: v.number(), tags: texts, action: v.picklist(['delete', 'untag']), untag: texts }))
    )
  ),
  problems: v.optional(texts, []),
  warnings: v.optional(texts, []),
  packages: list(packageReport)
})

/** report.json as the page takes it: of this version of the action, and with leave for what a later one adds. */
export type RunReport = v.InferOutput<typeof body>
export type RunPackage = RunReport['packages'][number]
export type RunVersion = RunPackage['versions'][number]
export type RunPolicy = RunReport['policy']['policies'][number]

/** Reads a report.json; of what is none, the problem says where it differs first. */
export const readReport = (text: string): Parsed<RunReport> => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), body), text, { abortEarly: true })
  if (read.success) return parsed(read.output)
  const [issue] = read.issues
  const at = v.getDotPath(issue)
  return refused(`is no report.json of Package Retention: ${at ? `${at}: ` : ''}${issue.message.slice(0, 200)}`)
}
