import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { splitList } from '../../src/inputs/lists.ts'
import { type Inputs as Checked, readInputs } from '../../src/inputs/read.ts'
import { subtractDuration } from '../../src/retention/duration.ts'
import { type Inputs, setUp, workspace } from '../action.ts'
import { problemOf, saying } from '../words.ts'

const started = Date.parse('2026-06-01T00:00:00Z')

/** Inputs with which nothing is wrong. */
const fine = { token: 'ghs_1', 'delete-tags': 'pr-*', 'older-than': '30 days' }

/** Reads inputs as a step in `acme/App` has them. */
const read = (inputs: Inputs, environment: Readonly<Record<string, string | undefined>> = {}) =>
  readInputs(
    {
      GITHUB_REPOSITORY: 'acme/App',
      GITHUB_REPOSITORY_OWNER: 'acme',
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: '/runner/temp',
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...environment
    },
    started
  )

const accepted = async (inputs: Inputs, environment = {}): Promise<Checked> => {
  const checked = await read({ ...fine, ...inputs }, environment)
  if (!checked.ok) throw new Error(checked.problems.join('\n'))
  return checked.inputs
}

const problemsOf = async (inputs: Inputs, environment = {}): Promise<readonly string[]> => {
  const checked = await read(inputs, environment)
  if (checked.ok) throw new Error('nothing was found wrong')
  return checked.problems
}

const firstPolicy = async (inputs: Inputs) => {
  const [policy] = (await accepted(inputs)).policies
  if (!policy) throw new Error('no policy')
  return policy
}

describe('a mistake in an input', () => {
  const booleans = ['dry-run', 'delete-untagged', 'untag', 'delete-empty-packages', 'wait-for-rate-limit', 'cache']
  const counts = ['keep-latest', 'max-deletions', 'rate-limit-reserve']
  const durations = ['older-than', 'grace-period', 'deleted-within', 'time-limit']
  const badCounts = ['ten', '-1', '1.5', '1e3', '0x10', '10 versions', '99999999999999999999']
  const badDurations: readonly (readonly [value: string, says: string])[] = [
    ['30', '30'],
    ['30m', 'min'],
    ['2 fortnights', '"fortnights"'],
    ['ten days', '"ten"'],
    ['-3d', '"-3"'],
    ['1.5 days', '"1.5"'],
    ['3d and more', '"and"']
  ]

  test.each<[input: string, value: string, remedy: string]>([
    ...booleans.flatMap((name): [string, string, string][] => [
      [name, 'yes please', 'true or false'],
      [name, 'tRUE', 'true or false'],
      [name, '1', 'true or false']
    ]),
    ...counts.flatMap((name) => badCounts.map((value): [string, string, string] => [name, value, '0 or 10'])),
    ...durations.flatMap((name) => badDurations.map(([value]): [string, string, string] => [name, value, '"2w 3d"'])),
    ...badDurations.map(([value, says]): [string, string, string] => ['older-than', value, says]),
    ['older-than', '0d', '"2w 3d"'],
    ['deleted-within', '0 days', '"2w 3d"'],
    ['max-delete-percent', '101', '0'],
    ['max-delete-percent', '50%', '100'],
    ['max-delete-percent', '12.5', '100'],
    ['package-type', 'pypi', 'container, npm, maven, rubygems, nuget or docker'],
    ['package-type', 'Container', 'did you mean container?'],
    ['mode', 'delete', 'clean, restore, repair, check, list or report'],
    ['mode', 'Clean', 'did you mean clean?'],
    ['delete-tags', '/pr-(/', 'RE2'],
    ['delete-tags', '/pr-', '"/pr-[0-9]+/"'],
    ['delete-tags', '@untaged', 'did you mean @untagged?'],
    ['delete-tags', 'pr-[0-9', '"["'],
    ['delete-tags', 'pr-{number}', '{pr}'],
    ['delete-tags', '!pr-1', 'without "!"'],
    ['delete-tags', ',', 'at least one'],
    ['keep-tags', '/v(?=1)/', 'RE2'],
    ['keep-tags', '/v1.*/i', '"/(?i)v1.*/"'],
    ['keep-tags', 'latest v*', 'latest, v*'],
    ['keep-tags', '@latest', '@any'],
    ['keep-tags', '["latest", "v*"]', '["latest","v*"]'],
    ['delete-tags', `sha256:${'0a'.repeat(32)}`, 'keep-tags'],
    ['package-type', 'ghcr', 'container, npm'],
    ['mode', 'delte', 'clean, restore, repair, check, list or report'],
    ['packages', '@acme/ui', 'scope'],
    ['packages', 'tools/{cli', '"{"'],
    ['now', 'yesterday', 'ISO 8601'],
    ['now', '2026-13-01', 'ISO 8601'],
    ['now', '01/06/2026', 'ISO 8601'],
    ['now', '2026-02-30', 'ISO 8601'],
    ['now', '2027-02-29T12:00:00Z', 'ISO 8601'],
    ['now', '2026-04-31T00:00:00+02:00', 'ISO 8601'],
    ['if-missing', 'skip', 'error, warn or ignore'],
    ['packages', 'acme/app', ' app'],
    ['packages', 'ghcr.io/octo/app:v1', 'set owner: octo'],
    ['packages', 'app; ui', 'commas'],
    ['owner', 'acme/app', 'login'],
    ['repository', 'acme', 'owner/name'],
    ['repository', 'https://github.com/acme/app', 'owner/name'],
    ['api-url', 'api.github.com', 'https://'],
    ['api-url', 'http://api.example.com', 'https://'],
    ['registry-url', 'ghcr.io', 'https://'],
    ['registry-url', 'ftp://ghcr.io', 'https://']
  ])('%s: "%s" is named with the value and what is accepted: %s', async (name, value, remedy) => {
    const restoring = { token: 'ghs_1', mode: 'restore', 'restore-tags': 'a' }
    const others = name === 'deleted-within' ? restoring : { ...fine, 'delete-untagged': 'true', 'dry-run': 'true' }
    const problems = await problemsOf({ ...others, [name]: value })
    expect(problems).toEqual([problemOf(name, value, remedy)])
  })

  test('in a token keeps it out of the message', async () => {
    const [problem, ...others] = await problemsOf({ ...fine, token: 'ghp_secret\nghp_other' })
    expect(problem).toMatch(/^input token: /)
    expect(problem).not.toMatch(/ghp/)
    expect(others).toEqual([])
  })

  test.each([
    'https://octo:ghp_secret@example.com/v3',
    'http://ghp_secret@example.com/v3',
    'https://example.com/v3?token=ghp_secret',
    'https://example.com/v3#ghp_secret'
  ])('in an address with a secret in it keeps that out of the message: %s', async (address) => {
    for (const name of ['api-url', 'registry-url']) {
      const [problem, ...others] = await problemsOf({ ...fine, [name]: address })
      expect(problem).toEqual(problemOf(name, 'example.com', 'use only https://example.com/v3'))
      expect(problem).not.toMatch(/ghp/)
      expect(others).toEqual([])
    }
  })

  test.each<[string, Inputs, Record<string, string | undefined>, string]>([
    ['token', { ...fine, token: ' ' }, {}, 'GITHUB_TOKEN'],
    ['owner', fine, { GITHUB_REPOSITORY_OWNER: undefined }, 'organization'],
    ['packages', fine, { GITHUB_REPOSITORY: undefined }, 'packages']
  ])('that is an empty %s says what to give', async (name, inputs, environment, remedy) => {
    expect(await problemsOf(inputs, environment)).toEqual([problemOf(name, remedy)])
  })

  test.each([
    ['GITHUB_SERVER_URL', 'http://github.example.com', 'registry-url'],
    ['GITHUB_SERVER_URL', 'github.example.com', 'registry-url'],
    ['GITHUB_API_URL', 'http://github.example.com/api/v3', 'api-url']
  ])('that comes from %s "%s" names the input %s, which overrides it', async (name, value, input) => {
    const problems = await problemsOf(fine, { [name]: value })
    expect(problems).toEqual([problemOf(input, value, 'https://')])
  })
})

