import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { systemClock } from './clock.ts'
import { brokenTags, pull } from './pull.ts'
import { runStep } from './runner.ts'
import { sampleOrganization } from './samples.ts'
import { startSimulator } from './server.ts'
import { deleteVersion } from './trash.ts'
import { createWorld } from './world.ts'

/*
 * The demo runs the bundle as a runner does against a simulated GitHub with a sample organization: first as a dry run,
 * then for real; it restores one of the deleted images, and repairs what another tool breaks. Then it runs the command line.
 */

const root = join(import.meta.dirname, '..')
const files = join(root, '.demo')
const print = (text = ''): void => console.log(text)
const heading = (text: string): void => print(`\n\x1b[1m${text}\x1b[0m\n`)

const world = createWorld(systemClock)
const { packages, tokens } = sampleOrganization(world, systemClock.now())
const simulator = await startSimulator(world)
await rm(files, { recursive: true, force: true })

const { token } = tokens.workflow
const policy = {
  packages: 'app',
  'delete-tags': 'nightly-*, pr-*',
  'delete-untagged': 'true',
  'older-than': '14 days',
  'keep-latest': '5',
  'keep-tags': 'latest'
}

/** Runs the action once, prints log, outputs and path of the summary as a workflow shows them, and returns the path of the report. */
const showRun = async (title: string, folder: string, inputs: Readonly<Record<string, string>>): Promise<string> => {
  heading(title)
  print('    - uses: package-retention/package-retention@v1\n      with:')
  for (const [name, value] of Object.entries({ token: '${{ github.token }}', ...inputs })) {
    print(`        ${name}: ${relative(root, value).startsWith('.demo') ? relative(root, value) : value}`)
  }
  const before = simulator.requests.length
  const step = await runStep(
    join(root, 'dist', 'index.js'),
    simulator,
    { token, ...inputs },
    { directory: join(files, folder) }
  )
  heading('Log')
  for (const line of shownLog(step.log)) print(`    ${line}`)
  heading('Outputs')
  for (const [name, value] of step.outputs)
    print(`    ${name}: ${value.length > 80 ? `${value.slice(0, 77)}...` : value}`)
  const sent = simulator.requests.slice(before)
  print(
    `\n    exit code ${step.code}; ${sent.length} requests, ${sent.filter(({ mutation }) => mutation).length} of them changes`
  )
  print(
    `    job summary: ${step.summary} (${(await readFile(step.summary, 'utf8')).split('\n').length} lines of Markdown)`
  )
  if (step.code !== 0) process.exitCode = 1
  return step.outputs.get('report') ?? ''
}

/** Returns the lines of the log as a workflow's page shows them, without the middle of long groups. */
const shownLog = (log: string): string[] =>
  log.split(/^(?=::group::)|^::endgroup::\n/m).flatMap((part) => {
    const lines = part.split('\n').filter((line) => line !== '' && !/^::(?:add-mask|debug)::/.test(line))
    const omitted = lines.length - 16
    const shown = omitted > 0 ? [...lines.slice(0, 10), `… ${omitted} more lines …`, ...lines.slice(-6)] : lines
    return shown.map((line) => line.replace(/^::group::/, '▾ '))
  })

await showRun('1. Dry run: what would be deleted?', 'dry-run', { ...policy, 'dry-run': 'true' })
const report = await showRun('2. The same for real', 'real-run', { ...policy, 'dry-run': 'false' })
const { app } = packages
const tag = app.deleted.flatMap(({ tags }) => tags).find((name) => name.startsWith('nightly-')) ?? ''
await showRun('3. Undo: restore one image', 'restore', {
  mode: 'restore',
  'restore-from': report,
  'restore-tags': tag
})

heading('Meanwhile another tool deletes all untagged versions')
for (const version of app.versions.filter(({ tags }) => tags.length === 0)) deleteVersion(world, app, version)
const damaged = brokenTags(app)
print(`    ${damaged.length} of ${app.tags.size} tags no longer pull: ${damaged.slice(0, 3).join(', ')} …`)
await showRun('4. Repair: make these images whole again', 'repair', { mode: 'repair', packages: 'app' })

/** Runs the command line in the folder of the demo, and prints what a terminal shows. */
const showCommand = async (title: string, args: readonly string[]): Promise<void> => {
  heading(title)
  print(
    `    $ npx package-retention ${args.map((word) => (/^[\w./=-]+$/.test(word) ? word : `'${word}'`)).join(' ')}\n`
  )
  const server = ['--owner', 'acme', '--api-url', simulator.url, '--registry-url', simulator.registryUrl]
  const child = spawn(process.execPath, [join(root, 'dist', 'cli.js'), ...args, ...server], {
    cwd: files,
    env: { PATH: process.env['PATH'], GH_ENTERPRISE_TOKEN: token },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  for (const line of output.trimEnd().split('\n')) print(`    ${line}`)
  print(`\n    exit code ${code}`)
  if (code !== 0) process.exitCode = 1
}

const rules = ['--packages', 'app', '--delete-tags', 'pr-*', '--keep-latest', '3']
await showCommand('5. On the command line: what would be deleted?', ['plan', ...rules])
const newest = app.versions.flatMap(({ tags }) => tags).findLast((name) => name.startsWith('pr-')) ?? ''
await showCommand('6. And why is the newest of them kept?', ['why', newest, ...rules])

heading('Packages afterwards')
const broken = brokenTags(app)
const { complete, platforms } = pull(app, tag)
print(`    ${app.versions.length} versions with ${app.tags.size} tags, ${broken.length} of them broken`)
print(
  `    ${tag} ${complete ? 'pulls' : 'does not pull'} again, for ${platforms.map(({ platform }) => platform).join(', ')}`
)
if (broken.length > 0 || !complete) process.exitCode = 1
await simulator.close()
