import type { ManifestFact } from '../../src/retention/manifest.ts'
import type { Inventory } from '../../src/retention/plan.ts'
import type { Digest, PackageVersion } from '../../src/retention/version.ts'

/*
 * The deletions of the other tools in a package, by their documentation and source: small models that share nothing with the
 * conversion. A loss is `ID` for an untagged version, or `ID TAG` for each tag that is gone.
 */

export interface Sample extends Inventory {
  readonly manifests: ReadonlyMap<Digest, ManifestFact>
}

export type Losses = ReadonlySet<string>

/** Returns what a tool deletes of a package at a time. */
export type Original = (sample: Sample, now: number) => Losses

const day = 86_400_000
const created = ({ created }: PackageVersion): number => Number(created)
const updated = (version: PackageVersion): number => version.updated ?? created(version)

export const lossesOf = (version: PackageVersion): readonly string[] =>
  version.tags.length > 0 ? version.tags.map((tag) => `${version.id} ${tag}`) : [`${version.id}`]

const lose = (versions: readonly PackageVersion[]): Losses => new Set(versions.flatMap(lossesOf))

const newestFirst =
  (time: (version: PackageVersion) => number) =>
  (a: PackageVersion, b: PackageVersion): number =>
    time(b) - time(a) || b.id - a.id

