import type { PackageUse } from '../retention/in-use.ts'
import type { PackageVersion } from '../retention/version.ts'

/** Returns a warning for each tag or digest that an exact reference names and that none of the versions has. */
export const describeMissing = ({ versions: used }: PackageUse, versions: readonly PackageVersion[]): string[] => {
  const existing = new Set(versions.flatMap(({ name, tags }) => [name, ...tags]))
  // A dot at the end is more often that of a sentence.
  const missing = [...used].filter(
    ([version, { isExact }]) => isExact && !version.endsWith('.') && !existing.has(version)
  )
  const texts = missing.map(
    ([version, { file, line }]) =>
      `${file}:${line} names ${version}, which this package does not have; correct the file, or push the image again`
  )
  const more = texts.length - maxMissing
  return more > 0 ? [...texts.slice(0, maxMissing), `in-use: ${more} more that do not exist`] : texts
}

const maxMissing = 10
