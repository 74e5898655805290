/** Returns external text as one line of a log, in which it can start neither a workflow command nor another line. */
export const sanitizeLogLine = (text: string): string =>
  escapeControlChars(text)
    // The runner accepts the older form of a command anywhere in a line.
    .replaceAll('##[', '# #[')
    .replace(/^(\s*)::/, '$1: :')

/** Escapes characters that start a line, move the cursor, change the text direction or are not valid Unicode. */
export const escapeControlChars = (text: string): string =>
  text.replace(
    // Joiners are harmless, and scripts and emoji need them.
    /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => escapes[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`
  )

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
