import * as v from 'valibot'
import { packageSchema } from './report-package-schema.ts'
import { policySchema } from './report-policy-schema.ts'
import { about, flag, oneOf, optional, text, texts, time, whole } from './report-schema-terms.ts'
import { untag, versionSchema } from './report-version-schema.ts'

/*
 * The format of report.json. The types of what is written, the readers of earlier reports and of the report page,
 * schema/report.schema.json and the tables of docs/report.md all derive from it (scripts/schema.ts writes the latter two).
 * A field without which reports of earlier versions exist is optional, or given a default by the reader that needs it.
 */

const names = (what: string) => about(v.nullable(texts), `${what}; null where that was not asked or is unknown.`)

/** report.json as a whole. */
export const reportSchema = v.object({
  schemaVersion: about(v.literal(1), 'The version of this format. Later versions of the action may add fields to it.'),
  tool: about(
    v.object({
      name: about(v.literal('package-retention'), 'The name of the action.'),
      version: about(text, 'Its version, such as `1.0.0`.')
    }),
    'What wrote the report.'
  ),
  mode: about(
    oneOf({
      clean: 'Deletes the versions that the policy does not keep.',
      restore: 'Restores deleted versions.',
      repair: 'Restores what tagged images lack.',
      check: 'Checks a policy, and compares what it deletes with what another one does.',
      list: 'Only finds the packages.',
      report: 'Joins the reports of the cleanups of a workflow run.'
    }),
    'The input `mode`; `clean` where that is invalid.'
  ),
  dryRun: about(flag, 'Whether nothing was to be changed.'),
  server: optional(
    text,
    'The server of `api-url`, which has the packages, such as `github.com`. Missing in reports of earlier versions, of several servers, and where the inputs are invalid.'
  ),
  now: about(time, 'The time that the run decides as of (ISO 8601, UTC).'),
  startedAt: about(time, 'When the run began (ISO 8601, UTC).'),
  finishedAt: about(time, 'When the report was made (ISO 8601, UTC).'),
  complete: about(
    flag,
    'Whether nothing was left to do: false after a limit, a cancellation or a problem. For a dry run, whether a real one would leave nothing to do.'
  ),
  stopReason: about(
    v.nullable(
      oneOf({
        'max-deletions': 'The limit `max-deletions` was reached: the rest is left to the next run.',
        'time-limit': 'The time limit ended the run.',
        'rate-limit': 'The primary rate limit of the token was used up.',
        cancelled: 'The run was cancelled.',
        error:
          'Something outside of any single package went wrong, as `problems` says; with `mode: restore` and `mode: repair` also that an image was not restored because a part of it could not be.'
      })
    ),
    'Why the run is not complete; null if it is.'
  ),
  policy: about(
    v.object({
      maxDeletions: optional(
        whole,
        'The maximum of deletions of the whole run, for the policies without one of their own. Missing where there is none.'
      ),
      policies: about(
        v.array(policySchema),
        'The policies; empty with `mode: restore` and `mode: repair`, and where the inputs are invalid.'
      )
    }),
    'The policies of the run: flat inputs and policy documents look the same here.'
  ),
  comparison: optional(
    v.object({
      with: about(text, 'What the policy is compared with, in words: a file of the workspace, or of a commit.'),
      problems: optional(
        texts,
        'What is wrong with that policy: then the comparison takes it to keep everything. Missing where nothing is.'
      ),
      policies: about(
        v.array(texts),
        'Its policies in words, line by line; none where it is invalid, or does not exist.'
      )
    }),
    'With `mode: check`, what the policy is compared with. Missing where there is nothing.'
  ),
  facts: optional(
    v.record(
      text,
      v.object({
        pullRequests: names('The numbers of the open pull requests'),
        closedPullRequests: optional(
          v.object({
            since: about(time, 'Those closed at this time or later are known (ISO 8601, UTC).'),
            closedAt: about(
              v.record(text, time),
              'When each was closed, by its number (ISO 8601, UTC); when it was last changed where GitHub does not say.'
            )
          }),
          'The pull requests that were closed, for `then-for`. Missing where that was not asked or is unknown.'
        ),
        branches: names('The names of the branches'),
        tags: names('The names of the Git tags'),
        deployments: optional(
          v.object({
            perEnvironment: about(whole, 'How many successful deployments of each environment are known, the newest.'),
            successful: about(
              v.array(
                v.object({
                  id: about(whole, 'The id of the deployment.'),
                  environment: about(text, 'The environment.'),
                  sha: about(text, 'The commit.'),
                  ref: about(text, 'The branch, Git tag or commit that was deployed.'),
                  createdAt: about(time, 'When the deployment was created (ISO 8601, UTC).')
                })
              ),
              'These deployments.'
            )
          }),
          'The deployments, for the key `deployments`. Missing where that was not asked or is unknown.'
        )
      })
    ),
    'What GitHub answered to `while`, `then-for` and `deployments`, by the repository that was asked. Missing where none was asked.'
  ),
  approved: optional(
    v.record(
      text,
      v.array(
        v.object({
          id: about(whole, 'The id of the version.'),
          tags: about(texts, 'The tags that it had when it was approved.'),
          action: about(v.picklist(['delete', 'untag']), 'What was approved.'),
          untag
        })
      )
    ),
    'What the approved report (input `plan`) changes, by `owner/type/name` of its packages in lower case: nothing else is changed. Missing without that input.'
  ),
  restore: optional(
    v.object({
      from: about(v.nullable(text), 'The input `restore-from`; null where it is not given.'),
      tags: about(texts, 'The patterns of `restore-tags`.'),
      deletedWithin: about(v.nullable(text), 'The input `deleted-within`; null where it is not given.'),
      text: about(texts, 'The same in words, line by line.')
    }),
    'What was to be restored. Missing unless the mode is `restore`.'
  ),
  repair: optional(
    v.object({ text: about(texts, 'The packages and the files of `in-use`, in words, line by line.') }),
    'What was to be repaired. Missing unless the mode is `repair`.'
  ),
  run: optional(
    v.object({
      repository: about(text, 'The repository whose workflow it is, as `owner/name`.'),
      id: about(text, 'The id of the workflow run.'),
      attempt: optional(
        whole,
        'The number of the attempt of the run, from 1. Missing where the runner does not say it.'
      )
    }),
    'The run of GitHub Actions that wrote the report. Missing outside of GitHub Actions.'
  ),
  token: optional(
    v.object({
      kind: about(
        oneOf({
          classic: 'A personal access token (classic).',
          'fine-grained': 'A fine-grained personal access token.',
          installation: 'The token of a job, `GITHUB_TOKEN`, or of a GitHub App.',
          oauth: 'The token of an OAuth app.',
          user: 'The token of a GitHub App for a user.',
          unknown: 'Its prefix does not tell.'
        }),
        'What kind of token it is, by its prefix.'
      ),
      scopes: optional(texts, 'The scopes that GitHub says it has. Missing for kinds without scopes.'),
      isOwner: about(flag, "Whether the packages are those of the token's own user.")
    }),
    'What is known of the token, of which a dry run cannot show whether it may change anything. Missing where nothing was sent.'
  ),
  previous: optional(
    v.object({
      run: optional(
        v.object({ repository: about(text, 'Its repository, as `owner/name`.'), id: about(text, 'Its id.') }),
        'The workflow run. Missing where its report does not say it.'
      ),
      finishedAt: about(time, 'When its report was made (ISO 8601, UTC).'),
      dryRun: about(flag, 'Whether it was a dry run.'),
      added: about(texts, 'The packages, as `type/name`, that it did not report on.'),
      removed: about(texts, 'The packages, as `type/name`, that only it reported on.')
    }),
    'The last run of the same step on the same branch, of which `packages[].previous` has the figures. Only shown, it decides nothing. Missing where its report is not an artifact that the token may read, and unless the mode is `clean` or `report`.'
  ),
  rateLimit: optional(
    v.object({
      remaining: about(
        whole,
        'The requests that this hour still had when the first package was about to be changed, without `rate-limit-reserve`.'
      ),
      planned: about(whole, 'The planned deletions, or restores, of the packages that were planned.'),
      covered: about(
        whole,
        'About how many of them these requests are enough for, with those that check packages again.'
      ),
      furtherHours: optional(
        whole,
        'About how many more hours have the requests for the rest. Missing where there is no rest, or no whole hour has enough to list the packages.'
      ),
      furtherRuns: optional(
        whole,
        'The runs that this takes, of which those within an hour share its requests. Missing also with `wait-for-rate-limit`.'
      ),
      schedule: optional(
        text,
        'The cron expression of the schedule that these runs start at. Missing where it is unknown.'
      )
    }),
    "What GitHub's primary rate limit means for the planned changes. Missing where the token has no such limit, or nothing was to be changed."
  ),
  requests: about(
    v.object({
      rest: about(whole, 'Requests to the REST API, including retries.'),
      registry: about(whole, 'Requests to the container registry, including retries.'),
      mutations: about(whole, 'Those that change something.'),
      retries: about(whole, 'Those that repeated another.'),
      waitedSeconds: about(whole, "The time in seconds that requests waited for GitHub's limits or for a retry.")
    }),
    'What the run sent.'
  ),
  problems: about(texts, 'Problems outside of any package, such as invalid inputs.'),
  warnings: about(texts, 'Warnings about the run.'),
  packages: about(v.array(packageSchema), 'The packages, in the order in which they were found.')
})

// All of the format is imported from here: the bundle can then join its modules to one.
export { packageSchema, versionSchema }

/** The same type with nothing in it to be changed. */
export type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<T[Key]> }
    : T

/** report.json as it is written. */
export type WrittenReport = Immutable<v.InferOutput<typeof reportSchema>>
export type WrittenPackage = WrittenReport['packages'][number]
export type WrittenVersion = WrittenPackage['versions'][number]
