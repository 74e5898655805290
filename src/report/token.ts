import type { Report } from './json.ts'
import { formatUnion } from './reason.ts'
import { link, pages } from './topics.ts'

const kinds: Readonly<Record<NonNullable<Report['token']>['kind'], string>> = {
  classic: 'a personal access token (classic)',
  'fine-grained': 'a fine-grained personal access token',
  installation: '`GITHUB_TOKEN`, or the token of a GitHub App',
  oauth: 'an OAuth token',
  user: 'the token of a GitHub App for a user',
  unknown: 'of an unknown kind'
}

/**
 * Returns, as Markdown, what a dry run knows of the token's right to do what it plans, which only a real run can show; null
 * where the right is certain.
 */
export const describeToken = (
  { kind, scopes, isOwner }: NonNullable<Report['token']>,
  verb: 'delete' | 'restore'
): string | null => {
  const needed = verb === 'delete' ? 'delete:packages' : 'write:packages'
  const has = scopes?.includes(needed)
  if (has && isOwner) return null
  const said =
    scopes === undefined
      ? ''
      : `, with ${scopes.length > 0 ? `the scopes ${formatUnion(scopes.map((scope) => `\`${scope}\``))}` : 'no scope'}`
  const lead = `A dry run cannot show whether the token may ${verb}. It is ${kinds[kind]}${said}.`
  return `${lead} ${remedyFor(kind, has, { needed, isOwner })} See ${link('tokens and permissions', pages.tokens)}.`
}

const remedyFor = (
  kind: NonNullable<Report['token']>['kind'],
  has: boolean | undefined,
  { needed, isOwner }: { readonly needed: string; readonly isOwner: boolean }
): string => {
  if (has === false) return `**It lacks the scope \`${needed}\`, so a real run will fail.**`
  if (kind === 'fine-grained') return '**GitHub Packages does not support tokens of this kind for that.**'
  if (isOwner) return `The packages are those of its user; it needs the scope \`${needed}\`.`
  if (kind === 'installation')
    return 'It needs `packages: write`, and its repository the Admin role under "Manage Actions access" of each package, which GitHub does not tell.'
  return `It needs the scope \`${needed}\`, and its user the Admin role on each package, which GitHub does not tell.`
}
