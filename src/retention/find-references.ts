import { type ImageKeys, type KeyedImage, readImageKeys } from './image-keys.ts'
import { createScanner, type ImageHome, type Mentions } from './image-reference.ts'
import type { ImageReference } from './in-use.ts'

/** What files say of the images of an owner. */
export interface FoundReferences {
  /** By `path`; of references to the same only the first. */
  readonly references: ReadonlyMap<string, readonly ImageReference[]>
  /** How many lines name an image of the owner. */
  readonly count: number
  /** YAML that could be read as text only. */
  readonly warnings: readonly string[]
}

/** Collects the references to images of an owner, file by file. */
export interface ReferenceFinder {
  readonly add: (file: string, text: string) => void
  readonly finish: () => FoundReferences
}

/** YAML takes long to parse: where the text says all, only so many characters are checked for mistakes. */
const maxChecked = 1_048_576

/** Returns a finder that has read nothing. */
export const createReferenceFinder = (home: ImageHome): ReferenceFinder => {
  const scan = createScanner(home)
  const root = `/${home.owner.toLowerCase()}/`
  const references = new Map<string, Map<string, ImageReference>>()
  const keyed: KeysOfFile[] = []
  const registries = new Set<string>()
  const warnings: string[] = []
  const lines = new Set<string>()
  let checked = 0

  const addAll = (file: string, images: readonly KeyedImage[]): void => {
    for (const image of images) {
      lines.add(`${file}:${image.line}`)
      const known = references.get(image.path) ?? new Map<string, ImageReference>()
      const key = `${image.guess} ${image.pins}`
      if (!known.has(key)) known.set(key, { ...image, file })
      references.set(image.path, known)
    }
  }

  const readKeys = (file: string, text: string): ImageKeys | null => {
    const keys = readImageKeys(text, scan, root)
    if (!('mistake' in keys)) return keys
    // A template is no YAML until it is filled in.
    if (!text.includes('{{'))
      warnings.push(`in-use: ${file}:${keys.line} is not valid YAML and was read as text: ${keys.mistake}`)
    return null
  }

  const addKeys = (file: string, text: string, found: Mentions): ImageKeys | null => {
    const keys = readKeys(file, text)
    addAll(file, keys?.images ?? unreadableImages(text, found, root))
    if (keys === null) return null
    for (const registry of keys.registries) registries.add(registry)
    keyed.push({ file, keys })
    return keys
  }

  const add = (file: string, text: string): void => {
    const found = scan(text)
    for (const prefix of found.prefixes.keys()) registries.add(prefix)
    const isYaml = /\.(?:ya?ml|json)$/i.test(file)
    const isOpen = isYaml && needsKeys(text, found)
    const keys = isOpen ? addKeys(file, text, found) : null
    addAll(file, mentionedImages(text, found, keys))
    if (isOpen || !isYaml || found.mentions.length === 0 || checked + text.length > maxChecked) return
    checked += text.length
    readKeys(file, text)
  }

  const finish = (): FoundReferences => {
    for (const { file, images } of combineFiles(keyed, registries, root)) addAll(file, images)
    const all = [...references].map(([path, named]) => [path, [...named.values()]] as const)
    return { references: new Map(all), count: lines.size, warnings }
  }
  return { add, finish }
}

interface KeysOfFile {
  readonly file: string
  readonly keys: ImageKeys
}

/** True if keys may say more than the text: of a registry, an image or a tag that stands by itself. */
const needsKeys = (text: string, { mentions, prefixes }: Mentions): boolean =>
  prefixes.size > 0 || mentions.some(({ pins }) => pins.length === 0) || versionKey.test(text)

const versionKey = /(?:tag|digest)["']?\s*(?::|,?\s*["']?value)/i

/** Returns the images that the text names, without those that keys complete. */
const mentionedImages = (text: string, { mentions }: Mentions, keys: ImageKeys | null): readonly KeyedImage[] => {
  let line = 1
  let last = 0
  return mentions.flatMap(({ path, pins, at, weak }) => {
    for (; last < at; last++) if (text.charCodeAt(last) === lineFeed) line++
    const isTold = pins.length > 0 || keys?.completed.has(`${line} ${path}`)
    if (weak || (pins.length === 0 && isTold)) return []
    return [{ path, pins, line, guess: path.includes('*') }]
  })
}

const lineFeed = 10

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length

/** Returns all that YAML may name whose keys cannot be read: no version of it can be told. */
const unreadableImages = (text: string, { prefixes }: Mentions, root: string): readonly KeyedImage[] =>
  [...prefixes].flatMap(([prefix, at]) => {
    const untold = { pins: [], guess: true }
    if (prefix !== '') return [{ path: `${prefix}/*`, line: lineOf(text, at), ...untold }]
    const owned = new RegExp(`(?<![\\w./-])${root.slice(1)}[\\w./-]*\\w`, 'gi')
    return [...text.matchAll(owned)].map((match) => ({
      path: `/${match[0].toLowerCase()}`,
      line: lineOf(text, match.index),
      ...untold
    }))
  })

/** Returns what keys of one file say together with those of another: values for one environment often are a tag alone. */
const combineFiles = (
  keyed: readonly KeysOfFile[],
  registries: ReadonlySet<string>,
  root: string
): readonly { readonly file: string; readonly images: readonly KeyedImage[] }[] => {
  const places = new Map<string, Set<string>>()
  for (const { keys } of keyed)
    for (const { keys: place, path } of keys.places) places.set(place, (places.get(place) ?? new Set()).add(path))
  return keyed.map(({ file, keys }) => ({
    file,
    images: [
      ...keys.loose.flatMap(({ keys: place, pins, line }) =>
        [...(places.get(place) ?? [])].map((path) => ({ path, pins, line, guess: true }))
      ),
      ...keys.relative.flatMap((image) =>
        [...registries].flatMap((registry) => {
          const path = `${registry}/${image.path}`
          return path.startsWith(root) ? [{ ...image, path }] : []
        })
      )
    ]
  }))
}
