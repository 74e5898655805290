import { join } from 'node:path'
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import type { CliHost } from './cli/host.ts'
import { systemClock } from './http/clock.ts'
import { run, runPost } from './main.ts'
import { sanitizeLogLine } from './report/text.ts'
import { errorMessage } from './retention/result.ts'
import { createWorkflowView } from './workflow-view.ts'

// An action cannot pass options to Node, whose defaults let short-lived objects fill 128 MB, and garbage double the rest,
// before collecting. Both flags only limit the next growth of the heap, so they may be set at run time.
setFlagsFromString('--heap-growing-percent=30')
// In the 4 MB that the young generation begins with, a seventh of the time goes to copying what is garbage a moment later.
// It doubles within the first milliseconds of a run, and may not again.
const watch = setInterval(() => {
  const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')
  if (Number(young?.space_size) < 6 * 1024 * 1024) return
  setFlagsFromString('--semi-space-growth-factor=1')
  clearInterval(watch)
}, 10).unref()
// undici reads HTTP in WebAssembly. To optimize its one large function takes 20 MB, and more time than that saves in
// thousands of responses; only function 0, which is a small one, may be.
setFlagsFromString('--wasm-tier-up-filter=0')
// The young generation is too small for threads to share its collection.
setFlagsFromString('--no-parallel-scavenge')

/** When a cancelled run exits, finished or not, in milliseconds after the first signal. */
const lastMoment = 4600
const cancel = new AbortController()
// SIGHUP: the terminal of a command line is closed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => cancel.abort())
cancel.signal.addEventListener('abort', () => setTimeout(() => process.exit(1), lastMoment).unref())
const page = join(import.meta.dirname, 'report.html')
const { env } = process
const view = createWorkflowView(env)
const host = { env, view, clock: systemClock, random: Math.random, cancel: cancel.signal, page }

/** Runs the step of that entry point, or what people start themselves: the command line, or its check of policy files. */
const start = async (entry: string): Promise<number> => {
  if (!('groupBy' in Map)) await import('./cli/polyfills.ts')
  if (entry.endsWith('post.js')) return runPost(host)
  const isCommandLine = isCommandLineEntry(entry)
  if (!isCommandLine && !entry.endsWith('check.js')) {
    // Node 24 optimizes with Maglev, too: what TurboFan compiles in addition takes more time and memory than it saves.
    setFlagsFromString('--no-turbofan')
    return run(host)
  }
  if (isCommandLine) return (await import('./cli/start.ts')).startCli(process.argv.slice(2), cliHost())
  const { checkFiles } = await import('./check-files.ts')
  return checkFiles(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`))
}

const isCommandLineEntry = (entry: string): boolean => entry.endsWith('cli.js')

const cliHost = (): CliHost => {
  const { stdin, stdout, stderr } = process
  // Or Windows would take git and gh from the current folder, which may be a checkout of somebody's.
  env['NoDefaultCurrentDirectoryInExePath'] = '1'
  return { ...host, stdin, stdout, stderr, directory: process.cwd(), root: join(import.meta.dirname, '..') }
}

/** Fails where the output is lost, as on a full disk; whoever reads it may leave earlier, though, as `head` does. */
const tellLostOutput = (error: NodeJS.ErrnoException): void => {
  if (error.code === 'EPIPE' || error.code === 'EOF') return
  process.stderr.write(`error: the output cannot be written: ${error.message}\n`)
  process.once('exit', () => {
    process.exitCode = 1
  })
}

// Whatever happens to the output, what is being changed is finished.
process.stdout.once('error', tellLostOutput)
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
const [, entry = ''] = process.argv
try {
  process.exitCode = await start(entry)
} catch (error) {
  // Reached only if not even the report could be written.
  const text = sanitizeLogLine(errorMessage(error))
  if (isCommandLineEntry(entry)) process.stderr.write(`error: ${text}\n`)
  else process.stdout.write(`::error::${text.replaceAll('%', '%25')}\n`)
  process.exitCode = 1
}

// A cache service that never answers would keep the process alive; pending output is written first.
process.stdout.write('', () => process.exit())
