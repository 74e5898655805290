import * as v from 'valibot'
import { reasonSchema, reasonText } from './report-reason-schema.ts'
import { about, oneOf, optional, text, texts, time, whole, wholes } from './report-schema-terms.ts'

/** The tags that a version loses. */
export const untag = about(
  texts,
  'The tags that are removed from a version that is kept; empty for every other action.'
)

/** The decision of one of two policies about a version. */
const decisionSchema = v.object({
  action: about(v.picklist(['keep', 'delete', 'untag']), 'What this policy does with the version.'),
  untag,
  reasons: about(
    v.array(
      v.object({
        code: about(text, 'The code of the reason.'),
        rule: optional(whole, 'The rule of this policy, as its index from 0. Missing for reasons of no rule.'),
        text: reasonText
      })
    ),
    'All reasons of this policy, in short.'
  )
})

/** One version of a package. */
export const versionSchema = v.object({
  id: about(whole, 'The id of the version in the REST API.'),
  name: about(text, 'The digest of a container image (`sha256:…`), the version of every other type.'),
  tags: about(texts, 'Its tags when it was listed; empty for types without tags.'),
  createdAt: about(v.nullable(time), 'When it was created (ISO 8601, UTC); null where GitHub does not say.'),
  updatedAt: about(v.nullable(time), 'When it was last changed (ISO 8601, UTC); null where GitHub does not say.'),
  action: about(
    oneOf({
      keep: 'The version is kept as it is.',
      delete: 'The version is to be deleted.',
      untag: 'The version is kept and is to lose the tags of `untag`.',
      restore: 'The version is deleted and is to be restored.'
    }),
    'What the plan does with the version.'
  ),
  outcome: about(
    oneOf({
      kept: 'Nothing was to be done.',
      planned: 'A dry run: nothing was done. In a real run: the run ended before this version.',
      deleted: 'It was deleted by this run.',
      untagged: 'The tags of `untag` were removed by this run.',
      restored: 'It was restored by this run.',
      gone: 'Somebody else had deleted it already.',
      refused:
        'GitHub does not allow it, such as deleting the last version of a package or restoring a version that was deleted over 30 days ago; `error` says which.',
      failed: 'The attempt failed; `error` says why.',
      changed: 'It was left alone: it changed since it was planned, or the policy keeps it now.',
      skipped:
        'It was not attempted: a change that has to come first failed, or the token lacks the permission for the package; `error` says which.',
      deferred: 'A limit or the end of the run came first: left to the next run.'
    }),
    'The outcome of the run for the version.'
  ),
  part: about(
    oneOf({
      image: 'An image, or an index, that is not part of another version.',
      child: 'A part of an index: the image of one platform, or an attestation.',
      referrer: 'A signature, attestation or SBOM that refers to another version.',
      version: 'A version of a type other than `container`.'
    }),
    'What the version is in its package.'
  ),
  deletedAt: optional(time, 'When it was deleted (ISO 8601, UTC). Missing unless it is deleted and the time is known.'),
  untag,
  reasons: about(v.array(reasonSchema), 'All reasons for the action.'),
  before: optional(
    decisionSchema,
    'With `mode: check`, what the policy that is compared with decides. Missing where both decide the same.'
  ),
  after: optional(
    decisionSchema,
    'With `mode: check`, what the policy of the run decides: `action`, `untag` and `reasons` once more. Missing where both decide the same.'
  ),
  expiresAt: optional(
    time,
    'When the policy first deletes the version if nothing but time passes (ISO 8601, UTC). Missing unless it is kept, where more would have to change, and where that is unknown, as for untagged versions while no manifests are read; an estimate in large packages whose rules have `max` or `then-for`.'
  ),
  error: about(v.nullable(text), 'What GitHub or the action said where the outcome is not as planned; null elsewhere.'),
  needs: optional(
    wholes,
    'The ids of the versions that this one needs: children, and what refers to it. Missing where there are none, and with `mode: restore` and `mode: repair`.'
  ),
  remains: optional(
    oneOf({
      orphan: 'A referrer whose subject is gone.',
      placeholder: 'A manifest that the action pushed to remove a tag.'
    }),
    'What the version is a remainder of. Missing where it is none.'
  ),
  foreign: optional(
    v.literal(true),
    'The version refers to an image in another package. Missing where the package lists the image of any referrer.'
  ),
  listedBy: optional(
    wholes,
    'The ids of the tagged indexes that list this tagged version as a child. Missing where there are none, and for untagged versions.'
  ),
  platform: optional(text, 'The platform, `os/architecture[/variant]`, as its index says. Missing without one.'),
  manifest: optional(
    v.union([
      v.object({
        kind: about(
          oneOf({
            index: 'A list of manifests.',
            image: 'Any manifest with blobs: images, Helm charts, signatures, attestations.',
            unknown: 'A type that the action does not know.'
          }),
          'What the manifest is.'
        ),
        artifactType: optional(text, 'The type of an OCI artifact. Missing where the manifest names none.'),
        blobs: about(wholes, "Its config and layers, as indexes into the package's list `blobs`, from 0.")
      }),
      oneOf({
        missing: 'The registry does not have it: the image is broken.',
        unreadable: 'It could not be read, so what it refers to is unknown.'
      })
    ]),
    'What was read of its manifest. Missing where it was not read.'
  )
})
