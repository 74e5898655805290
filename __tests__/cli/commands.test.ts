import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { serverError } from '../../simulator/faults.ts'
import { pushImage, pushMultiArch } from '../../simulator/images.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import { addToken } from '../../simulator/world.ts'
import { mutations, publishDaily, remainingNames, runAction } from '../action.ts'
import { checkReport } from '../report-schema.ts'
import { serve, smallWorld } from '../simulator/simulate.ts'
import { expectPieces } from '../words.ts'
import { answer, type CliOptions, newFolder, optionsFor, runCli, screenOf, withToken } from './command-line.ts'

/** A package with old images, and the command line over it. */
const setUp = async (tags: readonly string[] = ['latest', 'pr-3', 'pr-2', 'pr-1']) => {
  const { world, clock, app } = smallWorld()
  publishDaily(world, app, tags)
  const { simulator } = await serve(world)
  const options = optionsFor(simulator)
  const cli = (command: string, args: readonly string[] = [], more: CliOptions = {}) =>
    runCli([command, '--packages', 'app', ...options, ...args], { clock, env: withToken, ...more })
  return { world, clock, app, simulator, options, cli }
}

const rules = ['--delete-tags', 'pr-*', '--older-than', '12h']

/** Returns the path of the report that a command names. */
const reportIn = (stderr: string): string => /Report: (\S+report\.json)/.exec(stderr.replaceAll('\n', ' '))?.[1] ?? ''

