import { expect, test } from '@jest/globals'
import { parseFileGlobs } from '../../src/retention/file-globs.ts'

test.each([
  [['deploy/**'], ['deploy/**']],
  [
    [' ./deploy/** ', '!././deploy/templates/**'],
    ['deploy/**', '!deploy/templates/**']
  ],
  [
    ['..a/b..', 'a...b/*', '.github/**'],
    ['..a/b..', 'a...b/*', '.github/**']
  ]
])('%j is read as %j', (globs, value) => {
  expect(parseFileGlobs(globs)).toEqual({ ok: true, value })
})

test.each(['/etc/**', '!/etc/**', '../gitops/**', 'a/../../b', 'a/..', '..', '..\\gitops', 'C:\\gitops', ' d:/gitops'])(
  '%j is outside the workspace',
  (glob) => {
    expect(parseFileGlobs(['deploy/**', glob])).toEqual({
      ok: false,
      problem: `${JSON.stringify(glob)} is outside the workspace; write a path in it`
    })
  }
)

test.each<readonly [string[], string]>([
  [[], '[]'],
  [['', ' '], '["", " "]'],
  [['!deploy/**', '! a'], '["!deploy/**", "! a"]']
])('%j names no file', (globs, shown) => {
  const problem = `${shown} names no file; write at least one glob without "!"`
  expect(parseFileGlobs(globs)).toEqual({ ok: false, problem })
})

test('mistakes are reported together', () => {
  expect(parseFileGlobs(['!/etc/**'])).toMatchObject({
    problem: expect.stringMatching(/^"!\/etc\/\*\*" is outside .*; \["!\/etc\/\*\*"\] names no file;/)
  })
})
