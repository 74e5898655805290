import { describe, expect, test } from '@jest/globals'
import { createReferenceFinder } from '../../src/retention/find-references.ts'
import { findUses, type InUse } from '../../src/retention/in-use.ts'
import type { PackageType } from '../../src/retention/version.ts'

const registry = { hosts: ['ghcr.io', 'docker.pkg.github.com'], owner: 'Acme' }
const digest = `sha256:${'0a'.repeat(32)}`

/** Returns what files say of the images of `acme`. */
const read = (files: Readonly<Record<string, string>>) => {
  const finder = createReferenceFinder(registry)
  for (const [file, text] of Object.entries(files)) finder.add(file, text)
  return finder.finish()
}

/** Returns the tags and digests of a package that files use, and `?` with the line that does not say which. */
const usesIn = (files: Readonly<Record<string, string>>, name = 'app', type: PackageType = 'container') => {
  const { references, count } = read(files)
  const inUse: InUse = { globs: [], owner: 'acme', files: 1, count, references }
  const { versions, unversioned } = findUses(inUse, { type, name })
  const list = [...versions].map(([version, { line }]) => `${version}:${line}`)
  return [...list, ...(unversioned ? [`?:${unversioned.line}`] : [])]
}

const linesOf = (text: string, indent = ''): string => text.replaceAll(/^(?=.)/gm, indent)

