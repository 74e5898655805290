import { describe, expect, test } from '@jest/globals'
import { evaluateWithoutManifests } from '../../src/retention/evaluate.ts'
import { buildGraph } from '../../src/retention/graph.ts'
import { untagPlaceholder } from '../../src/retention/manifest.ts'
import { type Plan, planPackage } from '../../src/retention/plan.ts'
import type { Rule } from '../../src/retention/policy.ts'
import {
  container,
  digest,
  helperTag,
  image,
  index,
  type Listing,
  manifest,
  nameOf,
  now,
  policy,
  rule,
  unknownRefs
} from './builders.ts'
import { byName } from './decisions.ts'

const plan = (listing: Listing, rules: readonly Rule[]): Plan =>
  planPackage(
    container({ ...listing, 'kept 9y kept': image() }),
    policy(rules, { protect: ['kept'] }),
    unknownRefs,
    now
  )

/**
 * Returns how each version is related to others: what it is, and the versions that it is kept for where all are kept;
 * whether it is an orphan where all are deleted.
 */
const relations = (listing: Listing): Readonly<Record<string, string>> => {
  const { decisions } = plan(listing, [])
  const names = new Map(decisions.map(({ version }) => [version.id, nameOf(version.name)]))
  const deleted = plan(listing, [rule(['@any', '@untagged'])]).decisions
  const rows = decisions.map(({ part, reasons }, at) => {
    const owners = reasons.flatMap((reason) => ('ids' in reason ? reason.ids.map((id) => names.get(id)) : []))
    const codes = [reasons, deleted[at]?.reasons ?? []].flat().map(({ code }) => code)
    const marks = (['orphan', 'foreign-subject'] as const).filter((code) => codes.includes(code))
    return [part, ...(owners.length > 0 ? ['of', ...owners.toSorted()] : []), ...marks].join(' ')
  })
  return Object.fromEntries(decisions.slice(0, -1).map(({ version }, at) => [nameOf(version.name), rows[at] ?? '']))
}

const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json'
const dockerImage = manifest({
  mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
  config: { mediaType: 'application/vnd.docker.container.image.v1+json', digest: digest('c'), size: 1 },
  layers: []
})
const artifact = (subject: string, artifactType: string) =>
  image({ subject, artifactType, config: 'application/vnd.oci.empty.v1+json' })
const sigstore = (subject: string) => artifact(subject, 'application/vnd.dev.sigstore.bundle.v0.3+json')
const notation = (subject: string) => artifact(subject, 'application/vnd.cncf.notary.signature')
const cosign = image({ layers: [7] })
const { bytes } = untagPlaceholder({ tag: '1.0', created: 0, nonce: 'x' })
const placeholder = manifest(JSON.parse(new TextDecoder().decode(bytes)))

/** For each version its manifest, and how it is related to others. */
type Structure = Readonly<Record<string, readonly [manifest: Listing[string], relation: string]>>

