import * as v from 'valibot'
import { periods } from './policy.ts'
import { about, file, integer, line, oneOf, optional, text, texts, whole, wholes } from './report-schema-terms.ts'

const labels = about(
  texts,
  'The tags of a container image, the version of every other type, or `@untagged`, in the order of the version.'
)
const ids = about(wholes, 'The ids of these versions.')
const rule = about(whole, "The rule, as its index in the policy's list, from 0. Texts and the log count from 1.")

/** A reason in words. */
export const reasonText = about(text, 'The reason in words, for people; it may change with any version of the action.')

const reasonBody = <const Code extends v.GenericSchema<string>, const Entries extends v.ObjectEntries>(
  code: Code,
  description: string,
  entries: Entries
) => about(v.object({ code, ...entries, text: reasonText }), description)

const reason = <const Code extends string, const Entries extends v.ObjectEntries>(
  code: Code,
  description: string,
  entries: Entries
) => reasonBody(v.literal(code), description, entries)

const endOf = (more = '') =>
  about(
    v.nullable(integer),
    `When this reason ends, in milliseconds since 1970 (UTC); null where that is beyond every calendar.${more}`
  )

const limitOf = (more: string) =>
  about(v.union([v.number(), text]), `The count or the duration as the policy has it${more}.`)

const period = optional(
  text,
  'The hour, day, ISO week, month or year in UTC, such as `2026-01-31T06`, `2026-01-31`, `2026-W05`, `2026-01` or `2026`. Missing where the key does not count periods.'
)

const thenFor = optional(
  text,
  'How long `while: pr-open` holds after the pull request was closed, as the policy has it. Missing without `then-for`, and for all other keys.'
)

/** Why a rule keeps a version, with its rank. */
export const keepReasonSchema = reasonBody(
  oneOf({
    latest: 'Keep: one of the newest versions that the rule matches.',
    within: 'Keep: created or changed recently enough for the rule.',
    hourly: 'Keep: the newest version of one of the last hours.',
    daily: 'Keep: the newest version of one of the last days.',
    weekly: 'Keep: the newest version of one of the last ISO weeks.',
    monthly: 'Keep: the newest version of one of the last months.',
    yearly: 'Keep: the newest version of one of the last years.',
    deployments: 'Keep: one of the newest successful deployments of an environment used it, or that is unknown.',
    while: 'Keep: the condition `while` of the rule is true, or its answer is unknown.',
    ungrouped: 'Keep: the version has no key for `per`, or no version number for `by: version`.'
  }),
  'A rule keeps the version.',
  {
    rule,
    group: optional(text, 'The value of `per` whose group counts. Missing where the rule has no groups.'),
    rank: optional(whole, 'The rank among those that count, from 1, the newest first. Missing where none are counted.'),
    limit: limitOf('; the condition of `while`; for `ungrouped`, the key that the version lacks'),
    period,
    until: v.exactOptional(endOf(' Missing where time alone does not end it.')),
    environments: optional(
      texts,
      'The environments to which it was deployed. Missing for all codes but `deployments`, and where they are unknown.'
    ),
    thenFor,
    by: optional(v.literal('updated'), 'The last change of the version counts. Missing where its creation does.')
  }
)

/** Why a rule does not keep a version. */
export const expiredSchema = reason(
  'expired',
  'Delete: a rule matches the version, and no key of its `keep` keeps it.',
  {
    rule,
    age: about(integer, 'The age of the version at the time `now` of the run, in milliseconds.'),
    misses: about(
      v.array(
        v.object({
          key: about(v.picklist(['latest', 'within', 'deployments', ...periods, 'while', 'max']), 'The key of `keep`.'),
          limit: limitOf(', or the condition of `while`'),
          rank: optional(
            whole,
            "The rank of the version, or of its period, from 1. Missing where the version is not its period's newest, and for `within`, `deployments` and `while`."
          ),
          period,
          thenFor
        })
      ),
      'Every key of `keep` that could have kept the version, with the rank of the version.'
    )
  }
)

/** Why a version is kept, deleted or restored. */
export const reasonSchema = v.variant('code', [
  keepReasonSchema,
  reason('uncovered', 'Keep: no rule matches these tags or versions.', { labels }),
  reason('protected', 'Keep: `keep-tags` or `protect` matches these tags or versions.', { labels }),
  reason('protected', 'Keep: `keep-tags` or `protect` names this digest.', { digest: about(text, 'The digest.') }),
  reason('in-use', 'Keep, or with `mode: repair` restore: a file of `in-use` names these tags.', {
    labels,
    file,
    line
  }),
  reason('in-use', 'Keep, or with `mode: repair` restore: a file of `in-use` names this digest.', {
    digest: about(text, 'The digest.'),
    file,
    line
  }),
  reason('unknown-time', 'Keep: GitHub reports no time of creation, or one in the future.', {}),
  reason('grace', 'Keep: untagged, and created or changed within the grace period.', { until: endOf() }),
  reason('needed-by', 'Keep: versions that are kept need this one.', { ids }),
  reason('min-keep', 'Keep: one of the newest images, of which the policy always keeps this many.', {
    limit: about(whole, 'How many images are always kept.')
  }),
  reason('unreadable', 'Keep: a manifest of the package cannot be read, so what it refers to is unknown.', {}),
  reason('fuse', 'Keep: the plan would have deleted more of the package than `max-delete-percent` allows.', {
    going: about(whole, 'How many images the plan would have deleted.'),
    images: about(whole, 'How many images there are.'),
    limit: about(whole, 'The value of `max-delete-percent`.')
  }),
  reason('not-in-plan', 'Keep: the approved plan does not delete the version, or its tags have changed since.', {}),
  expiredSchema,
  reason(
    'orphan',
    'Delete: the image that this version refers to no longer exists; or a placeholder that was left behind when `untag` removed a tag.',
    {
      placeholder: optional(v.literal(true), 'It is such a placeholder. Missing for what refers to an image.')
    }
  ),
  reason(
    'foreign-subject',
    'Keep: it refers to an image that is not in this package, as does every referrer here.',
    {}
  ),
  reason('goes-with', 'Delete: a part of these versions, which are deleted.', { ids }),
  reason('chosen', 'Restore: the inputs select this version.', {
    by: about(texts, 'The inputs that select it.'),
    age: about(v.nullable(integer), 'How long ago it was deleted, in milliseconds; null if unknown.')
  }),
  reason('comes-with', 'Restore: a part of these versions, which are restored.', { ids }),
  reason(
    'missing-from',
    'Restore (`mode: repair`): these versions list it as a part, and are not complete without it.',
    {
      ids
    }
  ),
  reason(
    'refers-to',
    'Restore (`mode: repair`): a signature, attestation or SBOM of these versions, as its tag or its manifest says.',
    { ids }
  ),
  reason('perhaps-needed', 'Restore: untagged, and perhaps a part of an image that is restored.', {}),
  reason('with-package', 'Restore: restored with its package, which had been deleted as a whole.', {}),
  reason('active', 'Keep: selected to be restored, but not deleted.', {}),
  reason(
    'tag-moved',
    'Beside others: a tag of the deleted version now points to another version, and is not moved back.',
    {
      tag: about(text, 'The tag.'),
      id: about(whole, 'The id of the version that has the tag now.')
    }
  )
])
