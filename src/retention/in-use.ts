import type { PackageType } from './version.ts'

/** The references in the files of a policy's `in-use`. */
export interface InUse {
  readonly globs: readonly string[]
  /** The owner whose images count, in lower case. */
  readonly owner: string
  /** How many files were read, and how many of their lines name an image of the owner. */
  readonly files: number
  readonly count: number
  /** By `repository`; of equal references only the first. */
  readonly references: ReadonlyMap<string, readonly ImageReference[]>
}

/** A line of a file that refers to an image. */
export interface ImageReference {
  /** Path of the file in the workspace. */
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  /** `/owner/name` in lower case. `*` stands for any text that the file does not give. */
  readonly repository: string
  /** The tag and the digest; empty if the file does not say which version is used. */
  readonly versions: readonly string[]
  /** False if only a part of the reference is written, so that another image may be meant. */
  readonly isExact: boolean
}

/** The versions of a package that are in use. */
export interface PackageUse {
  /** The first reference to each tag and digest, an exact one if there is one. */
  readonly versions: ReadonlyMap<string, ImageReference>
  /** The first reference that does not say which version is used, so that it may be any; null if there is none. */
  readonly unversioned: ImageReference | null
}

/** Returns the versions of a package that are in use. */
export const findUses = ({ owner, references }: InUse, pkg: { type: PackageType; name: string }): PackageUse => {
  const path = `/${owner}/${pkg.name.toLowerCase()}`
  const found = [...references].flatMap(([repository, all]) => (namesPackage(repository, path, pkg.type) ? all : []))
  const versions = new Map<string, ImageReference>()
  for (const reference of found) {
    for (const version of reference.versions)
      if (reference.isExact ? !versions.get(version)?.isExact : !versions.has(version)) versions.set(version, reference)
  }
  return { versions, unversioned: found.find((reference) => reference.versions.length === 0) ?? null }
}

/** The registry of type docker has images by `OWNER/REPOSITORY/NAME`. */
const namesPackage = (repository: string, path: string, type: PackageType): boolean =>
  matchesPath(repository, path) ||
  (type === 'docker' && matchesPath(repository.replace(/^(\/[^/*]+)\/[^/]+(?=\/)/, '$1'), path))

/** Returns true if a path matches a pattern, in which each `*` stands for any text. */
const matchesPath = (pattern: string, path: string): boolean => {
  if (!pattern.includes('*')) return pattern === path
  const parts = pattern.split('*')
  let end = 0
  return parts.every((part, index) => {
    const last = path.length - part.length
    const at = index === 0 ? 0 : index === parts.length - 1 ? last : path.indexOf(part, end)
    const isNext = at >= end && path.startsWith(part, at)
    end = at + part.length
    return isNext
  })
}
