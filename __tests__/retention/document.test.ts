import { describe, expect, test } from '@jest/globals'
import { readPolicyDocument } from '../../src/retention/document.ts'
import fc from '../fast-check.ts'
import { expectPieces, saying, worded } from '../words.ts'
import { duration } from './builders.ts'
import { defaultsOf, policiesOf } from './documents.ts'

const defaults = defaultsOf('npm')

const read = (text: string) => readPolicyDocument(text, 'p.yml', defaults)

const policiesIn = (text: string) => policiesOf(text, 'npm')

const problemsOf = (text: string): readonly string[] => {
  const document = read(text)
  return document.ok ? [] : document.problems
}

/** A document whose only rule begins at line 4, column 9. */
const withRule = (rule: string) => `version: 1\npolicies:\n  - rules:\n      - ${rule}\n`

/** A document whose only policy continues with these keys from line 4, column 5. */
const withKeys = (...keys: readonly string[]) =>
  ['version: 1', 'policies:', '  - rules: [delete: x]', ...keys.map((key) => `    ${key}`)].join('\n')

describe('a valid policy document', () => {
  test('becomes policies, with every key where it belongs', () => {
    const policies = policiesIn(`
# .github/package-retention.yml
version: 1
policies:
  - packages: [server, "tools/**", "!tools/legacy"]
    type: container                  # default: input package-type
    protect: [latest, "lts-*"]       # = keep-tags
    min-keep: 3                      # at least this many images stay, the newest (default 1)
    rules:
      - delete: nightly-*            # what the rule covers: one pattern or a list
        keep: { daily: 7, weekly: 4, monthly: 6 }
      - delete: ["pr-{pr}", "pr-{pr}-*"]   # quote patterns with braces inside [ ]
        keep: { latest: 1, per: pr, while: pr-open }
      - delete: "@stable"
        keep: { latest: 3, within: 2y, per: minor }
      - delete: "@untagged"
        older-than: 3d
`)
    expect(policies).toHaveLength(1)
    expect(policies[0]?.packages.sources).toEqual(['server', 'tools/**', '!tools/legacy'])
    expect(policies[0]).toMatchObject({ type: 'container', protect: { sources: ['latest', 'lts-*'] }, minKeep: 3 })
    expect(policies[0]?.safety).toEqual(defaults.safety)
    expect(policies[0]?.rules.map((rule) => [rule.delete.sources, rule.keep])).toEqual([
      [['nightly-*'], { daily: 7, weekly: 4, monthly: 6 }],
      [['pr-{pr}', 'pr-{pr}-*'], { latest: 1, per: 'pr', while: 'pr-open' }],
      [['@stable'], { latest: 3, within: duration('2y'), per: 'minor' }],
      [['@untagged'], { within: duration('3d') }]
    ])
  })

  test('takes packages, type and safety from the inputs where a policy says nothing of them', () => {
    expect(policiesIn(withKeys())).toMatchObject([
      { packages: { sources: ['app'] }, type: 'npm', protect: null, minKeep: null, safety: defaults.safety }
    ])
  })

  test('sets the five safety inputs for its own packages', () => {
    const keys = [
      'untag: true',
      'grace-period: 2h',
      'max-deletions: 9',
      'max-delete-percent: 40',
      'delete-empty-packages: true'
    ]
    expect(policiesIn(withKeys(...keys))[0]?.safety).toEqual({
      untag: true,
      gracePeriod: duration('2h'),
      maxDeletions: 9,
      maxDeletePercent: 40,
      deleteEmptyPackages: true
    })
  })

  test.each(['0', '"0"', '0h', '0x0'])('turns the grace period off with %s', (zero) => {
    const { text, ...units } = policiesIn(withKeys(`grace-period: ${zero}`))[0]?.safety.gracePeriod ?? duration('1h')
    expect(Object.values(units)).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('keeps false and zero apart from what is not said', () => {
    const safety = { ...defaults.safety, untag: true, maxDeletions: 5, deleteEmptyPackages: true }
    const keys = [
      'untag: false',
      'max-deletions: 0',
      'max-delete-percent: 0',
      'delete-empty-packages: false',
      'min-keep: 0'
    ]
    const document = readPolicyDocument(withKeys(...keys), 'p.yml', { ...defaults, safety })
    expect(document).toMatchObject({
      policies: [
        { minKeep: 0, safety: { untag: false, maxDeletions: 0, maxDeletePercent: 0, deleteEmptyPackages: false } }
      ]
    })
  })

  test.each([
    [
      'every key of keep',
      '{latest: 0, within: 1d, hourly: 1, daily: 1d, weekly: 2w 1d, monthly: 9, yearly: 2y, per: x, while: unreleased, by: updated, max: 3}'
    ],
    ['an empty keep, which keeps nothing', '{}'],
    ['a question alone', '{while: tag-exists}'],
    ['a line of releases', '{latest: 1, per: major}'],
    ['a number in another notation', '{latest: 0x10, daily: 1e2, weekly: 1.0}']
  ])('may have %s', (_, keep) => {
    expect(problemsOf(withRule(`{delete: "/(?P<x>.*)/", keep: ${keep}}`))).toEqual([])
  })

  test('bounds and groups what only older-than keeps', () => {
    const [policy] = policiesIn(withRule('{delete: "pr-{pr}", older-than: 3d, keep: {per: pr, max: 2}}'))
    expect(policy?.rules[0]?.keep).toEqual({ per: 'pr', max: 2, within: duration('3d') })
  })

  test('may say a thing once and repeat it by aliases', () => {
    const policies = policiesIn(`version: 1
policies:
  - packages: a
    rules: &rules
      - { delete: x, keep: &keep { latest: 2 } }
      - { delete: y, keep: *keep }
  - { packages: b, rules: *rules }
`)
    expect(policies.map(({ rules }) => rules.map(({ keep }) => keep))).toEqual([
      [{ latest: 2 }, { latest: 2 }],
      [{ latest: 2 }, { latest: 2 }]
    ])
  })
})

describe('a policy document that is no mapping of version and policies', () => {
  test.each([
    ['', '1:1: an empty value … version, policies'],
    ['# nothing yet\n', '1:1: an empty value … version, policies'],
    ['- delete: x', '1:1: a list … version, policies'],
    ['delete-everything', '1:1: "delete-everything" … version, policies'],
    ['policies: [rules: [delete: x]]', '1:1: version: …'],
    ['version: 2\npolicies: [rules: [delete: x]]', '1:10: version: 2 … 1'],
    ['version: "1"\npolicies: [rules: [delete: x]]', '1:10: version: "1" … 1'],
    ['version: 1', '1:1: policies: …'],
    ['version: 1\npolicies:', '2:10: policies: …'],
    ['version: 1\npolicies: []', '2:11: policies: …'],
    ['version: 1\npolicies: {rules: []}', '2:11: policies: …']
  ])('says of %j what is missing', (text, problem) => {
    expect(problemsOf(text)).toEqual([worded(`p.yml:${problem}`)])
  })
})

describe('a mistake in a policy', () => {
  const number = '… 0'
  const keys =
    'packages, type, protect, in-use, min-keep, repository, rules, untag, grace-period, max-deletions, max-delete-percent, delete-empty-packages'

  test.each([
    ['protekt: latest', `4:5: protekt: … protect … ${keys}`],
    ['keep-tags: latest', '4:5: keep-tags: … protect'],
    ['package-type: npm', '4:5: package-type: … type'],
    ['toString: 1', `4:5: toString: … ${keys}`],
    ['"": 1', `4:5: : … ${keys}`],
    ['<<: {untag: true}', `4:5: <<: … ${keys}`],
    ['__proto__: {untag: true}', '4:5: "__proto__" …'],
    ['constructor: 1', '4:5: "constructor" …'],
    ['prototype: 1', '4:5: "prototype" …'],
    ['type: contaner', '4:11: type: "contaner" … container, npm, maven, rubygems, nuget, docker … container'],
    ['type: 5', '4:11: type: 5 … container, npm, maven, rubygems, nuget, docker'],
    ['packages: 5', '4:15: packages: 5 …'],
    ['packages: []', '4:15: packages: …'],
    ['packages: [a, 5, [b]]', '4:19: packages: 5 …', '4:22: packages: …'],
    ['packages: ["!a"]', '4:15: packages: ["!a"] … "!"'],
    ['protect:', '4:13: protect: …'],
    ['protect: {a: b}', '4:14: protect: …'],
    ['min-keep: -1', `4:15: min-keep: -1 ${number}`],
    ['min-keep: 1.5', `4:15: min-keep: 1.5 ${number}`],
    ['min-keep: -1.5', `4:15: min-keep: -1.5 ${number}`],
    ['min-keep: "3"', `4:15: min-keep: "3" ${number}`],
    ['min-keep: .inf', `4:15: min-keep: Infinity ${number}`],
    ['min-keep: .nan', `4:15: min-keep: NaN ${number}`],
    ['min-keep: 9007199254740993', `4:15: min-keep: 9007199254740992 ${number}`],
    ['max-deletions: ten', `4:20: max-deletions: "ten" ${number}`],
    ['max-delete-percent: 101', '4:25: max-delete-percent: 101 … 0 … 100'],
    ['max-delete-percent: 33.3', '4:25: max-delete-percent: 33.3 … 0 … 100'],
    ['untag: yes', '4:12: untag: "yes" … true … false'],
    ['delete-empty-packages: 1', '4:28: delete-empty-packages: 1 … true … false'],
    ['grace-period: 24', '4:19: grace-period: 24 … 0 … "24h"'],
    ['grace-period: [1h]', '4:19: grace-period: … 0 … "24h"'],
    ['min-keep: 1\n    min-keep: 2', '5:5: … "min-keep"'],
    ['rules: [delete: y]', '4:5: … "rules"']
  ])('%s', (line, ...problems) => {
    expect(problemsOf(withKeys(line))).toEqual(problems.map((problem) => worded(`p.yml:${problem}`)))
  })

  test.each([
    ['no rules', '- packages: a', '3:5: rules: …'],
    ['empty rules', '- rules: []', '3:12: rules: …'],
    ['rules that are no list', '- rules: {delete: x}', '3:12: rules: …'],
    ['a list in its place', '- [rules]', `3:5: policies: … ${keys}`]
  ])('has %s', (_, policy, problem) => {
    expect(problemsOf(`version: 1\npolicies:\n  ${policy}`)).toEqual([worded(`p.yml:${problem}`)])
  })

  test('packages that are too long once they ignore case', () => {
    expect(problemsOf(withKeys('type: docker', `packages: /${'A'.repeat(998)}/`))).toEqual([
      worded('p.yml:5:15: packages: … 1000')
    ])
  })

  test('no packages where the input says none either', () => {
    const text = 'version: 1\npolicies:\n  - packages: a\n    rules: [delete: x]\n  - rules: [delete: x]'
    expect(readPolicyDocument(text, 'p.yml', { ...defaults, packages: null })).toEqual({
      ok: false,
      problems: [worded('p.yml:5:5: packages: … input packages')]
    })
  })
})

describe('names and patterns that match nothing are reported beside', () => {
  const impossible = '- {packages: [b, acme/app], protect: "v 1", rules: [{delete: [x, "y z"]}, {delete: "a|b"}]}'
  const found = [
    expect.stringMatching(/packages: "acme\/app"/),
    expect.stringMatching(/protect: "v 1"/),
    expect.stringMatching(/delete: "y z"/),
    expect.stringMatching(/delete: "a\|b" .*"\|"/)
  ]
  const reported = (text: string) => {
    const document = readPolicyDocument(text, 'p.yml', { ...defaults, owner: 'acme' })
    return document.ok ? [] : document.problems
  }

  test.each([
    ['nothing else', [], []],
    ['a policy that is no mapping', ['- 5'], [': 5 ']],
    ['a policy without rules', ['- {packages: a}'], ['rules: ']],
    ['rules that are no list', ['- {rules: 5}'], ['rules: 5 ']],
    ['a rule that is no mapping', ['- {rules: [5]}'], ['rules: 5 ']],
    ['a pattern that is no text', ['- {rules: [{delete: [5]}]}'], ['delete: 5 ']],
    ['a pattern that cannot be read', ['- {rules: [{delete: "@x"}]}'], ['delete: "@x" ']],
    ['a wrong type', ['- {type: nmp, rules: [{delete: "1.0+b"}]}'], ['type: "nmp" ']],
    ['an unknown key', ['- {rules: [{delete: a}], x: 1}'], ['x: ']]
  ])('%s', (_, others, problems) => {
    const text = ['version: 1', 'policies:', ...[impossible, ...others].map((line) => `  ${line}`)].join('\n')
    expect(reported(text)).toEqual([...found, ...problems.map((each) => expect.stringContaining(each))])
  })

  test('a version that is missing, and policies that are no list', () => {
    expect(reported(`policies:\n  ${impossible}`)).toEqual([expect.stringContaining('version'), ...found])
    expect(reported('version: 1\npolicies: {a: b}')).toEqual([expect.stringContaining('policies: ')])
  })

  test('an unknown type, of which only those are that match in no type', () => {
    const text =
      'version: 1\npolicies: [{rules: [{delete: ["1.0+b", "x y"]}]}, {type: npm, rules: [{delete: "1|2"}]}, {rules: [{delete: x}]}]'
    expect(readPolicyDocument(text, 'p.yml', { ...defaults, type: null })).toEqual({
      ok: false,
      problems: [saying('"x y"'), saying('"1|2"')]
    })
    expect(readPolicyDocument(withKeys('type: npm'), 'p.yml', { ...defaults, type: null })).toMatchObject({ ok: true })
    expect(readPolicyDocument(withKeys('untag: true'), 'p.yml', { ...defaults, type: null })).toEqual({
      ok: true,
      policies: [],
      warnings: []
    })
  })
})

describe('a mistake in a rule', () => {
  const keys = 'latest, within, deployments, hourly, daily, weekly, monthly, yearly, per, while, then-for, by, max'
  const lacking =
    'keep: per, by, max … latest, within, deployments, hourly, daily, weekly, monthly, yearly … older-than'
  const units = 'min, h, d, w, mo … y … minutes, hours, days, weeks, months, years … "30 days" … "2w 3d"'

  test.each([
    ['x', '4:9: rules: "x" … delete, older-than, keep'],
    ['[]', '4:9: rules: … delete, older-than, keep'],
    ['{}', '4:9: delete: …'],
    ['{delte: x}', '4:9: delete: …', '4:10: delte: … delete … delete, older-than, keep'],
    ['{delete: x, keep-latest: 3}', '4:21: keep-latest: … keep: { latest: 3 }'],
    ['{delete: x, within: 30 days}', '4:21: within: … keep: { within: "30 days" }'],
    ['{delete: x, keep-while: []}', '4:21: keep-while: … keep: { while: … }'],
    ['{delete: "@untaged"}', '4:18: delete: "@untaged" … @untagged'],
    ['{delete: [a, "/(/", b, "@x"]}', '4:22: delete: "/(/" …', '4:32: delete: "@x" …'],
    ['{delete: ["a;b", c, "!^d$"]}', '4:19: delete: "a;b" … a, b', '4:29: delete: "!^d$" … "/^d$/"'],
    ['{delete: [{pr}]}', '4:19: delete: …'],
    ['{delete: x, older-than: 30}', '4:33: older-than: 30 … "30 days"'],
    ['{delete: x, older-than: 5m}', `4:33: older-than: "5m" … ${units}`],
    ['{delete: x, older-than: 0d}', `4:33: older-than: "0d" … ${units}`],
    ['{delete: x, keep: [latest]}', `4:27: keep: … ${keys}`],
    ['{delete: x, keep: []}', `4:27: keep: … ${keys}`],
    ['{delete: x, keep: }', `4:27: keep: … ${keys}`],
    [
      '{delete: x, keep: {dayly: 7, lastest: 3}}',
      `4:28: dayly: … daily … ${keys}`,
      `4:38: lastest: … latest … ${keys}`
    ],
    ['{delete: x, keep: {latest: "three"}}', '4:36: latest: "three" … 0'],
    ['{delete: x, keep: {latest: 3d}}', '4:36: latest: "3d" … 0'],
    ['{delete: x, keep: {daily: true}}', '4:35: daily: true … 0 … "30 days"'],
    ['{delete: x, keep: {daily: -7}}', '4:35: daily: -7 … 0'],
    ['{delete: x, keep: {daily: 7 apples}}', `4:35: daily: "7 apples" … "apples" … ${units}`],
    ['{delete: x, keep: {while: open}}', '4:35: while: "open" … pr-open, branch-exists, tag-exists, unreleased'],
    ['{delete: x, keep: {by: age, latest: 1}}', '4:32: by: "age" … created, updated, version'],
    ['{delete: x, keep: {per: 3, latest: 1}}', '4:33: per: 3 … major, minor, channel, variant'],
    [
      '{delete: "pr-{pr}", keep: {latest: 1, per: prr}}',
      '4:52: per: "prr" … major, minor, channel, variant, pr … pattern'
    ],
    ['{delete: x, keep: {latest: 1, per: pr}}', '4:44: per: "pr" … major, minor, channel, variant … pattern'],
    ['{delete: pr-*, keep: {while: pr-open}}', '4:38: while: "pr-open" … {pr} … "pr-{pr}"'],
    ['{delete: x, keep: {deployments: 2}}', '4:41: deployments: 2 … {sha} … {name} … "sha-{sha}"'],
    ['{delete: x, keep: {deployments: two}}', '4:41: deployments: "two" … 0'],
    ['{delete: "pr-{pr}", keep: {latest: 1, then-for: 7d}}', '4:57: then-for: "7d" … while: pr-open'],
    ['{delete: x, keep: {while: unreleased, then-for: 7d}}', '4:57: then-for: "7d" … while: pr-open'],
    ['{delete: x, then-for: 7d}', '4:21: then-for: … keep: { then-for: "7d" }'],
    ['{delete: x, older-than: 3d, keep: {within: 3d}}', '4:52: within: … older-than'],
    ['{delete: x, keep: {per: major}}', `4:27: ${lacking}`],
    ['{delete: x, keep: {by: version, while: unreleased}}', `4:27: ${lacking}`],
    ['{delete: x, keep: {max: 3}}', `4:27: ${lacking}`]
  ])('%s', (rule, ...problems) => {
    expect(problemsOf(withRule(rule))).toEqual(problems.map((problem) => worded(`p.yml:${problem}`)))
  })

  test('does not bring about others: a misspelt key is not taken for a missing one', () => {
    expect(problemsOf(withRule('{delete: x, keep: {lastest: 3, per: major}}'))).toEqual([
      worded(`p.yml:4:28: lastest: … latest … ${keys}`)
    ])
    expect(problemsOf(withRule('{delete: "[", keep: {latest: 3, per: pr, while: pr-open}}'))).toHaveLength(1)
  })

  test('hides no other mistake, and all are reported in the order of the document', () => {
    const problems = problemsOf(`version: 3
policies:
  - packages: ["a", "@b"]
    min-keep: many
    rules:
      - delete: pr-*
        older-than: 3d
        keep: { within: 1 day, per: prx, while: pr-open, monthly: true, dayly: 7 }
      - keep: { latest: 3 }
  - rules: [delete: x]
    tpye: npm
colour: red
`)
    expect(problems.map((problem) => problem.split(': ', 2).join(' '))).toEqual([
      'p.yml:1:10 version',
      'p.yml:3:21 packages',
      'p.yml:4:15 min-keep',
      'p.yml:8:25 within',
      'p.yml:8:37 per',
      'p.yml:8:49 while',
      'p.yml:8:67 monthly',
      'p.yml:8:73 dayly',
      'p.yml:9:9 delete',
      'p.yml:11:5 tpye',
      'p.yml:12:1 colour'
    ])
  })

  test('is reported once where aliases repeat it', () => {
    expect(problemsOf('version: 1\npolicies:\n  - &a {rules: [{delete: 5}]}\n  - *a\n  - *a')).toEqual([
      worded('p.yml:3:26: delete: 5 …')
    ])
  })

  test('is cut short where the value is long', () => {
    const [problem] = problemsOf(withRule(`{delete: x, keep: {latest: ${'long'.repeat(1000)}}}`))
    expectPieces(`${problem}`, `p.yml:4:36: latest: "${'long'.repeat(19)}lo… `)
  })
})

test('reports the first hundred of a great many problems, and how many there are', () => {
  const lines = Array.from({ length: 150 }, (_, index) => `k${index}: 1`)
  const problems = problemsOf(['version: 1', 'policies: [rules: [delete: x]]', ...lines].join('\n'))
  expect(problems).toHaveLength(101)
  expect(problems.slice(-2)).toEqual([worded('p.yml:102:1: k99: … version, policies'), worded('p.yml: 50 more')])
})

describe('whatever the text', () => {
  const word = fc.constantFrom(
    ...[
      'version',
      'policies',
      'rules',
      'delete',
      'keep',
      'latest',
      'per',
      'while',
      'older-than',
      'packages',
      'protect'
    ],
    ...[
      '1',
      '0',
      '-1',
      '3d',
      'x',
      '"pr-{pr}"',
      'pr-open',
      'major',
      '@untagged',
      '!a',
      '/(/',
      '*',
      'null',
      'true',
      '.nan'
    ],
    ...[
      '- ',
      ': ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '\n',
      '\n  ',
      '\n    - ',
      '&a ',
      '*a',
      '# ',
      '|\n',
      '---\n',
      '%',
      '\t',
      '"',
      '<<'
    ]
  )

  test('a document is read or refused with problems, and never throws', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(word, { maxLength: 40 }).map((words) => words.join(''))
    )
    fc.assert(
      fc.property(text, (body) => {
        for (const each of [body, `version: 1\npolicies:\n  - rules:\n      - delete: x\n        keep: {${body}}`]) {
          const document = read(each)
          if (!document.ok) expect(document.problems.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 2000 }
    )
  })

  const scalar = fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string())
  const anything = fc.oneof(
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    fc.dictionary(fc.string(), scalar, { maxKeys: 3 })
  )
  const keep = fc.dictionary(
    fc.constantFrom('latest', 'within', 'daily', 'per', 'while', 'then-for', 'deployments', 'by', 'max', 'x'),
    anything
  )
  const rule = fc.record(
    { delete: anything, 'older-than': anything, keep: fc.oneof(keep, anything) },
    { requiredKeys: [] }
  )

  test('a document that is written as JSON is understood as that JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(rule, anything)), (rules) => {
        const document = read(JSON.stringify({ version: 1, policies: [{ rules }] }))
        if (document.ok) expect(document.policies[0]?.rules).toHaveLength(rules.length)
        else expect(document.problems.every((problem) => /^p\.yml:1:\d+: /.test(problem))).toBe(true)
      })
    )
  })
})