test('all mistakes are named at once, also those in patterns beside a wrong package type or grace period', async () => {
  const wrong = { token: 't', 'package-type': 'nmp', 'grace-period': 'soon' }
  const named = [problemOf('package-type', 'nmp'), problemOf('grace-period', 'soon')]
  expect(await problemsOf({ ...wrong, 'delete-tags': 'v 1, 1.0+b' })).toEqual([
    named[0],
    problemOf('delete-tags', '"v 1"'),
    named[1]
  ])
  const policy = 'version: 1\npolicies: [{ rules: [{ delete: "v 1", keep-latest: 3 }] }]'
  expect(await problemsOf({ ...wrong, policy })).toEqual([
    ...named,
    saying('input policy:2:', 'delete: "v 1"'),
    saying('input policy:2:', 'keep-latest: ', 'keep: { latest: 3 }')
  ])
})

describe('inputs that contradict each other', () => {
  const policy = 'version: 1\npolicies: [{ rules: [{ delete: a }] }]'
  const deleting = ['delete-tags', 'delete-untagged', 'policy', 'policy-file']
  /** A value for each input that a policy document replaces. */
  const rules = {
    'delete-tags': '1',
    'delete-untagged': 'true',
    'older-than': '1d',
    'keep-latest': '1',
    'keep-latest-untagged': '1',
    'keep-tags': '1'
  }

  test.each<[string, Inputs]>([
    ['nothing to delete', { token: 't' }],
    ['nothing to delete, said twice', { token: 't', 'delete-untagged': 'FALSE' }],
    ['only what to keep', { token: 't', 'keep-tags': 'latest', 'older-than': '1d' }]
  ])('%s', async (_, inputs) => {
    expect(await problemsOf(inputs)).toEqual([saying(...deleting)])
  })

  test.each(
    Object.entries(rules).flatMap(([name, value]) => ['policy', 'policy-file'].map((source) => [name, source, value]))
  )('%s with %s', async (name = '', source = '', value = '') => {
    await writeFile(join(workspace, 'p.yml'), policy)
    expect(await problemsOf({ token: 't', [source]: source === 'policy' ? policy : 'p.yml', [name]: value })).toEqual([
      problemOf(source, name, 'policy document')
    ])
  })

  test('a document twice, and beside rules', async () => {
    await writeFile(join(workspace, 'p.yml'), policy)
    expect(await problemsOf({ token: 't', policy, 'policy-file': 'p.yml', ...rules })).toEqual([
      problemOf('policy', `policy-file, ${Object.keys(rules).join(', ')}`),
      problemOf('policy-file', Object.keys(rules).join(', '))
    ])
  })

  test.each<[string, string, Inputs, string]>([
    ['now', '2027-01-01', fine, 'dry-run: true'],
    ['now', '2027-01-01', { token: 't', policy }, 'dry-run: true'],
    ['keep-latest', '3', { token: 't', 'delete-untagged': 'true' }, 'delete-tags'],
    ['keep-latest-untagged', '3', fine, 'delete-untagged: true'],
    ['keep-latest-untagged', '3', { ...fine, 'delete-untagged': 'false' }, 'delete-untagged: true']
  ])('%s: %s without what it needs', async (name, value, others, remedy) => {
    expect(await problemsOf({ ...others, [name]: value })).toEqual([problemOf(name, `"${value}"`, remedy)])
  })

  test('are not complained about where one of them is wrong by itself', async () => {
    expect(
      await problemsOf({
        token: 't',
        'delete-untagged': 'yes',
        'keep-latest-untagged': '3',
        'dry-run': 'no',
        now: '2027-01-01'
      })
    ).toEqual([problemOf('dry-run', '"no"'), problemOf('delete-untagged', '"yes"')])
  })
})

