import { nearest } from '../retention/did-you-mean.ts'

/** The inputs of action.yml. */
export const inputNames = [
  'token',
  'owner',
  'package-type',
  'packages',
  'if-missing',
  'mode',
  'dry-run',
  'delete-tags',
  'delete-untagged',
  'older-than',
  'keep-latest',
  'keep-latest-untagged',
  'keep-tags',
  'policy',
  'policy-file',
  'untag',
  'grace-period',
  'max-deletions',
  'max-delete-percent',
  'delete-empty-packages',
  'plan',
  'now',
  'time-limit',
  'rate-limit-reserve',
  'wait-for-rate-limit',
  'restore-from',
  'restore-tags',
  'deleted-within',
  'repository',
  'api-url',
  'registry-url',
  'cache',
  'report-dir'
]

/**
 * The inputs of other clean-up actions that this one does not have, and what replaces them here; empty where nothing does.
 * The tables of docs/migration.md say the same.
 */
export const otherActions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'actions/delete-package-versions': {
    'package-name': '`packages`',
    'min-versions-to-keep': '`keep-latest`; of untagged images `keep-latest-untagged`',
    'num-old-versions-to-delete': '`max-deletions`',
    'ignore-versions': '`keep-tags`',
    'ignore-versions-include-tags': '',
    'delete-only-pre-release-versions': '`delete-tags: "@prerelease"`',
    'delete-only-untagged-versions': '`delete-untagged: true`, without `delete-tags`',
    'package-version-ids': ''
  },
  'dataaxiom/ghcr-cleanup-action': {
    package: '`packages`',
    'expand-packages': '',
    tags: '`delete-tags`',
    'exclude-tags': '`keep-tags`',
    'use-regex': '',
    'keep-n-tagged': '`delete-tags` with `keep-latest`',
    'keep-n-untagged': '`delete-untagged: true` with `keep-latest-untagged`',
    'delete-orphaned-images': '`delete-untagged: true`',
    'delete-ghost-images': '',
    'delete-partial-images': '',
    validate: '',
    'github-api-url': '`api-url`',
    'log-level': ''
  },
  'snok/container-retention-policy': {
    account: '`owner`',
    'image-names': '`packages`',
    'image-tags': '`delete-tags`, `keep-tags`',
    'tag-selection': '`delete-tags` for `tagged`, `delete-untagged: true` for `untagged`',
    'cut-off': '`older-than`',
    'keep-n-most-recent': '`keep-latest`',
    'timestamp-to-use': '`by: updated` in a policy document',
    'skip-shas': '',
    'rust-log': '',
    'account-type': '`owner`',
    'org-name': '`owner`',
    'filter-tags': '`delete-tags`',
    'skip-tags': '`keep-tags`',
    'untagged-only': '`delete-untagged: true`, without `delete-tags`',
    'filter-include-untagged': '`delete-untagged: true`',
    'keep-at-least': '`keep-latest`, or `min-keep` in a policy document',
    'token-type': ''
  },
  'ghcr-manager/ghcr-cleanup-manager': {
    command: '`dry-run: true` for `scan`',
    package: '`packages`',
    'exclude-tags': '`keep-tags`',
    'keep-n-tagged': '`delete-tags` with `keep-latest`',
    'keep-n-untagged': '`delete-untagged: true` with `keep-latest-untagged`',
    'delete-orphaned-images': '`delete-untagged: true`',
    'delete-ghost-images': '',
    'delete-partial-images': '',
    'use-regex': '',
    'db-path': '`cache`',
    'upload-artifacts': '',
    'scan-after-cleanup': '',
    'db-artifact-retention-days': '',
    'log-level': ''
  },
  'vlaurin/action-ghcr-prune': {
    organization: '`owner`',
    user: '`owner`',
    container: '`packages`',
    'keep-last': '`keep-latest`',
    'keep-tags-regexes': '`keep-tags`',
    untagged: '`delete-untagged`',
    'tag-regex': '`delete-tags`'
  },
  'Chizkiyahu/delete-untagged-ghcr-action': {
    repository_owner: '`owner`',
    package_name: '`packages`',
    untagged_only: '`delete-untagged: true`, without `delete-tags`',
    except_untagged_multiplatform: '',
    owner_type: '`owner`'
  }
}

/** Returns a problem for each `INPUT_…` variable that is no input: the runner warns of those and passes them on. */
export const findUnknownInputs = (env: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.keys(env)
    .filter((name) => /^INPUT_/i.test(name))
    .map((name) => name.slice('INPUT_'.length).toLowerCase())
    .filter((name) => !inputNames.includes(name))
    .map((name) => `input ${name}: this action does not have it; ${adviceFor(name)}`)

const withDashes = (name: string): string => name.toLowerCase().replaceAll('_', '-')

const replacements = new Map(
  Object.entries(otherActions)
    .flatMap(([action, inputs]) =>
      Object.entries(inputs).map(
        ([name, here]) => [withDashes(name), { action, here: here.replaceAll('`', '') }] as const
      )
    )
    // The first action that has an input is the best known one.
    .toReversed()
)

const adviceFor = (name: string): string => {
  const spelled = withDashes(name)
  const known = replacements.get(spelled)
  if (inputNames.includes(spelled)) return `write ${spelled}`
  if (known) {
    const instead = known.here ? `what replaces it is ${known.here}` : 'nothing replaces it, leave it out'
    return `it is one of ${known.action}: ${instead} (see docs/migration.md)`
  }
  const near = nearest(spelled, inputNames)
  return near ? `perhaps ${near}` : 'the inputs are listed in the README'
}
