import { describe, expect, test } from '@jest/globals'
import { readDocument } from '../../report-page/document.ts'
import { replayDecisions } from '../../report-page/replay.ts'
import { readReport } from '../../report-page/report.ts'
import { type Effect, responds, serverError } from '../../simulator/faults.ts'
import { respond, type SimResponse } from '../../simulator/http.ts'
import { addPackage, addRepository, addToken, publish } from '../../simulator/world.ts'
import { writeDocument } from '../../src/report/policy-document.ts'
import { day, type Inputs, packageOf, publishDaily, type Run, remainingNames, sent, setUp } from '../action.ts'
import { unwrap } from '../retention/builders.ts'
import { workflow } from '../simulator/simulate.ts'
import { expectPieces } from '../words.ts'

const asking = (question: string, pattern: string, packages = 'app', more = ''): string => `version: 1
policies:
  - packages: [${packages}]${more}
    rules:
      - { delete: "${pattern}", keep: { while: ${question} } }
      - { delete: "old-*" }
`

const all = 'app, web, ui'

const questions = [
  ['pr-open', 'pr-{pr}', 'pulls', 'pull-requests: read'],
  ['branch-exists', 'b-{name}', 'branches', 'contents: read'],
  ['tag-exists', 't-{name}', 'tags', 'contents: read']
] as const

/** `app` of the repository `acme/app`, with images for a pull request, a branch and a tag that there are, and for others. */
const setUpImages = async () => {
  const given = await setUp()
  const { world, app, simulator } = given
  const repository = addRepository(world, 'acme/app', { pulls: [7], branches: ['main', 'x'], tags: ['1', '2'] })
  publishDaily(world, app, ['v1', 'pr-7', 'pr-8', 'b-x', 'b-y', 't-2', 't-3', 'old-1'])
  const err = (path: RegExp, effect: Effect, times = Number.POSITIVE_INFINITY) =>
    simulator.faults.add({ match: { path }, times, effect })
  return { ...given, repository, err }
}

/** Returns the requests to repositories. */
const asked = ({ requests }: Pick<Run, 'requests'>): string[] =>
  sent(requests).flatMap((request) => /^GET (\/repos\/[^?]*)/.exec(request)?.[1] ?? [])

describe('a question that GitHub does not answer', () => {
  test.each(questions.flatMap((each) => [false, true].map((isDryRun) => [...each, isDryRun] as const)))(
    '%s, asked by a token without permission, protects what depends on it and fails the run',
    async (question, pattern, path, permission, isDryRun) => {
      const { app, act, err } = await setUpImages()
      err(new RegExp(`${path}$`), responds(403, { message: 'Resource not accessible by integration' }))
      const run = await act({ packages: 'app', policy: asking(question, pattern), 'dry-run': `${isDryRun}` })
      expect(run.code).toBe(1)
      expect(run.report.problems).toEqual([expect.stringContaining(`while: ${question}`)])
      for (const piece of [permission, 'acme/app', '403', 'repository'])
        expect(run.log).toMatch(new RegExp(`::error::.*${piece}`))
      // The permission to delete packages would not help.
      expect(run.log).not.toContain('access to the package')
      // Other rules go on.
      const kept = ['v1', 'pr-7', 'pr-8', 'b-x', 'b-y', 't-2', 't-3']
      expect(remainingNames(app)).toEqual(isDryRun ? [...kept, 'old-1'] : kept)
      expect(packageOf(run).counts.planned).toBe(1)
    }
  )

  test('is asked for no other package again, and reported once', async () => {
    const { world, act, err } = await setUpImages()
    const web = addPackage(world, { owner: 'acme', type: 'container', name: 'web', repository: 'acme/app' })
    publishDaily(world, web, ['v1', 'pr-9', 'old-2'])
    const fault = err(/pulls$/, serverError())
    const run = await act({ packages: 'app', policy: asking('pr-open', 'pr-{pr}', 'app, web') })
    expect(run.code).toBe(1)
    expect(run.report.problems).toHaveLength(1)
    expect(fault.hits).toBe(5)
    expect(remainingNames(web)).toEqual(['v1', 'pr-9'])
  })

  test('is one of a package whose repository cannot be found out', async () => {
    const { app, act, err } = await setUpImages()
    err(/container\/app$/, responds(403, { message: 'no' }))
    const run = await act({ packages: 'app', policy: asking('pr-open', 'pr-{pr}') })
    expect(run.code).toBe(1)
    expect(run.report.problems).toEqual([expect.stringMatching(/^while: pr-open .*acme\/app.* repository/)])
    expect(remainingNames(app)).toContain('pr-8')
    expect(remainingNames(app)).not.toContain('old-1')
  })
})