describe('plan', () => {
  test('shows what would be deleted, and changes nothing', async () => {
    const { app, simulator, cli } = await setUp()
    const { code, stdout, stderr } = await cli('plan', rules)
    expect(code).toBe(0)
    expectPieces(
      stdout,
      'container package acme/app: 3 of 4 versions would be deleted',
      'pr-1',
      '4d',
      'rule 1 keeps 12h'
    )
    expectPieces(stdout, '1 version kept', 'not matched by any rule', 'storage', 'Nothing was changed')
    expectPieces(stderr, 'Rule 1 deletes every version tagged pr-*')
    expect(mutations(simulator.requests)).toEqual([])
    expect(remainingNames(app)).toHaveLength(4)
  })

  test('decides as the action does', async () => {
    const { clock, simulator, cli } = await setUp(['latest', 'v2', 'pr-9', 'pr-8', 'v1', 'pr-7', 'pr-6'])
    const keep = ['--keep-latest', '2', '--keep-tags', 'v*', '--delete-untagged']
    const { stdout } = await cli('plan', [...rules, ...keep, '--json'])
    const { report } = await runAction(simulator, clock, {
      ...{ packages: 'app', 'delete-tags': 'pr-*', 'older-than': '12h', 'keep-latest': '2', 'keep-tags': 'v*' },
      ...{ 'delete-untagged': 'true', 'dry-run': 'true' }
    })
    expect(report.packages[0]?.counts.planned).toBe(2)
    expect(JSON.parse(stdout).packages).toEqual(report.packages)
    expect(JSON.parse(stdout).policy).toEqual(report.policy)
  })

  test('is the command where none is named', async () => {
    const { options, clock } = await setUp()
    const { code, stdout } = await runCli(['--packages', 'app', ...options, ...rules], { clock, env: withToken })
    expect(code).toBe(0)
    expectPieces(stdout, '3 of 4 versions would be deleted')
  })

  test('prints the report alone on stdout with --json', async () => {
    const { cli } = await setUp()
    const { code, stdout, stderr } = await cli('plan', [...rules, '--json'])
    const report = JSON.parse(stdout)
    checkReport(report)
    expect([code, report.dryRun, report.packages[0].counts.planned]).toEqual([0, true, 3])
    expectPieces(stderr, '3 would be deleted')
  })

  test('writes no styles and no progress into pipes, unless that is asked for', async () => {
    const { cli } = await setUp()
    const plain = await cli('plan', rules)
    expect(plain.stdout + plain.stderr).not.toMatch(/\p{Cc}(?<!\n)/u)
    const colored = await cli('plan', rules, { env: { ...withToken, FORCE_COLOR: '1' } })
    expect(colored.stdout).toContain('\u001b[36mpr-1\u001b[39m')
  })

  test.each<[env: object, isColored: boolean]>([
    [{}, true],
    [{ NO_COLOR: '1' }, false],
    [{ TERM: 'dumb' }, false],
    [{ FORCE_COLOR: '0' }, false]
  ])('with %j on a terminal has colours: %s', async (env, isColored) => {
    const { cli } = await setUp()
    const { stdout } = await cli('plan', rules, { terminal: 80, env: { ...withToken, ...env } })
    expect(stdout.includes('\u001b[36m')).toBe(isColored)
  })

  test('replaces its line of progress on a terminal, and leaves none', async () => {
    const { cli } = await setUp()
    const { stderr } = await cli('plan', rules, { terminal: 80 })
    expect(stderr).toContain('\r\u001b[2K')
    expect(screenOf(stderr)).not.toContain('Asking')
  })

  test('lists the first versions on a terminal, and all of them with --all', async () => {
    const many = Array.from({ length: 60 }, (_, at) => `pr-${at}`)
    const { cli } = await setUp(['latest', ...many])
    const few = await cli('plan', rules, { terminal: 80 })
    expectPieces(few.stdout, /and \d\d more: --all/)
    const all = await cli('plan', [...rules, '--all'], { terminal: 80 })
    expect(all.stdout).toContain('pr-59')
    expect(all.stdout).not.toContain('more: --all')
  })

  test('lists what this run would delete before what it defers, however much that is', async () => {
    const { cli } = await setUp(['latest', ...Array.from({ length: 60 }, (_, at) => `pr-${at}`)])
    const { stdout } = await cli('plan', [...rules, '--max-deletions', '1'], { terminal: 80 })
    expectPieces(
      screenOf(stdout),
      /60 of 61 versions would be deleted, 59 of them by\s+later runs/,
      /Would be deleted.*\n {2}pr-59 /,
      /Deferred to a later run.*\n {2}pr-0 /
    )
  })

  test('writes its report only where that is asked for', async () => {
    const { cli } = await setUp()
    const before = readdirSync(tmpdir())
    await cli('plan', rules)
    expect(readdirSync(tmpdir())).toEqual(before)
    const directory = newFolder('here')
    const { stderr } = await cli('plan', [...rules, '--report-dir', 'reports'], { directory })
    expect(reportIn(stderr)).toBe(join(directory, 'reports', 'report.json'))
    expect(readdirSync(join(directory, 'reports')).toSorted()).toEqual(['report.html', 'report.json'])
  })

  test('takes the rules of the usual policy document', async () => {
    const { cli } = await setUp()
    const directory = newFolder('policy')
    mkdirSync(join(directory, '.github'), { recursive: true })
    writeFileSync(
      join(directory, '.github', 'package-retention.yml'),
      'version: 1\npolicies:\n  - packages: app\n    rules:\n      - delete: pr-1\n'
    )
    const { code, stdout, stderr } = await cli('plan', [], { directory })
    expect(code).toBe(0)
    expectPieces(stderr, join('.github', 'package-retention.yml'))
    expectPieces(stdout, '1 of 4 versions would be deleted')
  })

  test('takes a policy document from anywhere', async () => {
    const { cli } = await setUp()
    const elsewhere = join(newFolder('elsewhere'), 'policy.yml')
    writeFileSync(elsewhere, 'version: 1\npolicies:\n  - packages: app\n    rules:\n      - delete: pr-1\n')
    const { code, stdout } = await cli('plan', ['--policy-file', elsewhere], { directory: newFolder('start') })
    expect(code).toBe(0)
    expectPieces(stdout, '1 of 4 versions would be deleted')
  })

  test('names the option, and a line of a policy document, that is wrong', async () => {
    const { cli, simulator } = await setUp()
    const option = await cli('plan', ['--delete-tags', 'pr-*', '--older-than', '30'])
    expect(option.code).toBe(1)
    expectPieces(option.stderr, 'error: --older-than: "30"')
    const directory = newFolder('wrong')
    writeFileSync(join(directory, 'p.yml'), 'version: 1\npolicies:\n  - packages: app\n    rules:\n      - delte: x\n')
    const document = await cli('plan', ['--policy-file', 'p.yml'], { directory })
    expect(document.code).toBe(1)
    expectPieces(document.stderr, 'error: p.yml:5:9: delte', 'did you mean delete')
    expect(simulator.requests).toEqual([])
  })

  test('says what it needs where it is to do nothing', async () => {
    const { cli } = await setUp()
    const { code, stderr } = await cli('plan')
    expect(code).toBe(1)
    expectPieces(stderr, '--delete-tags, --delete-untagged, --policy, --policy-file', 'plan --help')
  })

  test('prints a line for each request with --verbose, without the token', async () => {
    const { cli } = await setUp()
    const { stderr } = await cli('plan', [...rules, '--verbose'])
    expectPieces(stderr, /GET \/users\/acme 200/)
    expect(stderr).not.toContain(withToken.GH_ENTERPRISE_TOKEN)
  })
})

