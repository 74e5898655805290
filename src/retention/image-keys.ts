import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  visit,
  type YAMLMap
} from 'yaml'
import { pinsOf, type ReferenceScanner, toPath } from './image-reference.ts'

/** What the keys of a YAML or JSON text say of images; lines count from 1. */
export interface ImageKeys {
  readonly images: readonly KeyedImage[]
  /** Mentions that other keys complete, as `LINE PATH`. */
  readonly completed: ReadonlySet<string>
  /** Images whose registry must stand in another place: the path is relative to that. */
  readonly relative: readonly KeyedImage[]
  /** Paths that images may be relative to. */
  readonly registries: ReadonlySet<string>
  /** Where there are images, as the keys that lead there: another file may set the tag in the same place. */
  readonly places: readonly { readonly keys: string; readonly path: string }[]
  /** Tags and digests without an image. */
  readonly loose: readonly { readonly keys: string; readonly pins: readonly string[]; readonly line: number }[]
}

/** An image that keys name together; without pins its version cannot be told. */
export interface KeyedImage {
  readonly path: string
  readonly pins: readonly string[]
  readonly line: number
  /** True if another image may be meant. */
  readonly guess: boolean
}

/** A mistake in YAML. */
export interface YamlMistake {
  readonly line: number
  readonly mistake: string
}

interface Found {
  readonly images: KeyedImage[]
  readonly completed: Set<string>
  readonly relative: KeyedImage[]
  readonly registries: Set<string>
  readonly places: ImageKeys['places'][number][]
  readonly loose: ImageKeys['loose'][number][]
}

/** Reads the keys of all documents of a text, or the first mistake in them; `root` is `/owner/` in lower case. */
export const readImageKeys = (text: string, scan: ReferenceScanner, root: string): ImageKeys | YamlMistake => {
  const found: Found = { images: [], completed: new Set(), relative: [], registries: new Set(), places: [], loose: [] }
  return readDocuments(text, { scan, root, found, lineOf: (line) => line, depth: 0 }) ?? found
}

interface TextContext {
  readonly scan: ReferenceScanner
  /** What the path of each image of the owner begins with. */
  readonly root: string
  readonly found: Found
  /** Returns the line in the file of a line of the text. */
  readonly lineOf: (line: number) => number
  /** How many texts the text is in. */
  readonly depth: number
}

interface Context extends TextContext {
  readonly lineAt: (position: number) => number
  readonly anchored: readonly Node[]
}

const readDocuments = (text: string, context: TextContext): YamlMistake | null => {
  const lineCounter = new LineCounter()
  const options = { lineCounter, prettyErrors: false, logLevel: 'silent', schema: 'core', uniqueKeys: false } as const
  const documents = parseAllDocuments(text, options)
  const lineAt = (position: number): number => context.lineOf(lineCounter.linePos(position).line)
  for (const { errors } of documents)
    for (const { message, pos } of errors) return { line: lineAt(pos[0]), mistake: message }
  for (const { contents, range } of documents) {
    // What Flux looks for new tags of is no version that runs.
    if (isMap(contents) && sourceOf(contents.get('kind', true)) === 'ImageRepository') {
      const { mentions } = context.scan(text.slice(range[0], range[2]))
      for (const { path, at } of mentions) context.found.completed.add(`${lineAt(range[0] + at)} ${path}`)
      continue
    }
    const anchored: Node[] = []
    visit(contents, { Value: (_, node) => void (node.anchor && anchored.push(node)) })
    walk(contents, '', { ...context, lineAt, anchored })
  }
  return null
}

const walk = (node: unknown, keys: string, context: Context): void => {
  if (isMap(node)) {
    readKeys(entriesOf(node, context), keys, context)
    for (const { key, value } of node.items) walk(value, joinKeys(keys, keyOf(key)), context)
  } else if (isSeq(node)) {
    const parameters = node.items.flatMap((item) => parameterOf(item, context))
    readKeys(parameters, '', context)
    for (const item of node.items) walk(item, keys, context)
  } else if (isScalar(node)) readInner(sourceOf(node), node.type?.startsWith('BLOCK') ?? false, node.range, context)
}

