/** The facts about a token that are known before it has changed anything. */
export interface TokenFacts {
  /** By the prefix that GitHub documents, or by the header that only such tokens get. */
  readonly kind: 'classic' | 'fine-grained' | 'installation' | 'oauth' | 'user' | 'unknown'
  /** The scopes that GitHub says it has; null where it says none. */
  readonly scopes: readonly string[] | null
  /** True if the packages are those of the token's own user, who may do everything with them. */
  readonly isOwner: boolean
}

const prefixes = [
  ['ghp_', 'classic'],
  ['github_pat_', 'fine-grained'],
  ['ghs_', 'installation'],
  ['gho_', 'oauth'],
  ['ghu_', 'user']
] as const

/** Returns what a token, the header `x-oauth-scopes`, and the path of the owner say; `/user` is the token's own. */
export const tokenFacts = (token: string, scopes: string | null, ownerPath: string): TokenFacts => {
  const known = prefixes.find(([prefix]) => token.startsWith(prefix))?.[1]
  const list = scopes === null ? null : scopes.split(',').flatMap((scope) => scope.trim() || [])
  return { kind: known ?? (list === null ? 'unknown' : 'classic'), scopes: list, isOwner: ownerPath === '/user' }
}
