import { milliseconds } from './clock.ts'

/** What a token is: a person's, a workflow's (`GITHUB_TOKEN`), or an App installation's. */
export type TokenKind = 'classic' | 'github-token' | 'fine-grained' | 'app'
/** How far a permission of a workflow's or App's token goes. */
export type Permission = 'none' | 'read' | 'write'
/** What is not granted is `none`, as in a workflow. */
export type Permissions = Readonly<Partial<Record<'packages' | 'contents' | 'pull-requests', Permission>>>

/** A token and what it may do. */
export interface Token {
  readonly token: string
  readonly kind: TokenKind
  /** Whose it is: a classic or fine-grained token's user, the account an App is installed on. */
  readonly login: string | null
  readonly scopes: readonly string[]
  /** `owner/name` whose workflow runs with it. */
  readonly repository: string | null
  readonly permissions: Permissions
  /** Names of the packages it has the admin role on; a workflow's token always has it on packages linked to its repository. */
  readonly admin: 'all' | readonly string[]
  /** Names of the packages it may push to without being admin. */
  readonly write: 'all' | readonly string[]
  /** Names of the private packages it can read in the organizations, or as a workflow at its own owner. */
  readonly read: 'all' | readonly string[]
  /** Logins of the organizations with SAML that it is authorized for. */
  readonly authorized: readonly string[]
  /** From when on it is a bad credential; null: never. */
  expiresAt: number | null
}

/** What must be said about a token, and what can be. */
export type TokenOptions = Pick<Token, 'token' | 'kind'> &
  Partial<Omit<Token, 'expiresAt'>> & { readonly expiresAt?: string | number }

/**
 * A token with these facts. Where they are silent, a classic one has the scopes repo, write:packages and delete:packages and
 * is admin of everything; a workflow's has GitHub's restricted permissions (contents and packages: read); an App's may write.
 */
export const newToken = ({ expiresAt, ...facts }: TokenOptions): Token => ({
  login: null,
  scopes: facts.kind === 'classic' ? ['delete:packages', 'repo', 'write:packages'] : [],
  repository: null,
  permissions: facts.kind === 'app' ? { packages: 'write' } : { contents: 'read', packages: 'read' },
  admin: facts.kind === 'github-token' ? [] : 'all',
  write: [],
  read: 'all',
  authorized: [],
  ...facts,
  expiresAt: expiresAt === undefined ? null : milliseconds(expiresAt)
})
