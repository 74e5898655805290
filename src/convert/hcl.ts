import { quoted } from '../retention/result.ts'
import type { Finding } from '../retention/yaml.ts'
import type { Source } from './source.ts'

/** True for what begins like Terraform: a block, or attributes with `=`. */
export const looksLikeHcl = (text: string): boolean =>
  /^\s*(?:(?:#|\/\/).*\n\s*)*[A-Za-z_]\w*\s*(?:(?:"[^"\n]*"\s*)*\{|=)/.test(text)

/** In this order: space and comments, heredocs, texts, words and numbers, signs, anything else. */
const tokens =
  /(?:\s+|#.*|\/\/.*|\/\*[\s\S]*?\*\/)|<<[-~]?(\w+)\n([\s\S]*?)\n\s*\1(?=\n|$)|("(?:\\.|[^"\\\n])*")|([A-Za-z_][\w.-]*|-?\d+(?:\.\d+)?)|([{}[\]()=:,])|([\s\S])/g

interface Token {
  readonly kind: 'heredoc' | 'string' | 'word' | 'sign'
  readonly text: string
  readonly at: number
}

interface Reader {
  /** What is not read yet. */
  readonly rest: Token[]
  /** Where attributes and items are, by their paths as JSON. */
  readonly places: Map<string, number>
}

type Path = readonly (string | number)[]

const maxCharacters = 100_000

/**
 * Reads the part of Terraform's language in which retention policies are written: blocks, attributes, lists, objects,
 * `jsonencode(…)` and heredocs. Blocks of one name become a list, and references `${…}`, as they are in texts.
 */
export const readHcl = (text: string): Source | { readonly findings: readonly Finding[] } => {
  const finding = (at: number, problem: string): Finding => {
    const before = text.slice(0, at).split('\n')
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, problem }
  }
  if (text.length > maxCharacters)
    return { findings: [finding(0, `the text has ${text.length} characters; paste only the block with the policy`)] }
  const reader: Reader = { rest: tokensIn(text), places: new Map() }
  try {
    const value = readBody(reader, [])
    const locate: Source['locate'] = (path, _, problem) => {
      const places = path.map((_, index) => reader.places.get(JSON.stringify(path.slice(0, path.length - index))))
      return finding(places.find((at) => at !== undefined) ?? 0, problem)
    }
    return { value, locate }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { findings: [finding(Number(error.cause ?? text.length), error.message)] }
  }
}

const tokensIn = (text: string): Token[] =>
  Array.from(text.matchAll(tokens)).flatMap((match): Token[] => {
    const [all, , heredoc, string, word, sign, other] = match
    const at = match.index
    if (heredoc !== undefined) return [{ kind: 'heredoc', text: heredoc, at }]
    if (string !== undefined) return [{ kind: 'string', text: unquote(string), at }]
    if (word !== undefined) return [{ kind: 'word', text: word, at }]
    return (sign ?? other) === undefined ? [] : [{ kind: 'sign', text: all, at }]
  })

const unquote = (text: string): string =>
  text.slice(1, -1).replaceAll(/\\(.)/g, (_, char: string) => ({ n: '\n', t: '\t' })[char] ?? char)

const fail = (token: Token | undefined, expected: string): never => {
  const found = token ? quoted(token.text) : 'the end of the text'
  throw new SyntaxError(`${found} stands where ${expected} is expected`, { cause: token?.at })
}

const isSign = (token: Token | undefined, sign: string): boolean => token?.kind === 'sign' && token.text === sign

/** Reads attributes and blocks up to the end, or to a closing brace. */
const readBody = (reader: Reader, path: Path): Record<string, unknown> => {
  const body: Record<string, unknown> = {}
  for (;;) {
    const next = reader.rest.shift()
    if (next === undefined || isSign(next, '}')) return body
    if (isSign(next, ',')) continue
    if (next.kind !== 'word' && next.kind !== 'string') fail(next, 'the name of an attribute or a block')
    readEntry(reader, next, path, body)
  }
}

/** Reads what follows the name of an attribute or a block, and adds it to the body. */
const readEntry = (reader: Reader, name: Token, path: Path, body: Record<string, unknown>): void => {
  const own = [...path, name.text]
  const isLabel = (token: Token | undefined): boolean => token?.kind === 'string' || token?.kind === 'word'
  while (isLabel(reader.rest[0])) reader.rest.shift()
  const sign = reader.rest.shift()
  if (!reader.places.has(JSON.stringify(own))) reader.places.set(JSON.stringify(own), name.at)
  if (isSign(sign, '{')) {
    const blocks = [body[name.text] ?? []].flat()
    reader.places.set(JSON.stringify([...own, blocks.length]), name.at)
    body[name.text] = [...blocks, readBody(reader, [...own, blocks.length])]
  } else if (isSign(sign, '=') || isSign(sign, ':')) body[name.text] = readValue(reader, own)
  else fail(sign, '"=" or "{"')
}

const readValue = (reader: Reader, path: Path): unknown => {
  const token = reader.rest.shift()
  if (token === undefined) return fail(token, 'a value')
  if (isSign(token, '{')) return readBody(reader, path)
  if (isSign(token, '[')) return readList(reader, path)
  if (token.kind === 'sign') return fail(token, 'a value')
  if (token.kind !== 'word') return token.text
  if (isSign(reader.rest[0], '(')) return readCall(reader, token.text, path)
  if (token.text === 'true' || token.text === 'false') return token.text === 'true'
  if (token.text === 'null') return null
  return /^-?\d/.test(token.text) ? Number(token.text) : `\${${token.text}}`
}

/** The functions that leave the value of their argument as it is. */
const plainFunctions: readonly string[] = ['jsonencode', 'tolist', 'tonumber', 'toset', 'tostring']

/** Reads a function with one argument; of those that change its value, returns only the name, as an expression. */
const readCall = (reader: Reader, name: string, path: Path): unknown => {
  reader.rest.shift()
  const value = readValue(reader, path)
  const end = reader.rest.shift()
  if (!isSign(end, ')')) return fail(end, '")"')
  return plainFunctions.includes(name) ? value : `\${${name}(…)}`
}

const readList = (reader: Reader, path: Path): readonly unknown[] => {
  const items: unknown[] = []
  while (!isSign(reader.rest[0], ']')) {
    const own = [...path, items.length]
    if (reader.rest[0]) reader.places.set(JSON.stringify(own), reader.rest[0].at)
    items.push(readValue(reader, own))
    if (isSign(reader.rest[0], ',')) reader.rest.shift()
  }
  reader.rest.shift()
  return items
}
