/**
 * Text from outside as one line of a log: what could begin a workflow command, move the cursor or turn the reading
 * direction becomes visible instead.
 */
export const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, visible)
    .replace(/##\[/g, '# #[')
    .replace(/^(\s*)::/, '$1: :')

/** Text from outside as a part of Markdown, HTML or a table cell: every character that means something there is escaped. */
export const markdown = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, visible)
    .replace(/[&<>"'|`*_~[\]()#@!\\${}:]/g, (character) => `&#${character.charCodeAt(0)};`)

const visible = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
