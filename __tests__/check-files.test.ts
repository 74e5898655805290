import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { checkFiles } from '../src/check-files.ts'
import { expectPieces } from './words.ts'

const directory = mkdtempSync(join(tmpdir(), 'package-retention-'))

const write = (name: string, text: string): string => {
  const path = join(directory, name)
  writeFileSync(path, text)
  return path
}

const check = async (...paths: readonly string[]) => {
  const lines: string[] = []
  return { code: await checkFiles(paths, (line) => lines.push(line)), lines }
}

const policy = (rule: string, more = ''): string => `version: 1\npolicies:\n  - ${more}rules:\n      - ${rule}\n`

describe('the check of policy files', () => {
  test('accepts valid ones, also where inputs of a step have to say the packages and their type', async () => {
    const paths = [write('one.yml', policy('delete: pr-*')), write('two.yml', policy('delete: "@prerelease"'))]
    expect(await check(...paths)).toEqual({ code: 0, lines: [] })
  })

  test('names each mistake of each file at its place', async () => {
    const one = write('one.yml', policy('{ delete: pr-*, older-than: 30 }'))
    const two = write('two.yml', policy('delte: x'))
    const { code, lines } = await check(one, two)
    expect(code).toBe(1)
    expectPieces(lines.join('\n'), `${one}:4:`, '30', `${two}:4:9: delte`, 'did you mean delete')
  })

  test('names what is odd, and accepts it', async () => {
    const path = write('odd.yml', policy('{ delete: "@untagged", keep: { latest: 1, per: minor } }', 'type: npm\n    '))
    const { code, lines } = await check(path)
    expect(code).toBe(0)
    expectPieces(lines.join('\n'), `${path}:5:`, '(warning)')
  })

  test('names a file that it cannot read', async () => {
    const { code, lines } = await check(join(directory, 'none.yml'))
    expect(code).toBe(1)
    expectPieces(lines.join('\n'), 'none.yml: does not exist; correct the path')
  })

  test.each<[paths: readonly string[], code: number]>([
    [[], 1],
    [['--fix', 'x.yml'], 1],
    [['--help'], 0]
  ])('says how it is used for %j', async (paths, code) => {
    const result = await check(...paths)
    expect(result.code).toBe(code)
    expectPieces(result.lines.join('\n'), 'node dist/check.js', 'LINE:COLUMN')
  })

  test('prints no workflow commands from files', async () => {
    const path = write('evil.yml', policy('"\\n::error::x": y'))
    const { lines } = await check(path)
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.filter((line) => /^::|\n/.test(line))).toEqual([])
  })
})

test('the entry point checks files when it is started as check.js, without the environment of a step', () => {
  const entry = write('check.js', `import ${JSON.stringify(join(import.meta.dirname, '..', 'src', 'index.ts'))}\n`)
  write('package.json', '{"type":"module"}')
  const wrong = write('wrong.yml', policy('delte: x'))
  const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', entry, wrong], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '' }
  })
  expect([run.status, run.stderr]).toEqual([1, ''])
  expect(run.stdout).toMatch(/^.*wrong\.yml:4:9: delte: /m)
})

test('the pre-commit hook runs it on the usual file', () => {
  const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'))
  expect(hook).toMatchObject({ id: 'package-retention-policy', entry: 'dist/check.js', language: 'script' })
  const pattern = new RegExp(hook.files)
  expect(['.github/package-retention.yml', '.github/package-retention.yaml'].every((path) => pattern.test(path))).toBe(
    true
  )
  expect(pattern.test('docs/package-retention.yml')).toBe(false)
})
