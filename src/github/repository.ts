import * as v from 'valibot'
import { type Parsed, parsed } from '../retention/parsed.ts'
import type { Client } from './client.ts'
import { type List, listSteadily } from './list.ts'
import { explainRefusal } from './refusal.ts'

/** What can be asked of a repository, with the permission that a workflow's token needs for it. */
const listings = {
  pulls: {
    path: 'pulls',
    parameters: { state: 'open' },
    permission: 'pull-requests: read',
    item: v.object({ number: v.number() })
  },
  branches: { path: 'branches', parameters: {}, permission: 'contents: read', item: v.object({ name: v.string() }) },
  tags: { path: 'tags', parameters: {}, permission: 'contents: read', item: v.object({ name: v.string() }) }
} as const

export type RefKind = keyof typeof listings

/** Gives the numbers of the open pull requests, or the names of all branches or tags, of a repository (`owner/name`). */
export const listRefs = async (client: Client, repository: string, what: RefKind): Promise<Parsed<string[]>> => {
  const { path, parameters, permission, item } = listings[what]
  const attempted = `listing the ${what === 'pulls' ? 'open pull requests' : what} of ${repository}`
  const list: List<{ number: number } | { name: string }> = {
    route: `GET /repos/${repository}/${path}`,
    parameters,
    item,
    attempted,
    explain: (answer) =>
      `${explainRefusal(answer, attempted)}; the job needs permissions: ${permission}, and the input repository must name a repository that the token may read`
  }
  const listed = await listSteadily(client, list, nameOf)
  return listed.ok ? parsed(listed.value.map(nameOf)) : listed
}

const nameOf = (entry: { number: number } | { name: string }): string =>
  'number' in entry ? String(entry.number) : entry.name