const structures: Readonly<Record<string, Structure>> = {
  'single images of every kind need nothing': {
    'app 1d 1.0': [image(), 'image'],
    'docker 1d 1.1': [dockerImage, 'image'],
    'chart 1d 1.2': [image({ config: 'application/vnd.cncf.helm.config.v1+json' }), 'image'],
    'untagged 1d': [image(), 'image'],
    'empty 1d 1.3': [index([]), 'image']
  },
  'an index needs its platforms and their legacy attestations, which it lists': {
    'app 1d 1.0': [index(['amd64', 'arm64', 'attest']), 'image'],
    'amd64 1d': [image(), 'child of app'],
    'arm64 1d': [image(), 'child of app'],
    'attest 1d': [image(), 'child of app']
  },
  'an attestation with a subject is needed by the index that lists it and by its platform': {
    'attest 1d': [artifact('amd64', 'application/vnd.docker.attestation.manifest.v1+json'), 'child of amd64 app'],
    'app 1d 1.0': [index(['amd64', 'attest']), 'image'],
    'amd64 1d': [image(), 'child of app']
  },
  'a Docker list needs its images': {
    'amd64 1d': [dockerImage, 'child of app'],
    'app 1d 1.0': [index(['amd64'], { mediaType: dockerList }), 'image']
  },
  'nested indexes need all that is below them, step by step': {
    'top 1d 1.0': [index(['middle', 'other']), 'image'],
    'middle 1d': [index(['bottom']), 'child of top'],
    'bottom 1d': [index(['amd64']), 'child of middle'],
    'amd64 1d': [image(), 'child of bottom'],
    'other 1d': [image(), 'child of top']
  },
  'two indexes share a child': {
    'one 1d 1.0': [index(['shared', 'shared']), 'image'],
    'two 1d': [index(['shared']), 'image'],
    'shared 1d': [image(), 'child of one two']
  },
  'a child with a tag of its own is an image, and needed all the same': {
    'app 1d 1.0': [index(['amd64']), 'image'],
    'amd64 1d 1.0-amd64': [image(), 'image of app']
  },
  'signatures and attestations belong to their subject, and so do theirs': {
    'app 1d 1.0': [image(), 'image'],
    'attestation 1d': [sigstore('app'), 'referrer of app'],
    'signature 1d': [notation('attestation'), 'referrer of attestation'],
    'sbom 1d': [index(['entry'], { subject: 'app' }), 'referrer of app'],
    'entry 1d': [image(), 'child of sbom']
  },
  'a referrer with a tag of its own is an image, and needed all the same': {
    'app 1d 1.0': [image(), 'image'],
    'scan 1d scan-1.0': [artifact('app', 'application/vnd.example'), 'image of app']
  },
  'a referrers fallback tag attaches an index and what it lists': {
    'app 1d 1.0': [image(), 'image'],
    'attestation 1d': [sigstore('app'), 'referrer of app fallback'],
    [`fallback 1d ${helperTag('app')}`]: [index(['attestation', 'without-subject', 'stale']), 'referrer of app'],
    'without-subject 1d': [image(), 'referrer of fallback']
  },
  'a fallback tag of a sha512 subject is cut at 64 characters': {
    'sha512:app 1d 1.0': [image(), 'image'],
    'signature 1d': [notation('sha512:app'), 'referrer of app fallback'],
    [`fallback 1d ${helperTag('app', 'sha512')}`]: [index(['signature']), 'referrer of app']
  },
  'a fallback tag of another algorithm attaches nothing': {
    'app 1d 1.0': [image(), 'image'],
    'signature 1d': [notation('app'), 'referrer of app'],
    [`fallback 1d ${helperTag('app', 'sha512')}`]: [index([]), 'image orphan']
  },
  'the tags of cosign attach to images, to platforms and to each other': {
    'app 1d 1.0': [index(['amd64']), 'image'],
    'amd64 1d': [image(), 'child of app'],
    [`sig 1d ${helperTag('app')}.sig`]: [cosign, 'referrer of app'],
    [`att 1d ${helperTag('amd64')}.att`]: [cosign, 'referrer of amd64'],
    [`sbom 1d ${helperTag('app')}.sbom ${helperTag('amd64')}.sbom`]: [cosign, 'referrer of amd64 app'],
    [`sigsig 1d ${helperTag('sig')}.sig`]: [cosign, 'referrer of sig']
  },
  'a helper tag beside an ordinary one makes an image that is needed too': {
    'app 1d 1.0': [image(), 'image'],
    [`sig 1d ${helperTag('app')}.sig mine`]: [index(['entry']), 'image of app'],
    'entry 1d': [image(), 'child of sig']
  },
  'the helper tag of an unread or missing manifest still attaches it': {
    'app 1d 1.0': [null, 'image'],
    [`sig 1d ${helperTag('app')}.sig`]: [null, 'referrer of app'],
    [`att 1d ${helperTag('app')}.att`]: ['missing', 'referrer of app']
  },
  'a referrer whose subject is gone is an orphan image, unless one of several is left': {
    'app 1d 1.0': [image(), 'image'],
    'attestation 1d': [sigstore('gone'), 'image orphan'],
    [`sig 1d ${helperTag('gone')}.sig`]: [cosign, 'image orphan'],
    [`sbom 1d ${helperTag('gone')}.sbom ${helperTag('app')}.sbom`]: [cosign, 'referrer of app']
  },
  'an orphaned fallback index leaves its entries what they are: its parts': {
    [`fallback 1d ${helperTag('gone')}`]: [index(['signature']), 'image orphan'],
    'signature 1d': [notation('gone'), 'referrer of fallback orphan'],
    'app 1d 1.0': [image(), 'image'],
    'other 1d': [notation('app'), 'referrer of app']
  },
  'an unknown media type needs all that it mentions': {
    'app 1d 1.0': [
      manifest({ mediaType: 'application/vnd.future+json', parts: [{ at: `x@${digest('amd64')}` }] }),
      'image'
    ],
    'amd64 1d': [image(), 'child of app'],
    'other 1d': [image(), 'image']
  },
  'what could not be read, or is missing, has no parts of its own': {
    'app 1d 1.0': ['unreadable', 'image'],
    'ghost 1d 1.1': ['missing', 'image'],
    'unread 1d 1.2': [null, 'image'],
    'child 1d': [image(), 'image']
  },
  'a ring of helper tags that no image leads to is made of images, with parts of their own': {
    [`a 1d ${helperTag('b')}`]: [image(), 'image of b'],
    [`b 1d ${helperTag('a')}`]: [index(['c']), 'image of a'],
    'c 1d': [image(), 'referrer of b']
  },
  'a ring of helper tags belongs to another one that leads to it': {
    [`c 1d ${helperTag('d')} ${helperTag('x')}`]: [image(), 'referrer of d x'],
    [`d 1d ${helperTag('c')}`]: [image(), 'referrer of c'],
    [`x 1d ${helperTag('a')}`]: [image(), 'referrer of a'],
    [`a 1d ${helperTag('b')}`]: [image(), 'image of b'],
    [`b 1d ${helperTag('a')}`]: [image(), 'image of a']
  },
  'a ring of helper tags belongs to the image that leads to it': {
    [`a 1d ${helperTag('b')} ${helperTag('app')}`]: [image(), 'referrer of app b'],
    [`b 1d ${helperTag('a')}`]: [image(), 'referrer of a'],
    'app 1d 1.0': [image(), 'image']
  },
  'referrers are foreign, and no orphans, where no subject of any is listed': {
    [`sig 1d ${helperTag('gone')}.sig`]: [cosign, 'referrer foreign-subject'],
    'attestation 1d': [sigstore('gone'), 'referrer foreign-subject'],
    'app 1d 1.0': [image(), 'image']
  },
  'a tag that names its own version attaches nothing': {
    [`app 1d ${helperTag('app')}`]: [image(), 'image'],
    'signature 1d': [notation('app'), 'referrer of app']
  },
  'the placeholder of a removed tag is left over, another empty index is not': {
    'left 1d 1.0': [placeholder, 'image orphan'],
    'empty 1d 1.1': [index([]), 'image']
  },
  'an empty package has nothing': {}
}