describe('a list that cannot be right', () => {
  const without = (name: string): Effect => {
    const remove = (whole: SimResponse): SimResponse => {
      const entries: { name: string }[] = JSON.parse(whole.body.toString())
      return respond(
        200,
        entries.filter((entry) => entry.name !== name)
      )
    }
    return async (_request, proceed) => remove(await proceed())
  }

  test.each<[what: string, effect: Effect]>([
    ['of no branch at all', responds(200, [])],
    ['without the default branch', without('main')]
  ])('%s is no answer', async (_, effect) => {
    const { app, act, err } = await setUpImages()
    err(/branches$/, effect)
    const run = await act({ packages: 'app', policy: asking('branch-exists', 'b-{name}') })
    expect(run.code).toBe(1)
    expect(run.report.problems).toEqual([expect.stringMatching(/branch-exists .*main.*contents: read/)])
    expect(remainingNames(app)).toEqual(['v1', 'pr-7', 'pr-8', 'b-x', 'b-y', 't-2', 't-3'])
  })

  test('is one where nobody knows the default branch', async () => {
    const { app, act, err } = await setUpImages()
    err(/repos\/acme\/app$/, responds(404, { message: 'Not Found' }))
    expect((await act({ packages: 'app', policy: asking('branch-exists', 'b-{name}') })).code).toBe(1)
    expect(remainingNames(app)).toContain('b-y')
  })

  test.each([questions[0], questions[2]].map(([question, pattern, path]) => [question, pattern, path] as const))(
    'that is empty once costs no image: %s',
    async (question, pattern, path) => {
      const { app, act, err } = await setUpImages()
      err(new RegExp(`${path}$`), responds(200, []), 1)
      const run = await act({ packages: 'app', policy: asking(question, pattern) })
      expect(run).toMatchObject({ code: 0, report: { problems: [] } })
      expect(remainingNames(app)).toEqual(
        question === 'pr-open'
          ? ['v1', 'pr-7', 'b-x', 'b-y', 't-2', 't-3']
          : ['v1', 'pr-7', 'pr-8', 'b-x', 'b-y', 't-2']
      )
    }
  )

  test('that is empty for good is one: there are repositories without open pull requests', async () => {
    const { app, act, repository } = await setUpImages()
    repository.pulls.length = 0
    const run = await act({ packages: 'app', policy: asking('pr-open', 'pr-{pr}') })
    expect(run.code).toBe(0)
    expect(remainingNames(app)).toEqual(['v1', 'b-x', 'b-y', 't-2', 't-3'])
  })

  test.each(questions.map(([question, pattern]) => [question, pattern] as const))(
    'that breaks off or is torn between two pages costs no image: %s',
    async (question, pattern) => {
      const { world, app, act, repository, simulator } = await setUpImages()
      // 101 of each: the last one moves to the first page when another one is gone.
      repository.pulls.splice(0, 1, ...Array.from({ length: 101 }, (_, at) => at + 1))
      repository.branches.push(...Array.from({ length: 99 }, (_, at) => `a${at}`))
      repository.tags.splice(0, 2, ...Array.from({ length: 101 }, (_, at) => `${at + 1}`))
      const gone = { 'pr-open': repository.pulls, 'branch-exists': repository.branches, 'tag-exists': repository.tags }
      simulator.faults.add({
        match: ({ path, query }) => /(pulls|branches|tags)$/.test(path) && query.get('page') === '2',
        times: 1,
        effect: (_request, proceed) => {
          gone[question].splice(question === 'branch-exists' ? 3 : 50, 1)
          return proceed()
        }
      })
      const last = { 'pr-open': 'pr-1', 'branch-exists': 'b-x', 'tag-exists': 't-101' }[question]
      publishDaily(world, app, [last])
      await act({ packages: 'app', policy: asking(question, pattern) })
      expect(remainingNames(app)).toContain(last)
    }
  )
})

