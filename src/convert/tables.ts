/** An input, or an attribute, of another tool. */
export interface TableRow {
  readonly names: readonly TableName[]
  /** Its counterpart here, in Markdown; empty if there is none. */
  readonly here: string
  /** The differences, or why it has no counterpart. */
  readonly differs: string
}

export interface TableName {
  readonly name: string
  /** The versions that have it; absent if all have. */
  readonly versions?: string
}

/** Each line is a row: names with the versions that have them, what stands for them here, what differs. */
const rows = (table: string): readonly TableRow[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [names = '', here = '', differs = ''] = line.split('|').map((cell) => cell.trim())
      return { names: names.split(/, (?!v\d)/).map(readName), here, differs }
    })

const readName = (text: string): TableName => {
  const [, name = text, versions] = /^(\S+) \((.+)\)$/.exec(text) ?? []
  return versions === undefined ? { name } : { name, versions }
}

/** The inputs of other cleanup actions, all versions together. */
export const actionTables = {
  'actions/delete-package-versions': rows(`
package-name | \`packages\` | several, and globs; default: the name of the repository
package-type (v4, v5) | \`package-type\` | default \`container\`; also \`docker\`
owner, token | the same |
repo (v1, v2, v3) | | packages belong to the owner; \`packages\` names them
min-versions-to-keep (v2, v3, v4, v5) | \`keep-latest\`; of untagged images \`keep-latest-untagged\` | counts images, not manifests; versions protected by \`keep-tags\` do not count
num-old-versions-to-delete | \`max-deletions\` | a cap, the oldest first; also set which versions may be deleted
ignore-versions (v2, v3, v4, v5) | \`keep-tags\` | write a regular expression between slashes, \`/v\\d+/\`; it must match the whole tag; RE2 syntax, so no lookaheads
ignore-versions-include-tags (main) | | container patterns always match tags
delete-only-pre-release-versions (v2, v3, v4, v5) | \`delete-tags: "@prerelease"\` | as the ecosystem of the package defines prereleases; there everything but numbers and dots is one
delete-only-untagged-versions (v4, v5) | \`delete-untagged: true\`, without \`delete-tags\` | parts of kept images are not included
package-version-ids | | rules select the versions. For a single one: \`gh api --method DELETE /orgs/acme/packages/container/server/versions/ID\``),
  'dataaxiom/ghcr-cleanup-action': rows(`
package, packages | \`packages\` | \`*\` stops at \`/\`, \`**\` does not; \`!\` excludes
expand-packages | | globs need no switch; for container packages they need a personal access token (classic), as there
owner, token, dry-run | the same | \`token\` defaults to \`GITHUB_TOKEN\`
repository | | not used. The input \`repository\` here is where \`while\` looks up pull requests, branches and tags
name | | not used there either
delete-tags, tags | \`delete-tags\` | tags, not digests. An image that also has another tag loses its matched tags only with \`untag: true\`
exclude-tags | \`keep-tags\` | with \`untag: true\` a protected image loses its other matched tags
use-regex | | a pattern between slashes is a regular expression, and can be combined with globs
delete-untagged | \`delete-untagged\` | default \`false\`, whatever else is set
keep-n-tagged | \`delete-tags\` with \`keep-latest\` | on its own it applies to all tags: \`delete-tags: "@any"\`
keep-n-untagged | \`delete-untagged: true\` with \`keep-latest-untagged\` |
older-than | \`older-than\` | from minutes to years, no seconds
delete-orphaned-images | \`delete-untagged: true\` | a signature or attestation whose image is gone counts as an untagged image
delete-partial-images | \`delete-tags: "@broken"\` | all images of which the registry lacks a part
delete-ghost-images | | \`@broken\` also matches images that lack only some of their parts
validate | | the run reports incomplete tagged images among those that it reads
registry-url | the same | derived from the server the workflow runs on
github-api-url | \`api-url\` | derived from the server the workflow runs on
log-level | | enable debug logging of the run`),
  'snok/container-retention-policy': rows(`
account (v3) | \`owner\` | the login of an organization or user; default: the owner of the repository
image-names | \`packages\` | separated by commas or newlines, not by spaces; \`*\` stops at \`/\`, \`**\` does not
image-tags (v3) | \`delete-tags\`, \`keep-tags\` | separated by commas or newlines. \`!latest\` alone is \`delete-tags: "@any"\` with \`keep-tags: latest\`
tag-selection (v3) | \`delete-tags\` for \`tagged\`, \`delete-untagged: true\` for \`untagged\` | \`both\`, the default there, needs both inputs
cut-off | \`older-than\` | no seconds and no dates; leave it out for \`0s\`
keep-n-most-recent (v3) | \`keep-latest\` | the newest of all matched versions, not of those older than the cut-off
timestamp-to-use | \`by: updated\` in a policy document | default here: both times, so a version kept by either is kept; there: the last update
skip-shas (v3) | | parts of kept images are always kept. Protect images by tag or digest with \`keep-tags\`
token | \`token\` | defaults to \`GITHUB_TOKEN\`. App tokens: see docs/tokens.md
dry-run | \`dry-run\` |
rust-log (v3) | | enable debug logging of the run
account-type (v1, v2), org-name (v1, v2) | \`owner\` | the type of the account is detected
filter-tags (v1, v2) | \`delete-tags\` | every tag of an image must match
skip-tags (v1, v2) | \`keep-tags\` |
untagged-only (v1, v2) | \`delete-untagged: true\`, without \`delete-tags\` |
filter-include-untagged (v1, v2) | \`delete-untagged: true\` | there it has no effect beside \`filter-tags\`
keep-at-least (v1, v2) | \`keep-latest\`, or \`min-keep\` in a policy document | the newest of all matched versions, not of those older than the cut-off
token-type (v2) | | any kind of token is accepted`),
  'ghcr-manager/ghcr-cleanup-manager': rows(`
command | \`dry-run: true\` for \`scan\` | \`report.json\` has every version and all reasons
package | \`packages\` | several, and globs
owner, token, dry-run, delete-untagged, older-than | the same |
github-token (v0) | \`token\` |
delete-tags | the same | an image that also has another tag loses its matched tags only with \`untag: true\`
exclude-tags | \`keep-tags\` | with \`untag: true\` a protected image loses its other matched tags
keep-n-tagged | \`delete-tags\` with \`keep-latest\` | on its own it applies to all tags: \`delete-tags: "@any"\`
keep-n-untagged | \`delete-untagged: true\` with \`keep-latest-untagged\` |
delete-orphaned-images | \`delete-untagged: true\` | a signature or attestation whose image is gone counts as an untagged image
delete-partial-images, delete-ghost-images | | \`@broken\` in \`delete-tags\` matches both kinds
use-regex | | a pattern between slashes is a regular expression, and can be combined with globs
db-path | \`cache\` | manifests are cached in the runner's cache service
upload-artifacts, upload-db-artifact (v0) | \`artifact\` | the report is uploaded unless this is empty
db-artifact-encryption-passphrase (v0) | | the report has no secrets; \`artifact: ""\` keeps it from being uploaded
db-artifact-retention-days | | the repository's setting for artifacts applies
scan-after-cleanup | | the report has the outcome of every version
log-level | | enable debug logging of the run`),
  'vlaurin/action-ghcr-prune': rows(`
organization, user | \`owner\` | the type of the account is detected
container | \`packages\` | several, and globs
token, dry-run | the same |
keep-younger-than, older-than | \`older-than\` | with a unit: \`30 days\`, not \`30\`
keep-last | \`keep-latest\` | the newest of all matched versions, not of those older than the limit
keep-tags | the same |
keep-tags-regexes | \`keep-tags\` | write a regular expression between slashes, \`/v\\d+/\`; it must match the whole tag
prune-untagged, untagged | \`delete-untagged\` |
prune-tags-regexes, tag-regex | \`delete-tags\` | write it between slashes; it must match the whole tag, and every tag of the image must match`),
  'Chizkiyahu/delete-untagged-ghcr-action': rows(`
token | the same | defaults to \`GITHUB_TOKEN\`
repository_owner, owner_type | \`owner\` | the type of the account is detected
repository | | packages belong to the owner; \`packages\` names them
package_name, package_names | \`packages\` | default: the name of the repository, not all packages
untagged_only | \`delete-untagged: true\`, without \`delete-tags\` | its default there is \`true\`; here unmatched versions are never deleted
except_untagged_multiplatform, with_sigs | | parts of kept images are always kept`)
} satisfies Readonly<Record<string, readonly TableRow[]>>

