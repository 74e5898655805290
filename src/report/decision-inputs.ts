import type { ClosedPullRequests, RefState } from '../retention/conditions.ts'
import type { Deployments } from '../retention/deployments.ts'
import type { Graph } from '../retention/graph.ts'
import { findUses, type InUse } from '../retention/in-use.ts'
import type { Manifest, ManifestFact } from '../retention/manifest.ts'
import type { WrittenPackage, WrittenReport, WrittenVersion } from '../retention/report-schema.ts'
import type { Digest, PackageRef, PackageVersion } from '../retention/version.ts'
import { formatTime } from './reason.ts'

/*
 * The inputs of a decision besides the versions, as far as report.json needs them for the report page to replay it under
 * another policy.
 */

/** The relations of a version to others of its container package, and what was read of its manifest. */
export type DecisionInputs = Pick<
  WrittenVersion,
  'needs' | 'remains' | 'foreign' | 'listedBy' | 'platform' | 'manifest'
>

type FactsReport = NonNullable<WrittenReport['facts']>[string]

const none: readonly never[] = []

/** Returns the decision inputs of each version of a package, and the sizes of all blobs in bytes, each once. */
export const reportDecisionInputs = (
  versions: readonly PackageVersion[],
  { graph, manifests }: { readonly graph: Graph | null; readonly manifests: ReadonlyMap<Digest, ManifestFact> }
): { readonly decisionInputs: readonly DecisionInputs[]; readonly blobs: readonly number[] } => {
  const platforms = new Map<Digest, string>()
  for (const fact of manifests.values()) {
    for (const { digest, platform } of typeof fact === 'object' ? fact.children : []) {
      if (platform !== null) platforms.set(digest, platform)
    }
  }
  const blobsOf = (fact: ManifestFact | undefined): Manifest['blobs'] => (typeof fact === 'object' ? fact.blobs : [])
  // Sorted by version ID, so that the order of GitHub's list does not change the report.
  const sizes = new Map<Digest, number>()
  for (const { name } of versions.toSorted((a, b) => a.id - b.id))
    for (const { digest, size } of blobsOf(manifests.get(name))) sizes.set(digest, size)
  const blobIndices = new Map(sizes.keys().map((digest, index) => [digest, index]))
  const reportManifest = (fact: ManifestFact): DecisionInputs['manifest'] => {
    if (typeof fact === 'string') return fact
    const { kind, artifactType, blobs } = fact
    return {
      kind,
      ...(artifactType !== null && { artifactType }),
      blobs: blobs.map(({ digest }) => Number(blobIndices.get(digest)))
    }
  }
  const idsOf = (indices: readonly number[] = []): readonly number[] =>
    indices.length > 0 ? indices.flatMap((index) => versions[index]?.id ?? []) : none
  const decisionInputs = versions.map(({ name }, index): DecisionInputs => {
    const fact = manifests.get(name)
    const needs = idsOf(graph?.needs[index])
    const listedBy = idsOf(graph?.listedBy[index])
    const remains = graph?.placeholders.has(index) ? 'placeholder' : graph?.orphans.has(index) ? 'orphan' : null
    const platform = platforms.get(name)
    const manifest = fact && reportManifest(fact)
    return {
      ...(needs.length > 0 && { needs: needs.toSorted((a, b) => a - b) }),
      ...(remains && { remains }),
      ...(graph?.foreign.has(index) && { foreign: true as const }),
      ...(listedBy.length > 0 && { listedBy }),
      ...(platform && { platform }),
      ...(manifest && { manifest })
    }
  })
  return { decisionInputs, blobs: [...sizes.values()] }
}

/** Returns the tags and digests of a package that are in use, each with the first place. */
export const reportUses = (inUse: InUse, pkg: PackageRef): NonNullable<WrittenPackage['inUse']> =>
  [...findUses(inUse, pkg).versions].map(([names, { file, line }]) => ({ names, file, line }))

/** The answers about a package's repository. */
interface RepositoryFacts {
  readonly facts?: RefState
  /** Null or absent if nothing was looked up. */
  readonly repository?: string | null
}

/** Returns what was looked up for the packages of a run, by repository; null if nothing was. */
export const reportFacts = (all: readonly RepositoryFacts[]): Readonly<Record<string, FactsReport>> | null => {
  const byRepository = Map.groupBy(
    all.filter(({ repository }) => repository),
    ({ repository }) => repository ?? ''
  )
  if (byRepository.size === 0) return null
  return Object.fromEntries(
    [...byRepository].map(([repository, group]) => [
      repository,
      toFactsReport(group.flatMap(({ facts }) => facts ?? []))
    ])
  )
}

/** Returns the first answer to each question. */
const toFactsReport = (answers: readonly RefState[]): FactsReport => {
  const namesOf = (fact: 'pullRequests' | 'branches' | 'tags'): readonly string[] | null => {
    const [names] = answers.flatMap((each) => each[fact] ?? [])
    return names ? [...names].toSorted() : null
  }
  const [closed] = answers.flatMap(({ closedPullRequests }) => closedPullRequests ?? [])
  const [deployed] = answers.flatMap(({ deployments }) => deployments ?? [])
  return {
    pullRequests: namesOf('pullRequests'),
    ...(closed && { closedPullRequests: reportClosed(closed) }),
    branches: namesOf('branches'),
    tags: namesOf('tags'),
    ...(deployed && { deployments: reportDeployments(deployed) })
  }
}

const reportClosed = ({ since, closedAt }: ClosedPullRequests): NonNullable<FactsReport['closedPullRequests']> => ({
  since: formatTime(since),
  closedAt: Object.fromEntries([...closedAt].map(([number, time]) => [number, formatTime(time)]))
})

const reportDeployments = ({ perEnvironment, successful }: Deployments): NonNullable<FactsReport['deployments']> => ({
  perEnvironment,
  successful: successful
    .toSorted((a, b) => b.created - a.created || b.id - a.id)
    .map(({ id, environment, sha, ref, created }) => ({ id, environment, sha, ref, createdAt: formatTime(created) }))
})