describe('apply', () => {
  test('deletes after a yes what it has shown, and no more', async () => {
    const { world, app, cli } = await setUp()
    const type = (stderr: string): string | null => {
      if (!stderr.endsWith('[y/N] ') || app.versions.length > 4) return null
      // Meanwhile one more version becomes old enough.
      pushImage(world, app, { tags: ['pr-0'], created: world.clock.now() - 9 * 86_400_000 })
      return 'y\n'
    }
    const { code, stdout, stderr } = await cli('apply', rules, { terminal: 80, type })
    expect(code).toBe(0)
    expectPieces(stderr, 'Delete 3 versions of 1 package of acme? [y/N] ')
    expectPieces(stdout, '3 of 4 versions would be deleted', '3 deleted')
    expect(remainingNames(app).toSorted()).toEqual(['latest', 'pr-0'])
    const report = JSON.parse(readFileSync(reportIn(screenOf(stderr)), 'utf8'))
    expect([report.dryRun, report.approved !== undefined]).toEqual([false, true])
    expect(existsSync(join(dirname(reportIn(screenOf(stderr))), 'report.html'))).toBe(true)
    expectPieces(stderr, 'package-retention restore --owner acme --api-url', ' --restore-from ')
  })

  test.each(['n', '', 'yesterday', 'q'])('changes nothing after %j', async (text) => {
    const { app, simulator, cli } = await setUp()
    const { code, stderr } = await cli('apply', rules, { terminal: 80, type: answer(text) })
    expect(code).toBe(1)
    expectPieces(stderr, 'Nothing was changed.')
    expect(mutations(simulator.requests)).toEqual([])
    expect(remainingNames(app)).toHaveLength(4)
  })

  test.each(['apply', 'plan', 'restore', 'repair', 'check'])(
    'leaves the record of an earlier deletion in the folder of its report: %s',
    async (command) => {
      const { cli } = await setUp()
      const folder = newFolder(`recorded-${command}`)
      await cli('apply', ['--delete-tags', 'pr-1', '--yes', '--report-dir', folder])
      const given = command === 'restore' ? ['--restore-tags', 'pr-1'] : command === 'repair' ? [] : rules
      const { stderr } = await cli(command, [...given, '--report-dir', folder], { terminal: 200, type: answer('n') })
      const [, name = ''] = /was renamed to (report-\S+\.json)/.exec(screenOf(stderr)) ?? []
      expect(JSON.parse(readFileSync(join(folder, name), 'utf8'))).toMatchObject({
        packages: [{ counts: { deleted: 1 } }]
      })
      expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).not.toMatchObject({
        packages: [{ counts: { deleted: 1 } }]
      })
    }
  )

  test('refuses a folder that its report cannot be written to, before any request', async () => {
    const { simulator, cli } = await setUp()
    const { code, stderr } = await cli('apply', [...rules, '--yes', '--report-dir', '/proc/x'])
    expect(code).toBe(1)
    expectPieces(stderr, /error: --report-dir: "\/proc\/x" cannot be written: .*ENOENT/, 'name another folder')
    expect(simulator.requests).toEqual([])
  })

  test('says in the question that a package itself is deleted', async () => {
    const { app, cli } = await setUp(['pr-2', 'pr-1'])
    const { stderr } = await cli('apply', ['--delete-tags', 'pr-*', '--delete-empty-packages'], {
      terminal: 120,
      type: answer('n')
    })
    expectPieces(stderr, 'Delete 2 versions of 1 package of acme, and 1 package without any version left? [y/N]')
    expect(remainingNames(app)).toHaveLength(2)
  })

  test('takes nothing that was typed before the question for its answer', async () => {
    const { app, cli } = await setUp()
    const typed = ['y\n']
    const { code, stderr } = await cli('apply', rules, {
      terminal: 80,
      type: (printed) => typed.pop() ?? (printed.endsWith('[y/N] ') ? 'n\n' : null)
    })
    expect([code, stderr.match(/Delete 3 versions.*/)?.[0]]).toEqual([1, expect.anything()])
    expect(remainingNames(app)).toHaveLength(4)
  })

  test('ends as cancelled with Ctrl-C at the question', async () => {
    const { simulator, cli } = await setUp()
    const cancel = new AbortController()
    const directory = newFolder('cancelled')
    const type = (stderr: string): null => {
      if (stderr.endsWith('[y/N] ')) setTimeout(() => cancel.abort(), 20)
      return null
    }
    const more = { terminal: 80, type, cancel: cancel.signal, directory }
    const { code, stderr } = await cli('apply', [...rules, '--report-dir', 'r'], more)
    expect(code).toBe(1)
    expectPieces(stderr, 'Cancelled: nothing was changed.')
    expect(mutations(simulator.requests)).toEqual([])
    expect(JSON.parse(readFileSync(join(directory, 'r', 'report.json'), 'utf8')).dryRun).toBe(true)
  })

  test.each(['apply', 'restore', 'repair'])('%s refuses without a terminal, before any request', async (command) => {
    const { simulator, cli } = await setUp()
    const { code, stderr } = await cli(command, command === 'restore' ? ['--restore-tags', 'x'] : [])
    expect(code).toBe(1)
    expectPieces(stderr, command, '--yes', '--dry-run')
    expect(simulator.requests).toEqual([])
  })

  test('asks nothing with --yes, and keeps to a plan', async () => {
    const { app, cli } = await setUp()
    const { stdout } = await cli('plan', ['--delete-tags', 'pr-1', '--json'])
    const directory = newFolder('planned')
    writeFileSync(join(directory, 'plan.json'), stdout)
    const { code, stderr } = await cli('apply', [...rules, '--plan', 'plan.json', '--yes'], { directory })
    expect(code).toBe(0)
    expect(stderr).not.toContain('[y/N]')
    expect(remainingNames(app)).toEqual(['latest', 'pr-3', 'pr-2'])
  })

  test('with --plan alone takes the rules and the packages of the plan', async () => {
    const { world, app, clock, options, cli } = await setUp()
    const directory = newFolder('approved')
    const given = [...rules, '--keep-latest', '1', '--max-deletions', '1', '--untag', '--grace-period', '0']
    const { stdout } = await cli('plan', [...given, '--json'])
    writeFileSync(join(directory, 'plan.json'), stdout)
    pushImage(world, app, { tags: ['pr-0'], created: clock.now() - 9 * 86_400_000 })
    const server = options.slice(1)
    const run = (...args: readonly string[]) =>
      runCli(['apply', '--plan', 'plan.json', ...args, ...server], { clock, env: withToken, directory })
    const preview = await run('--dry-run', '--json')
    expect(JSON.parse(preview.stdout).policy).toEqual(JSON.parse(stdout).policy)
    const { code, stderr } = await run('--yes')
    expect(code).toBe(0)
    expectPieces(stderr, 'The rules are those of plan.json', 'Rule 1 deletes every version tagged pr-*')
    expect(remainingNames(app)).toEqual(['pr-0', 'latest', 'pr-3', 'pr-2'])
  })

  test.each<[what: string, mark: string, encoding: BufferEncoding]>([
    ['Windows PowerShell', '\ufeff', 'utf16le'],
    ['an editor on Windows', '\ufeff', 'utf8']
  ])('reads the files that %s writes', async (_, mark, encoding) => {
    const { app, options, clock, cli } = await setUp()
    const directory = newFolder(`windows-${encoding}`)
    const write = (name: string, text: string): void =>
      writeFileSync(join(directory, name), Buffer.from(mark + text.replaceAll('\n', '\r\n'), encoding))
    write('policy.yml', 'version: 1\npolicies:\n  - packages: app\n    rules:\n      - delete: pr-1\n')
    expect((await runCli(['check', '--offline', join(directory, 'policy.yml')])).code).toBe(0)
    const { stdout } = await cli('plan', ['--policy-file', 'policy.yml', '--json'], { directory })
    write('plan.json', stdout)
    const more = { clock, env: withToken, directory }
    expectPieces((await runCli(['why', 'pr-1', 'plan.json'], more)).stdout, 'Would be deleted')
    const { code } = await runCli(['apply', '--plan', 'plan.json', '--yes', ...options.slice(1)], more)
    expect([code, remainingNames(app)]).toEqual([0, ['latest', 'pr-3', 'pr-2']])
  })

  test('with --plan alone takes the policy document of the repository, if there is one', async () => {
    const { app, cli } = await setUp()
    const directory = newFolder('stricter')
    writeFileSync(join(directory, 'plan.json'), (await cli('plan', [...rules, '--json'])).stdout)
    mkdirSync(join(directory, '.github'))
    writeFileSync(
      join(directory, '.github', 'package-retention.yml'),
      'version: 1\npolicies:\n  - packages: app\n    protect: pr-2\n    rules:\n      - delete: pr-*\n'
    )
    const { stderr } = await cli('apply', ['--plan', 'plan.json', '--yes'], { directory })
    expectPieces(stderr, 'The policy is .github')
    expect(remainingNames(app)).toEqual(['latest', 'pr-2'])
  })

  test.each<[what: string, text: string | null, args: readonly string[], ...pieces: string[]]>([
    ['that is no report', '{}', [], '--plan: "plan.json" is not a report.json'],
    ['that is not there', null, [], '--plan: "plan.json" does not exist; correct the path'],
    [
      'whose rules an option would change',
      '{}',
      ['--untag'],
      '--untag: the rules of --plan "plan.json"',
      'remove --untag'
    ],
    ['whose packages an option would change', '{}', ['--packages=web'], '--packages: ', 'give all rules again']
  ])('refuses a plan %s', async (_, text, args, ...pieces) => {
    const { clock, options, simulator } = await setUp()
    const directory = newFolder('unapproved')
    rmSync(join(directory, 'plan.json'), { force: true })
    if (text !== null) writeFileSync(join(directory, 'plan.json'), text)
    const line = ['apply', '--plan', 'plan.json', '--yes', ...args, ...options]
    const { code, stderr } = await runCli(line, { clock, env: withToken, directory })
    expect(code).toBe(1)
    expectPieces(stderr, ...pieces)
    expect(simulator.requests).toEqual([])
  })

  test('asks nothing where there is nothing to delete', async () => {
    const { cli } = await setUp(['latest'])
    const { code, stdout, stderr } = await cli('apply', rules, { terminal: 80 })
    expect(code).toBe(0)
    expect(stderr).not.toContain('[y/N]')
    expectPieces(stdout, 'nothing to delete')
  })

  test('shows what it would do with --dry-run, also in a pipe', async () => {
    const { simulator, cli } = await setUp()
    const { code, stdout } = await cli('apply', [...rules, '--dry-run'])
    expect([code, mutations(simulator.requests)]).toEqual([0, []])
    expectPieces(stdout, '3 of 4 versions would be deleted')
  })

  test('prints the tables beside the report with --json', async () => {
    const { cli } = await setUp()
    const { stdout, stderr } = await cli('apply', [...rules, '--json'], { terminal: 80, type: answer('yes') })
    const report = JSON.parse(stdout)
    expect([report.dryRun, report.packages[0].counts.deleted]).toEqual([false, 3])
    expectPieces(screenOf(stderr), '3 of 4 versions would be deleted', '3 deleted')
  })

  test('fails, and names what it could not delete', async () => {
    const { simulator, cli } = await setUp()
    simulator.faults.add({ match: { method: 'DELETE' }, effect: serverError() })
    const { code, stdout, stderr } = await cli('apply', [...rules, '--yes'])
    expect(code).toBe(1)
    expectPieces(stdout, 'Not changed', 'pr-1', 'failed')
    expectPieces(stderr, 'error: container package acme/app')
  })
})

