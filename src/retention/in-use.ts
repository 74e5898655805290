import type { PackageType } from './version.ts'

/** What the files of a policy's `in-use` say. */
export interface InUse {
  readonly globs: readonly string[]
  /** The owner whose images count, in lower case. */
  readonly owner: string
  /** How many files were read, and how many of their lines name an image of the owner. */
  readonly files: number
  readonly count: number
  /** By `path`; of references to the same only the first. */
  readonly references: ReadonlyMap<string, readonly ImageReference[]>
}

/** A line of a file that names an image. */
export interface ImageReference extends Place {
  /** `/owner/name` in lower case; `*` stands for any text that the file does not tell. */
  readonly path: string
  /** The tag and the digest that it names; empty if the file does not tell them. */
  readonly pins: readonly string[]
  /** True if the registry or the package is not told as a whole, so that another image may be meant. */
  readonly guess: boolean
}

/** A line of a file of the workspace, counted from 1. */
export interface Place {
  readonly file: string
  readonly line: number
}

/** What is in use of one package. */
export interface PackageUse {
  /** By tag or digest. */
  readonly pins: ReadonlyMap<string, ImageReference>
  /** The first reference to the package that tells neither tag nor digest: nobody knows which version it uses. */
  readonly unknown: ImageReference | null
}

/** Returns what is in use of a package. */
export const usesOf = ({ owner, references }: InUse, pkg: { type: PackageType; name: string }): PackageUse => {
  const path = `/${owner}/${pkg.name.toLowerCase()}`
  const found = [...references].flatMap(([pattern, all]) => (namesPackage(pattern, path, pkg.type) ? all : []))
  const pins = new Map<string, ImageReference>()
  for (const reference of found)
    for (const pin of reference.pins) if (!pins.has(pin) || pins.get(pin)?.guess) pins.set(pin, reference)
  return { pins, unknown: found.find((reference) => reference.pins.length === 0) ?? null }
}

/** The registry of type docker has images by `OWNER/REPOSITORY/NAME`. */
const namesPackage = (pattern: string, path: string, type: PackageType): boolean =>
  matchesPath(pattern, path) ||
  (type === 'docker' && matchesPath(pattern.replace(/^(\/[^/*]+)\/[^/]+(?=\/)/, '$1'), path))

/** True if a path is like a pattern, in which each `*` stands for any text. */
const matchesPath = (pattern: string, path: string): boolean => {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return pattern === path
  if (!path.startsWith(first)) return false
  let at = first.length
  for (const text of rest) {
    const found = path.indexOf(text, at)
    if (found < 0) return false
    at = found + text.length
  }
  return path.length - last.length >= at && path.endsWith(last)
}
