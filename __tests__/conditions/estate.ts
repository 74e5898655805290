import { expect } from '@jest/globals'
import { hastenTimers } from '../../simulator/clock.ts'
import { stalls } from '../../simulator/faults.ts'
import { pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { brokenTags, neededBy } from '../../simulator/pull.ts'
import type { RequestRecord } from '../../simulator/server.ts'
import { attestGitHub, signCosignV2, signCosignV3 } from '../../simulator/signatures.ts'
import { addPackage, type SimPackage, type SimVersion, type World } from '../../simulator/world.ts'
import type { PackageReport, VersionReport } from '../../src/report/json.ts'
import { day, publishDaily, type Run } from '../action.ts'

/** What cleans an estate: previews and garbage of `app`, old versions of `ui`. */
export const cleanUp = {
  policy: `version: 1
policies:
  - { packages: [app], rules: [{ delete: 'pr-*' }, { delete: '@untagged' }] }
  - { packages: [ui], type: npm, rules: [{ delete: '1.*' }] }
`
}

/**
 * Fills `app` with releases that must stay and previews that may go, entangled as real ones are: shared children, nested
 * indexes, signatures, attestations, orphans; and adds an npm package `ui`. `has` says which of these there are.
 */
export const buildEstate = (
  world: World,
  app: SimPackage,
  previews = 4,
  has: () => boolean = () => true
): { readonly ui: SimPackage } => {
  const created = world.clock.now() - 9 * day
  const attestations = has() ? ('buildkit-artifact' as const) : 'none'
  const release = pushMultiArch(world, app, { tags: ['v1', 'latest'], created, attestations })
  if (has()) signCosignV2(world, app, release.index, { created })
  if (has()) attestGitHub(world, app, release.index, { created })
  if (has()) {
    const nested = pushIndex(world, app, { created, children: [release.index, ...release.children.slice(0, 1)] })
    pushIndex(world, app, { tags: ['v2'], created, children: [nested] })
  }
  for (let number = 1; number <= previews; number++) {
    const preview = pushMultiArch(world, app, { tags: [`pr-${number}`], created })
    if (number % 2 && has()) signCosignV3(world, app, preview.index, { created })
    const children = [...release.children, ...preview.children]
    if (has()) pushIndex(world, app, { tags: [`pr-${number}-debug`], created, children })
    if (has()) pushImage(world, app, { created })
  }
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  publishDaily(world, ui, ['2.0', ...['1.4', '1.3', '1.2', '1.1'].filter(has)])
  return { ui }
}

/** The deadline of a request, in milliseconds. */
const deadline = 30_000

/** Stalls, and lets the deadlines that run by then pass 50 ms later: they would take half a minute of real time. */
export const outlasts: typeof stalls = (when) => (request, proceed) => {
  // Which of them is that of this request cannot be told; the others will have their answers by then.
  setTimeout(hastenTimers(deadline), 50)
  return stalls(when)(request, proceed)
}

/** Remembers what every tag needs now; the result says which of that the tags of today have lost. */
export const watchOver = (pkg: SimPackage): (() => string[]) => {
  const needs = new Map([...pkg.tags].map(([tag, version]) => [tag, { version, needed: neededBy(pkg, [tag]) }]))
  return () => {
    const lost = [...needs].flatMap(([tag, { version, needed }]) =>
      pkg.tags.get(tag) === version ? [...needed].filter(({ deletedAt }) => deletedAt !== null).map(describe(tag)) : []
    )
    return [...lost, ...brokenTags(pkg).map((tag) => `${tag} does not pull`)]
  }
}

const describe =
  (tag: string) =>
  ({ id }: SimVersion): string =>
    `${tag} needs ${id}`

/**
 * Expects that the report calls deleted or gone what is gone, and nothing else, but for what it says nobody could see; and
 * untagged what has lost those tags. What `others` deleted may be gone unseen.
 */
export const expectTruth = (pkg: SimPackage, { versions }: PackageReport, others?: ReadonlySet<number>): void => {
  const active = new Map(pkg.deletedAt === null ? pkg.versions.map(({ id, tags }) => [id, tags]) : [])
  const seen = versions.filter(({ error }) => !error?.includes('whether it is gone could not be seen'))
  const isClaimed = ({ outcome }: VersionReport): boolean => outcome === 'deleted' || outcome === 'gone'
  const claimed = seen.filter((version) => isClaimed(version) || (others?.has(version.id) && !active.has(version.id)))
  const gone = seen.filter(({ id }) => !active.has(id))
  expect(claimed.map(({ id }) => id)).toEqual(gone.map(({ id }) => id))
  const untagged = versions.filter(({ outcome }) => outcome === 'untagged')
  const left = untagged.flatMap(({ id, untag }) => active.get(id)?.filter((tag) => untag.includes(tag)) ?? [])
  expect(left).toEqual([])
}

/** Expects outputs and exit code to say what the report says. */
export const expectConsistency = ({ code, outputs, report }: Run): void => {
  const outcomes = report.packages.flatMap(({ versions }) => versions.map(({ outcome }) => outcome))
  const count = (outcome: string) => outcomes.filter((each) => each === outcome).length
  expect(outputs).toMatchObject({
    'deleted-count': `${count('deleted')}`,
    'refused-count': `${count('refused')}`,
    'failed-count': `${count('failed')}`,
    complete: `${report.complete}`
  })
  const bad = report.problems.length > 0 || report.packages.some(({ status }) => status === 'failed')
  expect(code).toBe(bad || count('failed') > 0 || report.stopReason === 'cancelled' ? 1 : 0)
}

/** The most points that requests to the REST API cost in any minute, and the most of them at once. */
export const peakOf = (requests: readonly RequestRecord[]): { points: number; concurrent: number } => {
  const rest = requests.filter(({ host, path }) => host === 'rest' && !path.endsWith('/rate_limit'))
  let [points, sum, oldest] = [0, 0, 0]
  for (const { time, points: cost } of rest) {
    sum += cost
    for (let first = rest[oldest]; first && first.time <= time - 60_000; first = rest[oldest]) {
      sum -= first.points
      oldest++
    }
    points = Math.max(points, sum)
  }
  return { points, concurrent: Math.max(0, ...rest.map(({ concurrent }) => concurrent)) }
}

/** Expects all that is promised of any run, whatever went wrong in it. */
export const expectPromises = (
  run: Run,
  packages: readonly SimPackage[],
  lost: readonly string[],
  others?: ReadonlySet<number>
): void => {
  expect(lost).toEqual([])
  for (const each of run.report.packages) {
    const pkg = packages.find(({ name }) => name === each.name)
    if (pkg) expectTruth(pkg, each, others)
  }
  expectConsistency(run)
  const { points, concurrent } = peakOf(run.requests)
  expect(points).toBeLessThanOrEqual(900)
  expect(concurrent).toBeLessThanOrEqual(100)
}
