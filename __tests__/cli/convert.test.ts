import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, test } from '@jest/globals'
import { checkFiles } from '../../src/check-files.ts'
import { startCli } from '../../src/cli/start.ts'
import { systemClock } from '../../src/http/clock.ts'
import { expectPieces } from '../words.ts'
import { runCli } from './command-line.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'package-retention-convert-'))

/** Runs the command line in this process, with a text on stdin. */
const run = async (args: readonly string[], input: string | Buffer = '', terminal = false) => {
  const printed = { stdout: '', stderr: '' }
  const stdin = Object.assign(new PassThrough(), { isTTY: terminal })
  stdin.end(input)
  const streamOf = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      printed[name] += text
    }
  })
  const code = await startCli(args, {
    ...{ env: {}, clock: systemClock, random: () => 0.5, cancel: new AbortController().signal, stdin },
    ...{ stdout: streamOf('stdout'), stderr: streamOf('stderr'), directory: folder, root, page: '' }
  })
  return { code, ...printed }
}

const step = `- uses: snok/container-retention-policy@v3.0.0
  with:
    account: acme
    token: ghp_abcdefghijklmnopqrstuvwxyz0123456789
    image-names: server
    cut-off: 2w
    keep-n-most-recent: 5
    rust-log: debug
`

test('converts a file: the policy on stdout, the step and what differs on stderr', async () => {
  writeFileSync(join(folder, 'cleanup.yml'), step)
  const { code, stdout, stderr } = await run(['convert', 'cleanup.yml'])
  expect(code).toBe(0)
  expectPieces(stdout, 'packages: server\n', 'keep: { latest: 5, within: 2w }\n')
  expectPieces(
    stderr,
    'Save this policy as .github/package-retention.yml',
    '  - uses: package-retention/package-retention@v1\n',
    '      owner: acme\n',
    'May delete more than the original:\n- cut-off (line 6): There, the newest ones',
    'May keep more than the original:\n',
    '- token (line 4): The token itself is in the file',
    'Without a counterpart:\n- rust-log (line 8): enable debug logging',
    'migration.html'
  )
  expect(stdout + stderr).not.toContain('ghp_')

  // Nothing is printed but a policy document.
  const path = join(folder, 'policy.yml')
  writeFileSync(path, stdout)
  const said: string[] = []
  expect(await checkFiles([path], (line) => said.push(line))).toBe(0)
  expect(said).toEqual([])
})

test.each([[['convert']], [['convert', '-']]])('converts stdin with %j', async (args) => {
  const { code, stdout } = await run(args, '{"name_regex": "pr-.+", "keep_n": 5}')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^version: 1$/m)
})

test('converts stdin in UTF-16, as Windows PowerShell writes files', async () => {
  const { code, stdout } = await run(['convert'], Buffer.from('\ufeff{"name_regex": "pr-.+", "keep_n": 5}', 'utf16le'))
  expect(code).toBe(0)
  expect(stdout).toMatch(/^version: 1$/m)
})

test('prints everything as JSON on stdout with --json', async () => {
  const { code, stdout, stderr } = await run(['convert', '--json'], step)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    files: [{ path: '.github/package-retention.yml' }],
    notes: expect.arrayContaining([expect.objectContaining({ code: 'count-after-age', effect: 'deletes' })])
  })
  const refused = await run(['convert', '--json'], 'hello')
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.stdout)).toMatchObject({ ok: false, problems: [expect.stringMatching(/^stdin:1:1: /)] })
})

test('prints the documents of several steps one after the other', async () => {
  const other = step
    .replaceAll('acme', 'octo')
    .replaceAll('ghp_abcdefghijklmnopqrstuvwxyz0123456789', '"${{ github.token }}"')
  const { code, stdout, stderr } = await run(['convert'], step + other)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^# \.github\/package-retention\.yml\n[\s\S]*\n---\n# \.github\/package-retention-2\.yml\n/)
  expectPieces(stderr, 'separate files', 'owner: octo')
})

test('names every mistake at its line, and exits with 1', async () => {
  writeFileSync(join(folder, 'wrong.yml'), step.replace('2w', 'soon').replace('rust-log', 'rust-logs'))
  const { code, stdout, stderr } = await run(['convert', 'wrong.yml'])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/^error: wrong\.yml:6:14: cut-off: "soon" is not an age/),
    expect.stringMatching(/^error: wrong\.yml:8:5: rust-logs: .*did you mean rust-log\?/)
  ])
})

test('says that a file cannot be read, and that there is one argument at most', async () => {
  const missing = await run(['convert', 'missing.yml'])
  expect(missing.code).toBe(1)
  expectPieces(missing.stderr, 'convert: missing.yml does not exist; correct the path')
  const surplus = await run(['convert', 'a', 'b'])
  expect(surplus.code).toBe(1)
  expectPieces(surplus.stderr, 'unexpected argument "b"')
})

test('is in the help, with its examples', async () => {
  const { code, stdout } = await run(['convert', '--help'])
  expect(code).toBe(0)
  expectPieces(stdout, 'package-retention convert [FILE]', '--json', 'lifecycle-policy.json')
  expect(readFileSync(join(root, 'docs', 'migration.md'), 'utf8')).toContain('package-retention convert')
})

test('asks for a text on a terminal', async () => {
  expectPieces((await run(['convert'], step, true)).stderr, 'Paste', 'Ctrl+D')
})

test('ends at once with Ctrl-C while it waits for a text', async () => {
  const { code, stderr } = await runCli(['convert'], { terminal: 80, cancel: AbortSignal.timeout(20) })
  expect(code).toBe(1)
  expectPieces(stderr, 'Cancelled: nothing was converted.')
})

test('runs as a process: stdin, stdout and the exit code', () => {
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  // The entry point of the command line, as the build makes it, over the sources.
  const entry = join(folder, 'cli.js')
  writeFileSync(entry, `import ${JSON.stringify(join(root, 'src', 'index.ts'))}\n`)
  const env = { PATH: process.env['PATH'], NODE_NO_WARNINGS: '1' }
  const options = { cwd: folder, env, input: step, encoding: 'utf8' } as const
  const { status, stdout } = spawnSync(process.execPath, [entry, 'convert'], options)
  expect({ status, first: stdout.split('\n')[1] }).toEqual({ status: 0, first: 'version: 1' })
})
