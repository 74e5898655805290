import type { Environment } from '../inputs/table.ts'

/** Returns a command line of this program that can be pasted into the shell it was started from, also with `npx`. */
export const commandLine = (
  words: readonly string[],
  { npm_command }: Environment,
  platform: NodeJS.Platform = process.platform
): string =>
  [...(npm_command === 'exec' ? ['npx'] : []), 'package-retention', ...words.map((word) => quote(word, platform))].join(
    ' '
  )

/** Returns a word as it is written in a POSIX shell or fish; on Windows in PowerShell, and in cmd where that is possible. */
export const quote = (word: string, platform: NodeJS.Platform): string => {
  if (platform !== 'win32') return /^[\w./:@%+-]+$/.test(word) ? word : `'${word.replaceAll(/['\\]/g, "'\\$&'")}'`
  if (/^[\w./:=\\-]+$/.test(word)) return word
  // Between double quotes PowerShell would replace these; cmd knows no others.
  return /[$`“”„]/.test(word) ? `'${word.replaceAll("'", "''")}'` : `"${word}"`
}
