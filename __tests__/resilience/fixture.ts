import { expect } from '@jest/globals'
import { expireTimers } from '../../simulator/clock.ts'
import { stalls } from '../../simulator/faults.ts'
import { pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { brokenTags, neededBy } from '../../simulator/pull.ts'
import type { RequestRecord } from '../../simulator/server.ts'
import { attestGitHub, signCosignV2, signCosignV3 } from '../../simulator/signatures.ts'
import { addPackage, type SimPackage, type SimVersion, type World } from '../../simulator/world.ts'
import type { PackageReport, VersionReport } from '../../src/report/json.ts'
import { day, publishDaily, type Run } from '../action.ts'

/** Inputs that delete the previews and untagged versions of `app` and the old versions of `ui`. */
export const cleanupInputs = {
  policy: `version: 1
policies:
  - { packages: [app], rules: [{ delete: 'pr-*' }, { delete: '@untagged' }] }
  - { packages: [ui], type: npm, rules: [{ delete: '1.*' }] }
`
}

/**
 * Pushes to `app` releases to keep and previews to delete, related as real images are (shared children, nested indexes,
 * signatures, attestations, orphans), and adds an npm package `ui`. `include` is asked once for each optional piece.
 */
export const buildFixture = (
  world: World,
  app: SimPackage,
  previews = 4,
  include: () => boolean = () => true
): { readonly ui: SimPackage } => {
  const created = world.clock.now() - 9 * day
  const attestations = include() ? ('buildkit-artifact' as const) : 'none'
  const release = pushMultiArch(world, app, { tags: ['v1', 'latest'], created, attestations })
  if (include()) signCosignV2(world, app, release.index, { created })
  if (include()) attestGitHub(world, app, release.index, { created })
  if (include()) {
    const nested = pushIndex(world, app, { created, children: [release.index, ...release.children.slice(0, 1)] })
    pushIndex(world, app, { tags: ['v2'], created, children: [nested] })
  }
  for (let number = 1; number <= previews; number++) {
    const preview = pushMultiArch(world, app, { tags: [`pr-${number}`], created })
    if (number % 2 && include()) signCosignV3(world, app, preview.index, { created })
    const children = [...release.children, ...preview.children]
    if (include()) pushIndex(world, app, { tags: [`pr-${number}-debug`], created, children })
    if (include()) pushImage(world, app, { created })
  }
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  publishDaily(world, ui, ['2.0', ...['1.4', '1.3', '1.2', '1.1'].filter(include)])
  return { ui }
}

/** Timeout of a request, in milliseconds. */
const requestTimeout = 30_000

/** Stalls a request, and lets the timeouts of all pending requests expire 50 ms later instead of after half a minute. */
export const stallsUntilTimeout: typeof stalls = (when) => (request, proceed) => {
  // The timer of this one request cannot be identified; the other requests have their responses by then.
  setTimeout(expireTimers(requestTimeout), 50)
  return stalls(when)(request, proceed)
}

/** Records what every tag needs now. The returned function lists what the unmoved tags have lost since, and tags that do not pull. */
export const trackTags = (pkg: SimPackage): (() => string[]) => {
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
 * Expects the report to call exactly those versions deleted or gone that are, apart from versions whose deletion it could
 * not verify, and those untagged that lost their tags. Versions in `deletedByOthers` may be gone without a word in the report.
 */
export const expectReportMatchesRegistry = (
  pkg: SimPackage,
  { versions }: PackageReport,
  deletedByOthers?: ReadonlySet<number>
): void => {
  const active = new Map(pkg.deletedAt === null ? pkg.versions.map(({ id, tags }) => [id, tags]) : [])
  const verified = versions.filter(({ error }) => !error?.includes('whether it was deleted could not be checked'))
  const isClaimed = ({ outcome }: VersionReport): boolean => outcome === 'deleted' || outcome === 'gone'
  const claimed = verified.filter(
    (version) => isClaimed(version) || (deletedByOthers?.has(version.id) && !active.has(version.id))
  )
  const gone = verified.filter(({ id }) => !active.has(id))
  expect(claimed.map(({ id }) => id)).toEqual(gone.map(({ id }) => id))
  const untagged = versions.filter(({ outcome }) => outcome === 'untagged')
  const left = untagged.flatMap(({ id, untag }) => active.get(id)?.filter((tag) => untag.includes(tag)) ?? [])
  expect(left).toEqual([])
}

/** Expects outputs and exit code to agree with the report. */
export const expectOutputsMatchReport = ({ code, outputs, report }: Run): void => {
  const outcomes = report.packages.flatMap(({ versions }) => versions.map(({ outcome }) => outcome))
  const count = (outcome: string) => outcomes.filter((each) => each === outcome).length
  expect(outputs).toMatchObject({
    'deleted-count': `${count('deleted')}`,
    'refused-count': `${count('refused')}`,
    'failed-count': `${count('failed')}`,
    complete: `${report.complete}`
  })
  const hasProblems = report.problems.length > 0 || report.packages.some(({ status }) => status === 'failed')
  expect(code).toBe(hasProblems || count('failed') > 0 || report.stopReason === 'cancelled' ? 1 : 0)
}

/** Returns the highest cost in points of the REST requests of any 60 seconds, and the highest number of concurrent ones. */
export const peakLoad = (requests: readonly RequestRecord[]): { points: number; concurrent: number } => {
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

/** Expects what must be true of every run, whatever fails in it: nothing `lost`, a true report, GitHub's limits respected. */
export const expectInvariants = (
  run: Run,
  packages: readonly SimPackage[],
  lost: readonly string[],
  deletedByOthers?: ReadonlySet<number>
): void => {
  expect(lost).toEqual([])
  for (const each of run.report.packages) {
    const pkg = packages.find(({ name }) => name === each.name)
    if (pkg) expectReportMatchesRegistry(pkg, each, deletedByOthers)
  }
  expectOutputsMatchReport(run)
  const { points, concurrent } = peakLoad(run.requests)
  expect(points).toBeLessThanOrEqual(900)
  expect(concurrent).toBeLessThanOrEqual(100)
}
