import type { VersionGroup } from './policy.ts'
import type { PackageType } from './version.ts'

/** The release that a label names, as its ecosystem reads it. */
export interface Release {
  /** Decimal digits of any length, without leading zeros: `['1', '2', '3']`. */
  readonly numbers: readonly string[]
  /** The rest that counts in the order: words, and digits as in `numbers`. */
  readonly identifiers: readonly string[]
  readonly prerelease: boolean
  /** The first word of the prerelease in lower case, such as `rc`; null if there is none. */
  readonly channel: string | null
  /** Distinguishes builds of the same release, such as `alpine`; empty for a plain release. */
  readonly variant: string
}

/** Reads the versions of one ecosystem, and orders those whose numbers are the same. */
interface Ecosystem {
  readonly read: (numbers: readonly string[], suffix: string) => Release | null
  readonly order: (a: Release, b: Release) => number
}

/** Returns the release that a label names; null if it is not a version (`@semver`) of its ecosystem. */
export const readRelease = (type: PackageType, label: string): Release | null => {
  const [, numbers, suffix] = /^v?(\d+(?:\.\d+)*)(.*)$/s.exec(label) ?? []
  return numbers === undefined || suffix === undefined ? null : ecosystems[type].read(numbers.split('.'), suffix)
}

/** True if a release is `@stable`: a version that is not a prerelease. */
export const isStable = (release: Release): boolean => !release.prerelease

/** Compares in the ecosystem's own order: negative if `a` comes first, 0 if neither does. */
export const compareReleases = (type: PackageType, a: Release, b: Release): number =>
  compareParts(a.numbers, b.numbers, '0', () => 0) || ecosystems[type].order(a, b)

/** Returns the group that a release belongs to, `1.2` for `minor`; null if it has none: a stable release has no channel. */
export const groupKey = (release: Release, per: VersionGroup): string | null => {
  const line = (count: number): string => [...release.numbers, '0'].slice(0, count).join('.')
  switch (per) {
    case 'major':
      return line(1)
    case 'minor':
      return line(2)
    case 'channel':
      return release.channel
    case 'variant':
      return release.variant
  }
}

/** Returns the same text for equal numbers, whatever follows them: `1` for `1`, `1.0` and `v1.0.0-rc.1`. */
export const numberKey = ({ numbers }: Release): string =>
  numbers.slice(0, numbers.findLastIndex((number) => number !== '0') + 1).join('.')

const isNumber = (part: string): boolean => /^\d+$/.test(part)
const isPadded = (part: string): boolean => part.length > 1 && part.startsWith('0') && isNumber(part)
const withoutZeros = (part: string): string => (isPadded(part) ? part.replace(/^0+(?=\d)/, '') : part)

/** Compares part by part: by rank, then numbers by value and words by ASCII. A list that ends continues with `absent`. */
const compareParts = (
  a: readonly string[],
  b: readonly string[],
  absent: string,
  rank: (part: string) => number
): number => {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [left = absent, right = absent] = [a[index], b[index]]
    const digits = isNumber(left) ? left.length - right.length : 0
    const order = rank(left) - rank(right) || digits || Number(left > right) - Number(left < right)
    if (order !== 0) return order
  }
  return 0
}

/** A prerelease comes before its release; in it numbers come before words, and fewer identifiers before more. */
const semverOrder: Ecosystem['order'] = (a, b) =>
  Number(b.prerelease) - Number(a.prerelease) ||
  compareParts(a.identifiers, b.identifiers, '', (part) => (part === '' ? 0 : isNumber(part) ? 1 : 2))