test('all mistakes are reported together, one text each', async () => {
  const problems = await problemsOf({
    mode: 'tidy',
    'dry-run': 'yes please',
    'older-than': '30m',
    'delete-tags': '/(/',
    'max-deletions': 'ten'
  })
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'input token',
    'input mode',
    'input dry-run',
    'input delete-tags',
    'input older-than',
    'input max-deletions'
  ])
})

test('a run with a mistake sends nothing, fails, and says everywhere what is wrong', async () => {
  const { act } = await setUp()
  const { code, log, requests, summary, report, outputs } = await act({ 'dry-run': 'yes please', 'delete-tags': 'x' })
  expect(requests).toEqual([])
  expect(code).toBe(1)
  const problem = problemOf('dry-run', 'yes please', 'true or false')
  expect(report).toMatchObject({ problems: [problem], stopReason: 'error', packages: [] })
  expect(log).toContain(`::error::${report.problems[0]}`)
  expect(summary).toContain('yes please')
  expect(outputs).toMatchObject({ 'planned-count': '0', 'deleted-count': '0', 'deleted-ids': '[]', packages: '[]' })
})

describe('without inputs', () => {
  test('there are defaults, most of them from the running repository', async () => {
    const inputs = await accepted({})
    expect(inputs).toMatchObject({
      owner: 'acme',
      mode: 'clean',
      dryRun: false,
      maxDeletions: null,
      now: null,
      running: 'acme/App',
      apiUrl: 'https://api.github.com',
      registryUrl: 'https://ghcr.io',
      warnings: []
    })
    expect(inputs.policies).toMatchObject([
      {
        type: 'container',
        packages: { sources: ['app'] },
        protect: null,
        minKeep: null,
        safety: {
          untag: false,
          gracePeriod: { text: '24h' },
          maxDeletions: null,
          maxDeletePercent: 100,
          deleteEmptyPackages: false
        }
      }
    ])
  })

  test.each([
    ['container', 'app'],
    ['docker', 'app'],
    ['npm', 'App']
  ])('a %s package is called %s', async (type, name) => {
    expect((await firstPolicy({ 'package-type': type })).packages.sources).toEqual([name])
  })

  test.each([
    [
      { GITHUB_API_URL: 'https://github.example.com/api/v3', GITHUB_SERVER_URL: 'https://github.example.com' },
      'https://github.example.com/api/v3',
      'https://containers.github.example.com'
    ],
    [
      { GITHUB_API_URL: 'https://api.acme.ghe.com', GITHUB_SERVER_URL: 'https://acme.ghe.com' },
      'https://api.acme.ghe.com',
      'https://containers.acme.ghe.com'
    ],
    [{ GITHUB_API_URL: '', GITHUB_SERVER_URL: '' }, 'https://api.github.com', 'https://ghcr.io']
  ])('servers are those of %j', async (environment, apiUrl, registryUrl) => {
    expect(await accepted({}, environment)).toMatchObject({ apiUrl, registryUrl })
  })
})

