import { githubLimits } from '../simulator/limits.ts'
import { type RequestRecord, type Simulator, startSimulator } from '../simulator/server.ts'
import { addOwner, addPackage, addToken, createWorld, type World } from '../simulator/world.ts'
import { fillNpm, fillTags } from './fill.ts'

/** Milliseconds per response of the simulated GitHub. */
export const latency = 20

/** When the virtual time of a run begins. */
export const startTime = '2026-06-01T00:00:00Z'

/** Deletions to measure. */
export interface Workload {
  readonly type: 'npm' | 'container'
  /** More than one are found by a pattern, and each has the same share of the deletions. */
  readonly packages?: number
  /** The versions of each package. */
  readonly count: number
  readonly deletions: number
  /** Requests that the token has in an hour; the run waits for the next one. */
  readonly perHour?: number
  /** The most seconds from the first deletion to the last; of several packages, from the first request. */
  readonly limit: number
}

/** Figures of one run on a virtual clock. */
export interface DeletionRun {
  readonly deletions: number
  readonly inFirstHour: number
  readonly seconds: number
  readonly refused: number
  readonly revalidations: number
  readonly requests: number
}

export const deletionWorkloads: readonly Workload[] = [
  { type: 'container', count: 1_300, deletions: 157, limit: 3 },
  { type: 'npm', count: 1_000, deletions: 300, limit: 65 },
  { type: 'npm', count: 1_000, deletions: 600, limit: 195 },
  { type: 'container', count: 10_000, deletions: 1_000, limit: 340 },
  { type: 'container', count: 3_000, deletions: 1_000, perHour: 1_000, limit: 3_605 },
  { type: 'container', packages: 130, count: 10, deletions: 130, limit: 6 },
  { type: 'npm', packages: 130, count: 10, deletions: 130, limit: 6 }
]

export const describeVersions = ({ type, packages, count }: Workload): string =>
  `${packages === undefined ? '' : `${packages} × `}${count.toLocaleString('en')} ${type}`

/** Serves the packages of a workload, under the limits of GitHub, by a virtual clock. */
export const serveWork = (work: Workload, clock: World['clock']): Promise<Simulator> => {
  const { type, packages = 1, count, perHour } = work
  const world = createWorld(clock)
  addOwner(world, { login: 'acme', type: 'Organization' })
  addToken(world, { token, kind: 'classic', login: 'acme' })
  const fill = (type === 'npm' ? fillNpm : fillTags)(count)
  for (let at = 0; at < packages; at++) {
    fill(world, addPackage(world, { owner: 'acme', type, name: work.packages === undefined ? 'app' : `app-${at}` }))
  }
  const limits = {
    ...(perHour !== undefined && { primary: { classic: perHour } }),
    // Points of all routes together is the stricter reading of GitHub's documentation.
    secondary: { ...githubLimits.secondary, together: true }
  }
  return startSimulator(world, { latency, limits })
}

const token = 'bench'

/** Returns the inputs for a workload, without a maximum for a single package. */
export const inputsOf = ({ type, packages, count, deletions }: Workload): Readonly<Record<string, string>> => ({
  token,
  owner: 'acme',
  packages: packages === undefined ? 'app' : 'app-*',
  'package-type': type,
  'delete-tags': '@any',
  ...(packages !== undefined && { 'keep-latest': `${count - deletions / packages}` })
})

/** Returns the figures of a run from the requests that were sent. */
export const figuresOf = (work: Workload, requests: readonly RequestRecord[]): DeletionRun => {
  // The registry lists tags only to confirm the versions that GitHub lists.
  const reads = requests.filter(({ host, path, mutation }) =>
    host === 'rest' ? !mutation : path.endsWith('/tags/list')
  )
  const deletions = requests.filter(({ mutation, status }) => mutation && Number(status) < 300)
  const began = requests[0]?.time ?? 0
  const first = work.packages === undefined ? (deletions[0]?.time ?? began) : began
  return {
    deletions: deletions.length,
    inFirstHour: deletions.filter(({ time }) => time - began < 3_600_000).length,
    seconds: ((deletions.at(-1)?.time ?? first) - first) / 1000,
    refused: requests.filter(({ status }) => status === 403 || status === 429).length,
    revalidations: reads.length - listingRequests(work),
    requests: requests.length
  }
}

/**
 * The requests that are no revalidation: the owner, the list of packages, the pages of their versions, and the two that make
 * a list of several pages trusted.
 */
const listingRequests = ({ packages, count }: Workload): number => {
  const pages = Math.ceil(count / 100)
  return 1 + Math.ceil((packages ?? 0) / 100) + (packages ?? 1) * (pages + (pages > 1 ? 2 : 0))
}
