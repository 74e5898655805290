import { describe, expect, test } from '@jest/globals'
import { explainRefusal } from '../../src/github/refusal.ts'
import type { RestResponse } from '../../src/github/response.ts'
import { expectPieces } from '../words.ts'

const refusal = (status: number, message: unknown, headers: RestResponse['headers'] = {}): RestResponse => ({
  status,
  headers,
  data: message === null ? '' : { message },
  retried: false
})

const attempted = 'deleting version 7 of the npm package acme/ui'
const explain = (...given: Parameters<typeof refusal>): string => explainRefusal(refusal(...given), attempted)

describe('a refusal', () => {
  test.each<[string, Parameters<typeof refusal>, readonly (string | RegExp)[]]>([
    [
      'says what was attempted, the status and what GitHub said',
      [422, 'Validation Failed'],
      ['422 "Validation Failed"']
    ],
    ['without a readable body says the status', [418, null], ['418']],
    ['whose message is no text says the status', [422, { text: 'x' }], ['422']],
    ['of the token names the input', [401, 'Bad credentials'], ['401', '"Bad credentials"', 'input token']],
    [
      'by SAML gives the address at which to authorize the token',
      [
        403,
        'Resource protected.',
        { 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso?authorization_request=A1' }
      ],
      ['403', '"Resource protected."', 'https://github.com/orgs/acme/sso?authorization_request=A1']
    ],
    [
      'for want of a scope names it',
      [
        403,
        'No.',
        { 'x-oauth-scopes': 'repo, read:packages', 'x-accepted-oauth-scopes': 'delete:packages, read:packages' }
      ],
      ['403 "No."', /scope delete:packages$/]
    ],
    [
      'for want of all scopes names them',
      [403, 'No.', { 'x-oauth-scopes': '', 'x-accepted-oauth-scopes': 'delete:packages, read:packages' }],
      ['403 "No."', /scopes delete:packages, read:packages$/]
    ],
    [
      "of a workflow's token names the permission that GitHub asks for",
      [403, 'Resource not accessible by integration', { 'x-accepted-github-permissions': 'packages=write' }],
      ['403', '"Resource not accessible by integration"', 'packages: write', 'Admin']
    ],
    [
      'at the end of the hourly budget says when to run again',
      [403, 'API rate limit exceeded.', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1780272000' }],
      ['403', '"API rate limit exceeded."', 'primary rate limit', '2026-06-01 00:00']
    ],
    ...['', '9e99', 'soon'].map((reset): [string, Parameters<typeof refusal>, readonly string[]] => [
      `at the end of the hourly budget, with the time "${reset}", says so`,
      [429, 'API rate limit exceeded.', { 'x-ratelimit-remaining': 0, 'x-ratelimit-reset': reset }],
      ['429', '"API rate limit exceeded."', 'primary rate limit', 'later']
    ])
  ])('%s', (_, given, said) => {
    expectPieces(explain(...given), `${attempted}: `, ...said)
  })

  test('to a token whose scope includes the one that is accepted does not blame the scopes', () => {
    const headers = {
      'x-oauth-scopes': 'delete:packages, write:packages',
      'x-accepted-oauth-scopes': 'delete:packages, read:packages'
    }
    expect(explain(403, 'Must have admin rights.', headers)).not.toContain('scope')
  })

  test('to a classic token with all scopes speaks of access, not of permissions of a job', () => {
    const headers = {
      'x-oauth-scopes': 'delete:packages, read:packages',
      'x-accepted-oauth-scopes': 'delete:packages, read:packages'
    }
    const text = explain(403, 'Must have admin rights.', headers)
    expectPieces(text, attempted, '"Must have admin rights."', 'Admin role')
    expect(text).not.toContain('permissions')
  })

  test('is one line, whatever GitHub said', () => {
    expect(explain(403, 'one\ntwo\r\nthree')).not.toMatch(/[\r\n]/)
  })
})