describe('one address that is given', () => {
  const ghes = { GITHUB_API_URL: 'https://ghe.example.com/api/v3', GITHUB_SERVER_URL: 'https://ghe.example.com' }

  test.each<[Inputs, Readonly<Record<string, string>>, string]>([
    [{ 'api-url': 'https://ghe.example.com/api/v3' }, {}, 'https://containers.ghe.example.com'],
    [{ 'api-url': 'https://ghe.example.com/api/v3/' }, {}, 'https://containers.ghe.example.com'],
    [{ 'api-url': 'https://api.acme.ghe.com' }, {}, 'https://containers.acme.ghe.com'],
    [{ 'api-url': 'https://api.github.com' }, ghes, 'https://ghcr.io'],
    [{ 'api-url': 'https://ghe.example.com/api/v3' }, ghes, 'https://containers.ghe.example.com'],
    [{ 'registry-url': 'https://registry.ghe.example.com' }, ghes, 'https://registry.ghe.example.com'],
    [{ 'registry-url': 'https://ghe.example.com:5000' }, ghes, 'https://ghe.example.com:5000'],
    [{ 'registry-url': 'https://ghcr.io' }, {}, 'https://ghcr.io'],
    [{ 'registry-url': 'http://127.0.0.1:5000' }, { GITHUB_API_URL: 'http://127.0.0.1:80' }, 'http://127.0.0.1:5000'],
    [{ 'registry-url': 'http://127.0.0.1:5000' }, { GITHUB_SERVER_URL: 'http://127.0.0.1' }, 'http://127.0.0.1:5000'],
    [{}, { GITHUB_SERVER_URL: 'https://192.0.2.7', GITHUB_API_URL: 'https://192.0.2.7/api/v3' }, 'https://192.0.2.7'],
    [{ 'api-url': 'https://192.0.2.7/api/v3' }, {}, 'https://192.0.2.7'],
    [{ 'api-url': 'http://127.0.0.1:8080' }, { GITHUB_API_URL: 'http://127.0.0.1:8080' }, 'http://127.0.0.1:8080'],
    [{}, { GITHUB_API_URL: 'http://127.0.0.1:8080/api' }, 'http://127.0.0.1:8080'],
    [
      { 'api-url': 'https://proxy.example.com', 'registry-url': 'https://other.example.com' },
      {},
      'https://other.example.com'
    ]
  ])('%j with %j: the token is sent to %s', async (inputs, environment, registryUrl) => {
    expect(await accepted(inputs, environment)).toMatchObject({ registryUrl })
  })

  test.each<[string, string, Readonly<Record<string, string | undefined>>, string]>([
    ['api-url', 'https://proxy.example.com', {}, 'registry-url'],
    ['api-url', 'https://proxy.example.com/v3', ghes, 'registry-url'],
    ['api-url', 'http://127.0.0.1:8080', { GITHUB_API_URL: 'http://127.0.0.1:80' }, 'registry-url'],
    ['registry-url', 'https://containers.ghe.example.com', {}, 'api-url'],
    ['registry-url', 'https://ghcr.io', ghes, 'api-url'],
    ['registry-url', 'https://evilghe.example.com', ghes, 'api-url'],
    ['registry-url', 'https://ghcr.io', { GITHUB_SERVER_URL: 'nonsense' }, 'api-url']
  ])('%s: %s with %j is refused where the other is not clear', async (name, value, environment, remedy) => {
    expect(await problemsOf({ ...fine, [name]: value }, environment)).toEqual([problemOf(name, value, remedy)])
  })
})

describe('inputs that the action does not have', () => {
  test.each([
    ['keep-tag', 'keep-tags'],
    ['dry_run', 'dry-run'],
    ['dryrun', 'dry-run'],
    ['exclude-tags', 'dataaxiom/ghcr-cleanup-action'],
    ['keep_n_tagged', 'delete-tags with keep-latest'],
    ['min-versions-to-keep', 'actions/delete-package-versions'],
    ['skip-tags', 'keep-tags'],
    ['use-regex', 'nothing replaces it'],
    ['package_name', 'packages'],
    ['exclude-tag', 'keep-tags'],
    ['min-keep', 'policy document'],
    ['protect', 'keep-tags'],
    ['github-token', 'token'],
    ['GitHub_Token', 'token'],
    ['use-rege', 'README'],
    ['something-else', 'README']
  ])('%s is refused: %s', async (name, advice) => {
    for (const value of ['latest', '']) {
      const problems = await problemsOf({ ...fine, [name]: value })
      expect(problems).toEqual([problemOf(name.toLowerCase(), advice)])
    }
  })

  test('are all named, beside other mistakes', async () => {
    const problems = await problemsOf({ ...fine, 'keep-tag': 'x', 'skip-tags': 'y', untag: 'perhaps' })
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'input keep-tag',
      'input skip-tags',
      'input untag'
    ])
  })
})

