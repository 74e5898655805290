import { describe, expect, test } from '@jest/globals'
import { reportDecisionInputs, reportFacts } from '../../src/report/decision-inputs.ts'
import { buildGraph } from '../../src/retention/graph.ts'
import type { RefState } from '../../src/retention/keep-rules.ts'
import { digest, image, index } from '../retention/builders.ts'

const version = (id: number, name: string) => ({ id, name: digest(name), tags: [], created: 0, updated: null })

describe('the stock of a package', () => {
  test('has the edges by ids, and each blob once', () => {
    const versions = [version(10, 'index'), version(30, 'arm'), version(20, 'amd'), version(40, 'signature')]
    const { children, ...list } = index(['arm', 'amd'])
    const [arm, amd] = [image({ layers: [1000, 1] }), image({ layers: [1000, 2] })]
    const platforms = children.map((each, at) => ({ ...each, platform: at === 0 ? 'linux/arm64' : null }))
    const manifests = new Map([
      [digest('index'), { ...list, children: platforms }],
      [digest('arm'), arm],
      [digest('amd'), amd],
      [digest('signature'), { ...image({}), blobs: [], subject: digest('gone'), artifactType: 'x' }]
    ])
    const { each, blobs } = reportDecisionInputs(versions, { graph: buildGraph(versions, manifests), manifests })
    expect(each).toEqual([
      { needs: [20, 30], manifest: { kind: 'index', blobs: [] } },
      { platform: 'linux/arm64', manifest: { kind: 'image', blobs: expect.any(Array) } },
      { manifest: { kind: 'image', blobs: expect.any(Array) } },
      { foreign: true, manifest: { kind: 'image', artifactType: 'x', blobs: [] } }
    ])
    const sizes = [arm, amd].map((fact) => fact.blobs.map(({ size }) => size))
    const told = each
      .slice(1, 3)
      .map(({ manifest }) => typeof manifest === 'object' && manifest.blobs.map((at) => blobs[at]))
    expect(told).toEqual(sizes)
    expect(blobs.length).toBeLessThan(sizes.flat().length)
  })

  test('names the tagged indexes that list a tagged version', () => {
    const versions = [
      { ...version(3, 'index'), tags: ['v1'] },
      { ...version(1, 'amd64'), tags: ['v1-amd64'] },
      version(2, 'arm64')
    ]
    const manifests = new Map([
      [digest('index'), index(['amd64', 'arm64'])],
      [digest('amd64'), image()]
    ])
    const { each } = reportDecisionInputs(versions, { graph: buildGraph(versions, manifests), manifests })
    expect(each.map(({ listedBy }) => listedBy)).toEqual([undefined, [3], undefined])
  })

  test('says what could not be read, and is silent of what was not', () => {
    const versions = [version(1, 'a'), version(2, 'b'), version(3, 'c')]
    const manifests = new Map([
      [digest('a'), 'missing'],
      [digest('b'), 'unreadable']
    ] as const)
    expect(reportDecisionInputs(versions, { graph: null, manifests })).toEqual({
      each: [{ manifest: 'missing' }, { manifest: 'unreadable' }, {}],
      blobs: []
    })
  })
})

test('facts are those of all packages by their repositories, in order', () => {
  const none = { pullRequests: null, branches: null, tags: null }
  const told = (repository: string | null, facts: Partial<RefState>) => ({ repository, facts: { ...none, ...facts } })
  expect(reportFacts([told(null, {}), {}])).toBeNull()
  expect(
    reportFacts([
      told('acme/app', {}),
      told('acme/app', { branches: new Set(['b', 'a']) }),
      told('acme/web', { branches: new Set(['c']) }),
      told('acme/app', { tags: new Set() })
    ])
  ).toEqual({
    'acme/app': { pullRequests: null, branches: ['a', 'b'], tags: [] },
    'acme/web': { pullRequests: null, branches: ['c'], tags: null }
  })
})
