import type { components } from '@octokit/openapi-types'
import type { CacheEntry } from './cache.ts'
import { type Clock, milliseconds } from './clock.ts'
import { defaultSwitches, type Switches } from './switches.ts'
import { newToken, type Token, type TokenOptions } from './tokens.ts'

/** The six values of `package_type`. */
export type PackageType = components['schemas']['package']['package_type']
/** Visibility of a package. */
export type Visibility = 'public' | 'private' | 'internal'

/** State of the simulated GitHub. */
export interface World {
  readonly clock: Clock
  readonly switches: Switches
  readonly owners: Map<string, Owner>
  readonly repositories: Map<string, Repository>
  readonly tokens: Map<string, Token>
  /** Sizes of all blobs, and the bytes of small ones. */
  readonly blobs: Map<string, { readonly size: number; readonly bytes: Buffer | null }>
  /** Entries of the cache service, oldest first. */
  readonly caches: CacheEntry[]
  /** Workflow runs by their ids, each with its repository and the one whose code it runs, as `owner/name`. */
  readonly runs: Map<number, { readonly repository: string; readonly head: string }>
  /** Artifacts of workflow runs, oldest first. */
  readonly artifacts: SimArtifact[]
  /** Next ids; those of versions exceed 31 bits, as real ones will. */
  readonly next: {
    owner: number
    repository: number
    package: number
    version: number
    blob: number
    deployment: number
    comment: number
    artifact: number
  }
}

/** An account with its packages. */
export interface Owner {
  readonly id: number
  readonly login: string
  readonly type: 'Organization' | 'User'
  readonly sso: boolean
  readonly packages: Map<string, SimPackage>
  readonly deletedPackages: SimPackage[]
}

/** A repository with the fields that packages and policies use. */
export interface Repository {
  readonly id: number
  readonly owner: Owner
  readonly name: string
  readonly visibility: 'public' | 'private'
  /** Numbers of the open pull requests. */
  readonly pulls: number[]
  readonly closedPulls: ClosedPull[]
  /** Deployments, oldest first. */
  readonly deployments: SimDeployment[]
  readonly branches: string[]
  readonly defaultBranch: string
  readonly tags: string[]
  /** Texts of the files of each commit, by path. */
  readonly commits: Map<string, Readonly<Record<string, string>>>
  /** Commits at the heads of open pull requests, by their numbers. */
  readonly heads: Map<number, string>
  /** Comments on issues and pull requests, oldest first. */
  readonly comments: SimComment[]
}

/** A comment on an issue or a pull request. */
export interface SimComment {
  readonly id: number
  /** Number of the issue or the pull request. */
  readonly issue: number
  readonly author: { readonly login: string; readonly type: 'User' | 'Bot' }
  body: string
}

/** An artifact of a workflow run; times are milliseconds since 1970. */
export interface SimArtifact {
  readonly id: number
  /** `owner/name` of the repository whose workflow ran. */
  readonly repository: string
  readonly runId: number
  /** Id of the attempt of the run. */
  readonly runBackendId: string
  readonly name: string
  /** The zip file as uploaded. */
  bytes: Buffer
  readonly createdAt: number
  expiresAt: number
}

/** A closed pull request; times are milliseconds since 1970. */
export interface ClosedPull {
  readonly number: number
  /** Null if the response does not say. */
  readonly closedAt: number | null
  updatedAt: number
}

/** A deployment with its statuses, oldest first. */
export interface SimDeployment {
  readonly id: number
  readonly environment: string
  readonly sha: string
  readonly ref: string
  readonly createdAt: number
  readonly transient: boolean
  readonly statuses: { readonly id: number; readonly state: DeploymentState; readonly createdAt: number }[]
}

export type DeploymentState = components['schemas']['deployment-status']['state']

/** A package with all its versions. */
export interface SimPackage {
  readonly id: number
  readonly owner: Owner
  readonly type: PackageType
  readonly name: string
  readonly visibility: Visibility
  /** `owner/name` of the linked repository. */
  readonly repository: string | null
  /** True if GitHub lists the package as conflicting in the migration of Docker packages. */
  readonly conflicting: boolean
  /** True if responses have `owner: null` for the package. */
  readonly ownerless: boolean
  readonly createdAt: number
  updatedAt: number
  deletedAt: number | null
  /** Active versions in the order of their first push, ids ascending. */
  versions: SimVersion[]
  /** Deleted versions, ids ascending. */
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
  /** Manifest in the registry; null for packages without manifests, and for one that the registry lost. */
  manifest: SimManifest | null
  readonly license: string | undefined
  readonly description: string | undefined
}

/** A manifest as pushed. */
export interface SimManifest {
  readonly mediaType: string
  readonly bytes: Buffer
}