describe('a reference in any text is found', () => {
  test.each<[string, string, readonly string[]]>([
    ['a tag', 'ghcr.io/acme/app:1.2', ['1.2:1']],
    ['a digest', `ghcr.io/acme/app@${digest}`, [`${digest}:1`]],
    ['a tag and a digest', `ghcr.io/acme/app:1.2@${digest}`, ['1.2:1', `${digest}:1`]],
    ['a digest in capitals', `ghcr.io/acme/app@${digest.toUpperCase()}`, [`${digest}:1`]],
    ['a digest whose tag is a variable', `ghcr.io/acme/app:$TAG@${digest}`, [`${digest}:1`]],
    ['a tag whose digest is a variable', 'ghcr.io/acme/app:1.2@$DIGEST', ['?:1']],
    ['capitals in the name', 'GHCR.io/Acme/App:V1', ['V1:1']],
    ['a port', 'ghcr.io:443/acme/app:1', ['1:1']],
    ['the old registry', 'docker.pkg.github.com/acme/app:1', ['1:1']],
    ['a scheme', 'docker://ghcr.io/acme/app:1', ['1:1']],
    ['a mirror before it', 'mirror.example.com/ghcr.io/acme/app:1', ['1:1']],
    ['escaped slashes', '{"image":"ghcr.io\\/acme\\/app:1"}', ['1:1']],
    ['the end of a sentence', 'It runs ghcr.io/acme/app:1.2.', ['1.2:1', '1.2.:1']],
    ['quotes and commas', `['ghcr.io/acme/app:1', "ghcr.io/acme/app:2"]`, ['1:1', '2:1']],
    ['a build number of semantic versions', 'oci://ghcr.io/acme/app:1.2.3+4', ['1.2.3_4:1']],
    ['lines of Windows', 'FROM scratch\r\nFROM ghcr.io/acme/app:2 AS app\r\n', ['2:2']],
    ['a default of a shell or of Compose', 'image: ${IMAGE:-ghcr.io/acme/app:1}', ['1:1']],
    ['a default without a colon', 'image: ${IMAGE-ghcr.io/acme/app:1}', ['1:1']],
    ['a registry in a variable', 'image: ${REGISTRY}/acme/app:1', ['1:1']],
    ['a registry in a variable with a default', 'image: ${REGISTRY:-ghcr.io}/acme/app:1', ['1:1']],
    ['an owner in a variable', 'image: ghcr.io/${{ github.repository_owner }}/app:1', ['1:1']],
    ['a name in a variable', 'image: ghcr.io/${{ github.repository }}:1', ['1:1']],
    ['a part of a name in quotes', 'docker pull ghcr.io/acme/"$NAME":1', ['1:1']],
    ['a registry that Terraform sets', 'image = "${var.registry}/app:1"', ['1:1']],
    ['a registry that a format sets', 'sprintf("%s/acme/app:1", registry)', ['1:1']],
    ['a placeholder', 'docker run <registry>/x ghcr.io/<owner>/app:1', ['1:1']]
  ])('%s', (_, text, expected) => {
    expect(usesIn({ 'file.txt': text })).toEqual(expected)
  })

  test.each<[string, string]>([
    ['no tag', 'docker pull ghcr.io/acme/app'],
    ['an empty tag', 'ghcr.io/acme/app:'],
    ['a variable of a shell', 'docker pull ghcr.io/acme/app:$TAG'],
    ['a variable in quotes', 'docker pull ghcr.io/acme/app:"$TAG"'],
    ['a part of a tag', 'ghcr.io/acme/app:1.2-${SHA}'],
    ['a default of a variable', 'image: ghcr.io/acme/app:${TAG:-1.2}'],
    ['a template of Helm', 'image: ghcr.io/acme/app:{{ .Values.tag }}'],
    ['an expression of GitHub', 'image: ghcr.io/acme/app:${{ github.sha }}'],
    ['a variable of make', 'docker pull ghcr.io/acme/app:$(TAG)'],
    ['a format', '"ghcr.io/acme/app:%s"'],
    ['a Python text', 'f"ghcr.io/acme/app:{tag}"'],
    ['a placeholder', 'ghcr.io/acme/app:<tag>'],
    ['any tag', 'ghcr.io/acme/app:1.*'],
    ['a range of versions', 'app=ghcr.io/acme/app:~1.2'],
    ['a digest that is cut off', 'ghcr.io/acme/app@sha256:0123'],
    ['a name in a variable', 'IMAGE=ghcr.io/${{ github.repository }}'],
    ['a registry in a variable, of an image', '    image: "${REGISTRY}/acme/app"'],
    ['a registry in a variable, in a Dockerfile', 'FROM --platform=linux/amd64 ${REGISTRY}/acme/app AS x'],
    ['a registry and a tag in variables', 'docker pull $REGISTRY/app:$TAG']
  ])('and one without a version that can be told: %s', (_, text) => {
    expect(usesIn({ 'file.txt': `\n${text}\n` })).toEqual(['?:2'])
  })

  test.each<[string, string]>([
    ['another owner', 'ghcr.io/acme-labs/app:1 ghcr.io/other/app:1'],
    [
      'another registry',
      'docker.io/acme/app:1 myghcr.io/acme/app:1 my-ghcr.io/acme/app:1 ghcr.io.example.com/acme/app:1'
    ],
    ['another package', 'ghcr.io/acme/app2:1 ghcr.io/acme/app/tool:1 ghcr.io/acme/tools/app:1'],
    ['the registry alone', 'docker login ghcr.io; see ghcr.io/acme, or ghcr.io/acme/'],
    ['a path of files', 'cp $HOME/app /app; -v ${PWD}/app:/app'],
    ['variables alone', '$REGISTRY/$NAME:$TAG'],
    ['an image that is replaced', 'kustomize edit set image ghcr.io/acme/app=ghcr.io/acme/web:1']
  ])('but not %s', (_, text) => {
    expect(usesIn({ 'file.txt': text })).toEqual([])
  })

  test('of a package of type docker, with its repository', () => {
    expect(usesIn({ f: 'docker.pkg.github.com/acme/repo/app:1' }, 'app', 'docker')).toEqual(['1:1'])
    expect(usesIn({ f: 'docker.pkg.github.com/acme/repo/app:1' }, 'app')).toEqual([])
  })

  test('with a star for each variable', () => {
    const text = 'ghcr.io/acme/$A-api-$B:1 ghcr.io/acme/$A/$B-x-$C-y:2'
    expect(usesIn({ f: text }, 'my-api-v2')).toEqual(['1:1'])
    expect(usesIn({ f: text }, 'my-app')).toEqual([])
    expect(usesIn({ f: text }, 'a/b-x-c-y')).toEqual(['2:1'])
    expect(usesIn({ f: text }, 'a/x-y')).toEqual([])
  })
})

