import { join } from 'node:path'
import type { CliHost } from './cli/host.ts'
import { systemClock } from './http/clock.ts'
import { run, runPost } from './main.ts'
import { sanitizeLogLine } from './report/text.ts'
import { errorMessage } from './retention/result.ts'
import { createWorkflowView } from './workflow-view.ts'

/** When a cancelled run exits, finished or not, in milliseconds after the first signal. */
const lastMoment = 4600
const cancel = new AbortController()
// SIGHUP: the terminal of a command line is closed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => cancel.abort())
cancel.signal.addEventListener('abort', () => setTimeout(() => process.exit(1), lastMoment).unref())
const page = join(import.meta.dirname, 'report.html')
const { env } = process
const view = createWorkflowView(env)
const [, entry = ''] = process.argv
const isCommandLine = entry.endsWith('cli.js')
const isAction = !isCommandLine && !entry.endsWith('check.js')
// A run that ends at its inputs needs none of it.
const prepare = async (): Promise<void> => (await import('./heap.ts')).tuneHeap(isAction)
const host = { env, view, clock: systemClock, random: Math.random, cancel: cancel.signal, page, prepare }

/** Runs the step of the entry point, or what people start themselves: the command line, or its check of policy files. */
const start = async (): Promise<number> => {
  if (!('groupBy' in Map)) await import('./cli/polyfills.ts')
  if (entry.endsWith('post.js')) return runPost(host)
  if (isAction) return run(host)
  if (isCommandLine) return (await import('./cli/start.ts')).startCli(process.argv.slice(2), cliHost())
  const { checkFiles } = await import('./check-files.ts')
  return checkFiles(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`))
}

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
try {
  process.exitCode = await start()
} catch (error) {
  // Reached only if not even the report could be written.
  const text = sanitizeLogLine(errorMessage(error))
  if (isCommandLine) process.stderr.write(`error: ${text}\n`)
  else process.stdout.write(`::error::${text.replaceAll('%', '%25')}\n`)
  process.exitCode = 1
}

// A cache service that never answers would keep the process alive; pending output is written first.
process.stdout.write('', () => process.exit())