/** Returns an empty world with this clock. */
export const createWorld = (clock: Clock): World => ({
  clock,
  switches: defaultSwitches(),
  owners: new Map(),
  repositories: new Map(),
  tokens: new Map(),
  blobs: new Map(),
  caches: [],
  runs: new Map(),
  artifacts: [],
  next: {
    owner: 9_919,
    repository: 216_219_492,
    package: 9_000_001,
    version: 3_000_000_001,
    blob: 1,
    deployment: 1_000_001,
    comment: 2_000_000_001,
    artifact: 4_000_000_001
  }
})

/** Adds an account. */
export const addOwner = (
  world: World,
  { login, type, sso = false }: { login: string; type: Owner['type']; sso?: boolean }
): Owner => {
  const owner: Owner = { id: world.next.owner++, login, type, sso, packages: new Map(), deletedPackages: [] }
  world.owners.set(login.toLowerCase(), owner)
  return owner
}

/** Returns the account of a login, ignoring case. */
export const findOwner = (world: World, login: string): Owner | undefined => world.owners.get(login.toLowerCase())

/** Adds a repository `owner/name` to an existing account, private by default. */
export const addRepository = (
  world: World,
  fullName: string,
  options: Partial<
    Pick<Repository, 'visibility' | 'pulls' | 'closedPulls' | 'branches' | 'defaultBranch' | 'tags'>
  > = {}
): Repository => {
  const [login = '', name = ''] = fullName.split('/')
  const { visibility = 'private', pulls = [], closedPulls = [], branches = ['main'], tags = [] } = options
  const { defaultBranch = branches[0] ?? 'main' } = options
  const repository = {
    id: world.next.repository++,
    owner: existing(world, login),
    name,
    visibility,
    pulls,
    closedPulls,
    deployments: [],
    branches,
    defaultBranch,
    tags,
    commits: new Map<string, Readonly<Record<string, string>>>(),
    heads: new Map<number, string>(),
    comments: []
  }
  world.repositories.set(fullName.toLowerCase(), repository)
  return repository
}

/** Closes an open pull request. */
export const closePull = (world: World, { pulls, closedPulls }: Repository, number: number): void => {
  pulls.splice(pulls.indexOf(number), 1)
  closedPulls.push({ number, closedAt: world.clock.now(), updatedAt: world.clock.now() })
}

/** Options of a new deployment; its ref is its commit unless told otherwise. */
export interface DeploymentOptions {
  readonly environment: string
  readonly sha: string
  readonly ref?: string
  readonly created?: string | number
  readonly transient?: boolean
  /** States of its statuses, oldest first; `success` by default. */
  readonly states?: readonly DeploymentState[]
}

/** Adds a deployment. Success makes earlier ones of its environment inactive, unless that is transient or production. */
export const addDeployment = (
  world: World,
  repository: Repository,
  {
    environment,
    sha,
    ref = sha,
    created = world.clock.now(),
    transient = false,
    states = ['success']
  }: DeploymentOptions
): SimDeployment => {
  const deployment: SimDeployment = {
    id: world.next.deployment++,
    environment,
    sha,
    ref,
    createdAt: milliseconds(created),
    transient,
    statuses: []
  }
  for (const state of states) addStatus(world, deployment, state)
  const earlier = repository.deployments.filter((each) => each.environment === environment && !each.transient)
  if (states.includes('success') && environment !== 'production') {
    for (const each of earlier) addStatus(world, each, 'inactive')
  }
  repository.deployments.push(deployment)
  return deployment
}

/** Adds a status to a deployment. */
export const addStatus = (world: World, { statuses, createdAt }: SimDeployment, state: DeploymentState): void => {
  statuses.push({ id: world.next.deployment++, state, createdAt: Math.max(createdAt, statuses.at(-1)?.createdAt ?? 0) })
}

/** Adds a token, with the defaults of `newToken`. */
export const addToken = (world: World, options: TokenOptions): Token => {
  const token = newToken(options)
  world.tokens.set(token.token, token)
  return token
}

/** Adds a package without versions, by default private and not linked, and the linked repository if it is new. */
export const addPackage = (
  world: World,
  {
    owner,
    type,
    name,
    created = world.clock.now(),
    ...options
  }: { owner: Owner | string; type: PackageType; name: string; created?: string | number } & Partial<
    Pick<SimPackage, 'visibility' | 'repository' | 'conflicting' | 'ownerless'>
  >
): SimPackage => {
  const account = typeof owner === 'string' ? existing(world, owner) : owner
  const { repository } = options
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
    ...options,
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

/** Returns the key of a package in its owner's map. */
export const packageKey = (type: string, name: string): string => `${type}/${name}`

/** Options of a new version. */
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

/** Publishes a version; its tags move from the versions that had them. Throws if the package has a version of this name. */
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

/** Moves the tag to this version; it and the previous holder count as updated. */
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
  if (!owner) throw new Error(`the world has no owner ${login}; add it with addOwner`)
  return owner
}
