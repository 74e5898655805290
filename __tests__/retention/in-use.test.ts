import { describe, expect, test } from '@jest/globals'
import { createReferenceFinder } from '../../src/retention/find-references.ts'
import { findUses, type InUse } from '../../src/retention/in-use.ts'
import { planPackage } from '../../src/retention/plan.ts'
import fc from '../fast-check.ts'
import { inventoryOf, packages, policies } from './arbitraries.ts'
import { digest, now } from './builders.ts'

type Files = readonly (readonly [file: string, text: string])[]

const read = (files: Files): InUse => {
  const finder = createReferenceFinder({ hosts: ['ghcr.io'], owner: 'acme' })
  for (const [file, text] of files) finder.add(file, text)
  return { globs: [], owner: 'acme', files: files.length, ...finder.finish() }
}

/** An image and one of its versions, which begins with `:` for a tag, or `@` for a digest. */
interface Image {
  readonly name: string
  readonly version: string
}

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/)
const images: fc.Arbitrary<Image> = fc.record({
  name: fc
    .array(word, { minLength: 1, maxLength: 3 })
    .chain((words) => fc.constantFrom(words.join('-'), words.join('/'))),
  version: fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9][\w.-]{0,8}\w$/).map((tag) => `:${tag}`),
    fc.string({ minLength: 1, maxLength: 9 }).map((text) => `@${digest(text).slice(0, 71)}`)
  )
})

type Shape = (image: Image) => string

const versionKey = ({ version }: Image, tagKey: string): string =>
  version.startsWith('@') ? `digest: ${version.slice(1)}` : `${tagKey}: "${version.slice(1)}"`

/** References as they stand in files of any kind. */
const texts: readonly Shape[] = [
  ({ name, version }) => `    - image: ghcr.io/acme/${name}${version}`,
  ({ name, version }) => `    image: "ghcr.io/Acme/${name}${version}" # latest`,
  ({ name, version }) => `FROM --platform=$BUILDPLATFORM ghcr.io/acme/${name}${version} AS base`,
  ({ name, version }) => `  image = "ghcr.io/acme/${name}${version}"`,
  ({ name, version }) => `docker run --rm -v $PWD:/x ghcr.io/acme/${name}${version} sh -c 'true'`,
  ({ name, version }) => `      - uses: docker://ghcr.io/acme/${name}${version}`,
  ({ name, version }) => `{"image":"ghcr.io\\/acme\\/${name}${version}"}`,
  ({ name, version }) => `IMAGE=\${IMAGE:-ghcr.io/acme/${name}${version}}`,
  ({ name, version }) => `image: $REGISTRY/acme/${name}${version}`,
  ({ name, version }) => `image: ghcr.io/\${OWNER}/${name}${version}`
]

/** Keys that name an image together, as a map of YAML. */
const maps: readonly Shape[] = [
  (image) => `image:\n  repository: ghcr.io/acme/${image.name}\n  ${versionKey(image, 'tag')}`,
  (image) => `image:\n  ${versionKey(image, 'tag')}\n  registry: ghcr.io\n  repository: acme/${image.name}`,
  (image) => `image: { registry: ghcr.io/acme, name: ${image.name}, ${versionKey(image, 'tag')} }`,
  (image) =>
    `serverImage: ghcr.io/acme/${image.name}\nserverImage${versionKey(image, 'Tag').replace(/^digest/, 'Digest')}`,
  (image) => `images:\n- name: ghcr.io/acme/${image.name}\n  ${versionKey(image, 'newTag')}`,
  (image) => `images:\n- name: x\n  newName: ghcr.io/acme/${image.name}\n  ${versionKey(image, 'newTag')}`,
  (image) => `v: &v { ${versionKey(image, 'tag')} }\nimage:\n  <<: *v\n  repository: ghcr.io/acme/${image.name}`,
  (image) =>
    `parameters:\n- name: image.repository\n  value: ghcr.io/acme/${image.name}\n- name: image.${versionKey(image, 'tag').replace(': ', '\n  value: ')}`,
  (image) => `url: oci://ghcr.io/acme/${image.name}\nref:\n  ${versionKey(image, 'tag')}`
]

const indent = (text: string): string => text.replaceAll(/^/gm, '  ')

/** The same map in an object of Kubernetes, as the text of a value, and as JSON on one line. */
const documents = fc.tuple(images, fc.constantFrom(...maps), fc.nat(3)).map(([image, shape, place]) => {
  const map = shape(image)
  const text = [
    map,
    `spec:\n  values:\n${indent(indent(map))}`,
    `spec:\n  values: |\n${indent(indent(map))}`,
    `- ${indent(map).trim()}`
  ]
  return { image, file: 'file.yaml', text: `${text[place]}\n` }
})

const lines = fc
  .tuple(
    images,
    fc.constantFrom(...texts),
    fc.constantFrom('Dockerfile', 'main.tf', 'run.sh', 'compose.yaml', 'a.json')
  )
  .map(([image, shape, file]) => ({ image, file, text: `${shape(image)}\n` }))

