import type { Client } from '../github/client.ts'
import { isSuccessful, type ListedDeployment, listDeployments } from '../github/deployments.ts'
import { type Deployments, newestOfEach } from '../retention/deployments.ts'
import { err, ok, type Result } from '../retention/result.ts'

/** The newest successful deployments of each environment, and the requests that reading them again may take. */
export interface DeploymentReading {
  readonly facts: Deployments
  readonly requests: number
}

/** The most statuses that one reading asks for; a repository that takes more has hundreds of forgotten environments. */
const maxStatuses = 1000

/** The findings of all readings of one repository so far. */
interface Known {
  readonly listed: readonly ListedDeployment[]
  /** Ids of successful deployments, whose statuses need not be requested again. */
  readonly succeeded: Set<number>
}

/**
 * Returns a function that reads the newest `perEnvironment` successful deployments of each environment of a repository. It
 * reads the whole list, but only the statuses that matter. An error if no deployment was successful: then the repository is
 * not the one that deploys, or a response is wrong.
 */
export const createDeploymentReader = (client: Client, perEnvironment: number) => {
  const readings = new Map<string, Known>()
  return async (repository: string): Promise<Result<DeploymentReading>> => {
    const earlier = readings.get(repository.toLowerCase())
    const listing = await listDeployments(client, repository, earlier?.listed ?? null)
    // One answer is no proof that there is none.
    const listed = listing.ok && listing.value.length === 0 ? await listDeployments(client, repository, null) : listing
    if (!listed.ok) return listed
    const known: Known = { listed: listed.value, succeeded: earlier?.succeeded ?? new Set() }
    const found = await findSuccessful(client, repository, known, perEnvironment)
    if (!found.ok) return found
    readings.set(repository.toLowerCase(), known)
    const { successful, asked } = found.value
    if (successful.length === 0) {
      return err(`listing the deployments of ${repository}: none of ${known.listed.length} was successful`)
    }
    return ok({ facts: { perEnvironment, successful }, requests: Math.ceil(known.listed.length / 100) + asked })
  }
}

/** Returns the newest `count` successful deployments of each environment, and how many statuses were requested. */
const findSuccessful = async (
  client: Client,
  repository: string,
  { listed, succeeded }: Known,
  count: number
): Promise<Result<{ readonly successful: readonly ListedDeployment[]; readonly asked: number }>> => {
  const environments = [...newestOfEach(listed, listed.length).values()].map((all) => ({
    waiting: [...all],
    successful: Array.of<ListedDeployment>()
  }))
  for (let asked = 0; ; ) {
    // No fewer than these are needed, whatever their statuses are.
    const next = environments.map(({ waiting, successful }) => ({
      successful,
      deployments: waiting.splice(0, count - successful.length)
    }))
    const all = next.flatMap(({ deployments }) => deployments)
    if (all.length === 0) return ok({ successful: environments.flatMap(({ successful }) => successful), asked })
    const unknown = all.filter(({ id }) => !succeeded.has(id))
    asked += unknown.length
    if (asked > maxStatuses) return err(tooManyStatuses(repository, count, environments.length))
    const added = await addSucceeded(client, repository, unknown, succeeded)
    if (!added.ok) return added
    for (const { successful, deployments } of next)
      successful.push(...deployments.filter(({ id }) => succeeded.has(id)))
  }
}

const tooManyStatuses = (repository: string, count: number, environments: number): string =>
  `listing the deployments of ${repository}: more than ${maxStatuses} of them would have to be asked for their status, to find ${count} successful ones in each of ${environments} environments; keep fewer deployments, or delete those of environments that no longer exist`

/** Adds the ids of those deployments that were successful. */
const addSucceeded = async (
  client: Client,
  repository: string,
  deployments: readonly ListedDeployment[],
  succeeded: Set<number>
): Promise<Result<null>> => {
  if (deployments.length > 0 && !(await client.hasBudgetFor(deployments.length))) {
    throw new Error(
      `listing the deployments of ${repository}: the primary rate limit does not cover the statuses of ${deployments.length} of them`
    )
  }
  const results = await Promise.all(
    deployments.map(async (each) => ({ id: each.id, success: await isSuccessful(client, repository, each) }))
  )
  for (const { id, success } of results) {
    if (!success.ok) return success
    if (success.value) succeeded.add(id)
  }
  return ok(null)
}
