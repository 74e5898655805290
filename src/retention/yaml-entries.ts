import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  parseAllDocuments,
  type Scalar,
  visit,
  type YAMLMap
} from 'yaml'
import { errorMessage } from './result.ts'

/** A key of a map and its value. */
export interface Entry {
  readonly key: string
  /** Empty if there is no value; null for a map or a list. */
  readonly value: string | null
  /** The value as it is written; that of an alias is where its anchor is. */
  readonly source: string
  /** Offset of `source` in the text. */
  readonly at: number
}

/** A part of a text of YAML or JSON. */
export type YamlPart =
  /** A map, or a list whose items set values by name, with the entries that it has or merges. */
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  /** A document of the Kubernetes kind `resource`, which is left unread. */
  | { readonly kind: 'resource'; readonly source: string; readonly at: number }
  /** A value of several lines that is not YAML itself. */
  | { readonly kind: 'text'; readonly source: string; readonly at: number }

/** A mistake in YAML. */
export interface YamlMistake {
  readonly mistake: string
  /** Offset in the text. */
  readonly at: number
}

/** Most characters that are parsed. */
const maxLength = 4 * 1024 ** 2

/** Returns the parts of all documents of a text, or the first mistake in it. Documents of the kind `resource` stay whole. */
export const readYaml = (text: string, resource: string): readonly YamlPart[] | YamlMistake => {
  if (text.length > maxLength) return { at: 0, mistake: `it has more than ${maxLength / 1024 ** 2} MiB` }
  const parts: YamlPart[] = []
  return readDocuments(text, { offset: 0, resource, parts }) ?? parts
}

interface Context {
  /** Offset of the text that is read in the whole text. */
  readonly offset: number
  readonly resource: string
  readonly parts: YamlPart[]
}

interface DocumentContext extends Context {
  readonly text: string
  readonly anchors: readonly ParsedNode[]
}

const parseOptions = { prettyErrors: false, logLevel: 'silent', schema: 'core', uniqueKeys: false } as const

const readDocuments = (text: string, context: Context): YamlMistake | null => {
  const { offset, resource, parts } = context
  try {
    const documents = parseAllDocuments(text, parseOptions)
    for (const { errors } of documents)
      for (const { message, pos } of errors) return { at: offset + pos[0], mistake: message }
    for (const { contents, range } of documents) {
      if (isMap(contents) && textOf(valueAt(contents, 'kind')) === resource)
        parts.push({ kind: 'resource', source: text.slice(range[0], range[2]), at: offset + range[0] })
      else readNode(contents, { ...context, text, anchors: text.includes('&') ? anchorsIn(contents) : [] })
    }
    return null
  } catch (error) {
    // It is nested too deeply.
    return { at: offset, mistake: errorMessage(error) }
  }
}

const anchorsIn = (contents: ParsedNode | null): readonly ParsedNode[] => {
  const anchors: ParsedNode[] = []
  visit(contents, { Value: (_, node) => void (node.anchor && anchors.push(node as ParsedNode)) })
  return anchors
}

const readNode = (node: ParsedNode | null, context: DocumentContext): void => {
  const { parts } = context
  if (isMap(node)) {
    parts.push({ kind: 'entries', entries: entriesOf(node, context) })
    for (const { value } of node.items) readNode(value, context)
  } else if (isSeq(node)) {
    const entries = node.items.flatMap((item) => namedValue(item, context))
    if (entries.length > 0) parts.push({ kind: 'entries', entries })
    for (const item of node.items) readNode(item, context)
  } else if (isScalar(node)) readText(node, context)
}

/** Reads a value that may be YAML itself, such as the values of a chart in an Application of Argo CD. */
const readText = ({ type, range, value }: Scalar.Parsed, context: DocumentContext): void => {
  const [start, end] = range
  const source = context.text.slice(start, end)
  if (typeof value !== 'string' || !(value.includes('\n') || source.includes('\n'))) return
  const header = source.indexOf('\n') + 1
  const at = context.offset + start
  // A block stands in the text as it is; a quoted text has its line breaks as "\n".
  const isBlock = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED'
  if (!isBlock || readDocuments(source.slice(header), { ...context, offset: at + header }))
    context.parts.push({ kind: 'text', source: isBlock ? source : value, at })
}

const textOf = (node: ParsedNode | null): string => (isScalar(node) && node.value !== null ? node.source.trim() : '')

const valueAt = (map: YAMLMap.Parsed, name: string): ParsedNode | null =>
  map.items.find(({ key }) => textOf(key) === name)?.value ?? null

/** Returns the entries of a map, with those of the maps that it merges. */
const entriesOf = (map: YAMLMap.Parsed, context: DocumentContext, depth = 0): readonly Entry[] => {
  const keys = new Set(map.items.map(({ key }) => textOf(key)))
  return map.items.flatMap(({ key, value }) => {
    const name = textOf(key)
    const target = resolve(value, context)
    if (depth === maxDepth) return []
    // A source of Flux has its tag or digest one level below.
    if (name === 'ref' && isMap(target)) return entriesOf(target, context, depth + 1)
    if (name !== '<<') return [toEntry(name, target, context)]
    const merged = (isSeq(target) ? target.items : [target]).slice(0, maxMerged).map((each) => resolve(each, context))
    return merged
      .flatMap((each) => (isMap(each) ? entriesOf(each, context, depth + 1) : []))
      .filter((entry) => !keys.has(entry.key))
  })
}

/** The depth to which merged maps are followed, and the most in one place. */
const maxDepth = 5
const maxMerged = 5

/** Returns what an item of a list sets: a parameter of Helm in Argo CD, a variable, or the value at a path in a JSON patch. */
const namedValue = (item: ParsedNode | null, context: DocumentContext): readonly Entry[] => {
  const map = resolve(item, context)
  if (!isMap(map)) return []
  const name = textOf(valueAt(map, 'name')) || textOf(valueAt(map, 'path'))
  return [toEntry(name, resolve(valueAt(map, 'value'), context), context)]
}

const toEntry = (key: string, node: ParsedNode | null, { text, offset }: DocumentContext): Entry => {
  const [start, end] = node?.range ?? [0, 0]
  const value = isScalar(node) || node === null ? textOf(node) : null
  return { key, value, source: text.slice(start, end), at: offset + start }
}

/** Returns the value that an alias stands for. */
const resolve = (node: ParsedNode | null, { anchors }: DocumentContext): ParsedNode | null => {
  if (!isAlias(node)) return node
  const { source, range } = node
  return anchors.findLast((each) => 'anchor' in each && each.anchor === source && each.range[1] < range[0]) ?? null
}