export type ActionName = keyof typeof actionTables

/** The attributes of retention policies of other registries. */
export const registryTables = {
  'GitLab container registry': rows(`
enabled | \`dry-run: true\` for \`false\` |
cadence | | \`on: schedule\` in the workflow
next_run_at | | \`on: schedule\` in the workflow
keep_n | \`latest\` in \`keep\` | counts images; there an image counts once for each of its tags
older_than | \`within\` in \`keep\`, or \`older-than\` |
name_regex_delete, name_regex | \`delete\` | between slashes; it must match the whole tag. There, of alternatives outside of brackets, only the first is anchored at the beginning, and only the last at the end
name_regex_keep | \`protect\` | likewise. The tag \`latest\` is always kept there: \`protect: latest\``),
  'Amazon ECR': rows(`
repositoryName | \`packages\` |
rulePriority, priority | | the order of rules does not matter; patterns of an earlier rule are excluded from the later ones
description | | write a comment
tagStatus | \`delete\` | \`"@untagged"\` for \`untagged\`, both \`"@any"\` and \`"@untagged"\` for \`any\`
tagPatternList | \`delete\` | every tag of an image must match. A list of several, all of which an image must have, has no counterpart
tagPrefixList | \`delete\` | \`prefix*\`
countType | \`latest\` in \`keep\` for \`imageCountMoreThan\`, \`older-than\` for \`sinceImagePushed\` | \`sinceImagePulled\` and \`sinceImageTransitioned\`: GitHub does not tell when an image was pulled
countNumber, countUnit | the number of \`latest\` or \`older-than\` |
storageClass, targetStorageClass | | GitHub has one storage class
action, type | | \`expire\` deletes; \`transition\` has no counterpart`),
  'Google Artifact Registry': rows(`
name, id, description | | write a comment
action, type | \`delete\` for \`Delete\`, \`protect\` or \`keep\` for \`Keep\` | keep wins, as there
tagState | \`delete\` | \`"@any"\` for tagged, \`"@untagged"\` for untagged, both for any
tagPrefixes | \`delete\` or \`protect\` | \`prefix*\`; to be deleted, every tag of an image must match
versionNamePrefixes | | digests have no meaningful prefix; protect an image by its whole digest
packageNamePrefixes | \`packages\` | a policy for each prefix: \`prefix**\`
olderThan | \`older-than\` | no seconds
newerThan | \`within\` in the \`keep\` of each rule, if nothing else is asked | only for \`Keep\`
keepCount | \`latest\` in the \`keep\` of each rule | counts among the versions that the rule matches, so at least as many are kept
cleanupPolicyDryRun | \`dry-run\` |`)
} satisfies Readonly<Record<string, readonly TableRow[]>>

export type RegistryName = keyof typeof registryTables

export type ToolName = ActionName | RegistryName

export const tables: Readonly<Record<ToolName, readonly TableRow[]>> = { ...actionTables, ...registryTables }
