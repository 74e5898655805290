import type { components } from '@octokit/openapi-types'
import type { CacheEntry } from './cache.ts'
import { type Clock, milliseconds } from './clock.ts'
import { defaultSwitches, type Switches } from './switches.ts'
import { newToken, type Token, type TokenOptions } from './tokens.ts'

/** The six types, as `package_type` spells them. */
export type PackageType = components['schemas']['package']['package_type']
/** Who sees a package. */
export type Visibility = 'public' | 'private' | 'internal'

/** Everything that exists: one GitHub, seen from its owners, with what its tokens may do. */
export interface World {
  readonly clock: Clock
  readonly switches: Switches
  readonly owners: Map<string, Owner>
  readonly repositories: Map<string, Repository>
  readonly tokens: Map<string, Token>
  /** Sizes of the blobs that pushes mentioned, and the bytes of those small enough to be kept. */
  readonly blobs: Map<string, { readonly size: number; readonly bytes: Buffer | null }>
  /** What workflows saved in the cache service, oldest first. */
  readonly caches: CacheEntry[]
  /** The next number of its kind; version ids need more than 31 bits, as real ones will. */
  readonly next: { owner: number; repository: number; package: number; version: number; blob: number }
}

/** An account, with the packages in its namespace. */
export interface Owner {
  readonly id: number
  readonly login: string
  readonly type: 'Organization' | 'User'
  readonly sso: boolean
  readonly packages: Map<string, SimPackage>
  readonly deletedPackages: SimPackage[]
}

/** A repository, as far as packages and policies care. */
export interface Repository {
  readonly id: number
  readonly owner: Owner
  readonly name: string
  readonly visibility: 'public' | 'private'
  /** Numbers of the open pull requests. */
  readonly pulls: number[]
  readonly branches: string[]
  readonly defaultBranch: string
  readonly tags: string[]
}

/** A package with all its versions. */
export interface SimPackage {
  readonly id: number
  readonly owner: Owner
  readonly type: PackageType
  readonly name: string
  readonly visibility: Visibility
  /** `owner/name` of the linked repository. */
  readonly repository: string | null
  /** GitHub lists it as conflicting in the migration of Docker packages. */
  readonly conflicting: boolean
  /** Its body says `owner: null`. */
  readonly ownerless: boolean
  readonly createdAt: number
  updatedAt: number
  deletedAt: number | null
  /** The active ones in the order of their first push, so ids ascend. */
  versions: SimVersion[]
  /** The deleted ones, ids ascending. */
  readonly deleted: SimVersion[]
  readonly byName: Map<string, SimVersion>
  readonly tags: Map<string, SimVersion>
}

/** A version; for a container package, a manifest. */
export interface SimVersion {
  readonly id: number
  readonly name: string
  tags: string[]
  readonly createdAt: number
  updatedAt: number
  deletedAt: number | null
  downloads: number
  /** What the registry has: null for packages without a manifest, and where the registry lost one that REST still lists. */
  manifest: SimManifest | null
  readonly license: string | undefined
  readonly description: string | undefined
}

/** A manifest exactly as it was pushed. */
export interface SimManifest {
  readonly mediaType: string
  readonly bytes: Buffer
}

/** An empty world on this clock. */
export const createWorld = (clock: Clock): World => ({
  clock,
  switches: defaultSwitches(),
  owners: new Map(),
  repositories: new Map(),
  tokens: new Map(),
  blobs: new Map(),
  caches: [],
  next: { owner: 9_919, repository: 216_219_492, package: 9_000_001, version: 3_000_000_001, blob: 1 }
})

/** A new account. */
export const addOwner = (
  world: World,
  { login, type, sso = false }: { login: string; type: Owner['type']; sso?: boolean }
): Owner => {
  const owner: Owner = { id: world.next.owner++, login, type, sso, packages: new Map(), deletedPackages: [] }
  world.owners.set(login.toLowerCase(), owner)
  return owner
}

/** The account of this login, in any case of letters. */
export const findOwner = (world: World, login: string): Owner | undefined => world.owners.get(login.toLowerCase())

