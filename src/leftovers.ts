import { settled } from './apply.ts'
import { connect } from './github/client.ts'
import { findOwner } from './github/packages.ts'
import { readAccess } from './inputs.ts'
import type { Host } from './session.ts'
import { readPending, removePlaceholder } from './untag.ts'

/** Deletes what a run that was cut off had `saved`: the placeholders of tags. Gives what was done, and what could not be. */
export const removeLeftOvers = async (
  { env, clock, random, cancel = new AbortController().signal }: Host,
  saved: string
): Promise<{ readonly done: readonly string[]; readonly problems: readonly string[] }> => {
  const pending = readPending(saved)
  if (pending.length === 0) return { done: [], problems: [] }
  const read = readAccess(env)
  if (!read.ok) return { done: [], problems: read.problems }
  const { apiUrl: url, token, owner: login } = read.access
  const client = connect({ url, token, clock, random, stop: cancel, cut: cancel })
  const owner = await findOwner(client, login)
  if (!owner.ok) return { done: [], problems: [owner.problem] }
  const source = { client, owner: owner.value, clock, stop: cancel }
  const done: string[] = []
  const problems: string[] = []
  for (const placeholder of pending) {
    const removal = await settled(removePlaceholder(source, placeholder), cancel)
    if (removal.outcome === 'deleted') done.push(`${placeholder.ref.name}: finished an interrupted removal of a tag`)
    if ('problem' in removal) problems.push(removal.problem)
  }
  return { done, problems }
}
