import {
  type ErrorCode,
  isAlias,
  isMap,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  type YAMLMap,
  type YAMLSeq
} from 'yaml'

/** A mistake at one position of a text; line and column count from 1. */
export interface Finding {
  readonly line: number
  readonly column: number
  readonly problem: string
}

/** A YAML document as plain values, with what is wrong with it so far. */
export interface Yaml {
  readonly value: unknown
  readonly findings: readonly Finding[]
  /** Locates a problem at the value (or key) addressed by a path of keys and indices. */
  readonly locate: (path: readonly unknown[], of: 'key' | 'value', problem: string) => Finding
}

/** A value with its position; its size counts it and everything in it, with aliases expanded. */
interface Located {
  readonly at: number
  readonly value: unknown
  readonly size: number
  readonly entries: ReadonlyMap<unknown, Entry>
}

interface Entry {
  readonly key: number
  readonly located: Located
}

const maxCharacters = 1_048_576
const maxRepeated = 100_000

/** Keys that every object has already. */
const inherited: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** Messages with a remedy for the most common errors; the library's own serve for the rest. */
const remedies: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: 'a text that begins with "*" needs quotes',
  BAD_SCALAR_START: 'a text that begins with this character needs quotes',
  MISSING_CHAR: 'a comma, bracket, brace or quote is missing; a text that contains such characters needs quotes',
  MULTIPLE_DOCS: 'a second document begins here; put all policies into the first one',
  NON_STRING_KEY: 'a key must be a plain text',
  TAG_RESOLVE_FAILED: 'a text that begins with "!" needs quotes'
}

/**
 * Reads one document of YAML 1.2 (core schema): no merge keys, no key twice, aliases as far as they stay small.
 * Returns only findings if the text is not YAML.
 */
export const readYaml = (text: string): Yaml | { readonly findings: readonly Finding[] } => {
  if (text.length > maxCharacters) {
    const problem = `the document has ${text.length} characters; the maximum is ${maxCharacters}`
    return { findings: [{ line: 1, column: 1, problem }] }
  }
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    // The library would look for duplicates in quadratic time.
    uniqueKeys: false
  })
  const finding = (at: number, problem: string): Finding => {
    const { line, col } = lines.linePos(at)
    return { line, column: col, problem }
  }
  const broken = [...document.errors, ...document.warnings]
  if (broken.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) {
    return { findings: [finding(0, 'the document is nested too deeply')] }
  }
  if (broken.length > 0) {
    return { findings: broken.map(({ code, message, pos }) => finding(pos[0], remedies[code] ?? message)) }
  }

  const findings: Finding[] = []
  const { root, repeated } = locateValues(document.contents, (at, problem) => findings.push(finding(at, problem)))
  if (repeated > maxRepeated) {
    return { findings: [finding(0, `the aliases repeat ${repeated} values; the maximum is ${maxRepeated}`)] }
  }
  const locate: Yaml['locate'] = (path, of, problem) => {
    let { at, entries } = root
    for (const step of path) {
      const entry = entries.get(step)
      if (entry === undefined) break
      at = of === 'key' ? entry.key : entry.located.at
      entries = entry.located.entries
    }
    return finding(at, problem)
  }
  return { value: root.value, findings, locate }
}

/** Returns the contents of a document with the position of each value, and how many values its aliases repeat. */
const locateValues = (contents: ParsedNode | null, report: (at: number, problem: string) => void) => {
  const anchors = new Map<string, Located>()
  let repeated = 0

  const read = (node: ParsedNode | null, at: number): Located => {
    if (isAlias(node)) return readAlias(node.source, node.range[0])
    const located = isMap(node) ? readMap(node) : isSeq(node) ? readList(node) : leaf(node?.range[0] ?? at, node?.value)
    if (node?.anchor) anchors.set(node.anchor, located)
    return located
  }
  const readAlias = (name: string, at: number): Located => {
    const located = anchors.get(name)
    repeated += located?.size ?? 0
    if (located) return located
    report(at, `"*${name}" does not refer to an anchor above; a text that begins with "*" needs quotes`)
    return leaf(at, `*${name}`)
  }
  const readList = ({ items, range: [at] }: YAMLSeq.Parsed): Located => {
    const elements = items.map((item) => read(item, at))
    const values = elements.map(({ value }) => value)
    return collection(at, values, new Map(elements.map((located, index) => [index, { key: located.at, located }])))
  }
  const readMap = ({ items, range }: YAMLMap.Parsed): Located => {
    const entries = new Map<string, Entry>()
    for (const { key, value } of items) {
      const name = String(key)
      const [at] = key.range
      if (entries.has(name)) report(at, `duplicate key "${name}"; remove one of the two`)
      if (inherited.includes(name)) report(at, `"${name}" is not a valid key`)
      else entries.set(name, { key: at, located: read(value, at) })
    }
    const values = Object.fromEntries(entries.entries().map(([name, { located }]) => [name, located.value]))
    return collection(range[0], values, entries)
  }
  return { root: read(contents, 0), repeated }
}

const leaf = (at: number, value: unknown): Located => ({ at, value: value ?? null, size: 1, entries: new Map() })

const collection = (at: number, value: unknown, entries: ReadonlyMap<unknown, Entry>): Located => ({
  at,
  value,
  size: entries.values().reduce((size, { located }) => size + located.size, 1),
  entries
})
