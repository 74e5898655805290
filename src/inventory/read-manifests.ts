import type { OnProgress } from '../github/list.ts'
import type { Clock } from '../http/clock.ts'
import type { Stop } from '../http/stop.ts'
import type { ManifestReading, Registry } from '../registry/registry.ts'
import { buildGraph, type Graph } from '../retention/graph.ts'
import { createBlobPool, entriesOf, type ManifestFact } from '../retention/manifest.ts'
import { err, ok, type Result } from '../retention/result.ts'
import { createLeaves, findUnread } from '../retention/unread-manifests.ts'
import type { Digest, PackageRef, PackageVersion } from '../retention/version.ts'

/** The connections that reading manifests needs. */
export interface ManifestSources {
  readonly registry: Registry
  readonly clock: Clock
  readonly stop: Stop
  /** Returns what is called after each step of a long phase, such as `manifests read` of a package. */
  readonly progress: (ref: PackageRef, what: string) => OnProgress
}

/** The manifests of a package with the graph that they make, and for each that could not be read a sentence that says why. */
export interface ManifestReadings {
  readonly manifests: ReadonlyMap<Digest, ManifestFact>
  readonly graph: Graph
  readonly problems: ReadonlyMap<Digest, string>
}

/** Manifests read side by side. */
const maxConcurrentReads = 50

/**
 * Untagged versions that are neighbours in the list are read one after the other, at least so many: the platforms of an
 * index are listed right behind it, and need no reading once it is known that it lists them.
 */
const minNeighbours = 8

/** Milliseconds between the last answer that a manifest is missing and asking for it again. */
const recheckDelayMs = 5000

/**
 * Reads the manifests that are not `known`, except those of single images in indexes that are kept (see `findUnread`, also
 * for `staying`). What the registry says it does not have is asked for again last.
 * Also asks for what indexes of `roots`, at any depth, list and GitHub does not; absent where nothing depends on that.
 */
export const readManifests = async (
  sources: ManifestSources,
  ref: PackageRef,
  versions: readonly PackageVersion[],
  staying: readonly number[],
  known: ReadonlyMap<Digest, ManifestFact>,
  roots: readonly PackageVersion[] = []
): Promise<ManifestReadings> => {
  const reader = createReader(sources, ref, versions, known)
  const { manifests, problems } = reader
  const graph = await reader.readAll(staying)
  const missing = findMissing(versions, manifests)
  const knowsNone = manifests.size > 1 && missing.length === manifests.size
  const unlisted = knowsNone ? [] : await readUnlisted(reader, versions, roots)
  const unconfirmed = [...missing, ...unlisted].filter(({ name }) => !known.has(name))
  if (unconfirmed.length > 0 && problems.size === 0 && !knowsNone) await reader.rereadMissing(unconfirmed)
  const deniesKnown = missing.length + unlisted.length > 0 && (await reader.deniesKnown())
  const [first] = manifests.keys()
  // It is the wrong registry: without edges, the parts of live images would look unreferenced.
  if (first && (knowsNone || deniesKnown)) {
    problems.set(first, 'the registry knows none of the manifests that GitHub lists; check the input registry-url')
  }
  const losses = findExcessiveLosses(versions, manifests)
  const [lost] = losses
  if (lost && problems.size === 0) {
    problems.set(
      lost.name,
      `the registry does not have ${losses.length} of the tagged manifests that GitHub lists, which is more than a third of them; run again once it has them, or delete these versions by hand`
    )
  }
  // Missing manifests may exist after all.
  return { manifests, graph: unconfirmed.length + roots.length > 0 ? buildGraph(versions, manifests) : graph, problems }
}

/** Reads what indexes list and GitHub does not, and returns what the registry does not have either. */
const readUnlisted = async (
  { manifests, readMore }: ReturnType<typeof createReader>,
  versions: readonly PackageVersion[],
  roots: readonly PackageVersion[]
): Promise<readonly Reference[]> => {
  const listed = new Set(versions.map(({ name }) => name))
  let unlisted: ReadonlySet<Digest> = new Set()
  for (let known = -1; known < unlisted.size; ) {
    known = unlisted.size
    unlisted = descendantsOf(roots, manifests).difference(listed)
    await readMore([...unlisted].map((name) => ({ name })))
  }
  return [...unlisted].flatMap((name) => (manifests.get(name) === 'missing' ? [{ name, tags: [] }] : []))
}

/** Returns what indexes list, at any depth, with the versions to begin with. */
const descendantsOf = (
  roots: readonly PackageVersion[],
  manifests: ReadonlyMap<Digest, ManifestFact>
): ReadonlySet<Digest> => {
  const reached = new Set(roots.map(({ name }) => name))
  // A set's iteration visits what is added on the way.
  for (const digest of reached)
    for (const child of entriesOf(manifests.get(digest))) if (!child.blob) reached.add(child.digest)
  return reached
}

/** A manifest to ask for, with the tags that are said to point to it. */
type Reference = Pick<PackageVersion, 'name' | 'tags'>