describe('other commands', () => {
  test('restore brings back what a run deleted', async () => {
    const { app, cli } = await setUp()
    const { stderr } = await cli('apply', [...rules, '--yes'])
    const args = ['--restore-from', reportIn(stderr), '--restore-tags', 'pr-2']
    const { code, stdout, stderr: asked } = await cli('restore', args, { terminal: 80, type: answer('y') })
    expect(code).toBe(0)
    expectPieces(asked, 'Restore 1 version of 1 package of acme? [y/N]')
    expectPieces(stdout, '1 restored')
    expect(remainingNames(app)).toContain('pr-2')
  })

  test('restore says that a dry run deleted nothing', async () => {
    const { cli } = await setUp()
    const directory = newFolder('dry')
    writeFileSync(join(directory, 'report.json'), (await cli('plan', [...rules, '--json'])).stdout)
    const { code, stderr } = await cli('restore', ['--restore-from', 'report.json', '--yes'], { directory })
    expect(code).toBe(1)
    expectPieces(stderr, '--restore-from: "report.json" is the report.json of a dry run, which deleted nothing')
  })

  test('restore leaves no report where it has nothing to do, and lists no versions', async () => {
    const { cli } = await setUp()
    const { code, stdout, stderr } = await cli('restore', ['--restore-tags', 'none', '--yes'])
    expect(code).toBe(0)
    expectPieces(stdout, 'container package acme/app: nothing to restore')
    expect(stdout + stderr).not.toMatch(/Report|no versions/)
  })

  test('restore does not write over the report that it restores from', async () => {
    const { app, simulator, cli } = await setUp()
    const folder = newFolder('deleted')
    const report = join(folder, 'report.json')
    await cli('apply', [...rules, '--yes', '--report-dir', folder])
    const deleted = readFileSync(report, 'utf8')
    const before = simulator.requests.length
    const { code, stderr } = await cli('restore', ['--restore-from', report, '--report-dir', `${folder}/`, '--yes'])
    expect(code).toBe(1)
    expectPieces(stderr, '--report-dir: ', folder, '--restore-from', 'name another folder')
    expect(simulator.requests).toHaveLength(before)
    expect(readFileSync(report, 'utf8')).toBe(deleted)
    expect(remainingNames(app)).toEqual(['latest'])
  })

  test('apply does not write over the plan that it applies', async () => {
    const { app, simulator, cli } = await setUp()
    const folder = newFolder('planned')
    const plan = join(folder, 'report.json')
    await cli('plan', [...rules, '--report-dir', folder])
    const planned = readFileSync(plan, 'utf8')
    const before = simulator.requests.length
    const link = `${folder}-link`
    symlinkSync(folder, link)
    for (const [place, ...more] of [[folder], [`${folder}/`, '--yes'], [link]]) {
      const args = ['--plan', plan, '--report-dir', `${place}`, '--delete-tags', 'pr-1', ...more]
      const { code, stderr } = await cli('apply', args, { terminal: 200, type: answer('n') })
      expect(code).toBe(1)
      expectPieces(stderr, `--report-dir: "${place}" has the report of --plan`, 'name another folder')
    }
    expect(simulator.requests).toHaveLength(before)
    expect(readFileSync(plan, 'utf8')).toBe(planned)
    expect(remainingNames(app)).toHaveLength(4)
  })

  test('the command that undoes a run leads to the same server', async () => {
    const { app, clock, cli } = await setUp()
    const { stderr } = await cli('apply', [...rules, '--yes'])
    const line = stderr.split('\n').find((each) => each.startsWith('  package-retention restore ')) ?? ''
    const args = line.trim().split(' ').slice(1)
    const { code } = await runCli([...args, '--yes'], { clock, env: withToken })
    expect(code).toBe(0)
    expect(remainingNames(app)).toHaveLength(4)
  })

  test('repair makes images whole', async () => {
    const { world, app, cli } = await setUp([])
    const { children } = pushMultiArch(world, app, { tags: ['v1'] })
    for (const child of children.slice(0, 1)) deleteVersion(world, app, child)
    const { code, stdout, stderr } = await cli('repair', [], { terminal: 80, type: answer('y') })
    expect(code).toBe(0)
    expectPieces(stderr, 'Restore 1 version of 1 package of acme? [y/N]')
    expectPieces(stdout, 'Incomplete image', 'v1', '1 restored')
  })

  test('list prints a line for each package', async () => {
    const { options, clock } = await setUp()
    const { code, stdout } = await runCli(['list', '--packages', '**', ...options], { clock, env: withToken })
    expect(code).toBe(0)
    expectPieces(stdout, /^container {2}acme\/app\n/, '1 package found')
  })

  test('check compares two policies, and checks documents without network', async () => {
    const { cli, simulator } = await setUp()
    const directory = newFolder('checked')
    const write = (name: string, rule: string): void =>
      writeFileSync(join(directory, name), `version: 1\npolicies:\n  - packages: app\n    rules:\n      - ${rule}\n`)
    write('old.yml', 'delete: pr-1')
    write('new.yml', 'delete: pr-*')
    write('wrong.yml', 'delte: pr-*')
    const args = ['--policy-file', 'new.yml', '--compare-with', 'old.yml']
    const { code, stdout } = await cli('check', args, { directory })
    expect(code).toBe(0)
    expectPieces(stdout, '+ pr-3', '2 more versions would be deleted')
    // Versions that both policies delete are not listed.
    expect(stdout).not.toMatch(/\bpr-1\b/)
    expect(stdout).not.toContain('parts of these images')
    const before = simulator.requests.length
    const offline = await runCli(['check', '--offline', join(directory, 'wrong.yml')])
    expect([offline.code, simulator.requests.length]).toEqual([1, before])
    expectPieces(offline.stdout, 'wrong.yml:5:9: delte')
    const valid = await runCli(['check', '--offline', join(directory, 'new.yml')])
    expect([valid.code, valid.stdout]).toEqual([0, ''])
    expectPieces(valid.stderr.replaceAll('\n', ''), 'No mistakes in', 'new.yml')
  })

  test('check counts the parts of the images that it lists', async () => {
    const { world, app, cli } = await setUp(['latest'])
    pushMultiArch(world, app, { tags: ['pr-1'], created: world.clock.now() - 86_400_000 })
    const directory = newFolder('checked-parts')
    const write = (name: string, rule: string): void =>
      writeFileSync(join(directory, name), `version: 1\npolicies:\n  - packages: app\n    rules: [{ ${rule} }]\n`)
    write('old.yml', 'delete: none-*')
    write('new.yml', 'delete: pr-*')
    const { stdout } = await cli('check', ['--policy-file', 'new.yml', '--compare-with', 'old.yml'], { directory })
    expectPieces(stdout, '3 more versions would be deleted', '+ pr-1', 'and 2 parts of these images')
  })

  test('version and --version print the version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    for (const line of ['version', '--version'])
      expect(await runCli([line])).toMatchObject({ code: 0, stdout: `${version}\n` })
  })
})

