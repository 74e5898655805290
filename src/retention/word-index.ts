/** An index of many words, to find them inside texts. */
export interface WordIndex {
  readonly has: (text: string) => boolean
  /** Returns the words that begin at this position of a text, in any order. */
  readonly at: (text: string, start: number) => readonly string[]
}

/** The number of characters of a word that are looked up before words of each length. */
const headLength = 3

/** Indexes words, so that finding them takes a few look-ups at each position of a text, however many words there are. */
export const indexWords = (words: Iterable<string>): WordIndex => {
  const all = new Set(words)
  const lengths = new Map<string, Set<number>>()
  for (const word of all) {
    const head = word.slice(0, headLength)
    lengths.set(head, (lengths.get(head) ?? new Set()).add(word.length))
  }
  return {
    has: (text) => all.has(text),
    at: (text, start) => {
      const found: string[] = []
      for (let size = 1; size <= headLength && start + size <= text.length; size++) {
        for (const length of lengths.get(text.slice(start, start + size)) ?? []) {
          const word = text.slice(start, start + length)
          if (all.has(word)) found.push(word)
        }
      }
      return found
    }
  }
}
