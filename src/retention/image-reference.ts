/** Where the images of an owner are. */
export interface ImageHome {
  /** The hosts of the registry, with a port where it has one. */
  readonly hosts: readonly string[]
  readonly owner: string
}

/** What a text names at one place. */
export interface Mention {
  /** `/owner/name` in lower case; `*` stands for any text, such as that of a variable, and begins it if the registry is not told. */
  readonly path: string
  /** The tag and the digest; empty if they cannot be told. */
  readonly pins: readonly string[]
  /** Where it begins in the text. */
  readonly at: number
  /** True if it has no tag and no digest at all, and its registry is not told: it may be no image. */
  readonly weak: boolean
}

/** The images of the owner that a text names. */
export interface Mentions {
  readonly mentions: readonly Mention[]
  /** What names no image by itself, and where: `/owner`, or an empty text for the registry alone. */
  readonly prefixes: ReadonlyMap<string, number>
}

/** Finds the references to images of the owner in any text. */
export type ReferenceScanner = (text: string) => Mentions

/** What is replaced before the text is used, in a shell, GitHub Actions, Helm, Terraform, Python and others. */
const variable = String.raw`(?:\$\{\{[^\n]{0,500}?\}\}|\{\{[^\n]{0,500}?\}\}|\$\{[^}\n]{0,500}\}|\$\([^)\n]{0,500}\)|\$\w+|#\{[^}\n]{0,500}\}#?|\{\w+\}|%\w+%)`
const variables = new RegExp(`${variable}|<[^<>\\s]{0,500}>`, 'g')
const slash = String.raw`(?:\\?\/)`
const anyText = `(?:[\\w.-]|${variables.source})*`

/** Returns a scanner of texts for the images of an owner. */
export const createScanner = ({ hosts, owner }: ImageHome): ReferenceScanner => {
  const escaped = hosts.map((host) => host.replaceAll(/[^\w-]/g, String.raw`\$&`))
  const host = `(?<![\\w.-])(?:${escaped.join('|')})(?::443)?(?![\\w-]|\\.\\w)`
  const reference = new RegExp(
    `(?:${host}|(?<unknown>${variable})(?=${slash}))(?<path>(?:${slash}${anyText})*)(?::(?<tag>${anyText}))?(?:@(?<digest>[\\w+.-]+:\\w*|${anyText}))?`,
    'gi'
  )
  const root = `/${owner.toLowerCase()}`
  return (text) => {
    const prefixes = new Map<string, number>()
    const mentions: Mention[] = []
    for (const match of text.matchAll(reference)) {
      const { unknown, path: written = '', tag, digest } = match.groups ?? {}
      const path = toPath(written)
      const mention = { path, pins: pinsOf(tag, digest), at: match.index, weak: !`${tag ?? ''}${digest ?? ''}` }
      const end = match.index + match[0].length
      if (unknown !== undefined) mentions.push(...withUnknownRegistry(mention))
      else if (isPrefix(path, root)) prefixes.set(path, match.index)
      else if (isBelow(root, path) && !isReplaced(mention, text, end)) mentions.push({ ...mention, weak: false })
    }
    return { mentions, prefixes }
  }
}

/** Where even the name is a variable, nothing tells that it is an image of the owner. */
const withUnknownRegistry = (mention: Mention): Mention[] =>
  mention.path === '' || mention.path.includes('*') ? [] : [{ ...mention, path: `*${mention.path}` }]

const isPrefix = (path: string, root: string): boolean => path === '' || path === root

/** Returns the part of a reference behind its registry in lower case, with `*` for each variable. */
export const toPath = (written: string): string =>
  written
    .slice(0, maxLength)
    .replaceAll(variables, '*')
    .replaceAll('\\', '')
    .replaceAll(/\/+/g, '/')
    .replaceAll(/\*+/g, '*')
    .replace(/[./_-]+$/, '')
    .toLowerCase()

/** No name of an image is as long. */
const maxLength = 1000

/** True if a path is, or may be, that of an image of the owner. */
const isBelow = (root: string, path: string): boolean => {
  const [literal = ''] = path.split('*')
  return literal.startsWith(`${root}/`) || (literal !== path && `${root}/`.startsWith(literal))
}

/** True if another image follows that is used in the place of this one, as in `kustomize edit set image OLD=NEW`. */
const isReplaced = ({ pins }: Mention, text: string, end: number): boolean =>
  pins.length === 0 && /^=[\w.:-]+\//.test(text.slice(end, end + 300))

const digestForm = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/

/** Returns what a tag and a digest pin; nothing where the one that decides is missing or cannot be told. */
export const pinsOf = (tag: string | undefined, digest: string | undefined): readonly string[] => {
  const text = tag ?? ''
  const told = /^\w[\w.-]*$/.test(text) ? text : ''
  // A dot at the end is more often that of a sentence.
  const tags = told === '' ? [] : [...new Set([told.replace(/\.+$/, ''), told])]
  if (digest === undefined) return tags
  const hash = digest.toLowerCase()
  return digestForm.test(hash) ? [...tags, hash] : []
}
