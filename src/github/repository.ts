import * as v from 'valibot'
import { err, ok, type Result } from '../retention/result.ts'
import type { Client } from './client.ts'
import { type List, listAll, listSteadily } from './list.ts'
import { sayRefusal } from './refusal.ts'
import { time } from './time.ts'

/** The lists of a repository, each with the permission that a workflow's token needs to read it. */
const listings = {
  pulls: {
    what: 'open pull requests',
    parameters: { state: 'open' },
    permission: 'pull-requests: read',
    item: v.object({ number: v.number() })
  },
  branches: { what: 'branches', parameters: {}, permission: 'contents: read', item: v.object({ name: v.string() }) },
  tags: { what: 'tags', parameters: {}, permission: 'contents: read', item: v.object({ name: v.string() }) }
} as const

export type RefKind = keyof typeof listings

/** Returns the permission that a job needs to list these, as a workflow writes it. */
export const permissionFor = (kind: RefKind): string => listings[kind].permission

/**
 * Returns the numbers of the open pull requests, or the names of all branches or tags, of a repository (`owner/name`). Others
 * may close or delete some meanwhile: only a steady list lacks none of the others then.
 */
export const listRefs = async (
  client: Client,
  repository: string,
  kind: RefKind,
  isSteady: boolean
): Promise<Result<ReadonlySet<string>>> => {
  const { what, parameters, item } = listings[kind]
  const list: List<Entry> = {
    route: `GET /repos/${repository}/${kind}`,
    parameters,
    item,
    attempted: `listing the ${what} of ${repository}`,
    explain: sayRefusal
  }
  const identity = { keyOf: nameOf, stateOf: nameOf }
  const listed = await (isSteady ? listSteadily(client, list, identity) : listAll(client, list))
  return listed.ok ? ok(new Set(listed.value.map(nameOf))) : listed
}

type Entry = { readonly number: number } | { readonly name: string }

const nameOf = (entry: Entry): string => ('number' in entry ? String(entry.number) : entry.name)

/** A closed pull request; GitHub may not say when it was closed, which is no later than its last update. */
const closedPull = v.pipe(
  v.object({ number: v.number(), closed_at: v.optional(time), updated_at: v.pipe(time, v.number()) }),
  v.transform(({ number, closed_at: closed, updated_at: updated }) => ({
    number,
    updated,
    closedAt: Math.min(closed ?? updated, updated)
  }))
)

/**
 * Returns when each pull request was closed, by number, of those closed at or after a time. They are read last updated
 * first, up to one that was updated earlier. An update in the meantime moves one to a page that was already read, so two
 * readings of several pages must agree.
 */
export const listClosedPulls = async (
  client: Client,
  repository: string,
  since: number
): Promise<Result<{ readonly listed: number; readonly closedAt: ReadonlyMap<string, number> }>> => {
  const attempted = `listing the closed pull requests of ${repository}`
  let isInOrder = true
  const list: List<ClosedPull> = {
    route: `GET /repos/${repository}/pulls`,
    parameters: { state: 'closed', sort: 'updated', direction: 'desc' },
    item: closedPull,
    attempted,
    explain: sayRefusal,
    isLastPage: (items) => {
      isInOrder &&= items.every(({ updated }, index) => updated <= (items[index - 1]?.updated ?? updated))
      return !isInOrder || items.some(({ updated }) => updated < since)
    }
  }
  const isRecent = ({ closedAt }: ClosedPull): boolean => closedAt >= since
  const read = await listSteadily(client, list, {
    keyOf: ({ number }) => number,
    stateOf: (pull) => (isRecent(pull) ? `${pull.number} ${pull.closedAt}` : '')
  })
  if (!read.ok) return read
  if (!isInOrder)
    return err(`${attempted}: they do not come in the order of their updates, so it cannot be told which are missing`)
  const recent = read.value.filter(isRecent).map(({ number, closedAt }) => [`${number}`, closedAt] as const)
  return ok({ listed: read.value.length, closedAt: new Map(recent) })
}

type ClosedPull = v.InferOutput<typeof closedPull>

const repositoryBody = v.object({ default_branch: v.string() })

/** Returns the name of the default branch of a repository (`owner/name`). */
export const readDefaultBranch = async (client: Client, repository: string): Promise<Result<string>> => {
  const answer = await client.request(`GET /repos/${repository}`)
  const body = v.safeParse(repositoryBody, answer.data)
  return answer.status === 200 && body.success
    ? ok(body.output.default_branch)
    : err(sayRefusal(answer, `asking for the default branch of ${repository}`))
}
