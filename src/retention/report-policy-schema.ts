import * as v from 'valibot'
import type { Keep } from './policy.ts'
import { about, flag, meaningsOf, optional, text, texts, whole } from './report-schema-terms.ts'
import { packageTypes } from './version.ts'

/** A policy, with patterns and durations as they were written. */
export const policySchema = v.object({
  packages: about(texts, 'Names or globs of the packages that it applies to.'),
  type: about(v.picklist(packageTypes), 'Their type.'),
  protect: about(texts, 'Patterns of tags, versions or digests that are always kept.'),
  inUse: optional(
    v.object({
      globs: about(texts, 'Globs of files in the workspace, as the policy has them.'),
      files: about(whole, 'How many files were read.'),
      count: about(whole, 'How many lines of them name an image of the owner.')
    }),
    'The files that say which images are in use. Missing where the policy names none.'
  ),
  minKeep: about(v.nullable(whole), 'How many images are always kept; null where the policy does not say: then 1.'),
  repository: optional(
    text,
    'The repository that `while` and `deployments` ask about. Missing where that is the one that GitHub links a package to.'
  ),
  rules: about(
    v.array(
      v.object({
        delete: about(texts, 'Patterns of what the rule matches.'),
        keep: about(
          v.pipe(
            v.record(text, v.union([v.number(), text])),
            v.metadata({
              propertyNames: {
                oneOf: meaningsOf({
                  latest: 'Keeps the newest N.',
                  within: 'Keeps versions created or changed within the duration; `by` can select one of the two.',
                  deployments: 'Keeps what the newest N successful deployments of each environment used.',
                  hourly: 'Keeps the newest of each of the last N hours, or of each hour within the duration.',
                  daily: 'The same of days.',
                  weekly: 'The same of ISO weeks.',
                  monthly: 'The same of months.',
                  yearly: 'The same of years.',
                  per: 'What the versions are grouped by.',
                  while: 'The condition for the other keys.',
                  'then-for': 'How long `while: pr-open` also holds after the pull request was closed.',
                  by: 'The time, or order, that the other keys use.',
                  max: 'Keeps at most N of what the other keys keep.'
                } satisfies Record<keyof Keep, string>)
              }
            })
          ),
          'Which of these are kept: the keys that the rule sets, as in a policy document.'
        )
      })
    ),
    'The rules, in the order of the policy.'
  ),
  safety: about(
    v.object({
      untag: about(flag, 'Whether kept images lose tags that a rule matches and that nothing keeps.'),
      gracePeriod: about(
        text,
        'Untagged versions that were created or changed within this time are kept, such as `24h`.'
      ),
      maxDeletions: about(v.nullable(whole), "The policy's own maximum of deletions; null where it has none."),
      maxDeletePercent: about(
        whole,
        'The maximum of deletions, in percent of the images of a package; 100 is no limit.'
      ),
      deleteEmptyPackages: about(flag, 'Whether a package is deleted if the policy keeps none of its versions.')
    }),
    'The safety inputs, as they apply to this policy.'
  ),
  text: about(texts, 'The policy in words, line by line.')
})
