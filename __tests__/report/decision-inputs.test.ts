import { describe, expect, test } from '@jest/globals'
import { reportDecisionInputs, reportFacts } from '../../src/report/decision-inputs.ts'
import type { RefState } from '../../src/retention/conditions.ts'
import { buildGraph } from '../../src/retention/graph.ts'
import { digest, image, index, unknownRefs } from '../retention/builders.ts'

const version = (id: number, name: string) => ({ id, name: digest(name), tags: [], created: 0, updated: null })

describe('the decision inputs of a package', () => {
  test('have the edges by IDs, and each blob once', () => {
    const versions = [version(10, 'index'), version(30, 'arm'), version(20, 'amd'), version(40, 'signature')]
    const { children, ...list } = index(['arm', 'amd'])
    const [arm, amd] = [image({ layers: [1000, 1] }), image({ layers: [1000, 2] })]
    const platforms = children.map((child, index) => ({ ...child, platform: index === 0 ? 'linux/arm64' : null }))
    const manifests = new Map([
      [digest('index'), { ...list, children: platforms }],
      [digest('arm'), arm],
      [digest('amd'), amd],
      [digest('signature'), { ...image({}), blobs: [], subject: digest('gone'), artifactType: 'x' }]
    ])
    const { decisionInputs, blobs } = reportDecisionInputs(versions, {
      graph: buildGraph(versions, manifests),
      manifests
    })
    expect(decisionInputs).toEqual([
      { needs: [20, 30], manifest: { kind: 'index', blobs: [] } },
      { platform: 'linux/arm64', manifest: { kind: 'image', blobs: expect.any(Array) } },
      { manifest: { kind: 'image', blobs: expect.any(Array) } },
      { foreign: true, manifest: { kind: 'image', artifactType: 'x', blobs: [] } }
    ])
    const sizes = [arm, amd].map((fact) => fact.blobs.map(({ size }) => size))
    const blobSizes = decisionInputs
      .slice(1, 3)
      .map(({ manifest }) => typeof manifest === 'object' && manifest.blobs.map((index) => blobs[index]))
    expect(blobSizes).toEqual(sizes)
    expect(blobs.length).toBeLessThan(sizes.flat().length)
  })

  test('have the tagged indexes that list a tagged version', () => {
    const versions = [
      { ...version(3, 'index'), tags: ['v1'] },
      { ...version(1, 'amd64'), tags: ['v1-amd64'] },
      version(2, 'arm64')
    ]
    const manifests = new Map([
      [digest('index'), index(['amd64', 'arm64'])],
      [digest('amd64'), image()]
    ])
    const { decisionInputs } = reportDecisionInputs(versions, { graph: buildGraph(versions, manifests), manifests })
    expect(decisionInputs.map(({ listedBy }) => listedBy)).toEqual([undefined, [3], undefined])
  })

  test('have the manifests that could not be read, and nothing of those that were not requested', () => {
    const versions = [version(1, 'a'), version(2, 'b'), version(3, 'c')]
    const manifests = new Map([
      [digest('a'), 'missing'],
      [digest('b'), 'unreadable']
    ] as const)
    expect(reportDecisionInputs(versions, { graph: null, manifests })).toEqual({
      decisionInputs: [{ manifest: 'missing' }, { manifest: 'unreadable' }, {}],
      blobs: []
    })
  })
})

test('facts of all packages are grouped by repository and sorted', () => {
  const answers = (repository: string | null, facts: Partial<RefState>) => ({
    repository,
    facts: { ...unknownRefs, ...facts }
  })
  expect(reportFacts([answers(null, {}), {}])).toBeNull()
  expect(
    reportFacts([
      answers('acme/app', {}),
      answers('acme/app', { branches: new Set(['b', 'a']) }),
      answers('acme/web', { branches: new Set(['c']) }),
      answers('acme/app', { tags: new Set() }),
      answers('acme/web', {
        closedPullRequests: { since: 0, closedAt: new Map([['7', 86_400_000]]) },
        deployments: {
          perEnvironment: 2,
          successful: [
            { id: 1, environment: 'prod', sha: 'abc1234', ref: 'main', created: 0 },
            { id: 2, environment: 'prod', sha: 'abc1235', ref: 'v1', created: 0 }
          ]
        }
      })
    ])
  ).toEqual({
    'acme/app': { pullRequests: null, branches: ['a', 'b'], tags: [] },
    'acme/web': {
      pullRequests: null,
      closedPullRequests: { since: '1970-01-01T00:00:00Z', closedAt: { 7: '1970-01-02T00:00:00Z' } },
      branches: ['c'],
      tags: null,
      deployments: {
        perEnvironment: 2,
        successful: [
          { id: 2, environment: 'prod', sha: 'abc1235', ref: 'v1', createdAt: '1970-01-01T00:00:00Z' },
          { id: 1, environment: 'prod', sha: 'abc1234', ref: 'main', createdAt: '1970-01-01T00:00:00Z' }
        ]
      }
    }
  })
})
