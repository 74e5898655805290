import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import type { Clock } from '../../simulator/clock.ts'
import type { Simulator } from '../../simulator/server.ts'
import type { CliHost } from '../../src/cli/host.ts'
import { startCli } from '../../src/cli/start.ts'
import { systemClock } from '../../src/http/clock.ts'
import type { Environment } from '../../src/inputs/table.ts'
import { classic } from '../simulator/simulate.ts'

export const root = join(import.meta.dirname, '..', '..')

/** A folder for the files of a test, in no Git repository. */
export const folder = mkdtempSync(join(tmpdir(), 'package-retention-cli-'))

/** Stands for the report page, which only the build makes. */
const page = join(folder, 'page.html')
writeFileSync(page, '<title>Page</title><script type="application/json" id="report"></script>')

/** The output of a command, and its exit code. */
export interface Printed {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** How a command is started in this process. */
export interface CliOptions {
  readonly env?: Environment
  readonly clock?: Clock
  readonly directory?: string
  /** The width of the terminal that it is started on; in pipes if absent. */
  readonly terminal?: number
  /** Returns what is typed in answer to what was printed on stderr; null for nothing yet. */
  readonly type?: (stderr: string) => string | null
  readonly cancel?: AbortSignal
}

/** Runs the command line in this process. */
export const runCli = async (args: readonly string[], options: CliOptions = {}): Promise<Printed> => {
  const { env = {}, clock = systemClock, directory = folder, terminal, type = () => null } = options
  const printed = { stdout: '', stderr: '' }
  const stdin = Object.assign(new PassThrough(), { isTTY: terminal !== undefined })
  const streamOf = (name: 'stdout' | 'stderr') => ({
    isTTY: terminal !== undefined,
    columns: terminal,
    write: (text: string) => {
      printed[name] += text
      const typed = type(printed.stderr)
      if (typed !== null) stdin.write(typed)
    }
  })
  const host: CliHost = {
    env: { PATH: process.env['PATH'], ...env },
    clock,
    random: () => 0.5,
    cancel: options.cancel ?? new AbortController().signal,
    stdin,
    stdout: streamOf('stdout'),
    stderr: streamOf('stderr'),
    directory,
    root,
    page
  }
  const code = await startCli(args, host)
  return { code, ...printed }
}

/** Returns the options that lead to a simulator, and the variables with its token. */
export const optionsFor = ({ url, registryUrl }: Pick<Simulator, 'url' | 'registryUrl'>): readonly string[] => [
  '--owner=acme',
  '--api-url',
  url,
  '--registry-url',
  registryUrl
]

/** The variables of a machine that has a token for the simulator. */
export const withToken = { GH_ENTERPRISE_TOKEN: classic }

/** Answers a question with this text, once. */
export const answer = (text: string) => {
  let isAnswered = false
  return (stderr: string): string | null => {
    if (isAnswered || !stderr.endsWith('[y/N] ')) return null
    isAnswered = true
    return `${text}\n`
  }
}

/** How a command is started as a process. */
export interface ProcessOptions {
  readonly node?: string
  readonly env?: Environment
  readonly directory?: string
  readonly onOutput?: (text: string, child: ReturnType<typeof spawn>) => void
}

/** Runs a program with arguments as a process, in pipes. */
export const runProcess = async (
  command: readonly string[],
  { env = {}, directory = folder, onOutput = () => {} }: ProcessOptions = {}
): Promise<Printed> => {
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    cwd: directory,
    env: { PATH: process.env['PATH'], HOME: folder, NODE_NO_WARNINGS: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe']
  })
  const printed = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text) => {
      printed[name] += text
      onOutput(text, child)
    })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, ...printed }
}

/** Returns a command that runs another one on a terminal of this width. */
export const onTerminal = (columns: number, command: readonly string[]): readonly string[] => [
  'script',
  '--quiet',
  '--return',
  '--command',
  `stty cols ${columns} rows 50; exec ${command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')}`,
  '/dev/null'
]

/** True where util-linux can make pseudo terminals. */
export const hasTerminals = /util-linux/.test(spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '')

/** Returns what a terminal shows after this output: lines of progress are replaced, and styles left out. */
export const screenOf = (output: string): string =>
  output
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => stripVTControlCharacters(line.split(eraseLine).at(-1) ?? ''))
    .join('\n')

const eraseLine = '\r\u001b[2K'

/** Creates a folder of its own. */
export const newFolder = (name: string): string => {
  const path = join(folder, name)
  mkdirSync(path, { recursive: true })
  return path
}
