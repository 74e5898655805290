/** The registry that holds the images of an owner. */
export interface ImageRegistry {
  /** Its hosts, with a port where they have one. */
  readonly hosts: readonly string[]
  readonly owner: string
}

/** A reference to an image in a text. */
export interface TextReference {
  /** `/owner/name` in lower case. `*` stands for any text, such as the value of a variable. */
  readonly repository: string
  /** The tag and the digest; empty if the text does not give them. */
  readonly versions: readonly string[]
  /** Offset in the text. */
  readonly at: number
  /** False if only a part of the reference is written, so that another image may be meant. */
  readonly isExact: boolean
}

/** The references to images of the owner in a text. */
export interface ScannedText {
  readonly references: readonly TextReference[]
  /** Paths behind a variable without tag and digest, which may be files as well as images. */
  readonly paths: readonly TextReference[]
  /** The registry (an empty text) and the owner's part of it (`/owner`), if they stand alone, with their first offset. */
  readonly registries: ReadonlyMap<string, number>
}

/** Finds the references to images of the owner in any text. */
export type ReferenceScanner = (text: string) => ScannedText

/** Text that is replaced before the reference is used: by a shell, Compose, GitHub Actions, Helm, Terraform and others. */
const variable = String.raw`["']?(?:\$\{\{[^\n]{0,500}?\}\}|\{\{[^\n]{0,500}?\}\}|\$\{[^}\n]{0,500}\}|\$\([^)\n]{0,500}\)|\$\w{1,99}|#\{[^}\n]{0,500}\}#?|\{\w{1,99}\}|%\w{1,99}%|%s)["']?`
const anyVariable = String.raw`(?:${variable}|<[^<>\s]{0,500}>)`
const variables = new RegExp(anyVariable, 'g')
const slash = String.raw`(?:\\?\/)`
const segment = String.raw`[\w.+-]*(?:${anyVariable}[\w.+-]*)*`

/** Returns a scanner of texts for the images of an owner. */
export const createScanner = ({ hosts, owner }: ImageRegistry): ReferenceScanner => {
  const escaped = hosts.map((host) => host.replaceAll(/[^\w-]/g, String.raw`\$&`)).join('|')
  // A default, as in ${IMAGE:-ghcr.io/acme/app:1}, has a dash before it as well.
  const start = String.raw`(?:(?<![\w.-])|(?<=\$\{\w{1,99}:?-))`
  const host = String.raw`${start}(?:${escaped})(?::443)?(?![\w-]|\.\w)`
  const reference = new RegExp(
    `(?:${host}|(${variable})(?=${slash}))((?:${slash}${segment})*)(?::(${segment}\\*?))?(?:@([\\w+.-]+:\\w*|${segment}))?`,
    'gi'
  )
  const root = `/${owner.toLowerCase()}`
  return (text) => {
    const found: Found = { references: [], paths: [], registries: new Map() }
    for (const each of text.matchAll(reference)) {
      const { 0: written, index: at } = each
      const [, variable, path, tag, digest] = each
      const match = { repository: toRepository(`${path}`), versions: versionsOf(tag, digest), at }
      if (variable === undefined) addReference(match, { text, end: at + written.length, root }, found)
      // Where the name is a variable, too, nothing says that it is an image of the owner.
      else if (match.repository !== '' && !match.repository.includes('*')) {
        const isImage = tag || digest || imagePrefix.test(text.slice(Math.max(0, at - 100), at))
        const to = isImage ? found.references : found.paths
        to.push({ ...match, repository: `*${match.repository}`, isExact: false })
      }
    }
    return found
  }
}

interface Found extends ScannedText {
  readonly references: TextReference[]
  readonly paths: TextReference[]
  readonly registries: Map<string, number>
}

type Match = Omit<TextReference, 'isExact'>

/** Adds what stands behind a host of the registry. */
const addReference = (
  match: Match,
  { text, end, root }: { readonly text: string; readonly end: number; readonly root: string },
  { references, registries }: Found
): void => {
  const { repository, versions, at } = match
  if (repository === '' || repository === root) {
    if (!registries.has(repository)) registries.set(repository, at)
  } else if (mayBeBelow(root, repository) && (versions.length > 0 || !isReplaced(text, end)))
    references.push({ ...match, isExact: !repository.includes('*') })
}

/** The text before an image, whatever its form. */
const imagePrefix = /(?:image["']?\s*[:=]\s*["']?|^\s*FROM\s+(?:--\S+\s+)*)$/im

/** Returns the path of a reference in lower case, with `*` for each variable. */
export const toRepository = (path: string): string =>
  path
    .slice(0, maxLength)
    .replaceAll(variables, '*')
    .replaceAll('\\', '')
    .replaceAll(/\/+/g, '/')
    .replaceAll(/\*+/g, '*')
    .replace(/[./_+-]+$/, '')
    .toLowerCase()

/** No name of an image is as long. */
const maxLength = 1000

/** Returns true if a repository is, or may be, one of the owner. */
const mayBeBelow = (root: string, repository: string): boolean => {
  const literal = repository.replace(/\*.*/, '')
  return literal.startsWith(`${root}/`) || (literal !== repository && `${root}/`.startsWith(literal))
}

/** Returns true if another image follows that is used instead, as in `kustomize edit set image OLD=NEW`. */
const isReplaced = (text: string, end: number): boolean => /^=[\w.:-]+\//.test(text.slice(end, end + 300))

const digestForm = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/

/** Returns a tag and a digest as a list; an empty one if they do not say which version is used. */
export const versionsOf = (tag: string | undefined, digest: string | undefined): readonly string[] => {
  // Helm writes the "+" of a version as "_" into the tag.
  const written = (tag ?? '').replaceAll('+', '_')
  // A dot at the end may be that of a sentence.
  const tags = /^\w[\w.-]*$/.test(written) ? [...new Set([written.replace(/\.+$/, ''), written])] : []
  if (digest === undefined) return tags
  return digestForm.test(digest.toLowerCase()) ? [...tags, digest.toLowerCase()] : []
}
