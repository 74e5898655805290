import { createHash, randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { Client } from '../github/client.ts'
import { deleteVersion } from '../github/package-changes.ts'
import { getVersion, listPage, type Owner } from '../github/packages.ts'
import type { Clock } from '../http/clock.ts'
import type { Stop } from '../http/stop.ts'
import type { ManifestReading, Registry } from '../registry/registry.ts'
import { findDenial } from '../retention/denial.ts'
import { containerLabels } from '../retention/graph.ts'
import { isDigest, type ManifestBytes, untagPlaceholder } from '../retention/manifest.ts'
import type { Decision, Outcome, Plan } from '../retention/plan.ts'
import { err, errorMessage, ok, type Result } from '../retention/result.ts'
import { type Digest, type PackageRef, type PackageVersion, packageTypes } from '../retention/version.ts'
import { type ChangeResult, skippedAsDenied, toOutcome } from './apply-plan.ts'
import type { TagCheck } from './revalidate.ts'

/** The connections that removing a tag needs: GitHub has no request for it (docs/adr/0003-untag.md). */
export interface UntagContext {
  readonly client: Client
  readonly owner: Owner
  readonly registry: Registry
  readonly clock: Clock
  /** After a stop no further tag is touched; it is held while one is being removed. */
  readonly stop: Stop
  /** Placeholders of all packages that must be deleted should this process end now. */
  readonly pending: Set<Placeholder>
  /** Notes what is pending; called before each push and after each deletion. */
  readonly onPending: (pending: readonly Placeholder[]) => void
}

/** A version that stands where a tag is being removed, and is to be deleted. */
export interface Placeholder {
  readonly ref: PackageRef
  readonly digest: Digest
  readonly tag: string
  /** The image that the tag is put back on where the placeholder cannot be deleted. */
  readonly image: Digest
}

/** The polls, a second apart, for a version that was just pushed to be listed. */
const maxPolls = 10

/** The REST requests that removing a tag may need: a look at the image, some at the list, the deletion. */
const requestsForTag = 5

/**
 * Removes the tags that a plan removes from kept images, one after the other, and yields the outcome of each image.
 * Where a placeholder cannot be deleted, or by `outcomes` the token may not delete, no further tag of the package is put
 * at risk.
 */
export async function* removeTags(
  source: UntagContext,
  ref: PackageRef,
  { decisions }: Plan,
  outcomes: ReadonlyMap<number, Outcome>,
  { mayRemove, requests }: TagCheck
): AsyncGenerator<Outcome> {
  const { client, registry, pending, stop } = source
  const isDenied = findDenial(outcomes.values()) !== null
  const remove = async (
    decision: Decision,
    tag: string,
    image: () => Promise<ManifestReading>,
    isDue: () => Promise<boolean>
  ): Promise<ChangeResult> => {
    if (isDenied) return skippedAsDenied
    // Placeholders of other packages do not matter here.
    if (pending.values().some((placeholder) => placeholder.ref === ref))
      return stop.signal.aborted ? { outcome: 'deferred' } : skippedAfterLeftover
    if (stop.signal.aborted || !(await client.hasBudgetFor(requestsForTag + requests))) return { outcome: 'deferred' }
    const release = stop.hold()
    try {
      return await removeTag(source, ref, decision, { tag, image: await image(), isDue })
    } finally {
      release()
    }
  }
  for (const [index, decision] of decisions.entries()) {
    if (decision.untag.length === 0) continue
    const untagged: string[] = []
    let reading: Promise<ManifestReading> | null = null
    const image = (): Promise<ManifestReading> => (reading ??= readManifestBytes(registry, ref, decision.version.name))
    let stopped: ChangeResult | null = null
    for (const tag of decision.untag) {
      const removal = await toOutcome(
        remove(decision, tag, image, () => mayRemove(index, tag)),
        stop.signal
      )
      if (removal.outcome !== 'deleted') stopped ??= removal
      else untagged.push(tag)
    }
    yield { index, untagged, problem: null, ...(stopped ?? { outcome: 'untagged' }) }
  }
}

const skippedAfterLeftover = {
  outcome: 'failed',
  problem: 'not attempted, because the placeholder of another tag could not be deleted'
} as const

/** Reads a manifest from the registry itself, since only its bytes can be pushed again. */
const readManifestBytes = async (
  registry: Registry,
  { name }: PackageRef,
  digest: Digest
): Promise<ManifestReading> => {
  const reading = await registry.readManifest(name, digest)
  return 'revalidate' in reading ? reading.revalidate() : reading
}

/** One tag to remove from an image, and whether the policy still lets it go. */
interface TagRemoval {
  readonly tag: string
  readonly image: ManifestReading
  readonly isDue: () => Promise<boolean>
}

/** Moves the tag to an empty manifest, and deletes that: a tag is deleted with its version. */
const removeTag = async (
  source: UntagContext,
  ref: PackageRef,
  { version, untag }: Decision,
  { tag, image, isDue }: TagRemoval
): Promise<ChangeResult> => {
  const { registry, clock, pending, onPending, stop } = source
  if (!('bytes' in image)) {
    const why = 'problem' in image ? image.problem : 'the registry does not have it'
    return failed(
      `the tag ${tag} was not removed, because the manifest of its image cannot be read, so the tag could not be put back: ${why}`
    )
  }
  const manifest = untagPlaceholder({ tag, created: clock.now(), nonce: randomUUID() })
  const digest = `sha256:${createHash('sha256').update(manifest.bytes).digest('hex')}`
  const placeholder = { ref, digest, tag, image: version.name }
  const settlePlaceholder = (): void => {
    pending.delete(placeholder)
    onPending([...pending])
  }
  let ended: ChangeResult | null = null
  let isSent = false
  const due = async (): Promise<Result<true>> => {
    ended = stop.signal.aborted ? { outcome: 'deferred' } : await tagKeptBy(tag, isDue)
    ended ??= await tagBlockedBy(source, ref, version.id, untag, tag)
    if (ended) return err(ended.problem ?? 'the run ended')
    isSent = true
    return ok(true)
  }
  pending.add(placeholder)
  onPending([...pending])
  const pushed = await registry.pushManifest(ref.name, tag, manifest, due).catch((error) => err(errorMessage(error)))
  if (!pushed.ok) {
    const held = isSent ? await isSurelyAbsent(source, placeholder) : true
    if (held) {
      settlePlaceholder()
      return ended ?? failed(`removing the tag ${tag}: ${pushed.problem}`)
    }
  }
  const removal = await removePlaceholder(source, placeholder)
  if (removal.outcome === 'deleted') {
    settlePlaceholder()
    return removal
  }
  const { fact, bytes } = image
  const tagNow = await restoreTag(source, placeholder, { bytes, mediaType: fact.mediaType })
  if (tagNow.state === 'gone') {
    settlePlaceholder()
    return { outcome: 'deleted' }
  }
  const failure = { ...removal, problem: [removal.problem, tagNow.message].filter(Boolean).join('; ') }
  return stop.signal.aborted && tagNow.state === 'back' ? { ...failure, outcome: 'deferred' } : failure
}

const failed = (problem: string): Failure => ({ outcome: 'failed', problem })

interface Failure {
  readonly outcome: 'failed'
  readonly problem: string
  readonly denied?: true
}

/** Returns the result that blocks removing a tag that the policy keeps by now; null if it does not. */
const tagKeptBy = async (tag: string, isDue: TagRemoval['isDue']): Promise<ChangeResult | null> =>
  (await isDue()) ? null : { outcome: 'changed', problem: `the tag ${tag} is kept by now` }

/** Returns the result that blocks removing a tag, given what GitHub says of its image now; null if it may be removed. */
const tagBlockedBy = async (
  { client, owner }: UntagContext,
  ref: PackageRef,
  id: number,
  untag: readonly string[],
  tag: string
): Promise<ChangeResult | null> => {
  const current = await getVersion(client, owner, ref, id)
  if (!current.ok) return failed(current.problem)
  const labels = current.value ? containerLabels(current.value) : []
  if (!labels.includes(tag)) return { outcome: 'changed', problem: `the tag ${tag} now points to another version` }
  return labels.every((label) => untag.includes(label))
    ? { outcome: 'changed', problem: 'the tags that it is kept for now point to other versions' }
    : null
}

/** Returns whether a failed push surely left no placeholder behind: its tag is not on one, and none is listed. */
const isSurelyAbsent = async (source: UntagContext, placeholder: Placeholder): Promise<boolean> => {
  const { ref, tag, digest } = placeholder
  const at = await source.registry.resolveTag(ref.name, tag).catch((error) => err(errorMessage(error)))
  if (!at.ok || at.value === digest) return false
  const seen = await findPlaceholder(source, placeholder)
  return seen.ok && !seen.value
}

/** Deletes a placeholder by its digest, never by its tag, which may be on a new image already. */
export const removePlaceholder = async (
  source: PlaceholderLookup & { readonly clock: Clock; readonly stop: Pick<Stop, 'abortSignal'> },
  placeholder: Placeholder
): Promise<Failure | { readonly outcome: 'deleted' }> => {
  const { client, owner, clock, stop } = source
  const notDeleted = (problem: string): Failure =>
    failed(`the placeholder ${placeholder.digest}: ${problem}; the next run with untag: true deletes it`)
  try {
    for (let looks = 1; ; looks++) {
      const seen = await findPlaceholder(source, placeholder)
      if (seen.ok && seen.value) {
        const removal = await deleteVersion(client, owner, placeholder.ref, seen.value.id)
        if (!('problem' in removal)) return { outcome: 'deleted' }
        return { ...notDeleted(removal.problem), ...(removal.denied && { denied: true }) }
      }
      if (looks === maxPolls) return notDeleted(seen.ok ? `GitHub did not list it within ${maxPolls} s` : seen.problem)
      await clock.sleep(1000, stop.abortSignal)
    }
  } catch (error) {
    return notDeleted(errorMessage(error))
  }
}

/** The place of a tag after the attempt to put it back on its image, with a sentence about it. */
interface TagState {
  /** `gone` where neither registry nor REST API has the tag: then the placeholder is deleted, whatever was answered. */
  readonly state: 'back' | 'gone' | 'elsewhere' | 'lost'
  readonly message: string
}

/** Puts a tag back on its image, if it still points to the placeholder. */
export const restoreTag = async (
  source: PlaceholderLookup & Pick<UntagContext, 'registry'>,
  placeholder: Placeholder,
  manifest: ManifestBytes
): Promise<TagState> => {
  const { registry } = source
  const { ref, tag, digest, image } = placeholder
  /**
   * Returns the digest that the tag is on by the registry, or else the placeholder if the REST API lists the tag there; null
   * if neither knows the tag.
   */
  const resolve = async (): Promise<Result<Digest | null>> => {
    const at = await registry.resolveTag(ref.name, tag).catch((error) => err(errorMessage(error)))
    if (at.ok && at.value !== null) return at
    const seen = await findPlaceholder(source, placeholder).catch((error) => err(errorMessage(error)))
    if (seen.ok && seen.value?.tags.includes(tag)) return ok(digest)
    return at.ok && !seen.ok ? seen : at
  }
  const due = async (): Promise<Result<true>> => {
    const at = await resolve()
    if (!at.ok) return at
    return at.value === digest ? ok(true) : err('the tag has moved')
  }
  const pushed = await registry.pushManifest(ref.name, tag, manifest, due).catch((error) => err(errorMessage(error)))
  const at = pushed.ok ? ok(image) : await resolve()
  if (at.ok && at.value === image) return { state: 'back', message: `the tag ${tag} is back on its image` }
  if (at.ok && at.value === null) return { state: 'gone', message: '' }
  if (at.ok && at.value !== digest) return { state: 'elsewhere', message: `the tag ${tag} now points to a newer image` }
  const why = pushed.ok ? '' : pushed.problem
  return {
    state: 'lost',
    message: `the tag ${tag} could not be put back and may point to an empty placeholder, so push its image again: ${why}`
  }
}

type PlaceholderLookup = Pick<UntagContext, 'client' | 'owner'>

/** The version of a placeholder; undefined while GitHub does not list it. */
const findPlaceholder = async (
  { client, owner }: PlaceholderLookup,
  { ref, digest }: Placeholder
): Promise<Result<PackageVersion | undefined>> => {
  const newest = await listPage(client, owner, ref, 1)
  return newest.ok ? ok(newest.value.find(({ name }) => name === digest)) : newest
}

/** Reads back what `onPending` was called with, from the text that JSON makes of it; nothing where that is no such text. */
export const readPending = (text: string): readonly Placeholder[] => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), pendingBody), text)
  return read.success ? read.output : []
}

const digestText = v.pipe(v.string(), v.check(isDigest))
const pendingBody = v.array(
  v.object({
    ref: v.object({ owner: v.string(), type: v.picklist(packageTypes), name: v.string() }),
    digest: digestText,
    tag: v.string(),
    image: digestText
  })
)