describe('an input that is given', () => {
  test.each<[string, Inputs, object]>([
    [
      'a final slash of an address is dropped',
      { 'api-url': 'https://ghe.example.com/api/v3/' },
      { apiUrl: 'https://ghe.example.com/api/v3' }
    ],
    [
      'an address on this machine needs no https',
      { 'api-url': 'http://127.0.0.1:80', 'registry-url': 'http://localhost:5000' },
      { apiUrl: 'http://127.0.0.1:80', registryUrl: 'http://localhost:5000' }
    ],
    ['every spelling of true counts', { 'dry-run': 'True' }, { dryRun: true }],
    ['every spelling of false counts', { 'dry-run': 'FALSE' }, { dryRun: false }],
    ['values are trimmed', { 'max-deletions': ' 7\n' }, { maxDeletions: 7 }],
    ['a day begins in UTC', { 'dry-run': 'true', now: '2027-01-02' }, { now: Date.UTC(2027, 0, 2) }],
    [
      'a time without a zone is UTC',
      { 'dry-run': 'true', now: '2027-01-02T03:04:05' },
      { now: Date.UTC(2027, 0, 2, 3, 4, 5) }
    ],
    [
      'a time may have a zone',
      { 'dry-run': 'true', now: '2027-01-02T03:04+02:00' },
      { now: Date.UTC(2027, 0, 2, 1, 4) }
    ]
  ])('%s', async (_, inputs, expected) => {
    expect(await accepted(inputs)).toMatchObject(expected)
  })

  test('makes one policy of two rules', async () => {
    const policy = await firstPolicy({
      packages: 'server, tools/**\n!tools/legacy',
      'delete-tags': 'pr-*\nnightly-*, !nightly-keep',
      'delete-untagged': 'true',
      'older-than': '2w 3d',
      'keep-latest': '5',
      'keep-latest-untagged': '0',
      'keep-tags': 'latest',
      'grace-period': '0',
      'max-delete-percent': '40',
      'delete-empty-packages': 'true'
    })
    expect(policy).toMatchObject({
      packages: { sources: ['server', 'tools/**', '!tools/legacy'] },
      protect: { sources: ['latest'] },
      rules: [
        {
          delete: { sources: ['pr-*', 'nightly-*', '!nightly-keep'] },
          keep: { within: { weeks: 2, days: 3 }, latest: 5 }
        },
        { delete: { sources: ['@untagged'] }, keep: { within: { weeks: 2, days: 3 }, latest: 0 } }
      ],
      safety: { maxDeletePercent: 40, deleteEmptyPackages: true }
    })
    expect(subtractDuration(started, policy.safety.gracePeriod)).toBe(started)
  })

  test.each<[inputs: Inputs, rules: readonly object[]]>([
    [{ 'delete-tags': 'v*' }, [{ delete: { sources: ['v*'] }, keep: {} }]],
    [{ 'delete-tags': '', 'delete-untagged': 'true' }, [{ delete: { sources: ['@untagged'] }, keep: {} }]],
    [{ 'delete-tags': 'v*', 'keep-latest': '0' }, [{ delete: { sources: ['v*'] }, keep: { latest: 0 } }]]
  ])('%j makes one rule', async (inputs, rules) => {
    const policy = await firstPolicy({ 'older-than': '', ...inputs })
    expect(policy).toMatchObject({ protect: null, inUse: null, minKeep: null, repository: null })
    expect(policy.rules).toMatchObject(rules)
    expect(policy.rules.map(({ keep }) => keep)).toEqual(rules.map((rule) => Object(rule).keep))
  })

  test('delete-untagged for a type without untagged versions is a warning', async () => {
    expect((await accepted({ 'delete-untagged': 'true', 'package-type': 'npm' })).warnings).toEqual([
      problemOf('delete-untagged', 'type npm')
    ])
  })
})