/** The values of a chart are in the same place in every file that has some, whatever leads there. */
const joinKeys = (keys: string, key: string): string => {
  if (/^values(?:object)?$/i.test(key)) return ''
  return keys === '' ? key.toLowerCase() : `${keys}.${key.toLowerCase()}`
}

/** Reads YAML that is the text of a value, such as the values of a chart in an Application of Argo CD. */
const readInner = (text: string, isBlock: boolean, range: Node['range'], context: Context): void => {
  if (context.depth >= 3 || !/:\s.*\n/.test(text)) return
  const first = context.lineAt(range?.[0] ?? 0)
  // Only a block has a line for each line of its text, from the next one on.
  const lineOf = (line: number): number => (isBlock ? first + line : first)
  readDocuments(text, { ...context, lineOf, depth: context.depth + 1 })
}

const sourceOf = (node: unknown): string =>
  isScalar(node) && node.value !== null ? (node.source ?? String(node.value)) : ''

const keyOf = (key: unknown): string => sourceOf(key)

/** A key with its text: empty if it has no value, null if that is a map or a list. */
interface Entry {
  readonly key: string
  readonly text: string | null
  readonly line: number
  /** The line of the text itself, which is another one for an alias. */
  readonly textLine: number
}

const entryOf = (key: string, value: unknown, context: Context): Entry => {
  const target = resolve(value, context)
  const lineOf = (node: unknown): number => context.lineAt((isNode(node) && node.range?.[0]) || 0)
  const text = target === null || isScalar(target) ? sourceOf(target).trim() : null
  return { key, text, line: lineOf(value), textLine: lineOf(target) }
}

const resolve = (node: unknown, { anchored }: Context): unknown => {
  if (!isAlias(node)) return node
  const before = node.range?.[0] ?? 0
  return anchored.findLast(({ anchor, range }) => anchor === node.source && (range?.[1] ?? before) < before)
}

/** Returns the keys of a map, with those that it merges. */
const entriesOf = (map: YAMLMap, context: Context, depth = 0): readonly Entry[] => {
  const own = new Set(map.items.map(({ key }) => keyOf(key)))
  return map.items.flatMap(({ key, value }) => {
    const name = keyOf(key)
    const target = resolve(value, context)
    // A source of Flux has its tag or digest one level below.
    if (name === 'ref' && isMap(target)) return entriesOf(target, context, depth + 1)
    if (name !== '<<' || depth >= maxMerges) return entryOf(name, value, context)
    const maps = (isSeq(target) ? target.items : [target]).slice(0, maxMerges).map((each) => resolve(each, context))
    const { line } = entryOf(name, value, context)
    return maps
      .flatMap((each) => (isMap(each) ? entriesOf(each, context, depth + 1) : []))
      .filter((entry) => !own.has(entry.key))
      .map((entry) => ({ ...entry, line }))
  })
}

/** How deep, and how many at once, merged maps are followed. */
const maxMerges = 5

/** Returns what an item of a list sets, as in the parameters of Helm in Argo CD: `name: image.tag`, `value: 1.2`. */
const parameterOf = (item: unknown, context: Context): readonly Entry[] => {
  const map = resolve(item, context)
  if (!isMap(map)) return []
  const [name, value] = [map.get('name', true), map.get('value', true)]
  return isScalar(name) && value ? [entryOf(sourceOf(name), value, context)] : []
}

const roles: Readonly<Record<string, Role>> = {
  registry: 'registry',
  repository: 'base',
  repo: 'base',
  repourl: 'base',
  url: 'base',
  image: 'leaf',
  chart: 'leaf',
  name: 'name',
  newname: 'newname',
  tag: 'tag',
  newtag: 'tag',
  digest: 'digest',
  version: 'version',
  targetrevision: 'version'
}

type Role = 'registry' | 'base' | 'leaf' | 'name' | 'newname' | 'tag' | 'digest' | 'version'

