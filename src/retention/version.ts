/** The package types of GitHub Packages, as `package_type` of the REST API spells them. */
export const packageTypes = ['container', 'npm', 'maven', 'rubygems', 'nuget', 'docker'] as const

export type PackageType = (typeof packageTypes)[number]

/** True if versions of a type have tags, and so can be untagged. */
export const isTagged = (type: PackageType): boolean => type === 'container' || type === 'docker'

/** One GitHub package: its owner, its type and its name (npm names are without their scope). */
export interface PackageRef {
  readonly owner: string
  readonly type: PackageType
  readonly name: string
}

/** Returns the key of a package, `owner/type/name`; owners and names that differ only in case are the same on GitHub. */
export const packageKey = ({ owner, type, name }: PackageRef): string => `${owner}/${type}/${name}`.toLowerCase()

/** A content digest such as `sha256:…`. */
export type Digest = string

/** One package version as the REST API lists it; times are milliseconds since 1970, null if missing or impossible. */
export interface PackageVersion {
  readonly id: number
  /** The digest of a container's manifest; the version string of every other type. */
  readonly name: string
  /** Empty for types without tags. */
  readonly tags: readonly string[]
  readonly created: number | null
  readonly updated: number | null
}

/** A version that GitHub still keeps after its deletion. */
export interface DeletedVersion extends PackageVersion {
  /** When it was deleted; null if GitHub does not say. */
  readonly deleted: number | null
}

/** Returns true for an image, or a version of a type without images; false for a part of an image. */
export const isTopLevel = ({ part }: { readonly part: string }): boolean => part === 'image' || part === 'version'

/** True if two lists hold the same tags, in any order. */
export const sameTags = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((tag) => other.includes(tag))

/** Matches a repository, `owner/name`. */
export const repositoryForm = /^[\w-]+\/(?!\.\.?$)[\w.-]+$/