describe('a policy document', () => {
  const document = 'version: 1\npolicies:\n  - rules:\n      - delete: pr-*\n'

  test('comes inline, with the inputs for what it does not say', async () => {
    const { policies } = await accepted({
      'delete-tags': '',
      'older-than': '',
      policy: document,
      packages: 'server',
      'package-type': 'docker',
      'max-delete-percent': '30'
    })
    expect(policies).toMatchObject([
      {
        type: 'docker',
        packages: { sources: ['server'] },
        rules: [{ delete: { sources: ['pr-*'] } }],
        safety: { maxDeletePercent: 30 }
      }
    ])
  })

  test('comes from a file in the workspace', async () => {
    await mkdir(join(workspace, '.github'), { recursive: true })
    await writeFile(join(workspace, '.github', 'retention.yml'), document)
    const checked = await read({ token: 't', 'policy-file': '.github/retention.yml' })
    expect(checked).toMatchObject({ ok: true, inputs: { policies: [{ packages: { sources: ['app'] } }] } })
  })

  test.each([
    ['policy', 'input policy:1:1: '],
    ['policy-file', 'wrong.yml:1:1: ']
  ])('with mistakes, given as %s, names the place: %s', async (name, place) => {
    await writeFile(join(workspace, 'wrong.yml'), 'polices: []\n')
    const problems = await problemsOf({ token: 't', [name]: name === 'policy' ? 'polices: []\n' : 'wrong.yml' })
    expect(problems).toContainEqual(expect.stringMatching(`^${place}`))
    expect(problems.join()).toMatch(/polices.*policies/)
  })

  test.each([
    ['missing.yml', 'actions/checkout'],
    ['..', 'workspace'],
    ['/etc/hostname', 'workspace'],
    ['.', 'EISDIR']
  ])('at "%s" is refused: %s', async (path, piece) => {
    expect(await problemsOf({ token: 't', 'policy-file': path })).toEqual([
      problemOf('policy-file', `"${path}"`, piece)
    ])
  })

  test('behind a link that leads out of the workspace is refused', async () => {
    await symlink('/etc/hostname', join(workspace, 'link.yml'))
    expect(await problemsOf({ token: 't', 'policy-file': 'link.yml' })).toEqual([
      problemOf('policy-file', '"link.yml"', 'workspace')
    ])
  })

  test('behind a link to the token of a checkout is refused, and nothing of it is quoted', async () => {
    await mkdir(join(workspace, '.git'), { recursive: true })
    await writeFile(join(workspace, '.git', 'config'), '[http]\n\textraheader = AUTHORIZATION: basic c2VjcmV0\n')
    await symlink('.git/config', join(workspace, 'config.yml'))
    expect(await problemsOf({ token: 't', 'policy-file': 'config.yml' })).toEqual([
      problemOf('policy-file', '"config.yml"', '.git')
    ])
  })
})

