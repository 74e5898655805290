import { toOutcome } from '../apply/apply-plan.ts'
import { readPending, removePlaceholder, restoreTag } from '../apply/untag.ts'
import { createClient } from '../github/client.ts'
import { findOwner } from '../github/packages.ts'
import type { OnRequest } from '../http/trace.ts'
import { readAccess } from '../inputs/addresses.ts'
import { createRegistry } from '../registry/registry.ts'
import type { StepHost } from './package-run.ts'

/**
 * Deletes the placeholders of tags that a killed run had `saved`; a tag whose placeholder cannot be deleted is put back on
 * its image. Returns what was done, and the problems.
 */
export const finishPendingTags = async (
  { env, clock, random, cancel = new AbortController().signal }: StepHost,
  saved: string,
  onRequest?: OnRequest
): Promise<{ readonly done: readonly string[]; readonly problems: readonly string[] }> => {
  const pending = readPending(saved)
  if (pending.length === 0) return { done: [], problems: [] }
  const read = await readAccess(env)
  if (!read.ok) return { done: [], problems: read.problems }
  const { apiUrl: url, registryUrl, token, owner: login } = read.access
  const client = createClient({ url, token, clock, random, onRequest, stop: cancel, abort: cancel })
  const registry = createRegistry({ url: registryUrl, owner: login, token, clock, random, onRequest, signal: cancel })
  const owner = await findOwner(client, login)
  if (!owner.ok) return { done: [], problems: [owner.problem] }
  const source = { client, registry, owner: owner.value, clock, stop: { abortSignal: cancel } }
  const done: string[] = []
  const problems: string[] = []
  for (const placeholder of pending) {
    const { ref, tag, image } = placeholder
    const finished = `${ref.name}: finished the interrupted removal of the tag ${tag}`
    const removal = await removePlaceholder(source, placeholder)
    if (removal.outcome === 'deleted') {
      done.push(finished)
      continue
    }
    const reading = await toOutcome(registry.readManifest(ref.name, image), cancel)
    const tagNow =
      'bytes' in reading
        ? await restoreTag(source, placeholder, { bytes: reading.bytes, mediaType: reading.fact.mediaType })
        : {
            state: 'lost',
            message: `the manifest that the tag ${tag} had cannot be read, so push its image again if the tag is needed`
          }
    if (tagNow.state === 'gone') done.push(finished)
    else problems.push([removal.problem, tagNow.message].filter(Boolean).join('; '))
  }
  return { done, problems }
}
