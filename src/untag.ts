import { createHash, randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { settled } from './apply.ts'
import type { Client } from './github/client.ts'
import type { Clock } from './github/clock.ts'
import { deleteVersion, getVersion, listNewest, type Owner, type Removal } from './github/packages.ts'
import type { Registry } from './github/registry.ts'
import { isDigest, untagPlaceholder } from './retention/manifest.ts'
import type { Outcome, Plan } from './retention/plan.ts'
import { type Digest, type PackageRef, packageTypes } from './retention/version.ts'

/** What removing a tag needs: GitHub has no request for it (docs/adr/0003-untag.md). */
export interface Untagging {
  readonly client: Client
  readonly owner: Owner
  readonly registry: Registry
  readonly clock: Clock
  /** Notes what must be deleted should this process end now; called before each push and after each deletion. */
  readonly note: (pending: readonly Placeholder[]) => void
}

/** A version that stands where a tag is being removed, and is to be deleted. */
export interface Placeholder {
  readonly ref: PackageRef
  readonly digest: Digest
}

/** How often, a second apart, the list is asked for a version that was just pushed. */
const maxLooks = 10

/** Removes the tags that a plan takes from images that stay, one after the other, and yields what became of each image. */
export async function* removeTags(source: Untagging, ref: PackageRef, { decisions }: Plan): AsyncGenerator<Outcome> {
  for (const [index, { version, untag }] of decisions.entries()) {
    const untagged: string[] = []
    let stopped: Removal | Moved | null = null
    for (const tag of untag) {
      const removal = await settled(removeTag(source, ref, version.id, tag))
      if (removal.outcome !== 'deleted') stopped ??= removal
      else untagged.push(tag)
    }
    if (untag.length > 0) yield { index, untagged, problem: null, ...(stopped ?? { outcome: 'untagged' }) }
  }
}

/** Moves the tag to a manifest of no use, and deletes that: a tag goes with the version that has it. */
const removeTag = async (source: Untagging, ref: PackageRef, id: number, tag: string): Promise<Removal | Moved> => {
  const { client, owner, registry, clock, note } = source
  const current = await getVersion(client, owner, ref, id)
  if (!current.ok) return { outcome: 'failed', problem: current.problem }
  if (!current.value?.tags.includes(tag)) return { outcome: 'changed', problem: `the tag ${tag} has moved meanwhile` }

  const manifest = untagPlaceholder({ tag, created: clock.now(), nonce: randomUUID() })
  const digest = `sha256:${createHash('sha256').update(manifest.bytes).digest('hex')}`
  note([{ ref, digest }])
  const pushed = await registry.pushManifest(ref.name, tag, manifest)
  if (!pushed.ok) return { outcome: 'failed', problem: `removing the tag ${tag}: ${pushed.problem}` }
  const removal = await removePlaceholder(source, { ref, digest: pushed.value })
  if (removal.outcome === 'deleted') note([])
  return removal
}

interface Moved {
  readonly outcome: 'changed'
  readonly problem: string
}

/** Deletes a placeholder by its digest, never by its tag, which may be on a new image already. */
export const removePlaceholder = async (
  { client, owner, clock }: Pick<Untagging, 'client' | 'owner' | 'clock'>,
  { ref, digest }: Placeholder
): Promise<Removal> => {
  for (let looks = 1; ; looks++) {
    const newest = await listNewest(client, owner, ref)
    const found = newest.ok ? newest.value.find(({ name }) => name === digest) : undefined
    if (found) {
      const removal = await deleteVersion(client, owner, ref, found.id)
      return removal.outcome === 'gone' ? { outcome: 'deleted' } : removal
    }
    if (looks === maxLooks) {
      const problem = newest.ok ? `GitHub does not list it within ${maxLooks} s` : newest.problem
      return { outcome: 'failed', problem: `the placeholder ${digest}: ${problem}; the next run with untag removes it` }
    }
    await clock.sleep(1000)
  }
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
