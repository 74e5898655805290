/** The forms of GitHub's tokens. */
const token = /\b(?:gh[a-z]_|github_pat_)\w{8,}(?:[\w.-]*\w)?/g

/** Returns a text with `***` in place of the tokens in it. */
export const withoutTokens = (text: string): string => text.replaceAll(token, '***')

/** True for a text with a token in it. */
export const hasToken = (value: unknown): boolean => typeof value === 'string' && withoutTokens(value) !== value

/** The problem with a token where none belongs. */
export const misplacedToken =
  'has a token in it, which anyone who can read the file can use; revoke it, write what belongs here, and convert again'
