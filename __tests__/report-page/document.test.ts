import { describe, expect, test } from '@jest/globals'
import { readDocument, toStepInput } from '../../report-page/document.ts'
import { writeDocument } from '../../src/report/policy-document.ts'
import { reportPolicy } from '../../src/report/run-report.ts'
import fc from '../fast-check.ts'
import { policies } from '../retention/arbitraries.ts'

test('a written document is equivalent to the policy', () => {
  let valid = 0
  fc.assert(
    fc.property(policies, (policy) => {
      const reported = reportPolicy(policy)
      const read = readDocument(writeDocument([reported]))
      // Not every policy that can be evaluated can be written, such as pr-open without {pr}.
      if (!read.ok) return
      valid++
      expect(read.policies.map((each) => reportPolicy({ ...each, inUse: null }))).toEqual([reported])
    })
  )
  expect(valid).toBeGreaterThan(10)
})

describe('a document', () => {
  const document = writeDocument([
    {
      packages: ['app', '!tools/**'],
      type: 'npm',
      protect: ['latest'],
      minKeep: 3,
      rules: [
        { delete: ['nightly-*'], keep: { daily: 7, weekly: '4w' } },
        { delete: ['@untagged'], keep: { within: '3d' } },
        { delete: ['*', '{a,b}', 'null', '1.0', '/yes: "no"/'], keep: {} }
      ],
      safety: {
        untag: true,
        gracePeriod: '0',
        maxDeletions: 7,
        maxDeletePercent: 100,
        deleteEmptyPackages: false
      },
      text: []
    }
  ])

  test('is as short as people write it', () => {
    expect(document).toBe(`version: 1
policies:
  - packages: [ app, "!tools/**" ]
    type: npm
    protect: latest
    min-keep: 3
    untag: true
    grace-period: 0
    max-deletions: 7
    rules:
      - delete: nightly-*
        keep: { daily: 7, weekly: 4w }
      - delete: "@untagged"
        older-than: 3d
      - delete: [ "*", "{a,b}", "null", "1.0", '/yes: "no"/' ]
`)
    expect(readDocument(document)).toMatchObject({ ok: true })
  })

  test('becomes an input as a block scalar', () => {
    expect(toStepInput('version: 1\npolicies:\n\n  - rules: x\n')).toBe(
      'policy: |\n  version: 1\n  policies:\n\n    - rules: x\n'
    )
  })

  test('with mistakes has a diagnostic for each line', () => {
    expect(readDocument('version: 1\npolicies:\n  - packages: app\n    ruels: []\n')).toEqual({
      ok: false,
      diagnostics: [
        { line: 3, message: expect.stringContaining('rules'), isWarning: false },
        { line: 4, message: expect.stringContaining('did you mean rules?'), isWarning: false }
      ]
    })
    expect(readDocument('[').diagnostics).toEqual([{ line: 1, message: expect.any(String), isWarning: false }])
  })

  test('with warnings is valid', () => {
    const text = 'version: 1\npolicies:\n  - packages: app\n    protect: a\n    rules:\n      - delete: a\n'
    expect(readDocument(text)).toMatchObject({
      ok: true,
      diagnostics: [{ line: 6, message: expect.any(String), isWarning: true }]
    })
  })
})
