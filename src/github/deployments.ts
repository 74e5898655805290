import * as v from 'valibot'
import type { Deployment } from '../retention/deployments.ts'
import { ok, type Result } from '../retention/result.ts'
import type { Client } from './client.ts'
import { type List, listAll, listSteadily } from './list.ts'
import { sayRefusal } from './refusal.ts'
import { time } from './time.ts'

/** A deployment as GitHub lists it, successful or not. */
export interface ListedDeployment extends Deployment {
  /** True if its environment is temporary, such as that of a preview. */
  readonly isTransient: boolean
}

const deployment = v.pipe(
  v.object({
    id: v.number(),
    environment: v.string(),
    sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{7,64}$/i)),
    ref: v.string(),
    created_at: v.pipe(time, v.number()),
    transient_environment: v.nullish(v.boolean())
  }),
  v.transform(({ created_at: created, transient_environment: isTransient, ...rest }): ListedDeployment => {
    return { ...rest, created, isTransient: isTransient === true }
  })
)

/** Repositories with more pages are not read: each reading would take over a hundred requests. */
const pageLimit = 100

const keyOf = ({ id }: ListedDeployment): number => id
const stateOf = ({ id }: ListedDeployment): string => `${id}`

/**
 * Returns all deployments of a repository: only the end of the list shows that there is no other environment. A deletion
 * in the meantime may hide another one, so a list of several pages must agree with the earlier reading, or with a second one.
 */
export const listDeployments = async (
  client: Client,
  repository: string,
  earlier: readonly ListedDeployment[] | null
): Promise<Result<readonly ListedDeployment[]>> => {
  const list: List<ListedDeployment> = {
    route: `GET /repos/${repository}/deployments`,
    parameters: {},
    item: deployment,
    attempted: `listing the deployments of ${repository}`,
    explain: sayRefusal,
    pageLimit
  }
  if (earlier === null) return listAll(client, list)
  return listSteadily(client, list, { keyOf, stateOf, before: new Set(earlier.map(stateOf)) })
}

const status = v.object({ id: v.number(), state: v.string(), created_at: v.pipe(time, v.number()) })

/** The states that say how a deployment ended. GitHub adds `inactive` when a later one takes its place. */
const results = ['success', 'failure', 'error']

/**
 * Returns whether a deployment succeeded, by the newest status that says how it ended. One in a transient environment does
 * not count once it is inactive: the environment is gone.
 */
export const isSuccessful = async (
  client: Client,
  repository: string,
  { id, isTransient }: ListedDeployment
): Promise<Result<boolean>> => {
  const statuses = await listAll(client, {
    route: `GET /repos/${repository}/deployments/${id}/statuses`,
    parameters: {},
    item: status,
    attempted: `listing the statuses of deployment ${id} of ${repository}`,
    explain: sayRefusal
  })
  if (!statuses.ok) return statuses
  const states = statuses.value.toSorted((a, b) => b.created_at - a.created_at || b.id - a.id).map(({ state }) => state)
  if (isTransient && states[0] === 'inactive') return ok(false)
  return ok(states.find((state) => results.includes(state)) === 'success')
}