describe('the token', () => {
  test('that is invalid is named by where it comes from', async () => {
    const { cli } = await setUp()
    const { code, stderr } = await cli('plan', rules, { env: { GH_ENTERPRISE_TOKEN: 'ghp_expired' } })
    expect(code).toBe(1)
    expectPieces(stderr, 'Bad credentials', 'GH_ENTERPRISE_TOKEN: it is invalid')
    expect(stderr).not.toContain('ghp_expired')
  })

  test('without the scope to read gets the command that adds it', async () => {
    const { world, cli } = await setUp()
    addToken(world, { token: 'ghp_weak', kind: 'classic', login: 'octo', scopes: ['repo'] })
    const { code, stderr } = await cli('plan', rules, { env: { GH_ENTERPRISE_TOKEN: 'ghp_weak' } })
    expect(code).toBe(1)
    expectPieces(stderr, 'lacks the scope read:packages', /gh auth login -h 127\.0\.0\.1 -s read:packages$/m)
  })

  test('without the scope to delete is not asked about', async () => {
    const { world, app, cli } = await setUp()
    addToken(world, { token: 'ghp_reader', kind: 'classic', login: 'octo', scopes: ['repo', 'read:packages'] })
    const { code, stderr } = await cli('apply', rules, { terminal: 80, env: { GH_ENTERPRISE_TOKEN: 'ghp_reader' } })
    expect(code).toBe(1)
    expectPieces(
      screenOf(stderr),
      'lacks the scope delete:packages',
      'gh auth login -h 127.0.0.1 -s read:packages,delete:packages'
    )
    expect(stderr).not.toContain('[y/N]')
    expect(remainingNames(app)).toHaveLength(4)
  })

  test('as an option is warned of, since it is no secret there', async () => {
    const { cli } = await setUp()
    const { code, stderr } = await cli('plan', [...rules, '--token', withToken.GH_ENTERPRISE_TOKEN], { env: {} })
    expect(code).toBe(0)
    expectPieces(stderr, 'warning: --token', 'GH_TOKEN')
    expect((await cli('plan', rules)).stderr).not.toContain('--token')
  })
})
