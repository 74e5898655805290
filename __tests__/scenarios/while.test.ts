import { describe, expect, test } from '@jest/globals'
import { readDocument } from '../../report-page/document.ts'
import { replayDecisions } from '../../report-page/replay.ts'
import { readReport } from '../../report-page/report.ts'
import { addPackage, addRepository } from '../../simulator/world.ts'
import { writeDocument } from '../../src/report/policy-document.ts'
import { publishDaily, remainingNames, setUp } from '../action.ts'
import { unwrap } from '../retention/builders.ts'

const facts = {
  pulls: [12],
  branches: ['main', 'feature/ABC-123', 'Fix/Login'],
  tags: ['v1.0.0', 'v1.1.0', 'server/v3.0.0']
}

const policy = (patterns: readonly string[], keep: string, type = 'container'): string =>
  `version: 1\npolicies:\n  - packages: app\n    type: ${type}\n    rules:\n      - delete: ${JSON.stringify(patterns)}\n        keep: ${keep}\n`

const setUpRepository = async (tags: readonly string[], type: 'container' | 'npm' = 'container') => {
  const { world, app, act } = await setUp()
  addRepository(world, 'acme/app', facts)
  const pkg =
    type === 'container' ? app : addPackage(world, { owner: 'acme', type, name: 'app', repository: 'acme/app' })
  publishDaily(world, pkg, ['zz', ...tags])
  const clean = async (patterns: readonly string[], keep: string): Promise<string[]> => {
    await act({ packages: 'app', policy: policy(patterns, keep, type) })
    return remainingNames(pkg)
  }
  return { act, clean }
}

describe('while', () => {
  test.each<
    [what: string, patterns: readonly string[], keep: string, tags: readonly string[], stay: readonly string[]]
  >([
    [
      'keeps the image of a branch, whichever pattern comes first',
      ['{name}-amd64', '{name}', '!zz'],
      '{ while: branch-exists }',
      ['main-amd64', 'main', 'gone-amd64'],
      ['main-amd64', 'main']
    ],
    [
      'keeps the image of a branch, also with the patterns the other way round',
      ['{name}', '{name}-amd64', '!zz'],
      '{ while: branch-exists }',
      ['main-amd64', 'main', 'gone-amd64'],
      ['main-amd64', 'main']
    ],
    [
      'keeps the image of a branch with dashes in its name',
      ['{name}-{date}', '{name}-*', '!zz'],
      '{ while: branch-exists }',
      ['feature-ABC-123-2026-01-15', 'feature-ABC-123-x', 'feature-ABC-124-2026-01-15'],
      ['feature-ABC-123-2026-01-15', 'feature-ABC-123-x']
    ],
    [
      'keeps the image of a branch that a tool writes in lower case',
      ['*', '!zz'],
      '{ while: branch-exists }',
      ['fix-login', 'Fix-Login', 'fix-logout'],
      ['fix-login', 'Fix-Login']
    ],
    [
      'keeps images without the v of their Git tag, or what leads to its last slash',
      ['*', '!zz'],
      '{ while: tag-exists }',
      ['1.1.0', 'v1.0.0', '1.0.0', '3.0.0', '1.2.0'],
      ['1.1.0', 'v1.0.0', '1.0.0', '3.0.0']
    ],
    [
      'keeps what may be the image of an open pull request',
      ['/pr-(?P<pr>.+)/'],
      '{ while: pr-open }',
      ['pr-12', 'pr-12-amd64', 'pr-13'],
      ['pr-12', 'pr-12-amd64']
    ]
  ])('%s', async (_, patterns, keep, tags, stay) => {
    const { clean } = await setUpRepository(tags)
    expect(await clean(patterns, keep)).toEqual(['zz', ...stay])
  })

  test('asks the same of versions of other types', async () => {
    const { clean } = await setUpRepository(['1.1.0', '1.0.0', '1.2.0'], 'npm')
    expect(await clean(['*', '!zz'], '{ while: tag-exists }')).toEqual(['zz', '1.1.0', '1.0.0'])
  })

  test('is answered on the page as in the run, from the names that the report has', async () => {
    const { act } = await setUpRepository(['fix-login', 'feature-ABC-123-x', 'gone-x'])
    const text = policy(['{name}-x', 'fix-*'], '{ while: branch-exists }')
    const { report } = await act({ packages: 'app', policy: text, 'dry-run': 'true' })
    expect(report.facts?.['acme/app']?.branches).toEqual(['Fix/Login', 'feature/ABC-123', 'main'])
    const page = unwrap(readReport(JSON.stringify(report)))
    const read = readDocument(writeDocument(page.policy.policies))
    const again = read.ok ? replayDecisions(page, read.policies) : []
    for (const versions of [page.packages[0]?.versions, again[0]?.versions]) {
      expect(versions?.map(({ tags, action }) => `${tags} ${action}`).toSorted()).toEqual([
        'feature-ABC-123-x keep',
        'fix-login keep',
        'gone-x delete',
        'zz keep'
      ])
    }
  })
})

test('per groups by the whole name before a date', async () => {
  const tags = ['worker-1-2026-01-16', 'worker-2-2026-01-16', 'worker-1-2026-01-15', 'worker-2-2026-01-15']
  const { clean } = await setUpRepository(tags)
  expect(await clean(['{name}-{date}'], '{ latest: 1, per: name }')).toEqual(['zz', ...tags.slice(0, 2)])
})

test('{sha} leaves dates and Unix times alone', async () => {
  const tags = ['sha-1707409072', 'sha-20260131', 'sha-abc1234', 'sha-170740907f']
  const { clean } = await setUpRepository(tags)
  expect(await clean(['sha-{sha}'], '{ latest: 0 }')).toEqual(['zz', ...tags.slice(0, 2)])
})