describe('an approved plan', () => {
  const report = (...packages: readonly object[]) =>
    JSON.stringify({
      ...{ schemaVersion: 1, mode: 'clean', dryRun: true, server: 'github.com', finishedAt: '2026-05-31T00:00:00Z' },
      packages
    })
  const times = { createdAt: '2026-05-01T00:00:00Z', updatedAt: null }
  const version = { id: 7, name: '1.0', tags: [], ...times, action: 'delete', untag: [], outcome: 'planned' }
  const app = { owner: 'Acme', type: 'npm', name: 'app', versions: [{ ...version, part: 'version' }] }

  test('comes from a file anywhere, such as where an earlier step wrote its report', async () => {
    await mkdir(join(workspace, 'checkout'), { recursive: true })
    await writeFile(join(workspace, 'report.json'), report(app, { ...app, owner: 'other', name: 'theirs' }))
    const plan = join(workspace, 'report.json')
    const { approved } = await accepted(
      { plan, 'package-type': 'npm', packages: 'app' },
      { GITHUB_WORKSPACE: join(workspace, 'checkout') }
    )
    const { id, tags, action, untag } = version
    const known = expect.objectContaining({ id, tags, action, untag })
    expect(approved).toEqual({
      writtenAt: Date.parse('2026-05-31'),
      packages: new Map([['acme/npm/app', new Map([[7, known]])]])
    })
  })

  test.each([
    ['that is no JSON', '{'],
    ['of a run that was none', JSON.stringify({ schemaVersion: 1, mode: 'clean', dryRun: false, packages: [] })],
    ['of another mode', JSON.stringify({ schemaVersion: 1, mode: 'list', dryRun: true, packages: [] })],
    ['of another schema', JSON.stringify({ schemaVersion: 2, mode: 'clean', dryRun: true, packages: [] })],
    ['with a version without an id', report({ ...app, versions: [{ action: 'delete' }] })]
  ])('%s is refused', async (_, content) => {
    await writeFile(join(workspace, 'plan.json'), content)
    expect(await problemsOf({ ...fine, plan: 'plan.json' })).toEqual([
      problemOf('plan', '"plan.json"', 'report.json', 'mode: clean', 'dry-run: true')
    ])
  })

  test.each<[string, object, ...pieces: string[]]>([
    ['of another owner', { packages: [{ ...app, owner: 'octo' }] }, 'octo', 'acme', 'owner: octo'],
    ['of another server', { server: 'github.example.com' }, 'github.example.com', 'not on github.com', 'api-url'],
    ['of another type', { packages: [{ ...app, type: 'maven' }] }, 'maven', 'npm', 'package-type'],
    ['of another package', { packages: [{ ...app, name: 'ui' }] }, 'ui', 'input packages'],
    ['without any package', { packages: [] }, 'dry run'],
    ['that is 31 days old', { finishedAt: '2026-05-01T00:00:00Z' }, '2026-05-01', '30 days', 'dry run']
  ])('%s is refused', async (_, change, ...pieces) => {
    await writeFile(join(workspace, 'plan.json'), JSON.stringify({ ...JSON.parse(report(app)), ...change }))
    const given = { ...fine, packages: 'app', 'package-type': 'npm', plan: 'plan.json' }
    expect(await problemsOf(given)).toEqual([problemOf('plan', '"plan.json"', ...pieces)])
  })

  test('that is 30 days old is accepted, and so is one that writes the name in another case', async () => {
    const old = { ...JSON.parse(report({ ...app, name: 'App' })), finishedAt: '2026-05-02T00:00:00Z' }
    await writeFile(join(workspace, 'plan.json'), JSON.stringify(old))
    const { approved } = await accepted({ packages: 'app', 'package-type': 'npm', plan: 'plan.json' })
    expect([...(approved?.packages.keys() ?? [])]).toEqual(['acme/npm/app'])
  })

  test.each([
    ['https://api.github.com', 'github.com'],
    ['https://api.octo.ghe.com', 'octo.ghe.com'],
    ['https://GitHub.example.com/api/v3/', 'github.example.com'],
    ['http://127.0.0.1:8080', '127.0.0.1']
  ])('with the API %s has to be of %s', async (url, server) => {
    const given = { packages: 'app', 'package-type': 'npm', plan: 'plan.json', 'api-url': url, 'registry-url': url }
    await writeFile(join(workspace, 'plan.json'), JSON.stringify({ ...JSON.parse(report(app)), server }))
    expect((await accepted(given)).approved?.packages.size).toBe(1)
    await writeFile(join(workspace, 'plan.json'), JSON.stringify({ ...JSON.parse(report(app)), server: 'example.org' }))
    expect(await problemsOf({ ...fine, ...given })).toEqual([problemOf('plan', 'example.org', `not on ${server}`)])
  })

  test('is not held against a server that is wrong itself', async () => {
    await writeFile(join(workspace, 'plan.json'), report(app))
    const given = { ...fine, packages: 'app', 'package-type': 'npm', plan: 'plan.json', 'api-url': 'example.org' }
    expect(await problemsOf(given)).toEqual([problemOf('api-url', '"example.org"')])
  })

  test('is not held against policies that are wrong themselves', async () => {
    await writeFile(join(workspace, 'plan.json'), report(app))
    const problems = await problemsOf({ token: 't', policy: 'version: 2', plan: 'plan.json' })
    expect(problems.filter((problem) => problem.startsWith('input plan'))).toEqual([])
  })

  test.each([
    ['plan', {}],
    ['restore-from', { mode: 'restore', 'delete-tags': '', 'older-than': '' }]
  ])('is not held against an owner that is wrong itself: %s', async (name, more) => {
    await writeFile(join(workspace, 'plan.json'), report(app).replace('true', `${name === 'plan'}`))
    const given = { ...fine, 'package-type': 'npm', packages: 'app', owner: 'acme/app', [name]: 'plan.json', ...more }
    expect(await problemsOf(given)).toEqual([problemOf('owner', '"acme/app"')])
  })

  test('that is missing is refused', async () => {
    expect(await problemsOf({ ...fine, plan: 'none.json' })).toEqual([
      problemOf('plan', '"none.json"', 'actions/download-artifact')
    ])
  })
})

describe('a list', () => {
  test.each<[string, readonly string[]]>([
    ['a,b', ['a', 'b']],
    [' a ,\n b\r\n\n,,c, ', ['a', 'b', 'c']],
    ['{a,b}-*, c', ['{a,b}-*', 'c']],
    ['v{1,{2,3}}, c', ['v{1,{2,3}}', 'c']],
    ['[,;]x, c', ['[,;]x', 'c']],
    ['/a{1,2}/, b', ['/a{1,2}/', 'b']],
    ['!/a,b/, !c', ['!/a,b/', '!c']],
    ['/a\\/,b/,c', ['/a\\/,b/', 'c']],
    ['tools/x,tools/y', ['tools/x', 'tools/y']],
    ['/unclosed,b', ['/unclosed', 'b']],
    ['{unclosed,b', ['{unclosed', 'b']],
    ['a\\,b, c', ['a\\,b', 'c']],
    ['', []]
  ])('%j is %j', (text, items) => {
    expect(splitList(text)).toEqual(items)
  })
})

