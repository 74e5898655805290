/**
 * The effect of a difference: `keeps` for versions that are kept here and deleted there, `deletes` for versions that are
 * deleted here and kept there, `none` for a difference that decides nothing.
 */
export type Effect = 'keeps' | 'deletes' | 'none'

const notes = {
  // Deletes more.
  'count-after-age': [
    'deletes',
    'There, the newest ones are counted among the old versions only and kept besides all young ones. Here the newest of all matched versions count, young ones included, so fewer old ones may be kept. A larger `latest` makes up for that.'
  ],
  'partial-slots': [
    'deletes',
    'An image with a matched and another tag takes a place in `latest`, although it is kept anyway. There, it takes none.'
  ],
  'oldest-images': [
    'deletes',
    'There, the oldest manifests are deleted, whether or not they are parts of an image in use. Here `max-deletions` takes the oldest images, with their parts, so others may go.'
  ],
  spaces: [
    'deletes',
    'There, only commas separate items, and the space around an item is part of its pattern, which therefore matches no tag. Here each item takes effect.'
  ],
  disabled: [
    'deletes',
    'The policy is disabled there, so nothing is deleted. Here it deletes as soon as the step has no `dry-run: true`.'
  ],
  // Keeps more.
  'every-tag': [
    'keeps',
    'An image is deleted only if every one of its tags is matched. There, one matching tag is enough.'
  ],
  parts: [
    'keeps',
    'Platforms, attestations and signatures are kept, or deleted, with their image and count with it as one. There, each of them is a version of its own.'
  ],
  'both-times': [
    'keeps',
    'Creation and last change both count, and a version is kept by either; there, only one of them does. `by: created` or `by: updated` in `keep` uses one.'
  ],
  grace: [
    'keeps',
    'Untagged images of the last 24 hours are kept, since a push may be in progress; see `grace-period`.'
  ],
  minimum: ['keeps', 'At least one image of a package is kept, a tagged one if there is any; see `min-keep`.'],
  'protected-slots': [
    'keeps',
    'Only images that the rule matches and nothing protects take a place in `latest`. There, all tagged images do.'
  ],
  'whole-image': [
    'keeps',
    'An image with a matched and another tag keeps both; there, it loses the matched one. `untag: true` does that here, for protected images as well.'
  ],
  'untag-unmarked': [
    'keeps',
    'An image loses a matched tag only if nothing in `keep` keeps the image. There, a tag of an image with several is removed in any case.'
  ],
  'digest-patterns': [
    'keeps',
    'There, the pattern is compared with the digest of a container version, so it ignores nothing or too much. Here it protects tags.'
  ],
  prerelease: [
    'keeps',
    'There, every version that is not just numbers and dots is a prerelease. Here the rules of the package type decide.'
  ],
  'other-version': [
    'keeps',
    'This version of the action does not have the input, and the runner ignores it with a warning. Here it takes effect as it was meant.'
  ],
  'meant-items': [
    'keeps',
    'There, only commas separate items, and the space around an item is part of its pattern, which therefore protects nothing. Here each item does.'
  ],
  'delete-digests': [
    'keeps',
    'There, digests are compared with what is to be deleted as well, so a pattern such as `*` matches untagged images. Here only tags are: add `"@untagged"`.'
  ],
  orphans: [
    'keeps',
    'Signatures and attestations without their image count as untagged images here, and untagged images are not deleted. Add a rule for `"@untagged"` to delete both.'
  ],
  incomplete: [
    'keeps',
    'Images that lack parts are not deleted: `mode: repair` may make them whole. A rule for `"@broken"` deletes them, those that lack only some parts as well.'
  ],
  broken: [
    'keeps',
    'The registry is asked twice before an image counts as broken, and a part that GitHub does list is not missing.'
  ],
  'keep-wins': [
    'keeps',
    'If several rules match a version, it is kept as long as one of them keeps it. There, one that deletes it is enough.'
  ],
  'first-policy': [
    'keeps',
    'A package belongs to the first policy that matches it, and only the rules of that one apply. There, all of them do.'
  ],
  'lower-cap': ['keeps', 'Steps for the same packages share one `max-deletions`, the lowest.'],
  claimed: [
    'keeps',
    'Images that an earlier rule matches are excluded from the later ones, as there, but do not count in them either.'
  ],
  'all-tags-list': [
    'keeps',
    'There, a list of several means images that have a tag for each of its items, which has no counterpart here. These tags are protected instead. If any of them was meant, write a rule for each.'
  ],
  'skipped-rule': [
    'keeps',
    'The rule has no counterpart, and what it matches is protected, since no later rule may delete it there either.'
  ],
  'skipped-condition': ['keeps', 'The condition has no counterpart, so this delete policy is left out.'],
  widened: [
    'keeps',
    'A part of the condition of this keep policy has no counterpart, so it keeps whatever the rest matches.'
  ],
  'count-in-rule': [
    'keeps',
    '`latest` counts the versions that its rule matches. There, all versions of the package count.'
  ],
  'tag-count': [
    'keeps',
    'There, tags are counted, so that an image with two tags takes two places. Here images are counted.'
  ],
  'fixed-months': ['keeps', 'Months and years have a fixed length there; they are written in days, rounded up.'],
  rounded: ['keeps', 'Seconds and fractions are rounded up to whole minutes.'],
  // Decides nothing.
  'no-tag': ['none', 'No tag can match this pattern, there or here, so it is left out.'],
  pace: ['none', 'There, one run deletes at most 100 versions; here, all of them. `max-deletions: 100` limits that.'],
  'default-package': [
    'none',
    'No package is named: the policy applies to the input `packages`, by default the name of the repository.'
  ],
  owner: [
    'none',
    'There, the account is that of the token. Here it is the owner of the repository: set `owner` if it differs.'
  ],
  'expression-in-step': [
    'none',
    'An expression works in a workflow only, so it stands in the step and not in the document.'
  ],
  'secret-in-file': [
    'none',
    'The token itself is in the file: anyone who can read it can use it. Revoke it, store a new one as a secret, and name that in the step.'
  ],
  condition: ['none', 'The condition decides when the step runs, as before.'],
  'step-key': [
    'none',
    'It is about the step, not about the policy: copy it if it is still needed. The outputs of this action have other names.'
  ],
  surroundings: [
    'none',
    'It is not part of the policy: put the step in the place of the old one, and it decides when, and how often, the step runs, as before.'
  ],
  'was-dry-run': ['none', 'It only reports there, and so does the step.'],
  'matches-all': ['none', 'It deletes everything that is not kept otherwise.']
} as const satisfies Readonly<Record<string, readonly [Effect, string]>>

export type NoteCode = keyof typeof notes

/** A difference between the original and what it was converted to. */
export interface Note {
  readonly code: NoteCode
  readonly effect: Effect
  /** The input or the attribute that it is about; absent if it is about the whole. */
  readonly input?: string
  /** The line of that, counted from 1. */
  readonly line?: number
  readonly text: string
}

export const makeNote = (code: NoteCode, about: Pick<Note, 'input' | 'line'> = {}): Note => ({
  code,
  effect: notes[code][0],
  ...about,
  text: notes[code][1]
})

export const noteCodes: readonly NoteCode[] = Object.keys(notes).filter((code): code is NoteCode =>
  Object.hasOwn(notes, code)
)
