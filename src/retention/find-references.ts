import { findVersions, hasVersionKeys, type ImageKeys, readImageKeys } from './image-keys.ts'
import {
  createScanner,
  type ImageRegistry,
  type ReferenceScanner,
  type ScannedText,
  type TextReference
} from './image-reference.ts'
import type { ImageReference } from './in-use.ts'
import type { YamlMistake } from './yaml-entries.ts'

/** The references to images of an owner in files. */
export interface FoundReferences {
  /** By `repository`; of equal references only the first. */
  readonly references: ReadonlyMap<string, readonly ImageReference[]>
  /** How many lines refer to an image of the owner, or give a version alone. */
  readonly count: number
  /** Files that look like YAML and could be read as text only. */
  readonly warnings: readonly string[]
}

/** Finds the references to images of an owner, file by file. */
export interface ReferenceFinder {
  readonly add: (file: string, text: string) => void
  readonly finish: () => FoundReferences
}

/** Returns a finder that has read nothing. */
export const createReferenceFinder = (registry: ImageRegistry): ReferenceFinder => {
  const context = { scan: createScanner(registry), owner: registry.owner.toLowerCase() }
  const references = new Map<string, Map<string, ImageReference>>()
  const relative: ImageReference[] = []
  const registries = new Set<string>()
  const warnings: string[] = []
  let count = 0
  let checked = 0

  const addReference = (reference: ImageReference): void => {
    const ofRepository = references.get(reference.repository) ?? new Map<string, ImageReference>()
    const key = `${reference.isExact} ${reference.versions}`
    if (!ofRepository.has(key)) ofRepository.set(key, reference)
    references.set(reference.repository, ofRepository)
  }

  const add = (file: string, text: string): void => {
    const read = readFile(file, text, context, checked < maxChecked)
    const found = withLines(file, text, read.references)
    count += new Set(found.map(({ line }) => line)).size
    for (const reference of found) addReference(reference)
    relative.push(...withLines(file, text, read.relative))
    for (const path of read.registries) registries.add(path)
    if (read.isChecked) checked += text.length
    // A template is no YAML until it is filled in.
    if (read.mistake && !text.includes('{{')) warnings.push(describeMistake(file, text, read.mistake))
  }

  const finish = (): FoundReferences => {
    for (const reference of relative) {
      for (const path of registries) {
        const repository = `${path}${reference.repository}`
        if (repository.startsWith(`/${context.owner}/`)) addReference({ ...reference, repository })
      }
    }
    return { references: new Map([...references].map(([key, all]) => [key, [...all.values()]])), count, warnings }
  }
  return { add, finish }
}

const describeMistake = (file: string, text: string, { at, mistake }: YamlMistake): string =>
  `in-use: ${file}:${createLineCounter(text)(at)} is not valid YAML, so the file was read as text; correct the mistake: ${mistake}`

/** The references to images in one file. */
interface FileReferences extends Omit<ImageKeys, 'completed'> {
  readonly mistake: YamlMistake | null
  /** True if it was parsed only to find mistakes. */
  readonly isChecked: boolean
}

interface FileContext {
  readonly scan: ReferenceScanner
  /** In lower case. */
  readonly owner: string
}

/** Where the text says all, parsing finds mistakes only, and takes long: so many characters of all files are checked. */
const maxChecked = 1_048_576

const readFile = (file: string, text: string, { scan, owner }: FileContext, mayCheck: boolean): FileReferences => {
  const scanned = scan(text)
  const inText = {
    ...scanned,
    relative: [],
    registries: [...scanned.registries.keys()],
    mistake: null,
    isChecked: false
  }
  if (!/\.(?:ya?ml|json)$/i.test(file)) return { ...inText, references: [...scanned.references, ...findVersions(text)] }
  const isChecked = !needsKeys(text, scanned)
  if (isChecked && (scanned.references.length === 0 || !mayCheck)) return inText
  const keys = readImageKeys(text, scan, owner)
  if (isChecked) return { ...inText, mistake: 'mistake' in keys ? keys : null, isChecked }
  if ('mistake' in keys)
    return { ...inText, references: [...scanned.references, ...unreadReferences(text, scanned, owner)], mistake: keys }
  const { completed, references, relative, registries } = keys
  const open = scanned.references.filter(({ at, versions }) => versions.length > 0 || !completed.has(at))
  return {
    ...inText,
    references: [...open, ...references],
    relative,
    registries: [...inText.registries, ...registries]
  }
}

const withLines = (file: string, text: string, references: readonly TextReference[]): readonly ImageReference[] => {
  const lineAt = createLineCounter(text)
  return references
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, ...reference }) => ({ file, line: lineAt(at), ...reference }))
}

/** Returns a function from offsets, in ascending order, to lines, which count from 1. */
const createLineCounter = (text: string): ((at: number) => number) => {
  let line = 1
  let next = text.indexOf('\n')
  return (at) => {
    for (; next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line++
    return line
  }
}

/** Returns true if keys may say more than the text: of a registry, an image or a version that stands by itself. */
const needsKeys = (text: string, { references, registries }: ScannedText): boolean =>
  registries.size > 0 || references.some(({ versions }) => versions.length === 0) || hasVersionKeys(text)

/** Returns what YAML that cannot be read may name: any version of the images, and of any image the versions. */
const unreadReferences = (text: string, { registries }: ScannedText, owner: string): readonly TextReference[] => {
  const unversioned = { versions: [], isExact: false }
  const names = registries.has('') ? text.matchAll(new RegExp(`(?<![\\w./-])${owner}/[\\w./-]*\\w`, 'gi')) : []
  const at = registries.get(`/${owner}`)
  return [
    ...findVersions(text),
    ...[...names].map((match) => ({ repository: `/${match[0].toLowerCase()}`, at: match.index, ...unversioned })),
    ...(at === undefined ? [] : [{ repository: `/${owner}/*`, at, ...unversioned }])
  ]
}