/** A wildcard pattern for the whole text, with `*` and `?`. */
const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`
  )

const anyMatches = (patterns: readonly RegExp[], tags: readonly string[]): boolean =>
  tags.some((tag) => patterns.some((pattern) => pattern.test(tag)))

const childrenOf = ({ manifests }: Sample, { name }: PackageVersion): readonly string[] => {
  const fact = manifests.get(name)
  return typeof fact === 'object' && fact !== null ? fact.children.map(({ digest }) => digest) : []
}

/** Versions that no index of the package lists. */
const roots = (sample: Sample): readonly PackageVersion[] => {
  const children = new Set(sample.versions.flatMap((version) => childrenOf(sample, version)))
  return sample.versions.filter(({ name }) => !children.has(name))
}

/** Adds the children of images that only deleted ones list, at every depth. */
const withChildren = (sample: Sample, deleted: readonly PackageVersion[]): readonly PackageVersion[] => {
  const gone = new Set(deleted)
  for (const image of gone) {
    for (const child of sample.versions.filter(({ name }) => childrenOf(sample, image).includes(name))) {
      const owners = sample.versions.filter((owner) => childrenOf(sample, owner).includes(child.name))
      if (owners.every((owner) => gone.has(owner))) gone.add(child)
    }
  }
  return [...gone]
}

/** Leaves out the children that an image of the package still lists: these registries refuse to delete them. */
const withoutReferenced = (sample: Sample, deleted: readonly PackageVersion[]): readonly PackageVersion[] => {
  const kept = sample.versions.filter((version) => !deleted.includes(version))
  const needed = new Set(kept.flatMap((version) => childrenOf(sample, version)))
  const left = deleted.filter(({ name }) => !needed.has(name))
  return left.length === deleted.length ? left : withoutReferenced(sample, left)
}

/** actions/delete-package-versions 5: each version by itself, the oldest first, at most 100. */
export const deletePackageVersions =
  (inputs: { ignore?: RegExp; min?: number; num?: number; untagged?: boolean; prereleases?: boolean }): Original =>
  ({ versions }) => {
    const ignore = inputs.prereleases ? /^(0|[1-9]\d*)((\.(0|[1-9]\d*))*)$/ : inputs.ignore
    const left = versions
      .toSorted((a, b) => created(a) - created(b) || a.id - b.id)
      .filter(({ name }) => !ignore?.test(name))
      .filter(({ tags }) => !inputs.untagged || tags.length === 0)
    const min = inputs.min ?? (inputs.untagged || inputs.prereleases ? 0 : -1)
    const count = min < 0 ? Math.min(left.length, inputs.num ?? 1) : left.length - min
    return lose(left.slice(0, Math.max(0, Math.min(count, 100))))
  }

/** dataaxiom/ghcr-cleanup-action 1: images, by their last change; tags of images with several are removed. */
export const ghcrCleanup =
  (inputs: {
    tags?: readonly RegExp[]
    exclude?: readonly RegExp[]
    olderThan?: number
    keepTagged?: number
    keepUntagged?: number
    untagged?: boolean
    partial?: boolean
    ghost?: boolean
  }): Original =>
  (sample, now) => {
    const { tags: selected, exclude = [], keepTagged, keepUntagged } = inputs
    const set = new Set(
      roots(sample)
        .filter(({ tags, name }) => !anyMatches(exclude, [...tags, name]))
        .filter((version) => inputs.olderThan === undefined || updated(version) < now - inputs.olderThan)
    )
    const deleted = new Set<PackageVersion>()
    const take = (versions: readonly PackageVersion[]): void => {
      for (const version of versions) {
        set.delete(version)
        deleted.add(version)
      }
    }
    const untagged: string[] = []
    if (selected) {
      // Patterns are compared with digests, too.
      if (keepTagged === undefined) take([...set].filter(({ name }) => anyMatches(selected, [name])))
      for (const version of [...set]) {
        const matched = version.tags.filter((tag) => anyMatches(selected, [tag]))
        const isWhole = matched.length === version.tags.length && matched.length > 0
        // Of an image with several tags, all but its last one are removed.
        const removed = isWhole ? matched.slice(0, -1) : matched
        untagged.push(...removed.map((tag) => `${version.id} ${tag}`))
        if (isWhole && keepTagged === undefined) take([version])
      }
    }
    const names = new Set(sample.versions.map(({ name }) => name))
    const lacks = (version: PackageVersion): readonly string[] =>
      childrenOf(sample, version).filter((child) => !names.has(child))
    if (inputs.partial) take([...set].filter((version) => lacks(version).length > 0))
    else if (inputs.ghost)
      take(
        [...set].filter(
          (version) => lacks(version).length > 0 && lacks(version).length === childrenOf(sample, version).length
        )
      )
    const byAge = newestFirst(updated)
    if (keepTagged !== undefined) {
      const tagged = [...set].filter(({ tags }) => (selected ? anyMatches(selected, tags) : tags.length > 0))
      take(
        tagged
          .filter(({ tags }) => !selected || tags.every((tag) => anyMatches(selected, [tag])))
          .toSorted(byAge)
          .slice(keepTagged)
      )
    }
    const without = [...set].filter(({ tags }) => tags.length === 0).toSorted(byAge)
    if (keepUntagged !== undefined) take(without.slice(keepUntagged))
    else if (inputs.untagged) take(without)
    return new Set([...lose(withChildren(sample, [...deleted])), ...untagged])
  }

/** snok/container-retention-policy 2: each version by itself; the newest of those selected are kept. */
export const containerRetention2 =
  (inputs: {
    cutOff: number
    time?: 'created' | 'updated'
    filter?: readonly string[]
    skip?: readonly string[]
    keep?: number
    untaggedOnly?: boolean
    includeUntagged?: boolean
  }): Original =>
  ({ versions }, now) => {
    const time = inputs.time === 'created' ? created : updated
    const { filter = [], skip = [], keep = 0 } = inputs
    const selected = versions
      .toSorted(newestFirst(created))
      .filter((version) => time(version) <= now - inputs.cutOff)
      .filter(({ tags }) => !inputs.untaggedOnly || tags.length === 0)
      .filter(({ tags }) => inputs.includeUntagged !== false || tags.length > 0)
      .filter(({ tags }) => filter.length === 0 || anyMatches(filter.map(wildcard), tags))
      .filter(({ tags }) => !anyMatches(skip.map(wildcard), tags))
    return lose(selected.slice(keep))
  }

/** snok/container-retention-policy 3.0: every tag must match; only tagged versions count for what is kept. */
export const containerRetention3 =
  (inputs: {
    cutOff: number
    time?: 'created' | 'updated'
    tags?: readonly string[]
    selection?: 'tagged' | 'untagged' | 'both'
    keep?: number
    skip?: readonly string[]
  }): Original =>
  ({ versions }, now) => {
    const time = inputs.time === 'created' ? created : updated
    const { tags: patterns = [], selection = 'both', keep = 0, skip = [] } = inputs
    const negative = patterns.filter((each) => each.startsWith('!')).map((each) => wildcard(each.slice(1)))
    const positive = patterns.filter((each) => !each.startsWith('!')).map(wildcard)
    const old = versions.filter((version) => time(version) < now - inputs.cutOff && !skip.includes(version.name))
    const tagged = old
      .filter(({ tags }) => tags.length > 0 && selection !== 'untagged')
      .filter(({ tags }) => !anyMatches(negative, tags))
      .filter(({ tags }) => positive.length === 0 || tags.every((tag) => anyMatches(positive, [tag])))
      .toSorted(newestFirst(time))
    const untagged = old.filter(({ tags }) => tags.length === 0 && selection !== 'tagged')
    return lose([...tagged.slice(keep), ...untagged])
  }

/** ghcr-manager/ghcr-cleanup-manager 1: images, by their creation; tags of images with others are removed. */
export const ghcrCleanupManager =
  (inputs: {
    tags?: readonly RegExp[]
    exclude?: readonly RegExp[]
    before?: number
    keepTagged?: number
    keepUntagged?: number
    untagged?: boolean
  }): Original =>
  (sample) => {
    const { tags: selected, exclude = [], keepTagged, keepUntagged } = inputs
    const candidates = roots(sample)
      .filter((version) => inputs.before === undefined || created(version) < inputs.before)
      .toSorted(newestFirst(created))
    const deleted: PackageVersion[] = []
    const removed: string[] = []
    const ranked = selected || keepTagged !== undefined ? candidates.filter(({ tags }) => tags.length > 0) : []
    for (const [rank, version] of ranked.entries()) {
      const matched = selected ? version.tags.filter((tag) => anyMatches(selected, [tag])) : version.tags
      if (matched.length === 0 || anyMatches(exclude, version.tags) || rank < (keepTagged ?? 0)) continue
      if (matched.length === version.tags.length) deleted.push(version)
      else removed.push(...matched.map((tag) => `${version.id} ${tag}`))
    }
    const without = candidates.filter(({ tags }) => tags.length === 0)
    if (inputs.untagged) deleted.push(...without)
    else if (keepUntagged !== undefined) deleted.push(...without.slice(keepUntagged))
    return new Set([...lose(withChildren(sample, deleted)), ...removed])
  }

/** vlaurin/action-ghcr-prune: each version by itself, by its creation. */
export const ghcrPrune =
  (inputs: {
    days?: number
    keepLast?: number
    keepTags?: readonly RegExp[]
    prune?: readonly RegExp[]
    untagged?: boolean
  }): Original =>
  ({ versions }, now) => {
    const { days = 0, keepLast = 0, keepTags = [], prune = [] } = inputs
    const matched = versions
      .filter((version) => created(version) < now - days * day)
      .filter(({ tags }) => !anyMatches(keepTags, tags))
      .filter(({ tags }) => (tags.length === 0 ? inputs.untagged : anyMatches(prune, tags)))
      .toSorted(newestFirst(created))
    return lose(matched.slice(keepLast))
  }

/** Chizkiyahu/delete-untagged-ghcr-action: every untagged image, or everything. */
export const deleteUntagged =
  ({ untaggedOnly = true } = {}): Original =>
  (sample) =>
    untaggedOnly
      ? lose(
          withChildren(
            sample,
            roots(sample).filter(({ tags }) => tags.length === 0)
          )
        )
      : lose(sample.versions)

/** GitLab: each tag by itself; an image without tags goes with the next garbage collection. */
export const gitLab =
  (policy: { keep?: number; olderThan?: number; delete: RegExp; keepRegex?: RegExp }): Original =>
  (sample, now) => {
    const { keep = 0, olderThan = 0 } = policy
    const tags = sample.versions
      .toSorted(newestFirst(created))
      .flatMap((version) => version.tags.map((tag) => ({ tag, version })))
      .filter(({ tag }) => tag !== 'latest' && policy.delete.test(tag) && !policy.keepRegex?.test(tag))
      .slice(keep)
      .filter(({ version }) => created(version) < now - olderThan)
      .map(({ tag, version }) => `${version.id} ${tag}`)
    const bare = sample.versions.filter(
      ({ id, tags: own }) => own.length > 0 && own.every((tag) => tags.includes(`${id} ${tag}`))
    )
    return new Set([...tags, ...lose(withChildren(sample, bare))])
  }

export interface EcrRule {
  readonly status: 'tagged' | 'untagged' | 'any'
  readonly patterns?: readonly string[]
  readonly count?: number
  readonly days?: number
  /** Set if the rule archives, or asks for pulls: it then expires nothing here. */
  readonly never?: true
}

/** Amazon ECR: all rules look at all images; an image that an earlier rule matches is never expired by a later one. */
export const ecr =
  (rules: readonly EcrRule[]): Original =>
  (sample, now) => {
    const claimed = new Set<PackageVersion>()
    const expired: PackageVersion[] = []
    for (const { status, patterns = [], count, days, never } of rules) {
      const matched = sample.versions
        .filter(({ tags }) => status === 'any' || (status === 'tagged') === tags.length > 0)
        .filter(({ tags }) => patterns.every((pattern) => anyMatches([wildcard(pattern)], tags)))
        .toSorted(newestFirst(created))
      const marked = never
        ? []
        : count === undefined
          ? matched.filter((version) => created(version) < now - Number(days) * day)
          : matched.slice(count)
      expired.push(...marked.filter((version) => !claimed.has(version)))
      for (const version of matched) claimed.add(version)
    }
    return lose(withoutReferenced(sample, expired))
  }

export interface CleanupPolicy {
  readonly action: 'Delete' | 'Keep'
  readonly state?: 'tagged' | 'untagged' | 'any'
  readonly prefixes?: readonly string[]
  readonly olderThan?: number
  readonly newerThan?: number
  readonly keepCount?: number
  /** True if the policy does not apply to the package. */
  readonly otherPackages?: true
}

/** Google Artifact Registry: a version goes if a delete policy matches it and no keep policy does. */
export const artifactRegistry =
  (policies: readonly CleanupPolicy[]): Original =>
  (sample, now) => {
    const newest = sample.versions.toSorted(newestFirst(created))
    const matches = (policy: CleanupPolicy, version: PackageVersion): boolean => {
      if (policy.otherPackages) return false
      if (policy.keepCount !== undefined) return newest.indexOf(version) < policy.keepCount
      const { state = 'any', prefixes = [], olderThan, newerThan } = policy
      const age = now - created(version)
      return (
        (state === 'any' || (state === 'tagged') === version.tags.length > 0) &&
        (prefixes.length === 0 || version.tags.some((tag) => prefixes.some((prefix) => tag.startsWith(prefix)))) &&
        (olderThan === undefined || age > olderThan) &&
        (newerThan === undefined || age <= newerThan)
      )
    }
    const of = (action: CleanupPolicy['action'], version: PackageVersion): boolean =>
      policies.some((policy) => policy.action === action && matches(policy, version))
    const deleted = sample.versions.filter((version) => of('Delete', version) && !of('Keep', version))
    return lose(withoutReferenced(sample, deleted))
  }