const keys: readonly (readonly [title: string, text: string, expected: readonly string[]])[] = [
  ['values of Helm', 'image:\n  repository: ghcr.io/acme/app\n  tag: "1.2"\n', ['1.2:3']],
  ['the version first', 'image:\n  tag: 1.10\n  repository: ghcr.io/acme/app\n', ['1.10:2']],
  ['a registry apart', 'image:\n  registry: ghcr.io\n  repository: acme/app\n  tag: v1\n', ['v1:4']],
  ['a registry with the owner', 'image:\n  registry: ghcr.io/acme\n  name: app\n  tag: v1\n', ['v1:4']],
  ['a registry in front of all', 'image:\n  registry: ghcr.io\n  repository: ghcr.io/acme/app\n  tag: v1\n', ['v1:4']],
  ['a repository and a name', 'image:\n  repository: ghcr.io/acme\n  name: app\n  tag: v1\n', ['v1:4']],
  [
    'a registry for all charts',
    'global:\n  imageRegistry: ghcr.io\nimage:\n  repository: acme/app\n  tag: v1\n',
    ['v1:5']
  ],
  ['a digest', `image:\n  repository: ghcr.io/acme/app\n  tag: ""\n  digest: ${digest}\n`, [`${digest}:4`]],
  [
    'a digest without its algorithm',
    `repository: ghcr.io/acme/app\nsha: x\ndigest: ${digest.slice(7)}\n`,
    [`${digest}:3`]
  ],
  ['a tag with a digest', `repository: ghcr.io/acme/app\ntag: 1.2@${digest}\n`, ['1.2:2', `${digest}:2`]],
  ['a digest as the tag', `repository: ghcr.io/acme/app\ntag: ${digest}\n`, [`${digest}:2`]],
  ['a tag and a digest', `repository: ghcr.io/acme/app\ntag: 1.2\ndigest: ${digest}\n`, ['1.2:2', `${digest}:2`]],
  ['a digest that decides', `repository: ghcr.io/acme/app\ntag: $\{TAG}\ndigest: ${digest}\n`, [`${digest}:3`]],
  ['keys with a prefix', 'appImage: ghcr.io/acme/app\nappImageTag: 2\nwebImageTag: 3\n', ['2:2', '3:3']],
  ['keys that end in image', 'image: ghcr.io/acme/app\nimageTag: 2\n', ['2:2']],
  ['keys with underscores', 'app_image_repository: ghcr.io/acme/app\napp_image_tag: 2\n', ['2:2']],
  ['a map in braces', 'image: { repository: ghcr.io/acme/app, tag: 2 }\n', ['2:1']],
  ['JSON on one line', '{"image":{"repository":"ghcr.io/acme/app","tag":"2"}}', ['2:1']],
  ['JSON', '{\n  "image": {\n    "tag": "2",\n    "repository": "ghcr.io\\/acme\\/app"\n  }\n}', ['2:3']],
  [
    'JSON with other keys',
    '{\n  "image": {\n    "a": 1,\n    "tag": "2",\n    "repository": "ghcr.io/acme/app",\n    "b": "x"\n  }\n}',
    ['2:4']
  ],
  ['other keys', 'a: x\nimage:\n  a: 1\n  repository: ghcr.io/acme/app\n  b: "x"\n  tag: 2\n  c: \'x\'\n', ['2:6']],
  ['several documents', 'a: 1\n---\nrepository: ghcr.io/acme/app\ntag: 2\n---\nb: 1\n', ['2:4']],
  ['an alias of a tag', 'v: &v 1.3\nrepository: ghcr.io/acme/app\ntag: *v\n', ['1.3:1']],
  ['an alias of a name', 'a: &app ghcr.io/acme/app\nb: { repository: *app, tag: 2 }\n', ['2:2']],
  ['an alias that is set again', 'v: &v 1\nw: &v 2\nrepository: ghcr.io/acme/app\ntag: *v\n', ['2:2']],
  [
    'a map that is merged',
    'd: &d { registry: ghcr.io, tag: 1 }\na:\n  <<: *d\n  repository: acme/app\n  tag: 2\n',
    ['1:1', '2:5']
  ],
  [
    'maps that are merged',
    'd: &d { tag: 3 }\ne: &e { registry: ghcr.io }\na:\n  <<: [*d, *e]\n  repository: acme/app\n',
    ['3:1']
  ],
  ['kustomize', 'images:\n  - name: ghcr.io/acme/app\n    newTag: 1.3\n', ['1.3:3']],
  ['kustomize with a new name', 'images:\n  - name: app\n    newName: ghcr.io/acme/app\n    newTag: 1.3\n', ['1.3:4']],
  [
    'kustomize with another name of the registry',
    'images:\n  - name: ghcr.io/acme/old\n    newName: ghcr.io/acme/app\n    newTag: 1.3\n',
    ['1.3:4']
  ],
  ['kustomize with a digest', `images:\n  - name: ghcr.io/acme/app\n    digest: ${digest}\n`, [`${digest}:3`]],
  ['kustomize of a layer above', 'images:\n  - name: server-image\n    newTag: 1.3\n', ['1.3:3']],
  ['a tag alone', 'image:\n  tag: 1.4\n', ['1.4:2']],
  ['a tag with an empty repository', 'image:\n  repository: ""\n  tag: 1.4\n', ['1.4:3']],
  [
    'parameters of Argo CD',
    linesOf('parameters:\n- name: image.repository\n  value: ghcr.io/acme/app\n- name: image.tag\n  value: "1.2"\n'),
    ['1.2:5']
  ],
  ['one parameter of Argo CD', 'parameters:\n- name: image.tag\n  value: "1.2"\n', ['1.2:3']],
  ['a JSON patch', '- op: replace\n  path: /spec/values/image/tag\n  value: 1.2\n', ['1.2:3']],
  ['a variable of a container', 'env:\n- name: APP_IMAGE_TAG\n  value: "1.2"\n', ['1.2:3']],
  ['an item of a generator', 'elements:\n- name: prod\n  tag: 1.2\n', ['1.2:3']],
  [
    'values in a block',
    'helm:\n  values: |\n    image:\n      # its tag\n      repository: ghcr.io/acme/app\n      tag: 1.2\n  x: 1\n',
    ['1.2:6']
  ],
  ['values in a block in a block', 'a: |\n  b: |\n    repository: ghcr.io/acme/app\n    tag: 1\n', ['1:4']],
  ['a folded block', 'a: >-\n  repository: ghcr.io/acme/app\n\n  tag: 1\n', ['1:4']],
  ['a block that is no YAML', 'a: |\n  x: [1\n  tag: 1\n', ['1:1']],
  ['values in quotes', 'a: "image:\\n  tag: 1.2\\n"\n', ['1.2:1']],
  ['a source of Flux', 'kind: OCIRepository\nspec:\n  url: oci://ghcr.io/acme/app\n  ref:\n    tag: 1.2\n', ['1.2:5']],
  ['a chart', 'repoURL: ghcr.io/acme\nchart: app\ntargetRevision: 1.2.3+4\n', ['1.2.3_4:3']],
  [
    'a chart of a chart',
    'dependencies:\n- name: app\n  version: 1.2.3\n  repository: oci://ghcr.io/acme\n',
    ['1.2.3:3']
  ],
  [
    'a chart of Flux',
    'kind: HelmRepository\nspec:\n  url: oci://ghcr.io/acme\n---\nspec:\n  chart: app\n  version: 1.2.3\n',
    ['1.2.3:7']
  ],
  ['a chart by the name of its registry', 'releases:\n- chart: acme/app\n  version: 1.2.3\n', ['1.2.3:3']],
  ['an image and its version', 'image: ghcr.io/acme/app\nversion: main\n', ['main:2']],
  ['where Flux looks for tags', 'kind: ImageRepository\nspec:\n  image: ghcr.io/acme/app\n', []],
  ['a merge of what is no map', 'repository: ghcr.io/acme/app\ntag: 1\n<<: [1, 2]\n', ['1:2']],
  ['an image without a tag', 'image: app\nwebImage: { tag: 1 }\nargs: [a, b]\n', ['1:2']],
  ['another registry', 'registry: docker.io\nrepository: acme/app\ntag: 1\n', []],
  ['another image', 'repository: quay.io/acme/app\ntag: 1\n', []],
  ['another owner', 'registry: ghcr.io\nrepository: other/app\ntag: 1\n', []],
  ['another package', 'repository: ghcr.io/acme/web\ntag: 1\n', []],
  ['a checkout', 'with:\n  repository: acme/app\n  ref: v1\n', []],
  ['a service', 'apiVersion: v1\nmetadata:\n  name: app\n  version: 3\n', []]
]