/** A new repository `owner/name` of an existing account, private unless said otherwise. */
export const addRepository = (
  world: World,
  fullName: string,
  facts: Partial<Pick<Repository, 'visibility' | 'pulls' | 'branches' | 'defaultBranch' | 'tags'>> = {}
): Repository => {
  const [login = '', name = ''] = fullName.split('/')
  const { visibility = 'private', pulls = [], branches = ['main'], tags = [] } = facts
  const { defaultBranch = branches[0] ?? 'main' } = facts
  const repository = {
    id: world.next.repository++,
    owner: existing(world, login),
    name,
    visibility,
    pulls,
    branches,
    defaultBranch,
    tags
  }
  world.repositories.set(fullName.toLowerCase(), repository)
  return repository
}

/** A new token; what is left out is filled in as `newToken` says. */
export const addToken = (world: World, facts: TokenOptions): Token => {
  const token = newToken(facts)
  world.tokens.set(token.token, token)
  return token
}

/** A new package without versions, private and not linked unless said otherwise; the repository it names is added if new. */
export const addPackage = (
  world: World,
  {
    owner,
    type,
    name,
    created = world.clock.now(),
    ...facts
  }: { owner: Owner | string; type: PackageType; name: string; created?: string | number } & Partial<
    Pick<SimPackage, 'visibility' | 'repository' | 'conflicting' | 'ownerless'>
  >
): SimPackage => {
  const account = typeof owner === 'string' ? existing(world, owner) : owner
  const { repository } = facts
  if (repository && !world.repositories.has(repository.toLowerCase())) addRepository(world, repository)
  const pkg: SimPackage = {
    id: world.next.package++,
    owner: account,
    type,
    name,
    visibility: 'private',
    repository: null,
    conflicting: false,
    ownerless: false,
    ...facts,
    createdAt: milliseconds(created),
    updatedAt: milliseconds(created),
    deletedAt: null,
    versions: [],
    deleted: [],
    byName: new Map(),
    tags: new Map()
  }
  account.packages.set(packageKey(type, name), pkg)
  return pkg
}

/** The key of a package in its owner's map. */
export const packageKey = (type: string, name: string): string => `${type}/${name}`

/** What can be said about a new version. */
export interface Publication {
  readonly name: string
  readonly created?: string | number
  readonly updated?: string | number
  readonly tags?: readonly string[]
  readonly downloads?: number
  readonly manifest?: SimManifest | null
  readonly license?: string
  readonly description?: string
}

/** A new version as npm, Maven, NuGet, RubyGems and Docker publish it; the tags leave the versions that held them. */
export const publish = (world: World, pkg: SimPackage, publication: Publication): SimVersion => {
  const {
    name,
    created = world.clock.now(),
    updated = created,
    tags = [],
    downloads = 0,
    manifest = null
  } = publication
  const { license, description } = publication
  if (pkg.byName.has(name)) throw new Error(`${pkg.type} package ${pkg.name} already has a version ${name}`)
  const version: SimVersion = {
    id: world.next.version++,
    name,
    tags: [],
    createdAt: milliseconds(created),
    updatedAt: milliseconds(updated),
    deletedAt: null,
    downloads,
    manifest,
    license,
    description
  }
  pkg.versions.push(version)
  pkg.byName.set(name, version)
  pkg.updatedAt = Math.max(pkg.updatedAt, version.updatedAt)
  for (const tag of tags) moveTag(pkg, tag, version, version.updatedAt)
  return version
}

/** Puts the tag on this version; the one that held it loses it, and both count as updated. */
export const moveTag = (pkg: SimPackage, tag: string, version: SimVersion, at: number): void => {
  const holder = pkg.tags.get(tag)
  if (holder === version) return
  if (holder) {
    holder.tags = holder.tags.filter((other) => other !== tag)
    holder.updatedAt = at
  }
  version.tags = [...version.tags, tag]
  version.updatedAt = at
  pkg.tags.set(tag, version)
}

const existing = (world: World, login: string): Owner => {
  const owner = findOwner(world, login)
  if (!owner) throw new Error(`the world has no owner ${login}: add it first`)
  return owner
}
