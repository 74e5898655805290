import type { OnProgress } from '../github/list.ts'
import type { Clock } from '../http/clock.ts'
import type { Stop } from '../http/stop.ts'
import type { ManifestReading, Registry } from '../registry/registry.ts'
import type { ManifestFact } from '../retention/manifest.ts'
import { err, ok, type Result } from '../retention/result.ts'
import type { Digest, PackageRef, PackageVersion } from '../retention/version.ts'

/** Where manifests are read. */
export interface ManifestSources {
  readonly registry: Registry
  readonly clock: Clock
  readonly stop: Stop
  /** Hears of the steps of a long phase, such as `manifests read` of a package. */
  readonly progress: (ref: PackageRef, what: string) => OnProgress
}

/** What was read of the manifests of a package, and in words why some could not be. */
export interface ManifestReadings {
  readonly manifests: ReadonlyMap<Digest, ManifestFact>
  readonly problems: ReadonlyMap<Digest, string>
}

/** Manifests read side by side. */
const maxConcurrentReads = 50

/** How long, in milliseconds, a registry has to come to its senses before it is asked again for what it does not have. */
const recheckDelayMs = 5000

/**
 * Reads every manifest that is not `known`, but those of single images in indexes that stay whatever the decision: they have
 * no children, and stay with their index. What the registry says it does not have is asked for again, after everything else.
 */
export const readManifests = async (
  { registry, clock, stop, progress }: ManifestSources,
  ref: PackageRef,
  versions: readonly PackageVersion[],
  surelyKept: readonly PackageVersion[],
  known: ReadonlyMap<Digest, ManifestFact>
): Promise<ManifestReadings> => {
  const manifests = new Map(known)
  const problems = new Map<Digest, string>()
  const listed = new Set(versions.map((version) => version.name))
  const spared = new Set<Digest>()
  const step = progress(ref, 'manifests read')
  /** Whether the registry itself gave any, and how to ask it for one that was known from earlier. */
  const registrySeen: { given?: true; revalidate?: () => Promise<ManifestReading> } = {}
  let lastDenial = clock.elapsed()
  const learn = (digest: Digest, reading: ManifestReading): void => {
    manifests.set(digest, reading.fact)
    if ('bytes' in reading) registrySeen.given = true
    if ('revalidate' in reading) registrySeen.revalidate = reading.revalidate
    if (reading.fact === 'missing') lastDenial = clock.elapsed()
    if (reading.fact === 'unreadable') problems.set(digest, unreadableMessage(digest, reading.problem))
  }
  /** One manifest that cannot be read decides for the whole package: then the others need not be read. */
  const read = async (digests: Iterable<Digest>): Promise<void> => {
    const unread = new Set(digests).difference(manifests).values()
    const reader = async (): Promise<void> => {
      for (const digest of unread) {
        if (problems.size > 0) return
        learn(digest, await registry.readManifest(ref.name, digest))
        step(manifests.size, listed.size - spared.size)
      }
    }
    await Promise.all(Array.from({ length: maxConcurrentReads }, reader))
  }
  let staying = surelyKept.map((version) => version.name)
  while (staying.length > 0) {
    await read(staying)
    const children = staying
      .flatMap((digest) => childrenOf(manifests.get(digest)))
      .filter(({ digest }) => listed.has(digest))
    for (const { digest, leaf } of children) if (leaf) spared.add(digest)
    staying = children.flatMap(({ digest, leaf }) => (leaf || manifests.has(digest) ? [] : [digest]))
  }
  await read([...listed].filter((digest) => !spared.has(digest)))

  const missing = findMissing(versions, manifests)
  const doubtful = missing.filter(({ name }) => !known.has(name))
  const looksLikeWrongRegistry = manifests.size > 1 && missing.length === manifests.size
  if (doubtful.length > 0 && problems.size === 0 && !looksLikeWrongRegistry) {
    await clock.sleep(Math.max(0, lastDenial + recheckDelayMs - clock.elapsed()), stop.abortSignal)
    for (const [digest, reading] of await rereadMissing(registry, ref, doubtful)) learn(digest, reading)
  }
  // Then it is another registry's: without their edges, the parts of live images would pass for garbage.
  const again = missing.length > 0 && !registrySeen.given ? await registrySeen.revalidate?.() : undefined
  const noAnswer = again && typeof again.fact !== 'object'
  const [first] = manifests.keys()
  if (first && (looksLikeWrongRegistry || noAnswer))
    problems.set(first, 'the registry knows none of the manifests that GitHub lists; check the input registry-url')
  const losses = findExcessiveLosses(versions, manifests)
  const [lost] = losses
  if (lost && problems.size === 0) {
    problems.set(
      lost.name,
      `the registry does not have ${losses.length} of the tagged manifests that GitHub lists, which is more than a third of them; run again once it has them, or delete these versions by hand`
    )
  }
  return { manifests, problems }
}