const merges = `m0: &m0 { tag: 1 }\n${[1, 2, 3, 4, 5, 6].map((each) => `m${each}: &m${each} { <<: *m${each - 1} }\n`).join('')}`

const unversionedKeys: readonly (readonly [title: string, text: string, line: number])[] = [
  ['an empty tag', 'image:\n  repository: ghcr.io/acme/app\n  tag: ""\n', 2],
  ['a tag without a value', 'image:\n  repository: ghcr.io/acme/app\n  tag:\n', 2],
  ['a tag that is a map', 'image:\n  repository: ghcr.io/acme/app\n  tag: {}\n', 2],
  ['a tag that is a variable', 'image:\n  repository: ghcr.io/acme/app\n  tag: ${TAG}\n', 2],
  ['a digest that is a variable', 'repository: ghcr.io/acme/app\ntag: 1\ndigest: ${DIGEST}\n', 1],
  ['a registry apart without a tag', 'registry: ghcr.io\nrepository: acme/app\n', 2],
  ['a registry in a variable', 'repository: ${REGISTRY}/acme/app\ntag: ""\n', 1],
  ['a registry in a key that is a variable', 'registry: ${REGISTRY}\nrepository: acme/app\ntag: ""\n', 2],
  ['the owner without a registry', 'image:\n  repository: acme/app\n  tag: ""\n', 2],
  ['a registry for all charts', 'imageRegistry: ghcr.io/acme\nimage:\n  repository: app\n  tag: ""\n', 3],
  ['a registry for all charts, without a tag', 'global: { registry: ghcr.io }\nimage:\n  repository: acme/app\n', 3],
  ['a range of charts', 'chart: app\nrepoURL: ghcr.io/acme\ntargetRevision: 1.x\n', 1],
  ['a chart that takes the newest', 'url: oci://ghcr.io/acme\n---\nspec: { chart: app, version: ">=1" }\n', 3],
  ['a range of versions of Flux', 'url: oci://ghcr.io/acme/app\nref:\n  semver: ">=1"\n', 1],
  ['a new name only', 'images:\n- name: x\n  newName: ghcr.io/acme/app\n', 3],
  ['the tag of another image', 'webImage: ghcr.io/acme/app\nimage: docker.io/x\nimageTag: 1\n', 1],
  [
    'one of two on a line',
    '[{"repository":"ghcr.io/acme/app","tag":""},{"repository":"ghcr.io/acme/app","tag":"1"}]',
    1
  ],
  [
    'what is shared with a map without a tag',
    'a: { repository: &r ghcr.io/acme/app }\nb: { repository: *r, tag: 1 }\n',
    1
  ],
  ['an alias without an anchor', 'repository: ghcr.io/acme/app\ntag: *v\n', 1],
  ['maps that are merged too deeply', `${merges}repository: ghcr.io/acme/app\n<<: *m6\n`, 8],
  ['values in quotes', 'a: "repository: ghcr.io/acme/app\\ntag: 1.2\\n"\n', 1],
  ['YAML with a mistake', 'registry: ghcr.io\nrepository: acme/app\ntag: [1\n', 2],
  ['YAML with a mistake and the owner in the registry', 'a: ghcr.io/acme\nb: [app\n', 1],
  [
    'YAML that is nested too deeply',
    `image: ghcr.io/acme/app\ntag: 1\n${'['.repeat(20_000)}${']'.repeat(20_000)}\n`,
    1
  ],
  ['YAML that is too long', `image: ghcr.io/acme/app\ntag: 1\n# ${'x'.repeat(4_200_000)}\n`, 1]
]