describe('mode: restore', () => {
  const restore = { token: 't', mode: 'restore' }
  const times = { createdAt: null, updatedAt: null }
  const version = { id: 7, name: '1.0', tags: [], ...times, action: 'delete', untag: [], outcome: 'deleted' }
  const reportOf = (owner: string, given = {}) => {
    const packages = [{ owner, type: 'npm', name: 'ui', versions: [{ ...version, part: 'version', needs: [8] }] }]
    return { schemaVersion: 1, mode: 'clean', dryRun: false, finishedAt: '2026-05-31T00:00:00Z', packages, ...given }
  }
  const write = async (report: unknown): Promise<string> => {
    await writeFile(join(workspace, 'run.json'), JSON.stringify(report))
    return 'run.json'
  }
  const checked = async (inputs: Inputs): Promise<Checked> => {
    const result = await read({ ...restore, ...inputs })
    if (!result.ok) throw new Error(result.problems.join('\n'))
    return result.inputs
  }

  test('needs a choice, which neither packages nor the default of deleted-within is', async () => {
    for (const inputs of [restore, { ...restore, packages: 'app' }, { ...restore, 'deleted-within': '30 days' }]) {
      expect(await problemsOf(inputs)).toEqual([saying('restore-from', 'restore-tags', 'deleted-within: 30d')])
    }
  })

  test('takes a time as the choice, from the start of the run', async () => {
    expect((await checked({ 'deleted-within': '30d' })).restore).toEqual({
      from: null,
      path: null,
      tags: null,
      within: expect.objectContaining({ text: '30d' })
    })
  })

  test('takes patterns as the choice, and the package of the repository as always', async () => {
    const { restore: choice, policies } = await checked({ 'restore-tags': 'pr-*, !pr-1', 'deleted-within': '30 days' })
    expect(choice).toMatchObject({ tags: { sources: ['pr-*', '!pr-1'] }, within: null })
    expect(policies.map(({ packages }) => packages.sources)).toEqual([['app']])
  })

  test('takes the packages of a report, whatever the repository is called', async () => {
    const { restore: choice, policies } = await checked({ 'restore-from': await write(reportOf('ACME')) })
    expect(choice).toMatchObject({
      path: 'run.json',
      from: { finishedAt: Date.parse('2026-05-31'), packages: [{ name: 'ui', versions: [{ id: 7, needs: [8] }] }] }
    })
    expect(policies.map(({ packages }) => packages.sources)).toEqual([['**']])
  })

  test.each<[string, unknown, ...pieces: string[]]>([
    ['of a dry run', reportOf('acme', { dryRun: true }), 'dry run, which deleted nothing'],
    ['of another restore', reportOf('acme', { mode: 'restore' }), 'report.json'],
    ['of no time', reportOf('acme', { finishedAt: 'soon' }), 'report.json'],
    ['of another owner', reportOf('octo'), 'octo', 'acme', 'owner: octo'],
    ['of another server', reportOf('acme', { server: 'example.org' }), 'example.org', 'not on github.com', 'api-url']
  ])('refuses a report %s', async (_, report, ...pieces) => {
    expect(await problemsOf({ ...restore, 'restore-from': await write(report) })).toEqual([
      problemOf('restore-from', '"run.json"', ...pieces)
    ])
  })

  test('takes a report of this server', async () => {
    const from = await write(reportOf('acme', { server: 'github.com' }))
    expect((await checked({ 'restore-from': from })).restore?.from?.packages).toHaveLength(1)
  })

  test('refuses a report that is not there', async () => {
    expect(await problemsOf({ ...restore, 'restore-from': 'none.json' })).toEqual([
      problemOf('restore-from', '"none.json"', 'actions/download-artifact')
    ])
  })

  test('takes a report that deleted nothing', async () => {
    expect((await checked({ 'restore-from': await write(reportOf('acme', { packages: [] })) })).restore?.from).toEqual(
      expect.objectContaining({ packages: [] })
    )
  })

  test.each(
    Object.entries({
      'delete-tags': 'pr-*',
      'delete-untagged': 'true',
      'older-than': '1d',
      'keep-latest': '3',
      'keep-latest-untagged': '3',
      'keep-tags': 'latest',
      policy: 'version: 1\npolicies: [{ rules: [{ delete: a }] }]',
      untag: 'true',
      'delete-empty-packages': 'true',
      'max-deletions': '5'
    })
  )('refuses %s, which decides what is deleted or kept', async (name, value) => {
    expect(await problemsOf({ ...restore, 'restore-tags': 'a', [name]: value })).toEqual([
      problemOf(name, 'mode: restore', 'mode: clean')
    ])
  })

  test.each(['clean', 'list'])('is what its inputs are for, and not mode: %s', async (mode) => {
    const given = { 'restore-from': await write(reportOf('acme')), 'restore-tags': 'a', 'deleted-within': '2h' }
    expect(await problemsOf({ ...fine, mode, ...given })).toEqual(
      Object.keys(given).map((name) => problemOf(name, `mode: ${mode}`, 'mode: restore'))
    )
    expect((await accepted({ mode, 'deleted-within': '30 days' })).restore).toBe(null)
  })
})
