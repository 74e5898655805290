/**
 * The inputs of other cleanup actions that this one does not have, and what replaces each here; empty if nothing does.
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
    'upload-artifacts': '`artifact`',
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
