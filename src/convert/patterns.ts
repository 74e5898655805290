import { parsePatterns } from '../retention/pattern.ts'
import { err, ok, type Result } from '../retention/result.ts'

/** True if a tag can match a glob of another tool that has only `*` and `?`, and sets of characters if `sets` is set. */
export const canMatchTag = (glob: string, { sets = false } = {}): boolean => {
  const literal = sets ? glob.replaceAll(/\[[\w.!-]+\]/g, 'x') : glob
  return /^[\w*?][\w.*?-]*$/.test(literal) && glob.length <= 128
}

/**
 * Returns a pattern that matches a tag if a regular expression of JavaScript finds something in it. The problem says what RE2
 * does not support.
 */
export const findingPattern = (regex: string): Result<string> => {
  const [other] = otherInRe2.exec(regex) ?? []
  if (other === undefined) return toPattern(alternativesIn(regex).map(wholeMatch).join('|'), regex)
  return err(
    `"${regex}" has "${other}", which means something else in RE2 syntax; write what it is to match without it`
  )
}

/** Syntax that both JavaScript and RE2 accept, and read differently. */
const otherInRe2 = /(?<=(?<!\\)(?:\\\\)*)(?:\\[ACEQapPz]|\\x\{|\[\^?\]|\[\[:)/

/** Returns a pattern for a regular expression of GitLab, which puts an anchor before the first alternative and after the last. */
export const anchoredPattern = (regex: string): Result<string> => {
  const alternatives = alternativesIn(regex)
  const last = alternatives.length - 1
  const whole = alternatives.map((each, at) => wholeMatch(`${at === 0 ? '^' : ''}${each}${at === last ? '$' : ''}`))
  return toPattern(whole.join('|'), regex)
}

const toPattern = (whole: string, original: string): Result<string> => {
  if (whole === '.*' || whole === '.+') return ok('@any')
  if (/^\w[\w-]*$/.test(whole)) return ok(whole)
  const pattern = `/${whole}/`
  const read = parsePatterns([pattern], 'label')
  if (read.ok) return ok(pattern)
  const remedy = /\(\?<?[=!]/.test(original)
    ? withoutLookaround(original)
    : 'write it without what RE2 does not support'
  return err(`${read.problem}; ${remedy}`)
}

/** Returns what to write in a policy for a regular expression that excludes something. */
const withoutLookaround = (regex: string): string => {
  const [, excluded, rest = ''] = /^\^?\(\?!\^?([^()]*(?:\([^()]*\)[^()]*)*)\)(.*)$/s.exec(regex) ?? []
  const problem = 'RE2 has no lookarounds'
  if (excluded === undefined || !regex.startsWith('^'))
    return `${problem}: convert with ".*" in its place, and write a list for it in the policy, in which "!" excludes, such as [ "@any", "!/v.*/" ]`
  const matched = alternativesIn(rest)
    .map((each) => wholeMatch(`^${each}`))
    .join('|')
  const all = /^(?:\.[*+]){1,2}$/.test(matched) ? '@any' : `/${matched}/`
  const list = [all, ...alternativesIn(excluded).map((each) => `!/${wholeMatch(`^${each}`)}/`)]
  return `${problem}: convert with ".*" in its place, and write ${JSON.stringify(list)} in the policy instead of "@any"`
}

/** Returns an alternative for the whole text: anything may stand where it has no anchor. */
const wholeMatch = (alternative: string): string => {
  const starts = alternative.startsWith('^')
  const ends = /(?<!\\)(?:\\\\)*\$$/.test(alternative)
  const inner = alternative.slice(starts ? 1 : 0, ends ? -1 : undefined)
  if (inner === '' && !(starts && ends)) return '.*'
  const before = starts || inner.startsWith('.*') ? '' : '.*'
  const after = ends || /(?<!\\)\.\*$/.test(inner) ? '' : '.*'
  return `${before}${inner}${after}`
}

/** Returns the parts of a regular expression between the bars outside of groups and sets. */
const alternativesIn = (regex: string): readonly string[] => {
  const parts = ['']
  let depth = 0
  let inSet = false
  for (const [token] of regex.matchAll(/\\.|[^\\]/gs)) {
    if (token === '[') inSet = true
    else if (token === ']') inSet = false
    else if (!inSet && token === '(') depth++
    else if (!inSet && token === ')') depth--
    if (token === '|' && depth === 0 && !inSet) parts.push('')
    else parts[parts.length - 1] += token
  }
  return parts
}

/** Digests in which each digit is at the beginning, and at the end, once. */
const someDigests = Array.from({ length: 16 }, (_, start) => {
  const digits = Array.from({ length: 16 }, (_, place) => ((start + place * 7) % 16).toString(16)).join('')
  return `sha256:${digits.repeat(4)}`
})

/** True if a pattern for tags matches digests as well, for tools that compare it with both. */
export const matchesDigests = (pattern: string): boolean => {
  if (pattern === '@any') return true
  const read = parsePatterns([pattern], 'label')
  return read.ok && read.value.includes.some(({ matches }) => someDigests.some((name) => matches(name, 'container')))
}