const keyForm = new RegExp(`^(.*?)[._-]?(${Object.keys(roles).join('|')})$`, 'i')

/** A key that says something of an image: `serverImage` has the prefix `server`. */
interface Part extends Omit<Entry, 'text'> {
  readonly prefix: string
  readonly role: Role
  readonly text: string
}

const partOf = (entry: Entry): readonly Part[] => {
  const [, prefix = '', kind = ''] = keyForm.exec(entry.key) ?? []
  const role = roles[kind.toLowerCase()]
  if (!role || (entry.text === null && role !== 'tag' && role !== 'digest')) return []
  return [{ ...entry, prefix: prefix.toLowerCase(), role, text: entry.text ?? '{}' }]
}

const isVersion = ({ role }: Part): boolean => role === 'tag' || role === 'digest' || role === 'version'

/** Reads the images that the keys of one map name. */
const readKeys = (entries: readonly Entry[], keys: string, context: Context): void => {
  const { found } = context
  const parts = entries.flatMap(partOf)
  for (const [prefix, group] of Map.groupBy(parts, (part) => part.prefix)) {
    const place = prefix === '' ? keys : joinKeys(keys, prefix)
    // Of `image` and `imageTag`, the second belongs to the first.
    const others = parts.filter(({ prefix: other }) => group.some(({ key }) => key.toLowerCase() === other))
    const version = readVersion(group.some(isVersion) ? group : others)
    const images = imagesOf(group, context)
    for (const image of images) recordImage(image, version, place, found)
    if (images.length > 0 || !version.hasKey) continue
    const [line = 0] = group.map((part) => part.line)
    if (version.isGiven && group.every(isVersion)) found.loose.push({ keys: place, pins: version.pins, line })
    found.relative.push(...relativeImages(group, version))
  }
}

const recordImage = (
  { part, path, isWhole, isPinned, isReplaced, guess }: Candidate,
  { pins, hasKey }: Version,
  place: string,
  found: Found
): void => {
  const { line, textLine, role } = part
  const isTold = pins.length > 0
  if (isWhole && (isTold || isReplaced)) found.completed.add(`${textLine} ${path}`)
  if (isReplaced) return
  if (role === 'base') found.registries.add(path)
  found.places.push({ keys: place, path })
  // What no key completes is told by the text, too, where it stands there.
  const isUntold = !isPinned && (guess ? hasKey : !isWhole || line !== textLine)
  if (isTold || isUntold) found.images.push({ path, pins, line, guess })
}

/** Returns the images that need a registry from another place. */
const relativeImages = (group: readonly Part[], { pins }: Version): readonly KeyedImage[] =>
  group
    .filter(({ role }) => role === 'base' || role === 'leaf')
    .map((part) => ({ path: relativePath(part), pins, line: part.line, guess: true }))
    .filter(({ path }) => path !== '')

interface Version {
  readonly pins: readonly string[]
  /** True if there is a key for it; it may be empty. */
  readonly hasKey: boolean
  /** True if a tag or a digest is given. */
  readonly isGiven: boolean
}

const readVersion = (parts: readonly Part[]): Version => {
  const keys = parts.filter(({ role }) => role === 'tag' || role === 'digest')
  const given = keys.filter(({ text }) => text !== '')
  if (keys.length === 0) return readChartVersion(parts)
  const read = given.map(({ role, text }) => {
    const [tag, digest] = text.split('@')
    const hash = (tag || digest)?.replace(/^(?=[0-9a-f]{64}$)/i, 'sha256:')
    return role === 'digest' ? pinsOf(undefined, hash) : pinsOf(tag, digest)
  })
  const pins = read.flat()
  const isTold = read.every((each) => each.length > 0) || pins.some((pin) => pin.includes(':'))
  return { pins: isTold ? pins : [], hasKey: true, isGiven: given.length > 0 }
}

