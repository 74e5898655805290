/** Far more characters than any known word has: comparing takes quadratic time. */
const maxLength = 200

/**
 * Returns the known word that `word` is, or is the beginning of, as `older` is of `older-than`, or a misspelling, whatever the case;
 * null if none is near: one typing error for every three characters is, and never more than two.
 */
export const closestWord = (word: string, known: readonly string[]): string | null => {
  if (word.length > maxLength) return null
  if (known.includes(word)) return word
  const [longer, ...others] = known.filter((each) => each.toLowerCase().startsWith(`${word.toLowerCase()}-`))
  if (longer !== undefined && others.length === 0 && word.length > 2) return longer
  const [first] = known
    .map((candidate) => ({
      candidate,
      errors: errors(word.toLowerCase(), candidate.toLowerCase()),
      most: Math.min(2, Math.floor(Math.min(word.length, candidate.length) / 3))
    }))
    .filter(({ candidate, errors, most }) => errors <= most && !isOpposite(word.toLowerCase(), candidate))
    .sort((a, b) => a.errors - b.errors)
  return first?.candidate ?? null
}

/** True if `un` turns one word into the other, as in `tagged` and `untagged`. */
const isOpposite = (one: string, other: string): boolean =>
  one.length !== other.length && one.replace('un', '') === other.replace('un', '')

/** Returns ` (did you mean WORD?)` for a message about a misspelt word; empty if no known word is near. */
export const didYouMean = (word: string, known: readonly string[]): string => {
  const near = closestWord(word, known)
  return near === null ? '' : ` (did you mean ${near}?)`
}

/** Returns the number of insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
const errors = (from: string, to: string): number => {
  let [earlier, row]: [number[], number[]] = [[], Array.from({ length: to.length + 1 }, (_, column) => column)]
  for (let line = 1; line <= from.length; line++) {
    const next = [line]
    for (let column = 1; column <= to.length; column++) {
      const replaced = at(row, column - 1) + Number(from[line - 1] !== to[column - 1])
      const swaps = from[line - 1] === to[column - 2] && from[line - 2] === to[column - 1]
      const swapped = at(earlier, column - 2) + (swaps ? 1 : 2)
      next.push(Math.min(at(row, column) + 1, at(next, column - 1) + 1, replaced, swapped))
    }
    ;[earlier, row] = [row, next]
  }
  return at(row, to.length)
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY
