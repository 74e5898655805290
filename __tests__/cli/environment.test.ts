import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { readArguments } from '../../src/cli/arguments.ts'
import { prepareRun } from '../../src/cli/environment.ts'
import { systemClock } from '../../src/http/clock.ts'
import type { Environment } from '../../src/inputs/table.ts'
import { expectPieces } from '../words.ts'
import { newFolder, root } from './command-line.ts'

/** Creates a Git repository whose origin has this URL. */
const repository = (name: string, url: string): string => {
  const folder = newFolder(name)
  for (const args of [['init'], ['remote', 'add', 'origin', url]])
    execFileSync('git', ['-C', folder, ...args], { stdio: 'ignore' })
  return folder
}

const acme = repository('acme', 'git@github.com:acme/app.git')
const enterprise = repository('enterprise', 'git@github.example.com:acme/app.git')
const none = newFolder('nowhere')

/** A folder with a program gh that says its arguments, or fails. */
const ghIn = (name: string, script: string): string => {
  const folder = newFolder(name)
  writeFileSync(join(folder, 'gh'), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, 'gh'), 0o755)
  return folder
}

const prepare = async (line: string, directory: string, env: Environment) => {
  const read = readArguments(line.split(' '))
  if (!read.ok) throw new Error(read.problem)
  const stream = { write: () => {} }
  return prepareRun(
    read.value,
    {
      env: { PATH: process.env['PATH'], ...env },
      clock: systemClock,
      random: () => 0.5,
      cancel: new AbortController().signal,
      stdin: new PassThrough(),
      stdout: stream,
      stderr: stream,
      directory,
      root,
      page: ''
    },
    ['read:packages']
  )
}

const environment = async (line: string, directory: string, env: Environment): Promise<Environment> => {
  const prepared = await prepare(line, directory, env)
  if (!prepared.ok) throw new Error(prepared.problem)
  return prepared.value.env
}

const problem = async (line: string, directory: string, env: Environment): Promise<string> => {
  const prepared = await prepare(line, directory, env)
  return prepared.ok ? 'none' : [prepared.problem, prepared.command].filter(Boolean).join('\n')
}

const token = { GH_TOKEN: 'ghp_1' }

describe('server and repository', () => {
  const github = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_API_URL: 'https://api.github.com' }

  test.each<[what: string, line: string, directory: string, env: Environment, expected: object]>([
    [
      'the Git remote',
      'plan',
      acme,
      token,
      { ...github, GITHUB_REPOSITORY: 'acme/app', GITHUB_REPOSITORY_OWNER: 'acme' }
    ],
    ['GH_REPO', 'plan', acme, { ...token, GH_REPO: 'octo/web' }, { ...github, GITHUB_REPOSITORY: 'octo/web' }],
    [
      'GH_REPO with a host',
      'plan',
      acme,
      { GH_ENTERPRISE_TOKEN: 't', GH_REPO: 'github.example.com/octo/web' },
      { GITHUB_API_URL: 'https://github.example.com/api/v3', GITHUB_REPOSITORY: 'octo/web' }
    ],
    [
      'a remote on the server of GH_HOST',
      'plan',
      enterprise,
      { GH_ENTERPRISE_TOKEN: 't', GH_HOST: 'github.example.com' },
      { GITHUB_SERVER_URL: 'https://github.example.com', GITHUB_REPOSITORY: 'acme/app' }
    ],
    [
      'a remote on GHE.com',
      'plan',
      repository('ghe', 'https://acme.ghe.com/acme/app.git'),
      token,
      { GITHUB_SERVER_URL: 'https://acme.ghe.com', GITHUB_API_URL: 'https://api.acme.ghe.com' }
    ],
    [
      'the server of --api-url',
      'plan --api-url https://github.example.com/api/v3',
      enterprise,
      { GH_ENTERPRISE_TOKEN: 't' },
      { GITHUB_SERVER_URL: 'https://github.example.com', GITHUB_REPOSITORY: 'acme/app' }
    ],
    [
      'any Git remote for an --api-url on this machine',
      'plan --api-url http://127.0.0.1:8080',
      enterprise,
      token,
      { GITHUB_SERVER_URL: 'http://127.0.0.1:8080', GITHUB_REPOSITORY: 'acme/app', INPUT_TOKEN: token.GH_TOKEN }
    ],
    [
      'GITHUB_API_URL, as on a runner of a server',
      'plan --owner octo',
      none,
      { GH_ENTERPRISE_TOKEN: 't', GITHUB_API_URL: 'https://github.example.com/api/v3' },
      { GITHUB_SERVER_URL: 'https://github.example.com', 'INPUT_API-URL': 'https://github.example.com/api/v3' }
    ],
    [
      'a GH_HOST on this machine',
      'plan --owner octo',
      none,
      { ...token, GH_HOST: 'localhost' },
      { GITHUB_SERVER_URL: 'https://localhost' }
    ],
    [
      'GH_HOST rather than GITHUB_API_URL',
      'plan --owner octo',
      none,
      { ...token, GH_HOST: 'github.com', GITHUB_API_URL: 'https://github.example.com/api/v3' },
      github
    ],
    [
      'the job of a workflow',
      'plan',
      none,
      { ...token, GITHUB_REPOSITORY: 'octo/job' },
      { GITHUB_REPOSITORY: 'octo/job' }
    ]
  ])('are those of %s', async (_, line, directory, env, expected) => {
    expect(await environment(line, directory, env)).toMatchObject(expected)
  })

  test('ignore a remote of a server that is not known to be GitHub, so that no token is sent there', async () => {
    const text = await problem('plan', enterprise, { ...token, GH_ENTERPRISE_TOKEN: 't' })
    expectPieces(text, 'github.example.com', '--owner', 'GH_HOST')
    const env = await environment('plan --owner octo', enterprise, token)
    expect(env).toMatchObject({ GITHUB_SERVER_URL: 'https://github.com', INPUT_OWNER: 'octo' })
    expect(env).not.toHaveProperty('GITHUB_REPOSITORY')
  })

  test.each([
    ['https://github.example.com'],
    ['github.example.com/api'],
    ['evil.example#.ghe.com'],
    ['evil.example\\.ghe.com'],
    ['a b']
  ])('are not those of GH_HOST where it is %j, which could lead a token elsewhere', async (GH_HOST) => {
    expectPieces(await problem('plan --owner acme', none, { ...token, GH_HOST }), 'GH_HOST', `"${GH_HOST}"`)
    const GH_REPO = `${GH_HOST.replace('/api', '?')}/acme/app`
    expectPieces(await problem('plan', none, { ...token, GH_REPO }), 'GH_REPO', 'host/owner/name')
  })

  test('are found in whatever case GH_HOST is written', async () => {
    const env = await environment('plan --owner acme', none, { ...token, GH_HOST: 'GitHub.com' })
    expect(env).toMatchObject({ GITHUB_API_URL: 'https://api.github.com', INPUT_TOKEN: token.GH_TOKEN })
  })

  test('are not asked with a secret in --api-url, which is not repeated either', async () => {
    const text = await problem(
      'plan --owner acme --api-url https://octo:ghp_secret@github.example.com/api/v3',
      none,
      {}
    )
    expectPieces(text, '--api-url: ', 'use only https://github.example.com/api/v3')
    expect(text).not.toContain('ghp_secret')
  })

  test('are not those of an --api-url that is none: no other server is asked in its place', async () => {
    const text = await problem('plan --owner acme --api-url localhost', none, {})
    expectPieces(text, '--api-url: "localhost" is not an address', 'https://')
    expect(text).not.toContain('github.com')
  })

  test('are asked for where nothing names them', async () => {
    expectPieces(await problem('plan', none, token), 'no Git repository', '--owner', '--packages')
    const local = repository('local', '/srv/git/app.git')
    expectPieces(await problem('plan', local, token), 'origin', 'no repository on GitHub', '--owner')
    expectPieces(await problem('plan', acme, { ...token, GH_REPO: 'acme' }), 'GH_REPO', '"acme"', 'owner/name')
  })
})

describe('the token', () => {
  const found = async (line: string, env: Environment, directory = acme) => {
    const prepared = await prepare(line, directory, env)
    return prepared.ok ? [prepared.value.token.source, prepared.value.token.token] : prepared.problem
  }

  test.each<[string, Environment, string[]]>([
    ['plan --token a', { GH_TOKEN: 'b', GITHUB_TOKEN: 'c' }, ['--token', 'a']],
    ['plan', { GH_TOKEN: 'b', GITHUB_TOKEN: 'c' }, ['GH_TOKEN', 'b']],
    ['plan', { GH_TOKEN: ' ', GITHUB_TOKEN: 'c', GH_ENTERPRISE_TOKEN: 'd' }, ['GITHUB_TOKEN', 'c']]
  ])('of %s with %j is %j', async (line, env, expected) => {
    expect(await found(line, env)).toEqual(expected)
  })

  test('for another server is that of the variables for other servers', async () => {
    const env = { GH_HOST: 'github.example.com', GH_TOKEN: 'b', GITHUB_ENTERPRISE_TOKEN: 'e' }
    expect(await found('plan', env, enterprise)).toEqual(['GITHUB_ENTERPRISE_TOKEN', 'e'])
  })

  test.each<[Environment, string[]]>([
    [{ GH_TOKEN: 'b', GITHUB_TOKEN: 'c' }, ['GH_TOKEN', 'b']],
    [{ GITHUB_TOKEN: 'c' }, ['GITHUB_TOKEN', 'c']],
    [{ GH_TOKEN: 'b', GH_ENTERPRISE_TOKEN: 'd' }, ['GH_ENTERPRISE_TOKEN', 'd']]
  ])('for a server on this machine is that of any variable: %j is %j', async (env, expected) => {
    expect(await found('plan --api-url http://127.0.0.1:8080', env)).toEqual(expected)
  })

  test('is that of the GitHub CLI for this server, where no variable has one', async () => {
    const PATH = `${ghIn('gh', 'echo "$1-$2-$3-$4"')}:${process.env['PATH']}`
    expect(await found('plan', { PATH })).toEqual(['gh auth token', 'auth-token---hostname-github.com'])
    expect(await found('plan', { PATH, GH_HOST: 'github.example.com' }, enterprise)).toEqual([
      'gh auth token',
      'auth-token---hostname-github.example.com'
    ])
  })

  test.each([
    ['exit 1', 'not logged in'],
    ['exit 0', 'prints none']
  ])('is missing where gh does %s', async (script, piece) => {
    const PATH = `${ghIn(`gh-${script}`, script)}:${process.env['PATH']}`
    const text = await problem('plan', acme, { PATH })
    expectPieces(text, 'GH_TOKEN', 'GITHUB_TOKEN', piece, 'gh auth login -h github.com -s read:packages')
  })

  test('is missing where there is no gh', async () => {
    const onlyGit = newFolder('only-git')
    const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
    writeFileSync(join(onlyGit, 'git'), `#!/bin/sh\nexec ${git} "$@"\n`)
    chmodSync(join(onlyGit, 'git'), 0o755)
    expectPieces(await problem('plan', acme, { PATH: onlyGit }), 'gh) is not installed', 'gh auth login')
  })
})

describe('the policy document', () => {
  const withDocument = repository('documented', 'git@github.com:acme/app.git')
  mkdirSync(join(withDocument, '.github'))
  mkdirSync(join(withDocument, 'deep', 'er'), { recursive: true })
  writeFileSync(join(withDocument, '.github', 'package-retention.yml'), 'version: 1\npolicies: []\n')
  const usual = join('.github', 'package-retention.yml')

  test.each([
    ['plan', usual],
    ['apply --yes --max-deletions 3', usual],
    ['check', usual],
    ['list', usual],
    ['list --packages app', undefined],
    ['plan --delete-tags x', undefined],
    ['plan --delete-untagged', undefined],
    ['plan --policy {}', undefined],
    ['plan --policy-file deep/other.yml', join('deep', 'other.yml')],
    ['repair', undefined],
    ['restore --restore-tags x', undefined]
  ])('of %s is %s', async (line, expected) => {
    expect((await environment(line, withDocument, token))['INPUT_POLICY-FILE']).toBe(expected)
  })

  test.each(['plan --delete-tags x --plan', 'restore --restore-from'])(
    'of a file that is called as a run is, %s takes the file',
    async (line) => {
      const env = await environment(`${line} ./123`, withDocument, token)
      expect(env['INPUT_PLAN'] ?? env['INPUT_RESTORE-FROM']).toBe(join(realpathSync(withDocument), '123'))
    }
  )

  test('is named, with the repository, where they are not given', async () => {
    const prepared = await prepare('plan', join(withDocument, 'deep'), token)
    expect(prepared).toMatchObject({
      ok: true,
      value: { notes: [expect.stringContaining('acme/app'), expect.stringContaining(usual)] }
    })
  })

  test('and other files are looked for from the folder that the command is started in', async () => {
    const deep = join(withDocument, 'deep', 'er')
    const env = await environment('check --policy-file ../a.yml --compare-with b.yml', deep, token)
    expect([env['INPUT_POLICY-FILE'], env['INPUT_COMPARE-WITH']]).toEqual([
      join('deep', 'a.yml'),
      join('deep', 'er', 'b.yml')
    ])
    const outside = join(withDocument, '..', 'c.yml')
    expect((await environment('plan --policy-file ../../../c.yml', deep, token))['INPUT_POLICY-FILE']).toBe(outside)
    const runs = 'https://github.com/acme/app/actions/runs/1'
    for (const run of ['123', runs])
      expect((await environment(`plan --plan ${run}`, deep, token))['INPUT_PLAN']).toBe(run)
  })
})