/** The version of a chart may be a range, of which nobody knows what it takes. */
const readChartVersion = (parts: readonly Part[]): Version => {
  const [version] = parts.filter(({ role, text }) => role === 'version' && text !== '')
  if (!version) return { pins: [], hasKey: false, isGiven: false }
  const isChart = parts.some(({ key, text }) => key === 'chart' || text.startsWith('oci:'))
  const text = version.text.replaceAll('+', '_')
  const isExact = isChart ? /^v?\d+\.\d+\.\d/.test(text) : true
  const isRange = !isExact || /(?:^|\.)x(?:\.|$)/i.test(text)
  return { pins: isRange ? [] : pinsOf(text, undefined), hasKey: true, isGiven: false }
}

/** An image that keys of a map name. */
interface Candidate {
  readonly part: Part
  readonly path: string
  /** True if the text of the part names it alone, and with a tag or a digest. */
  readonly isWhole: boolean
  readonly isPinned: boolean
  /** True if it is the name that kustomize replaces. */
  readonly isReplaced: boolean
  readonly guess: boolean
}

const imagesOf = (group: readonly Part[], context: Context): readonly Candidate[] => {
  const { scan, root } = context
  const given = (...of: Role[]) => group.filter(({ role, text }) => of.includes(role) && text !== '')
  const renamed = given('newname')
  const named = given('leaf', 'name')
  const bases = given('base')
  const whole = [...bases, ...named, ...renamed].flatMap((part): Candidate[] => {
    const isReplaced = renamed.length > 0 && named.includes(part)
    return scan(part.text)
      .mentions.slice(0, 1)
      .map(({ path, pins }) => {
        const guess = path.startsWith('*')
        return { part, path, isWhole: true, isPinned: pins.length > 0, isReplaced, guess }
      })
  })
  const leaves = renamed.length > 0 ? renamed : named
  const joined = joinsOf(given('registry'), bases, leaves, scan).flatMap(({ part, path, guess }): Candidate[] => {
    const isOwn = path.startsWith(root) || path.includes('*')
    return isOwn ? [{ part, path, isWhole: false, isPinned: false, isReplaced: false, guess }] : []
  })
  return [...whole, ...joined]
}

type Join = Pick<Candidate, 'part' | 'path' | 'guess'>

/** Returns the ways to put a registry, a repository and a name together. */
const joinsOf = (
  registries: readonly Part[],
  bases: readonly Part[],
  leaves: readonly Part[],
  scan: ReferenceScanner
): readonly Join[] => {
  const join = (start: string, parts: readonly Part[], guess: boolean): Join[] =>
    parts.flatMap((part) => {
      const path = relativePath(part)
      return path === '' ? [] : [{ part, path: `${start}/${path}`, guess }]
    })
  const inner = bases.length > 0 ? bases : leaves
  return [
    ...registries.flatMap((registry) => {
      const start = registryPath(registry, scan)
      if (start === null) return []
      const near = join(start, inner, start === '*')
      return bases.length === 0 ? near : [...near, ...near.flatMap(({ path }) => join(path, leaves, true))]
    }),
    ...bases.flatMap((base) => {
      const start = registryPath(base, scan)
      return start === null || start === '*' ? [] : join(start, leaves, true)
    }),
    // Without a registry, it may be set in another place.
    ...(registries.length === 0 ? join('', [...bases, ...leaves], true) : [])
  ]
}

/** Returns the path that a registry stands for; null for another registry. */
const registryPath = ({ text }: Part, scan: ReferenceScanner): string | null => {
  const { mentions, prefixes } = scan(text)
  for (const { path } of mentions) return path
  for (const prefix of prefixes.keys()) return prefix
  return toPath(text) === '*' ? '*' : null
}

/** Returns the path of an image without its registry; empty where the text is none, or names a registry. */
const relativePath = ({ text }: Part): string => {
  const path = toPath(text).replace(/^\//, '')
  return /^[\w*-][\w.*-]*(?:\/[\w.*-]+)*$/.test(path) && !/^[^/]*[.:][^/]*\//.test(path) ? path : ''
}