/** Reads `-prerelease+build` of Semantic Versioning; build metadata says nothing about the order and is left out. */
const readSemver: Ecosystem['read'] = (numbers, suffix) => {
  const match = /^(?:-([\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*))?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/.exec(suffix)
  if (match === null) return null
  const [, text] = match
  if (text === undefined) return { numbers, identifiers: [], prerelease: false, channel: null, variant: '' }
  const channel = /(?:^|[.-])([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? null
  return { numbers, identifiers: text.split('.'), prerelease: true, channel, variant: '' }
}

/** Semantic Versioning 2.0.0: three numbers, none of which is padded with zeros. */
const semver: Ecosystem = {
  read: (numbers, suffix) => {
    const release = numbers.length === 3 ? readSemver(numbers, suffix) : null
    return release === null || numbers.some(isPadded) || release.identifiers.some(isPadded) ? null : release
  },
  order: semverOrder
}

/** Divides the parts of a suffix: those that one of the words begins, with the numbers behind them, and all others. */
const divide = (parts: readonly string[], words: RegExp): Omit<Release, 'numbers'> => {
  const marks: string[] = []
  const others: string[] = []
  let inside = false
  for (const part of parts) {
    inside = words.test(part) || (inside && /^[\d.]+$/.test(part))
    if (inside) marks.push(part.toLowerCase())
    else others.push(part)
  }
  const prerelease = marks.length > 0
  const identifiers = prerelease ? marks.join('.').split('.').map(withoutZeros) : []
  return { identifiers, prerelease, channel: marks[0]?.match(/^[a-z]+/)?.[0] ?? null, variant: others.join('-') }
}

const imageWords =
  /^(?:alpha|beta|rc|pre|preview|dev|canary|nightly|next|snapshot|edge|test|ci|pr|unstable|experimental|develop|main|master|trunk|git)\d*(?:\.|$)/i

/**
 * Tags of images are semantic versions with more freedom, where only some words make a prerelease: `1.2.3-alpine` is a
 * variant of `1.2.3`. Dates have leading zeros (`2024.01.15`), and Helm writes `_` for `+`.
 */
const image: Ecosystem = {
  read: (padded, suffix) => {
    if (padded.length !== 3 || !/^(?:[-_][\dA-Za-z-]+(?:[._][\dA-Za-z-]+)*)?$/.test(suffix)) return null
    const numbers = padded.some(isPadded) ? padded.map(withoutZeros) : padded
    if (suffix === '') return { numbers, identifiers: [], prerelease: false, channel: null, variant: '' }
    const parts = asPrerelease(suffix).split(/[-_]/).slice(1)
    const divided = divide(parts, imageWords)
    // A suffix of 0.0.0 has no version number of its own: it is a build of some commit.
    const isUnnumbered = !divided.prerelease && numbers.every((number) => number === '0')
    const { identifiers, ...release } = isUnnumbered ? divide(parts, /^/) : divided
    return { ...release, numbers, identifiers: identifiers.flatMap(wordAndNumber) }
  },
  order: semverOrder
}

/** Divides `rc10`, which comes after `rc9`, into its word and its number. */
const wordAndNumber = (part: string): readonly string[] =>
  Array.from(part.matchAll(/^[a-z]+(?=\d+$)|\d+$|.+/g), ([each]) => withoutZeros(each))

/** Writes the end of `git describe` (`-3-gabc1234`: three commits after the tag) with a word that makes it a prerelease. */
const asPrerelease = (suffix: string): string =>
  suffix.replace(/-(\d+)-g([\da-f]{4,40})(?=[-_]|$)/, '-git.$1.$2').replace(/-dirty(?=[-_]|$)/, '-git.dirty')

/** NuGet: semantic versions of two to four numbers; the case of a prerelease makes no difference. */
const nuget: Ecosystem = {
  read: (numbers, suffix) => {
    const release = numbers.length >= 2 && numbers.length <= 4 ? readSemver(numbers, suffix.toLowerCase()) : null
    return (
      release && {
        ...release,
        numbers: numbers.map(withoutZeros),
        identifiers: release.identifiers.map(withoutZeros)
      }
    )
  },
  order: semverOrder
}

/** The platform that ends the version of a gem with native code: `-java`, `-x86_64-linux-gnu`, `-arm64-darwin-23`. */
const gemPlatform =
  /-((?:(?:x86(?:_64)?|x64|i[3-6]86|amd64|aarch64|arm64|arm(?:v\d\w*)?|ppc64(?:le)?|powerpc|s390x|riscv64|universal)-)?(?:java|jruby|ruby|linux|darwin|macos|mingw|mswin|cygwin|freebsd|openbsd|netbsd|solaris|aix|android|dalvik|dotnet|wasm)\d*(?:[._-][\dA-Za-z]+)*)$/i

/**
 * RubyGems: a letter makes a prerelease, and a dash stands for `.pre.`; words come before numbers, and before the end. A
 * platform is a variant.
 */
const rubygems: Ecosystem = {
  read: (numbers, whole) => {
    const platform = gemPlatform.exec(whole)
    const suffix = whole.slice(0, platform?.index)
    if (!/^(?:[.-]?[\dA-Za-z]+(?:[.-][\dA-Za-z]+)*)?$/.test(suffix)) return null
    const identifiers = suffix.replaceAll('-', '.pre.').match(/\d+|[A-Za-z]+/g) ?? []
    return {
      numbers: numbers.map(withoutZeros),
      identifiers: identifiers.map(withoutZeros),
      prerelease: identifiers.length > 0,
      channel: identifiers[0]?.toLowerCase() ?? null,
      variant: platform?.[1] ?? ''
    }
  },
  order: (a, b) => compareParts(a.identifiers, b.identifiers, '0', (part) => Number(isNumber(part)))
}

const mavenWords = /^(?:alpha|beta|milestone|rc|snapshot)(?![a-z])/
const mavenOrder = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp']

/** Maven: known qualifiers in their order, where '' and 0 are the release; then other words, and numbers last. */
const maven: Ecosystem = {
  read: (numbers, suffix) => {
    if (!/^(?:[._+-]?[\da-z]+(?:[._+-][\da-z]+)*)?$/i.test(suffix)) return null
    const parts = suffix
      .toLowerCase()
      .replace(/-(?=\d{8}\.\d{6}-\d+$)/, '-snapshot-')
      .split(/[._+-]/)
      .filter((part) => !['', 'ga', 'final', 'release'].includes(part))
      .map((part) => part.replace(/^a(?=\d)/, 'alpha').replace(/^b(?=\d)/, 'beta'))
      .map((part) => part.replace(/^m(?=\d)/, 'milestone').replace(/^cr(?![a-z])/, 'rc'))
    const identifiers = parts.join('-').match(/\d+|[a-z]+/g) ?? []
    return {
      ...divide(parts, mavenWords),
      numbers: numbers.map(withoutZeros),
      identifiers: identifiers.map((part) => withoutZeros(part).replace(/^0$/, ''))
    }
  },
  order: (a, b) =>
    compareParts(a.identifiers, b.identifiers, '', (part) =>
      mavenOrder.includes(part) ? mavenOrder.indexOf(part) : mavenOrder.length + Number(isNumber(part))
    )
}

const ecosystems: Readonly<Record<PackageType, Ecosystem>> = {
  npm: semver,
  container: image,
  docker: image,
  nuget,
  rubygems,
  maven
}