describe('separate keys of YAML and JSON name an image together', () => {
  test.each(keys)('%s', (_, text, expected) => {
    expect(usesIn({ 'file.yaml': text })).toEqual(expected)
  })

  test.each(unversionedKeys)('and one without a version that can be told: %s', (_, text, line) => {
    expect(usesIn({ 'file.yaml': text }).filter((use) => use.startsWith('?'))).toEqual([`?:${line}`])
  })

  test('the registry may be in another file, before or after', () => {
    const app = { 'app.yaml': 'image:\n  repository: app\n  tag: ""\n' }
    const base = { 'base.yaml': 'global:\n  imageRegistry: ghcr.io/acme\n' }
    expect(usesIn({ ...app, 'other.yaml': 'registry: ghcr.io' })).toEqual([])
    expect(usesIn({ ...app, ...base })).toEqual(['?:2'])
    expect(usesIn({ ...base, ...app })).toEqual(['?:2'])
  })

  test('of a text that is not YAML, a tag alone may be that of any image', () => {
    expect(usesIn({ '.env': 'APP_TAG=1.2\nWEB_TAG="v3"\nDIGEST=\nTAG=$X\n' })).toEqual(['1.2:1', 'v3:2'])
    expect(usesIn({ 'values.yaml': 'a: {{ b }}\ntag: 1.3\n' })).toEqual(['1.3:2'])
  })
})