/**
 * Asks once more for manifests that the registry said it does not have, and where a version has tags, by one of them, too:
 * none of these answers counts alone.
 */
const rereadMissing = async (
  registry: Registry,
  ref: PackageRef,
  versions: readonly PackageVersion[]
): Promise<ReadonlyMap<Digest, ManifestReading>> =>
  // The registry keeps to its own number of requests at once.
  new Map(
    await Promise.all(
      versions.map(async ({ name, tags: [tag] }) => {
        const reading = await registry.readManifest(ref.name, name)
        const isMissing = reading.fact === 'missing' && tag !== undefined
        return [name, isMissing ? await registry.readManifest(ref.name, name, tag) : reading] as const
      })
    )
  )

/**
 * Asks a last time for manifests that the registry said it does not have, and then for a witness, if there is any: a
 * manifest that it gave before. Refused where it does not give that one any more, since then it would deny everything.
 */
export const confirmMissing = async (
  registry: Registry,
  ref: PackageRef,
  missing: readonly Digest[],
  witness: Digest | undefined
): Promise<Result<ReadonlyMap<Digest, ManifestFact>>> => {
  const facts = new Map<Digest, ManifestFact>()
  for (const [digest, reading] of await Promise.all(
    missing.map(async (digest) => [digest, await registry.readManifest(ref.name, digest)] as const)
  )) {
    if (reading.fact === 'unreadable') return err(unreadableMessage(digest, reading.problem))
    facts.set(digest, reading.fact)
  }
  if (witness === undefined || facts.values().every((fact) => fact !== 'missing')) return ok(facts)
  const known = await registry.readManifest(ref.name, witness)
  const { fact } = 'revalidate' in known ? await known.revalidate() : known
  return typeof fact === 'object'
    ? ok(facts)
    : err(`the registry gave manifest ${witness} before and does not now, so what it says of others proves nothing`)
}

/** The versions that are listed and that the registry says it does not have. */
export const findMissing = (
  versions: readonly PackageVersion[],
  manifests: ReadonlyMap<Digest, ManifestFact>
): readonly PackageVersion[] => versions.filter(({ name }) => manifests.get(name) === 'missing')

const unreadableMessage = (digest: Digest, problem: string): string => `manifest ${digest}: ${problem}`

/** The missing manifests of tagged versions, where they are too many to be anything but a registry in trouble. */
const findExcessiveLosses = (
  versions: readonly PackageVersion[],
  manifests: ReadonlyMap<Digest, ManifestFact>
): readonly PackageVersion[] => {
  const tagged = versions.filter(({ name, tags }) => tags.length > 0 && manifests.has(name))
  const missing = findMissing(tagged, manifests)
  return missing.length >= 3 && missing.length * 3 > tagged.length ? missing : []
}

const childrenOf = (fact: ManifestFact | undefined) =>
  typeof fact === 'object' && fact.kind === 'index' ? fact.children : []
