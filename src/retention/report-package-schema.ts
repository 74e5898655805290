import * as v from 'valibot'
import { about, file, flag, integer, line, oneOf, optional, text, texts, whole, wholes } from './report-schema-terms.ts'
import { versionSchema } from './report-version-schema.ts'
import { packageTypes } from './version.ts'

const count = (description: string) => about(whole, description)
const policyIndex = v.pipe(integer, v.minValue(-1))

/** One package. */
export const packageSchema = v.object({
  owner: about(text, 'The user or the organization.'),
  type: about(v.picklist(packageTypes), 'The package type, as GitHub names it.'),
  name: about(text, 'The name, without its owner or scope.'),
  policyIndex: about(
    policyIndex,
    'The policy that applies to the package, as its index in `policy.policies`, from 0; -1 where none does, but one that is compared with. It has no meaning with `mode: restore` and `mode: repair`.'
  ),
  status: about(
    oneOf({
      ok: 'Decided and, unless it was a dry run, carried out; single versions may have failed.',
      skipped: 'The run ended before this package.',
      fused: 'Blocked by `max-delete-percent`: nothing of it was deleted.',
      failed:
        'Nothing of it was changed: it could not be decided, for example because its listing is incomplete, or the token lacks the permission to change it.'
    }),
    'The status of the package.'
  ),
  problem: optional(text, 'What kept it from being changed as planned. Missing where the status is `ok`.'),
  problems: optional(texts, 'Each manifest that could not be read, and why. Missing where there are none.'),
  warnings: optional(texts, 'Warnings about the package. Missing where there are none.'),
  revived: optional(
    v.literal(true),
    'The package itself was deleted, and this run restored it. Missing for all others.'
  ),
  conflicting: optional(
    v.literal(true),
    'A docker package that GitHub could not migrate to the container registry, for a conflict of names. Missing for all others.'
  ),
  repository: optional(
    text,
    'The repository, as `owner/name`, that `while` and `deployments` were looked up in. Missing where none was asked.'
  ),
  inUse: optional(
    v.array(v.object({ names: about(text, 'The tag or the digest.'), file, line })),
    'What files of `in-use` name of the package, each with the first place. Missing where the policy names no files, and where nothing was decided.'
  ),
  counts: about(
    v.object({
      versions: count('The versions in `versions`.'),
      images: count(
        'The images among them, or the versions of a type without images. Where no manifest was read, since nothing could be deleted: all that may be images.'
      ),
      planned: count('Versions that the plan deletes, or restores, including those with the outcome `deferred`.'),
      deleted: count('Versions with the outcome `deleted`.'),
      kept: count('Versions with the action `keep` or `untag`.'),
      untagged: count('Tags that were removed.'),
      refused: count('Versions with the outcome `refused`.'),
      failed: count('Versions with the outcome `failed`.'),
      restored: count('Versions with the outcome `restored`.')
    }),
    'Numbers of versions, except `images` and `untagged`.'
  ),
  bytes: optional(
    v.object({
      total: about(whole, 'The size in bytes of all blobs, each counted once.'),
      reclaimable: about(whole, 'The bytes that only versions to be deleted refer to.'),
      complete: about(
        flag,
        'False where not all manifests were read: `total` is then a lower bound, `reclaimable` an upper one.'
      ),
      freed: about(whole, 'The bytes that only versions referred to that no longer exist.')
    }),
    'Storage, as far as manifests were read: an estimate, since others may share their blobs. Missing for types other than `container`, where versions are restored, and where nothing was decided.'
  ),
  comparison: optional(
    v.object({
      policyIndex: about(
        policyIndex,
        'The policy that applied before, as its index in `comparison.policies`, from 0; -1 where none did: everything was kept.'
      ),
      planned: count('Versions that were deleted before.'),
      added: count('Versions that are deleted now and were kept before.'),
      removed: count('Versions that are kept now and were deleted before.'),
      reclaimable: optional(
        whole,
        'The bytes that only versions that were deleted before refer to. Missing without `bytes`.'
      )
    }),
    'With `mode: check`, the policy compared with another one: before is what that decides. Missing where nothing was compared.'
  ),
  broken: optional(
    v.array(
      v.object({
        id: about(whole, 'The id of the version.'),
        tags: about(texts, 'Its tags.'),
        missing: about(texts, 'The digests that are missing.'),
        repairable: optional(
          flag,
          'Whether `mode: repair` could restore all that is missing. Missing where that is unknown, and unless the mode is `clean`.'
        )
      })
    ),
    'Tagged images that cannot be pulled completely, whatever broke them: after the run, with `mode: clean` before it. Missing where there are none.'
  ),
  repairs: optional(
    v.array(
      v.object({
        id: about(whole, 'The id of the version.'),
        tags: about(texts, 'Its tags.'),
        parts: about(
          texts,
          'The digests of the deleted versions that it lacked and that could be restored, its signatures and attestations included; `versions` has their outcomes.'
        ),
        missing: about(
          v.array(
            v.object({
              digest: about(text, 'The digest.'),
              why: about(
                oneOf({
                  expired: 'It was deleted over 30 days ago.',
                  lost: 'GitHub lists it neither as active nor as deleted.',
                  unavailable: 'GitHub lists it as active, and the registry does not have it.',
                  unread: 'It was restored and could not be read since: parts that it lists may be missing.',
                  unrestored: 'It was not restored: its entry in `versions` says why.'
                }),
                'Why it is missing.'
              )
            })
          ),
          'What the image still lacks; empty if it is whole again, or in a dry run if it would be.'
        )
      })
    ),
    'Tagged images, and images in use, that lacked something when the run began. Missing unless the mode is `repair`.'
  ),
  previous: optional(
    v.object({
      versions: about(whole, 'How many versions were left after it.'),
      added: about(whole, 'How many versions are listed now that it did not list.'),
      removed: about(whole, 'How many versions that were left after it are not listed any more.'),
      planned: about(whole, 'How many versions its plan deleted.'),
      bytes: optional(
        whole,
        'The bytes of the configs and layers that were left after it. Missing where not all manifests were read.'
      )
    }),
    'The package in the report of the last run, and what has changed since. Missing where there is no such report, and where one of the two has no versions of the package.'
  ),
  calendar: optional(
    v.array(
      v.object({
        date: about(text, 'The day (UTC), such as `2026-01-31`.'),
        versions: about(whole, 'How many versions expire.'),
        images: about(whole, 'How many of them are images, or versions of a type without images.'),
        bytes: optional(
          whole,
          'The bytes that this frees: of the configs and layers that neither other versions nor later ones refer to. Missing where no manifests were read.'
        )
      })
    ),
    'The days of the next 30, from `now`, on which the policy deletes versions that it keeps now if nothing but time passes; `expiresAt` has the time of each. Missing where nothing expires.'
  ),
  blobs: optional(
    wholes,
    'The sizes in bytes of all blobs that the versions refer to, each once; manifests name them by their indexes. Missing where there are none, and with `mode: restore` and `mode: repair`.'
  ),
  omitted: optional(
    whole,
    'How many versions were left out. Missing in report.json, which has them all: only the data inside report.html can have it.'
  ),
  versions: about(
    v.array(versionSchema),
    'Every version, in the order in which GitHub lists them, or with `mode: restore` and `mode: repair` those that are restored, in that order; empty where nothing was decided.'
  )
})
