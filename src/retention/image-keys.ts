import { type ReferenceScanner, type TextReference, toRepository, versionsOf } from './image-reference.ts'
import { type Entry, readYaml, type YamlMistake } from './yaml-entries.ts'

/** The images that separate keys of YAML or JSON name, such as `repository` and `tag`. */
export interface ImageKeys {
  /** The references that keys make together. */
  readonly references: readonly TextReference[]
  /** Offsets of the references in the text whose version is the value of another key. */
  readonly completed: ReadonlySet<number>
  /** Images without a version whose registry, if any, stands in another place. */
  readonly relative: readonly TextReference[]
  /** The prefixes that the repositories of `relative` images may have. */
  readonly registries: readonly string[]
}

/** Returns true if a text has a key for a tag, a digest or a chart. */
export const hasVersionKeys = (text: string): boolean =>
  /(?:tag|digest|(?<![\w./-])chart)["']?\s*(?::|,?\s*["']?value)/i.test(text)

/** Returns the tags and digests that keys give in a text that is not YAML, or cannot be read as such: they may be those of any image. */
export const findVersions = (text: string): readonly TextReference[] =>
  [...text.matchAll(/(?:tag|digest)["']?[^\S\n]*[:=][^\S\n]*["']?([\w.+:@-]+)/gi)].flatMap((match) => {
    const versions = versionsIn(`${match[1]}`)
    return versions.length > 0 ? [{ repository: '*', versions, at: match.index, isExact: false }] : []
  })

/** Reads the keys of all documents of a text, or the first mistake in them; `owner` is in lower case. */
export const readImageKeys = (text: string, scan: ReferenceScanner, owner: string): ImageKeys | YamlMistake => {
  // In an ImageRepository, Flux looks for new tags, so it uses no version.
  const parts = readYaml(withoutOtherKeys(text), 'ImageRepository')
  if ('mistake' in parts) return parts
  const found: Found = { references: [], relative: [], registries: [], versioned: new Set(), unversioned: new Set() }
  const context = { scan, root: `/${owner}/`, found }
  for (const part of parts) {
    if (part.kind === 'entries') readEntries(part.entries, context)
    else if (part.kind === 'resource') markReferences(part, found.versioned, context)
    else for (const { versions } of findVersions(part.source)) addReference('*', versions, part, context)
  }
  // Maps may share a name by an alias.
  return { ...found, completed: found.versioned.difference(found.unversioned) }
}

interface Found {
  readonly references: TextReference[]
  readonly relative: TextReference[]
  readonly registries: string[]
  /** Offsets of references that have a version in another key, and of those that have none. */
  readonly versioned: Set<number>
  readonly unversioned: Set<number>
}

interface Context {
  readonly scan: ReferenceScanner
  /** `/owner/` in lower case. */
  readonly root: string
  readonly found: Found
}

const roles = {
  registry: 'registry',
  repository: 'repository',
  repo: 'repository',
  repourl: 'repository',
  url: 'repository',
  image: 'image',
  chart: 'chart',
  name: 'name',
  newname: 'newname',
  tag: 'tag',
  newtag: 'tag',
  digest: 'digest',
  version: 'version',
  targetrevision: 'version'
} as const

type Role = (typeof roles)[keyof typeof roles]

const imageKey = `[\\w./-]*(?:${Object.keys(roles).join('|')}|ref|kind|path|value)`
const scalar = String.raw`(?:[\w./-][^#&*{}[\]"'|>\n]*|"[^"\\\n]*"|'[^'\n]*')`
const otherKeys = new RegExp(
  String.raw`(?:^[ \t]*(?!["']?${imageKey}["']?:)["']?\w[\w./-]*["']?: +${scalar},?\r?\n){1,1000}`,
  'gim'
)

/** Makes one comment of lines whose keys say nothing of images: parsing them takes most of the time. */
const withoutOtherKeys = (text: string): string =>
  text.replaceAll(otherKeys, (lines) => `${`${/^[ \t]*/.exec(lines)}#`.padEnd(lines.length - 1, '.')}\n`)

/** An entry that says something of an image. */
interface Field extends Entry {
  readonly role: Role
  /** The common prefix of the keys of one image: `server` for `serverImage` and `serverImageTag`. */
  readonly prefix: string
  readonly value: string
}

const keyForm = new RegExp(`^(.*?)(?:[._/-]?image)?[._/-]?(${Object.keys(roles).join('|')})$`, 'i')

const toField = (entry: Entry): readonly Field[] => {
  const [, prefix = '', kind = ''] = keyForm.exec(entry.key) ?? []
  const role = Object.entries(roles).find(([key]) => key === kind.toLowerCase())?.[1]
  if (!role || (entry.value === null && role !== 'tag' && role !== 'digest')) return []
  // A tag that is a map or a list is one that nobody knows.
  return [{ ...entry, role, prefix: prefix.toLowerCase(), value: entry.value ?? '{}' }]
}

/** Reads the images that the entries of one map name. */
const readEntries = (entries: readonly Entry[], context: Context): void => {
  for (const fields of Map.groupBy(entries.flatMap(toField), ({ prefix }) => prefix).values()) {
    const version = readVersion(fields)
    const names = namesIn(fields, context)
    for (const name of names) readName(name, version, context)
    // A tag alone is that of an image which another file, or layer of kustomize, names.
    if (names.length === 0 && version.isOfImage && version.versions.length > 0)
      addReference('*', version.versions, version.place, context)
  }
}

/** The version that the fields of an image give. */
interface Version {
  /** The tag and the digest; empty if the fields do not say which version is used. */
  readonly versions: readonly string[]
  readonly place: Pick<Field, 'at'>
  /** True for a tag or digest, with or without a value, which only images have. */
  readonly isOfImage: boolean
}

const readVersion = (fields: readonly Field[]): Version => {
  const ofImage = fields.filter(({ role }) => role === 'tag' || role === 'digest')
  const [first] = ofImage
  if (!first) return readChartVersion(fields)
  const given = ofImage
    .filter(({ value }) => value !== '')
    .map((place) => ({ place, versions: versionsIn(place.value, place.role === 'digest') }))
  const known = given.filter(({ versions }) => versions.length > 0)
  const versions = known.flatMap((each) => each.versions)
  const decides = known.length === given.length || versions.some((version) => version.includes(':'))
  return { versions: decides ? versions : [], place: known[0]?.place ?? first, isOfImage: true }
}

/** Returns the tag and the digest in a value; that of a tag may end in `@` and a digest, or be one. */
const versionsIn = (value: string, isDigest = false): readonly string[] => {
  const [tag, digest] = value.includes('@') ? value.split('@') : isDigest || value.includes(':') ? ['', value] : [value]
  return versionsOf(tag, digest?.replace(/^(?=[0-9a-f]{64}$)/i, 'sha256:'))
}

/** Returns the version of a chart; none for a range, of which nobody knows which version it takes. */
const readChartVersion = (fields: readonly Field[]): Version => {
  const field = fields.find(({ role }) => role === 'version')
  const text = field?.value ?? ''
  const isChart = fields.some(({ role, value }) => role === 'chart' || value.startsWith('oci:'))
  const isRange = isChart ? !/^v?\d+\.\d+\.\d/.test(text) : /(?:^|\.)x(?:\.|$)/i.test(text)
  return { versions: isRange ? [] : versionsOf(text, undefined), place: field ?? { at: 0 }, isOfImage: false }
}

/** A name of an image: the value of a field, alone or put together with those of others. */
interface Name {
  readonly field: Field
  readonly text: string
  /** False if it is only one of several ways to put the fields together. */
  readonly isOnly: boolean
}

const namesIn = (fields: readonly Field[], context: Context): readonly Name[] => {
  const given = (...of: readonly Role[]) => fields.filter(({ role, value }) => of.includes(role) && value !== '')
  const [registry] = given('registry')
  const repositories = given('repository')
  const renamed = given('newname')
  const named = renamed.length > 0 ? renamed : given('image', 'chart', 'name')
  if (renamed.length > 0) for (const field of given('name')) markReferences(field, context.found.versioned, context)
  const inRegistry = (text: string): string => (registry && !isQualified(text) ? `${registry.value}/${text}` : text)
  const own = [...repositories, ...named].map((field) => ({ field, text: inRegistry(field.value), isOnly: true }))
  const joined = repositories.flatMap((repository) =>
    named.map((field) => ({ field, text: inRegistry(`${repository.value}/${field.value}`), isOnly: false }))
  )
  // A name without a registry may be that of anything.
  return [...own.filter(({ field, text }) => field.role !== 'name' || isQualified(text)), ...joined]
}

/** Returns true if a name begins with a registry, which is a host or a variable. */
const isQualified = (text: string): boolean => /^[^/]*[.:$%{[][^/]*\//.test(text)

const readName = (name: Name, version: Version, context: Context): void => {
  const { field, text, isOnly } = name
  const { scan, found } = context
  const isKnown = version.versions.length > 0
  const isAlone = text === field.value
  if (isAlone) markReferences(field, isKnown ? found.versioned : found.unversioned, context)
  const { references, paths } = scan(text)
  const [reference] = [...references, ...paths]
  if (!reference) readRelativeName(name, version, context)
  else if (isKnown)
    addReference(reference.repository, version.versions, version.place, context, isOnly && reference.isExact)
  else {
    if (isAlone && field.role === 'repository') found.registries.push(reference.repository)
    // A value that stands alone is also found in the text, unless its registry is a variable.
    if (!isAlone || (references.length === 0 && version.isOfImage))
      addReference(reference.repository, [], field, context)
  }
}

/** Reads a name whose registry, if it is that of an image, stands elsewhere. */
const readRelativeName = ({ field, text }: Name, { versions, place, isOfImage }: Version, context: Context): void => {
  const path = toRepository(text)
  if (isQualified(text) || !/^[\w*-][\w.*-]*(?:\/[\w.*-]+)*$/.test(path)) return
  // The prefix of a chart's name may be the name that Helm gives to the registry.
  const repository = field.role === 'chart' ? path.replace(/^.*\//, '') : path
  const isOfOwner = `/${path}`.startsWith(context.root)
  if (versions.length > 0) addReference(`*/${repository}`, versions, place, context)
  else if (isOfOwner && isOfImage) addReference(`/${repository}`, [], field, context)
  else if (isOfOwner || isOfImage || field.role === 'chart')
    context.found.relative.push({ repository: `/${repository}`, versions: [], at: field.at, isExact: false })
}

/** Notes the references in a part of the text in a set of offsets. */
const markReferences = (part: Pick<Entry, 'source' | 'at'>, set: Set<number>, { scan }: Context): void => {
  const { references, paths } = scan(part.source)
  for (const { at } of [...references, ...paths]) set.add(part.at + at)
}

const addReference = (
  repository: string,
  versions: readonly string[],
  { at }: Pick<Field, 'at'>,
  { found }: Context,
  isExact = false
): void => void found.references.push({ repository, versions, at, isExact })
