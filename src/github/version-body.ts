import * as v from 'valibot'
import type { PackageType, PackageVersion } from '../retention/version.ts'
import { time } from './time.ts'

const noTags: readonly string[] = []

/** A version of a type with tags is only understood with them: without, a tagged one would pass for an untagged one. */
const versionBody = (tags: v.GenericSchema<unknown, readonly string[]>) =>
  v.pipe(
    v.object({
      id: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
      name: v.string(),
      created_at: time,
      updated_at: time,
      metadata: tags
    }),
    v.transform(
      ({ id, name, created_at: created, updated_at: updated, metadata }): PackageVersion => ({
        id,
        name,
        // A list that grew has room for 16.
        tags: metadata.length === 0 ? noTags : metadata.slice(),
        created,
        updated
      })
    )
  )

const strings = v.array(v.string())
const none = v.pipe(
  v.nullish(v.unknown(), null),
  v.transform(() => noTags)
)
const tagsOf: Readonly<Record<PackageType, v.GenericSchema<unknown, readonly string[]>>> = {
  container: v.pipe(
    v.object({ container: v.object({ tags: strings }) }),
    v.transform(({ container }) => container.tags)
  ),
  // GitHub's schema calls the property "tag" and requires "tags".
  docker: v.pipe(
    v.object({ docker: v.union([v.object({ tag: strings }), v.object({ tags: strings })]) }),
    v.transform(({ docker }) => ('tag' in docker ? docker.tag : docker.tags))
  ),
  npm: none,
  maven: none,
  rubygems: none,
  nuget: none
}
const bodiesOf = (tagged: (type: PackageType) => v.GenericSchema<unknown, readonly string[]>) => ({
  container: versionBody(tagged('container')),
  docker: versionBody(tagged('docker')),
  npm: versionBody(tagged('npm')),
  maven: versionBody(tagged('maven')),
  rubygems: versionBody(tagged('rubygems')),
  nuget: versionBody(tagged('nuget'))
})
/** The versions of each type, as GitHub lists them. */
export const versionBodies = bodiesOf((type) => tagsOf[type])
/** The same of deleted versions, whose tags GitHub does not promise to list. */
export const deletedBodies = bodiesOf((type) => v.fallback(tagsOf[type], []))
