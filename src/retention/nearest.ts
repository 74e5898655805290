/** More characters than any known word has, by far: comparing is quadratic. */
const longest = 200

/** Gives the known word with the fewest typing errors between it and `word`, whatever the case; null where none is known. */
export const nearest = (word: string, known: readonly string[]): string | null =>
  (word.length > longest ? [] : known)
    .map((candidate) => ({ candidate, errors: errors(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.errors - b.errors)[0]?.candidate ?? null

/** Counts the characters to insert, delete or replace that lead from one word to the other (Levenshtein). */
const errors = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  let count = to.length
  for (let line = 0; line < from.length; line++) {
    let diagonal = line
    count = line + 1
    const next = row.slice(1).map((above, column) => {
      count = Math.min(above + 1, count + 1, diagonal + Number(from[line] !== to[column]))
      diagonal = above
      return count
    })
    row = [line + 1, ...next]
  }
  return count
}