describe('the repository that is asked', () => {
  const setUpRepositories = async () => {
    const { world, ...given } = await setUp()
    for (const [name, pull] of [
      ['acme/app', 1],
      ['acme/web', 2],
      ['acme/ops', 3],
      ['acme/lib', 4]
    ] as const) {
      addRepository(world, name, { pulls: [pull] })
    }
    const web = addPackage(world, { owner: 'acme', type: 'container', name: 'web', repository: 'acme/web' })
    const ui = addPackage(world, { owner: 'acme', type: 'container', name: 'ui' })
    for (const pkg of [given.app, web, ui]) publishDaily(world, pkg, ['v1', 'pr-1', 'pr-2', 'pr-3', 'pr-4'])
    const act = (policy: string, inputs: Inputs = {}) =>
      given.act({ packages: 'app', policy, ...inputs }, { GITHUB_REPOSITORY: 'acme/ops' })
    return { ...given, world, web, ui, act }
  }

  test('is that which GitHub links the package to, else the running one; log, summary and page say which', async () => {
    const { app, web, ui, act } = await setUpRepositories()
    const run = await act(asking('pr-open', 'pr-{pr}', all))
    expect([app, web, ui].map(remainingNames)).toEqual([
      ['v1', 'pr-1'],
      ['v1', 'pr-2'],
      ['v1', 'pr-3']
    ])
    expect(new Set(asked(run))).toEqual(new Set(['app', 'web', 'ops'].map((name) => `/repos/acme/${name}/pulls`)))
    expect(run.report.facts).toEqual({
      'acme/app': { pullRequests: ['1'], branches: null, tags: null },
      'acme/web': { pullRequests: ['2'], branches: null, tags: null },
      'acme/ops': { pullRequests: ['3'], branches: null, tags: null }
    })
    for (const [name, repository] of [
      ['app', 'acme/app'],
      ['web', 'acme/web'],
      ['ui', 'acme/ops']
    ] as const) {
      expect(packageOf(run, name).repository).toBe(repository)
      for (const text of [run.log, run.summary]) expectPieces(text, new RegExp(`looked up in .?${repository}`))
    }
    expectPieces(run.log, /^Pull requests .*the repository that GitHub links/m)
  })

  test.each<[whose: string, key: string, input: Inputs, stay: readonly string[]]>([
    ["a policy's own key", '\n    repository: acme/lib', {}, ['pr-4', 'pr-4', 'pr-4']],
    [
      'the key rather than the input',
      '\n    repository: acme/lib',
      { repository: 'acme/ops' },
      ['pr-4', 'pr-4', 'pr-4']
    ],
    ['the input rather than the link', '', { repository: 'acme/web' }, ['pr-2', 'pr-2', 'pr-2']]
  ])('is that of %s', async (_, key, input, stay) => {
    const { app, web, ui, act } = await setUpRepositories()
    const policy = asking('pr-open', 'pr-{pr}', all, key)
    const run = await act(policy, input)
    expect([app, web, ui].map((pkg) => remainingNames(pkg)[1])).toEqual(stay)
    const repository = stay[0] === 'pr-4' ? 'acme/lib' : 'acme/web'
    expect(new Set(asked(run))).toEqual(new Set([`/repos/${repository}/pulls`]))
    // Nobody needs to know what a package is linked to.
    expect(sent(run.requests).filter((request) => /packages\/container\/\w+$/.test(request))).toEqual([])
    expectPieces(run.log, `pull request in ${repository}`)
    expect(run.report.policy.policies[0]?.repository).toBe(repository)
  })

  test('is asked by each policy for itself, and the page decides the same', async () => {
    const { act } = await setUpRepositories()
    const rules = '\n    rules: [{ delete: "pr-{pr}", keep: { while: pr-open } }]'
    const policy = `version: 1\npolicies:\n  - packages: web\n    repository: acme/lib${rules}\n  - packages: [app, ui]${rules}\n`
    const run = await act(policy, { 'dry-run': 'true' })
    const kept = run.report.packages.map(({ versions }) =>
      versions.flatMap(({ tags, action }) => (action === 'keep' ? tags : []))
    )
    expect(kept).toEqual(
      [
        ['pr-4', 'v1'],
        ['pr-1', 'v1'],
        ['pr-3', 'v1']
      ].map((tags) => expect.arrayContaining(tags))
    )
    expect(kept.map((tags) => tags.length)).toEqual([2, 2, 2])
    const page = unwrap(readReport(JSON.stringify(run.report)))
    const read = readDocument(writeDocument(page.policy.policies))
    expect(read.ok && JSON.parse(JSON.stringify(replayDecisions(page, read.policies)))).toEqual(run.report.packages)
    // Without the key, nobody knows which repository the page would have to ask.
    const [named, ...others] = page.policy.policies
    const { repository: _, ...nameless } = named ?? { repository: '' }
    const changed = readDocument(
      writeDocument(
        [...(named ? [{ ...named, ...nameless, repository: undefined }] : []), ...others].map(
          ({ repository, ...rest }) => ({ ...rest, ...(repository !== undefined && { repository }) })
        )
      )
    )
    const web = changed.ok ? replayDecisions(page, changed.policies)[0] : undefined
    expect(web?.counts.planned).toBe(0)
  })

  test("out of the reach of a workflow's token is reported, and keeps what depends on it", async () => {
    const { world, web, act } = await setUpRepositories()
    addToken(world, {
      token: 'ghs_ops',
      kind: 'github-token',
      repository: 'acme/ops',
      permissions: { packages: 'write' }
    })
    const run = await act(asking('pr-open', 'pr-{pr}', all), { token: workflow })
    expect(run.code).toBe(1)
    expect(run.log).toMatch(/::error::.*acme\/web.*404.*pull-requests: read/)
    expect(remainingNames(web)).toHaveLength(5)
  })

  test('of other types is asked, too', async () => {
    const { world, act } = await setUpRepositories()
    const lib = addPackage(world, { owner: 'acme', type: 'npm', name: 'lib', repository: 'acme/lib' })
    for (const name of ['1.0.0', '1.0.0-pr.4', '1.0.0-pr.5']) {
      publish(world, lib, { name, created: world.clock.now() - 9 * day })
    }
    const policy =
      'version: 1\npolicies:\n  - packages: lib\n    type: npm\n    rules: [{ delete: "*-pr.{pr}", keep: { while: pr-open } }]\n'
    const run = await act(policy)
    expect(remainingNames(lib).toSorted()).toEqual(['1.0.0', '1.0.0-pr.4'])
    expect(packageOf(run).repository).toBe('acme/lib')
  })
})