/** Returns what was read so far of the manifests of a package, and how to read more of them. */
const createReader = (
  { registry, clock, stop, progress }: ManifestSources,
  ref: PackageRef,
  versions: readonly PackageVersion[],
  known: ReadonlyMap<Digest, ManifestFact>
) => {
  const manifests = new Map(known)
  const problems = new Map<Digest, string>()
  const leaves = createLeaves(versions, known)
  const pooled = createBlobPool()
  const step = progress(ref, 'manifests read')
  /** Set once the registry itself returned a manifest, and how to ask it for one that the cache had. */
  const registrySeen: { given?: true; revalidate?: () => Promise<ManifestReading> } = {}
  let lastDenial = clock.elapsed()
  const add = (digest: Digest, reading: ManifestReading): void => {
    manifests.set(digest, 'bytes' in reading ? pooled(reading.fact) : reading.fact)
    leaves.add(digest, reading.fact)
    if ('bytes' in reading) registrySeen.given = true
    if ('revalidate' in reading) registrySeen.revalidate = reading.revalidate
    if (reading.fact === 'missing') lastDenial = clock.elapsed()
    if (reading.fact === 'unreadable') problems.set(digest, unreadableMessage(digest, reading.problem))
  }
  /** Reads the manifests of versions, except those that `isSpared` by then; each reader has at least `minShare` neighbours. */
  const read = async (
    wanted: readonly Pick<PackageVersion, 'name'>[],
    isSpared: (digest: Digest) => boolean,
    minShare = 1,
    ask: typeof askRegistry = ({ readManifest }, ...which) => readManifest(...which)
  ): Promise<void> => {
    const unread = wanted.filter(({ name }) => !manifests.has(name) && !isSpared(name))
    const all = manifests.size + unread.length
    let spared = 0
    const share = Math.max(minShare, Math.ceil(unread.length / maxConcurrentReads))
    const reader = async (_: unknown, at: number): Promise<void> => {
      for (const { name } of unread.slice(at * share, (at + 1) * share)) {
        // One manifest that cannot be read decides for the whole package.
        if (problems.size > 0) return
        if (isSpared(name)) spared++
        else add(name, await ask(registry, ref.name, name))
        step(manifests.size, all - spared)
      }
    }
    await Promise.all(Array.from({ length: maxConcurrentReads }, reader))
  }
  return {
    manifests,
    problems,
    readAll: async (staying: readonly number[]): Promise<Graph> => {
      const isTagged = ({ tags }: PackageVersion): boolean => tags.length > 0
      await read(versions.filter(isTagged), leaves.has)
      await read(versions, leaves.has, minNeighbours)
      for (;;) {
        const graph = buildGraph(versions, manifests)
        const unread = findUnread(versions, { manifests, leaves }, staying, graph)
        if (unread.length === 0 || problems.size > 0) return graph
        await read(unread, () => false)
      }
    },
    readMore: (wanted: readonly Pick<PackageVersion, 'name'>[]): Promise<void> =>
      read(wanted, () => false, 1, askRegistry),
    rereadMissing: async (missing: readonly Reference[]): Promise<void> => {
      await clock.sleep(Math.max(0, lastDenial + recheckDelayMs - clock.elapsed()), stop.abortSignal)
      for (const [digest, reading] of await rereadMissing(registry, ref, missing)) add(digest, reading)
    },
    /** Returns whether the registry gave nothing itself, and does not have what was known from earlier either. */
    deniesKnown: async (): Promise<boolean> => {
      const again = registrySeen.given ? undefined : await registrySeen.revalidate?.()
      return again !== undefined && typeof again.fact !== 'object'
    }
  }
}

/** Reads a manifest from the registry itself: a cache also knows what was deleted since. */
const askRegistry = async (
  registry: Registry,
  ...which: Parameters<Registry['readManifest']>
): Promise<ManifestReading> => {
  const reading = await registry.readManifest(...which)
  return 'revalidate' in reading ? reading.revalidate() : reading
}

/**
 * Asks once more for manifests that the registry said it does not have, and where a version has tags, by one of them, too:
 * none of these answers counts alone.
 */
const rereadMissing = async (
  registry: Registry,
  ref: PackageRef,
  versions: readonly Reference[]
): Promise<ReadonlyMap<Digest, ManifestReading>> =>
  // The registry keeps to its own number of requests at once.
  new Map(
    await Promise.all(
      versions.map(async ({ name, tags: [tag] }) => {
        const reading = await askRegistry(registry, ref.name, name)
        const isMissing = reading.fact === 'missing' && tag !== undefined
        return [name, isMissing ? await askRegistry(registry, ref.name, name, tag) : reading] as const
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
    missing.map(async (digest) => [digest, await askRegistry(registry, ref.name, digest)] as const)
  )) {
    if (reading.fact === 'unreadable') return err(unreadableMessage(digest, reading.problem))
    facts.set(digest, reading.fact)
  }
  if (witness === undefined || facts.values().every((fact) => fact !== 'missing')) return ok(facts)
  const { fact } = await askRegistry(registry, ref.name, witness)
  return typeof fact === 'object'
    ? ok(facts)
    : err(`the registry returned manifest ${witness} before and no longer does, so its other answers cannot be trusted`)
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
