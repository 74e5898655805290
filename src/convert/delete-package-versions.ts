import { isTagged, type PackageType, packageTypes } from '../retention/version.ts'
import { type Converted, usualNotes } from './converted.ts'
import { both } from './draft.ts'
import type { Given } from './given.ts'

/** Converts a step of actions/delete-package-versions. */
export const deletePackageVersions = (given: Given): Converted => {
  const type = readType(given)
  const { least, most } = readCounts(given)
  const prereleases = given.flag('delete-only-pre-release-versions')
  const untagged = isTagged(type) && given.flag('delete-only-untagged-versions')
  const ignored = prereleases ? '' : given.text('ignore-versions')
  const latest = least ?? (prereleases || untagged ? 0 : null)
  const all = isTagged(type) ? both : ['@any']
  const matched = prereleases ? ['@prerelease'] : untagged ? ['@untagged'] : all
  const converted = {
    type,
    protect: ignored ? given.regexes([ignored], 'ignore-versions') : [],
    rules: [{ delete: matched, latest: latest ?? undefined }],
    maxDeletions: latest === null ? most : null
  }
  if (prereleases) given.note('prerelease', 'delete-only-pre-release-versions')
  if (isTagged(type)) noteManifests(given, converted)
  given.note('pace')
  usualNotes(given, converted, !isTagged(type))
  return converted
}

/** Adds what differs since the action deletes manifests, by their digests. */
const noteManifests = (given: Given, { protect, maxDeletions }: Converted): void => {
  if (protect.length > 0) given.note('digest-patterns', 'ignore-versions')
  if (maxDeletions) given.note('oldest-images', 'num-old-versions-to-delete')
}

const readType = (given: Given): PackageType => {
  const type = packageTypes.find((each) => each === given.text('package-type').toLowerCase())
  if (type) return type
  const remedy = `one of ${packageTypes.join(', ')}; write it, for example package-type: npm`
  if (given.has('package-type')) given.problem(`is not ${remedy}`, 'package-type')
  else given.problem(`the input package-type is missing: ${remedy}`)
  return 'container'
}

/** Returns how many of the newest versions are kept, null if that is not given, and how many are deleted otherwise. */
const readCounts = (given: Given): { readonly least: number | null; readonly most: number } => {
  if (given.has('package-version-ids')) {
    const remedy = 'delete single versions with gh api --method DELETE, and remove the input'
    given.problem(`rules select versions by their tags, not by ids; ${remedy}`, 'package-version-ids')
  }
  const written = given.text('min-versions-to-keep')
  const least = written === '-1' ? null : given.count('min-versions-to-keep')
  const most = given.count('num-old-versions-to-delete') ?? 1
  if (least !== null && most > 1) {
    const problem = 'cannot be combined with num-old-versions-to-delete, there neither; remove one of the two'
    given.problem(problem, 'min-versions-to-keep')
  }
  return { least, most }
}
