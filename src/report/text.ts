/** Gives text from outside as one line of a log, in which it can neither begin a workflow command nor a line of its own. */
export const sanitizeLogLine = (text: string): string =>
  escapeControlChars(text)
    // The older form of a command counts wherever it stands in a line.
    .replaceAll('##[', '# #[')
    .replace(/^(\s*)::/, '$1: :')

/** Shows what would start a line, move the cursor, turn the direction of reading or could not be written as UTF-8. */
export const escapeControlChars = (text: string): string =>
  text.replace(
    // Of the invisible, joiners stay: scripts and emoji need them, and they move nothing.
    /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => escapes[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`
  )

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