describe('what is found', () => {
  test('is named at the first place, an exact one before others', () => {
    const files = { a: 'APP_TAG=1', b: '\nghcr.io/acme/app:1', c: '\n\nghcr.io/acme/app:1' }
    const { references } = read(files)
    const use = findUses(
      { globs: [], owner: 'acme', files: 3, count: 3, references },
      { type: 'container', name: 'app' }
    )
    expect(use.versions.get('1')).toMatchObject({ file: 'b', line: 2, isExact: true })
  })

  test('counts by lines', () => {
    expect(read({ a: 'ghcr.io/acme/a:1 ghcr.io/acme/b:1\nghcr.io/acme/a:1\n', b: 'ghcr.io/acme/a' }).count).toBe(3)
  })

  test('has a warning for each file of YAML with a mistake, but for templates', () => {
    const image = 'image: ghcr.io/acme/app:1\n'
    const { warnings } = read({
      'a.yaml': `${image}b: [\n`,
      'b.yml': `{{ if x }}\n${image}`,
      'c.txt': `${image}b: [\n`
    })
    expect(warnings).toEqual([expect.stringContaining('a.yaml:3')])
    expect(read({ 'a.yaml': image, 'b.yaml': `${image}b: [1]` }).warnings).toEqual([])
    expect(read({ 'a.yaml': 'tag: 1\n\nb: [\n' }).warnings).toEqual([expect.stringContaining('a.yaml:4')])
  })

  test('is checked for mistakes up to a mebibyte where the text says all', () => {
    const broken = `image: ghcr.io/acme/app:1\nb: [\n# ${'x'.repeat(600_000)}`
    expect(read({ 'a.yaml': broken, 'b.yaml': broken, 'c.yaml': broken }).warnings).toHaveLength(2)
  })
})