test.each(Object.entries(structures))('%s, in whatever order they are listed', (_, structure) => {
  const rows = Object.entries(structure).map(([version, [fact, relation]]) => ({ version, fact, relation }))
  const expected = byName(Object.fromEntries(rows.map(({ version, relation }) => [version, relation])))
  for (const listed of [rows, rows.toReversed()])
    expect(relations(Object.fromEntries(listed.map(({ version, fact }) => [version, fact])))).toEqual(expected)
})

describe('broken images', () => {
  test.each<[what: string, listing: Listing, broken: Record<string, string[]>]>([
    ['a complete index is not broken', { 'app 1d 1.0': index(['amd64']), 'amd64 1d': image() }, {}],
    ['a ghost: its own manifest is missing', { 'app 1d 1.0': 'missing' }, { app: ['app'] }],
    [
      'a child that is no longer listed',
      { 'app 1d 1.0': index(['amd64', 'arm64']), 'arm64 1d': image() },
      { app: ['amd64'] }
    ],
    [
      'a child that is listed, and missing',
      { 'app 1d 1.0': index(['amd64']), 'amd64 1d': 'missing' },
      { app: ['amd64'] }
    ],
    [
      'a child that is missing further down, for each tagged image above',
      { 'top 1d 1.0': index(['app']), 'app 1d 1.1': index(['gone', 'gone']), 'other 1d 1.2': index([]) },
      { top: ['gone'], app: ['gone'] }
    ],
    ['an untagged image is nobody’s loss', { 'app 1d': index(['gone']), 'ghost 1d': 'missing' }, {}],
    ['a child that was not read is taken to be there', { 'app 1d 1.0': index(['amd64']), 'amd64 1d': null }, {}],
    ['what could not be read is not called broken', { 'app 1d 1.0': 'unreadable' }, {}],
    [
      'stale entries of a fallback index break nothing',
      { 'app 1d 1.0': image(), [`fallback 1d ${helperTag('app')}`]: index(['gone']) },
      {}
    ],
    ['a subject that is gone breaks nothing', { 'app 1d 1.0': notation('gone') }, {}],
    [
      'what an unknown media type mentions may be anything',
      { 'app 1d 1.0': manifest({ mediaType: 'application/vnd.future+json', blob: digest('gone') }) },
      {}
    ]
  ])('%s', (_, listing, broken) => {
    const found = [...(container(listing).graph?.broken ?? [])]
    const names = Object.keys(listing).map((version) => version.split(' ', 1)[0])
    expect(Object.fromEntries(found.map(([at, missing]) => [names[at], missing.map(nameOf)]))).toEqual(broken)
  })

  const listed: Listing = {
    'whole 2d 1.0': index(['amd64']),
    'amd64 2d': image(),
    'ghost 2d 1.1': 'missing',
    'torn 2d 1.2': index(['gone']),
    'disputed 2d 1.3': index(['arm64']),
    'arm64 2d': 'missing'
  }
  const inventory = container(listed)
  const manifests = new Map([...inventory.manifests, [digest('gone'), 'missing' as const]])

  test.each<[patterns: string[], deleted: string[]]>([
    [['@broken'], ['ghost', 'torn']],
    [
      ['*', '!@broken'],
      ['whole', 'amd64']
    ],
    [
      ['*', '@broken'],
      ['whole', 'amd64', 'ghost', 'torn', 'disputed', 'arm64']
    ]
  ])('%j counts an image as broken only if GitHub does not list the part either', (patterns, deleted) => {
    const kept = container({ 'kept 9y kept': image() })
    const versions = [...inventory.versions, ...kept.versions]
    const whole = buildGraph(versions, new Map([...manifests, ...kept.manifests]))
    const { decisions } = planPackage(
      { ...inventory, versions, graph: whole },
      policy([rule(patterns)], { protect: ['kept'] }),
      unknownRefs,
      now
    )
    const names = decisions.flatMap(({ action, version }) => (action === 'delete' ? nameOf(version.name) : []))
    expect(names.toSorted()).toEqual(deleted.toSorted())
  })
  test.each<[patterns: string[], deletable: boolean]>([
    [['@broken'], true],
    [['*', '!@broken'], true],
    [['other', '!@broken'], false]
  ])('before manifests are read, %j covers what may be broken or not', (patterns, deletable) => {
    const { graph: _, ...candidates } = container({ 'app 1d 1.0': index(['amd64']) })
    const [app] = evaluateWithoutManifests(candidates, policy([rule(patterns)]), unknownRefs, now)
    expect(app?.deletable).toBe(deletable)
  })
})
