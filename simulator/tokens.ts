import { milliseconds } from './clock.ts'

/** Kinds of tokens: a person's classic or fine-grained one, a workflow's (`GITHUB_TOKEN`), an App installation's. */
export type TokenKind = 'classic' | 'github-token' | 'fine-grained' | 'app'
/** Levels of a permission of a workflow's or App's token. */
export type Permission = 'none' | 'read' | 'write'
/** Permissions of a token; a missing one is `none`, as in a workflow. */
export type Permissions = Readonly<
  Partial<Record<'actions' | 'packages' | 'contents' | 'pull-requests' | 'deployments', Permission>>
>

/** A token and its permissions. */
export interface Token {
  readonly token: string
  readonly kind: TokenKind
  /** Login of the token's user, or of the account that an App is installed on. */
  readonly login: string | null
  readonly scopes: readonly string[]
  /** `owner/name` of the repository whose workflow has the token. */
  readonly repository: string | null
  readonly permissions: Permissions
  /** Names of the packages with the admin role; a workflow's token also has it on packages linked to its repository. */
  readonly admin: 'all' | readonly string[]
  /** Names of the packages that the token may push to without the admin role. */
  readonly write: 'all' | readonly string[]
  /** Names of the readable private packages of organizations or, for a workflow, of its own owner. */
  readonly read: 'all' | readonly string[]
  /** Logins of the SAML organizations that the token is authorized for. */
  readonly authorized: readonly string[]
  /** Time of expiry in milliseconds since 1970; null for never. */
  expiresAt: number | null
}

/** Options of a new token; only `token` and `kind` are required. */
export type TokenOptions = Pick<Token, 'token' | 'kind'> &
  Partial<Omit<Token, 'expiresAt'>> & { readonly expiresAt?: string | number }

/**
 * Returns a token. By default a classic one has the scopes repo, write:packages and delete:packages and the admin role on
 * everything, a workflow's has GitHub's restricted permissions (contents and packages: read), and an App's may write.
 */
export const newToken = ({ expiresAt, ...options }: TokenOptions): Token => ({
  login: null,
  scopes: options.kind === 'classic' ? ['delete:packages', 'repo', 'write:packages'] : [],
  repository: null,
  permissions: options.kind === 'app' ? { packages: 'write' } : { contents: 'read', packages: 'read' },
  admin: options.kind === 'github-token' ? [] : 'all',
  write: [],
  read: 'all',
  authorized: [],
  ...options,
  expiresAt: expiresAt === undefined ? null : milliseconds(expiresAt)
})