/** Other text, which names no image of the owner. */
const other = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '# a comment',
        'name: web',
        'replicas: 2',
        'image: nginx:1',
        '{{ if .x }}',
        'a: [1, 2',
        '"',
        'tag: 7'
      ),
      fc.string({ maxLength: 20 }).map((text) => text.replaceAll(/ghcr|[\r\n]/g, ' '))
    ),
    { maxLength: 4 }
  )
  .map((all) => all.map((line) => `${line}\n`).join(''))

const usesOf = (files: Files, { name }: Pick<Image, 'name'>) => findUses(read(files), { type: 'container', name })

/** Returns true if a version is protected, or nothing of the package is deleted. */
const isSafe = (files: Files, image: Image): boolean => {
  const { versions, unversioned } = usesOf(files, image)
  return versions.has(image.version.slice(1)) || unversioned !== null
}

describe('a reference', () => {
  test('in any text is found, whatever stands around it', () => {
    fc.assert(
      fc.property(lines, other, other, ({ image, file, text }, before, after) => {
        const { versions } = usesOf([[file, before + text + after]], image)
        expect(versions.get(image.version.slice(1))?.line).toBe(before.split('\n').length)
      }),
      { numRuns: 1000 }
    )
  })

  test('made of separate keys is found, and alone leaves nothing open', () => {
    fc.assert(
      fc.property(documents, ({ image, file, text }) => {
        const { versions, unversioned } = usesOf([[file, text]], image)
        expect({ has: versions.has(image.version.slice(1)), unversioned }).toEqual({ has: true, unversioned: null })
      }),
      { numRuns: 1000 }
    )
  })

  test('made of separate keys protects its version or its package, whatever stands around it', () => {
    fc.assert(
      fc.property(documents, other, other, ({ image, file, text }, before, after) =>
        expect(isSafe([[file, before + text + after]], image)).toBe(true)
      ),
      { numRuns: 1000 }
    )
  })

  test('made of separate keys is found beside other documents', () => {
    fc.assert(
      fc.property(documents, documents, documents, ({ image, file, text }, before, after) => {
        const { versions } = usesOf([[file, `${before.text}---\n${text}---\n${after.text}`]], image)
        expect(versions.has(image.version.slice(1))).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })
})

const files = fc.array(
  fc.tuple(
    fc.constantFrom('a.yaml', 'b.yaml', 'c.txt', 'd.json'),
    fc
      .array(
        fc.oneof(
          { weight: 3, arbitrary: documents.map(({ text }) => text) },
          lines.map(({ text }) => text),
          other,
          fc.constantFrom(
            'registry: ghcr.io/acme\n',
            'image:\n  repository: app\n  tag: ""\n',
            'image: ghcr.io/acme/app\n',
            'tag: main\n',
            'image: ghcr.io/acme/app:pr-1\n',
            'repository: acme/app\n',
            '---\n'
          )
        ),
        { maxLength: 3 }
      )
      .map((parts) => parts.join(''))
  ),
  { maxLength: 4 }
)

describe('one more file', () => {
  test('never leaves out a version, nor the package, that was in use', () => {
    fc.assert(
      fc.property(files, files, (some, more) => {
        const names = [{ name: 'app' }, ...[...read(some).references.keys()].map((path) => ({ name: path.slice(6) }))]
        for (const image of names) {
          const [before, after] = [usesOf(some, image), usesOf([...some, ...more], image)]
          expect([...before.versions.keys()].filter((version) => !after.versions.has(version))).toEqual([])
          if (before.unversioned) expect(after.unversioned).not.toBeNull()
        }
      }),
      { numRuns: 300 }
    )
  })

  test('never deletes more, but for what min-keep, max and max-delete-percent count', () => {
    const tags = fc.subarray(['pr-1', '1.0.0', '1.0.1', '1.1.0', 'main', 'keep', 'sha-0abcdef1'])
    const toFiles = (all: readonly string[]): Files => all.map((tag) => [tag, `ghcr.io/acme/app:${tag}`])
    fc.assert(
      fc.property(packages, policies, tags, tags, (pkg, of, some, more) => {
        // With two orders, one version less in a group can bring two others under `max`.
        const rules = of.rules.map(({ keep: { max, ...keep }, ...rule }) => ({ ...rule, keep }))
        const planWith = (given: readonly string[]) =>
          planPackage(inventoryOf(pkg), { ...of, rules, inUse: read(toFiles(given)) }, pkg.refs, now).decisions
        const [before, after] = [planWith(some), planWith([...some, ...more])]
        const lost = before.filter(({ action }, index) => action !== 'delete' && after[index]?.action === 'delete')
        const isExcused = lost.every(({ reasons }) =>
          reasons.every(({ code }) => code === 'min-keep' || code === 'fuse' || code === 'needed-by')
        )
        // A platform takes a slot of its own where its index, kept now, loses the tags that the rule covers.
        const untags = after.some(({ untag }, index) => untag.length > Number(before[index]?.untag.length))
        expect(isExcused || untags).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })
})
