import { createHash, randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { settled } from './apply.ts'
import type { Client } from './github/client.ts'
import type { Clock } from './github/clock.ts'
import { deleteVersion, getVersion, listNewest, type Owner, type Removal } from './github/packages.ts'
import type { Registry } from './github/registry.ts'
import { containerLabels } from './retention/graph.ts'
import { isDigest, untagPlaceholder } from './retention/manifest.ts'
import { type Parsed, parsed } from './retention/parsed.ts'
import type { Decision, Outcome, Plan } from './retention/plan.ts'
import { type Digest, type PackageRef, type PackageVersion, packageTypes } from './retention/version.ts'

/** What removing a tag needs: GitHub has no request for it (docs/adr/0003-untag.md). */
export interface Untagging {
  readonly client: Client
  readonly owner: Owner
  readonly registry: Registry
  readonly clock: Clock
  /** Once aborted, no further tag is removed. */
  readonly stop: AbortSignal
  /** What must be deleted should this process end now, over all packages. */
  readonly pending: Set<Placeholder>
  /** Notes what is pending; called before each push and after each deletion. */
  readonly note: (pending: readonly Placeholder[]) => void
}

/** A version that stands where a tag is being removed, and is to be deleted. */
export interface Placeholder {
  readonly ref: PackageRef
  readonly digest: Digest
}

/** How often, a second apart, the list is asked for a version that was just pushed. */
const maxLooks = 10

/**
 * Removes the tags that a plan takes from images that stay, one after the other, and yields what became of each image.
 * Where a placeholder cannot be deleted, no further tag of the package is put at risk.
 */
export async function* removeTags(source: Untagging, ref: PackageRef, { decisions }: Plan): AsyncGenerator<Outcome> {
  const { pending, stop } = source
  const before = pending.size
  const remove = async (decision: Decision, tag: string): Promise<Pick<Outcome, 'outcome'>> => {
    if (stop.aborted) return { outcome: 'deferred' }
    return pending.size > before ? leftAlone : settled(removeTag(source, ref, decision, tag), stop)
  }
  for (const [index, decision] of decisions.entries()) {
    const untagged: string[] = []
    let stopped: Pick<Outcome, 'outcome'> | null = null
    for (const tag of decision.untag) {
      const removal = await remove(decision, tag)
      if (removal.outcome !== 'deleted') stopped ??= removal
      else untagged.push(tag)
    }
    if (decision.untag.length > 0) yield { index, untagged, problem: null, ...(stopped ?? { outcome: 'untagged' }) }
  }
}

const leftAlone = {
  outcome: 'failed',
  problem: 'not begun, since the placeholder of another tag is still there'
} as const

/** Moves the tag to a manifest of no use, and deletes that: a tag goes with the version that has it. */
const removeTag = async (
  source: Untagging,
  ref: PackageRef,
  { version, untag }: Decision,
  tag: string
): Promise<Removal | Moved> => {
  const { client, owner, registry, clock, pending, note } = source
  const current = await getVersion(client, owner, ref, version.id)
  if (!current.ok) return { outcome: 'failed', problem: current.problem }
  const labels = current.value ? containerLabels(current.value) : []
  if (!labels.includes(tag)) return { outcome: 'changed', problem: `the tag ${tag} has moved meanwhile` }
  if (labels.every((label) => untag.includes(label))) {
    return { outcome: 'changed', problem: 'the tags that it stays for have moved meanwhile' }
  }

  const manifest = untagPlaceholder({ tag, created: clock.now(), nonce: randomUUID() })
  const placeholder = { ref, digest: `sha256:${createHash('sha256').update(manifest.bytes).digest('hex')}` }
  const isGone = (): void => {
    pending.delete(placeholder)
    note([...pending])
  }
  pending.add(placeholder)
  note([...pending])
  const pushed = await registry.pushManifest(ref.name, tag, manifest)
  if (!pushed.ok) {
    // It may have been carried out all the same.
    const seen = await look(source, placeholder)
    if (seen.ok && !seen.value) {
      isGone()
      return { outcome: 'failed', problem: `removing the tag ${tag}: ${pushed.problem}` }
    }
  }
  const removal = await removePlaceholder(source, placeholder)
  if (removal.outcome === 'deleted') isGone()
  return removal
}

interface Moved {
  readonly outcome: 'changed'
  readonly problem: string
}

/** Deletes a placeholder by its digest, never by its tag, which may be on a new image already. */
export const removePlaceholder = async (
  source: Pick<Untagging, 'client' | 'owner' | 'clock' | 'stop'>,
  placeholder: Placeholder
): Promise<Removal> => {
  const { client, owner, clock, stop } = source
  const failed = (problem: string): Removal => ({
    outcome: 'failed',
    problem: `the placeholder ${placeholder.digest}: ${problem}; the next run with untag removes it`
  })
  for (let looks = 1; ; looks++) {
    const seen = await look(source, placeholder)
    if (seen.ok && seen.value) {
      const removal = await deleteVersion(client, owner, placeholder.ref, seen.value.id)
      return 'problem' in removal ? failed(removal.problem) : { outcome: 'deleted' }
    }
    if (looks === maxLooks) return failed(seen.ok ? `GitHub does not list it within ${maxLooks} s` : seen.problem)
    await clock.sleep(1000, stop)
  }
}

/** The version of a placeholder; undefined while GitHub does not list it. */
const look = async (
  { client, owner }: Pick<Untagging, 'client' | 'owner'>,
  { ref, digest }: Placeholder
): Promise<Parsed<PackageVersion | undefined>> => {
  const newest = await listNewest(client, owner, ref)
  return newest.ok ? parsed(newest.value.find(({ name }) => name === digest)) : newest
}

/** Reads back what `note` was told, from the text that JSON makes of it; nothing where that is no such text. */
export const readPending = (text: string): readonly Placeholder[] => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), pendingBody), text)
  return read.success ? read.output : []
}

const pendingBody = v.array(
  v.object({
    ref: v.object({ owner: v.string(), type: v.picklist(packageTypes), name: v.string() }),
    digest: v.pipe(v.string(), v.check(isDigest))
  })
)
