import { quoted } from '../retention/result.ts'
import type { Finding } from '../retention/yaml.ts'
import type { Source } from './source.ts'

/** True for what begins like Terraform: a block, or attributes with `=`. */
export const looksLikeHcl = (text: string): boolean =>
  /^\s*(?:(?:#|\/\/).*\n\s*)*[A-Za-z_]\w*\s*(?:(?:"[^"\n]*"\s*)*\{|=)/.test(text)

/** In this order: space and comments, heredocs, texts, words and numbers, signs, anything else. */
const tokens =
  /(?:\s+|#.*|\/\/.*|\/\*[\s\S]*?\*\/)|<<[-~]?(\w+)\n([\s\S]*?)\n\s*\1(?=\n|$)|("(?:\\.|\$\{(?:"[^"\n]*"|[^{}"\n])*\}|[^"\\\n])*")|([A-Za-z_][\w.-]*|-?\d+(?:\.\d+)?)|([{}[\]()=:,])|([\s\S])/g

interface Token {
  readonly kind: 'heredoc' | 'string' | 'word' | 'sign'
  readonly text: string
  readonly at: number
  /** True for the first one of its line. */
  readonly startsLine: boolean
}

interface Reader {
  /** The tokens that are not read yet. */
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
    const value = readBody(reader, [], false)
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

const tokensIn = (text: string): Token[] => {
  let startsLine = true
  return Array.from(text.matchAll(tokens)).flatMap((match): Token[] => {
    const [all, , heredoc, string, word, sign, other] = match
    const place = { at: match.index, startsLine }
    const isSpace = [heredoc, string, word, sign, other].every((each) => each === undefined)
    startsLine = isSpace && (startsLine || all.includes('\n'))
    if (isSpace) return []
    if (heredoc !== undefined) return [{ kind: 'heredoc', text: heredoc, ...place }]
    if (string !== undefined) return [{ kind: 'string', text: unquote(string), ...place }]
    return [{ kind: word === undefined ? 'sign' : 'word', text: all, ...place }]
  })
}

const unquote = (text: string): string =>
  text.slice(1, -1).replaceAll(/\\(.)/g, (_, char: string) => ({ n: '\n', t: '\t' })[char] ?? char)

const fail = (token: Token | undefined, expected: string): never => {
  const found = token ? quoted(token.text) : 'the end of the text'
  return refuse(token, `${found} stands where ${expected} is expected`)
}

const refuse = (token: Token | undefined, problem: string): never => {
  throw new SyntaxError(problem, { cause: token?.at })
}

const isSign = (token: Token | undefined, sign: string): boolean => token?.kind === 'sign' && token.text === sign

/** Reads attributes and blocks up to the end of the text, or of a block up to its brace: what is cut off may keep versions. */
const readBody = (reader: Reader, path: Path, isBlock = true): Record<string, unknown> => {
  const body: Record<string, unknown> = {}
  for (;;) {
    const next = reader.rest.shift()
    if (next === undefined) return isBlock ? fail(next, '"}"') : body
    if (isBlock && isSign(next, '}')) return body
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
  } else if (!isSign(sign, '=') && !isSign(sign, ':')) fail(sign, '"=" or "{"')
  else if (Object.hasOwn(body, name.text)) refuse(name, `${quoted(name.text)} is given twice; remove one`)
  else body[name.text] = readValue(reader, own)
}

/** Reads a value; of one that is computed, such as `a ? b : c`, returns only that it is an expression. */
const readValue = (reader: Reader, path: Path): unknown => {
  const value = readPlainValue(reader, path)
  const [next] = reader.rest
  if (next === undefined || next.startsLine || ends(next)) return value
  skipExpression(reader)
  return expression
}

const expression = '${…}'

const ends = ({ kind, text }: Token): boolean => kind === 'sign' && /^[,}\])]$/.test(text)

/** Skips the rest of an expression: up to the end of its line, or of what it is in. */
const skipExpression = (reader: Reader): void => {
  let depth = 0
  let isContinued = true
  for (let [next] = reader.rest; next !== undefined; [next] = reader.rest) {
    const isEnd = ends(next) || (next.startsLine && !isContinued)
    if (depth === 0 && isEnd) return
    depth += depthChange(next)
    // An operator at the end of a line continues on the next one.
    isContinued = next.kind === 'sign' && !ends(next)
    reader.rest.shift()
  }
}

const depthChange = ({ kind, text }: Token): number =>
  kind !== 'sign' ? 0 : /^[{[(]$/.test(text) ? 1 : /^[}\])]$/.test(text) ? -1 : 0

/** Skips an expression that begins with a sign, such as `!var.x`. */
const readOperation = (sign: Token, reader: Reader): string => {
  if (ends(sign) || /^[=:]$/.test(sign.text)) return fail(sign, 'a value')
  reader.rest.unshift(sign)
  skipExpression(reader)
  return expression
}

const readPlainValue = (reader: Reader, path: Path): unknown => {
  const token = reader.rest.shift()
  if (token === undefined) return fail(token, 'a value')
  const isLoop = reader.rest[0]?.kind === 'word' && reader.rest[0].text === 'for'
  if (isSign(token, '{') && !isLoop) return readBody(reader, path)
  if (isSign(token, '[') && !isLoop) return readList(reader, path)
  if (token.kind === 'sign') return readOperation(token, reader)
  if (token.kind !== 'word') return token.text
  if (isSign(reader.rest[0], '(')) return readCall(reader, token.text, path)
  if (token.text === 'true' || token.text === 'false') return token.text === 'true'
  if (token.text === 'null') return null
  return /^-?\d/.test(token.text) ? Number(token.text) : `\${${token.text}}`
}

/** The functions that leave the value of their argument as it is. */
const plainFunctions: readonly string[] = ['jsonencode', 'tolist', 'tonumber', 'toset', 'tostring']

/** Reads a function; of those with several arguments, or that change its value, returns only the name, as an expression. */
const readCall = (reader: Reader, name: string, path: Path): unknown => {
  reader.rest.shift()
  const values: unknown[] = []
  while (!isSign(reader.rest[0], ')')) {
    values.push(readValue(reader, path))
    if (isSign(reader.rest[0], ',')) reader.rest.shift()
    else if (!isSign(reader.rest[0], ')')) fail(reader.rest[0], '")"')
  }
  reader.rest.shift()
  return plainFunctions.includes(name) && values.length === 1 ? values[0] : `\${${name}(…)}`
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
