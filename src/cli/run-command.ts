import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Mode } from '../inputs/table.ts'
import { run, type ViewedHost } from '../main.ts'
import { type Report, restores, total, writeReport } from '../report/json.ts'
import { err, errorMessage, ok, type Result } from '../retention/result.ts'
import type { Invocation } from './arguments.ts'
import { confirm, countChanges, questionFor } from './confirm.ts'
import { prepareRun, type RunEnvironment } from './environment.ts'
import type { CliHost, TextStream } from './host.ts'
import { cacheFolderOf, createLocalCache } from './local-cache.ts'
import { createMessages, type Messages } from './messages.ts'
import { openPage } from './open-page.ts'
import { commandLine } from './shell.ts'
import { createTerminalView } from './terminal-view.ts'
import { ghCommand, ghToken, missingScopes, scopesFor } from './token.ts'

/** A command on its way: what was asked, where it runs, and how it speaks. */
interface CommandRun {
  readonly mode: Mode
  readonly invocation: Invocation
  readonly host: CliHost
  readonly messages: Messages
  readonly prepared: RunEnvironment
  /** True if it is to change something. */
  readonly changes: boolean
  /** The scopes that a token needs, if it is of a kind that has some. */
  readonly scopes: readonly string[]
  /** The folder of the report; null for none. */
  readonly folder: string | null
}

/** Carries out a command that runs a mode of the action, and resolves to the exit code. */
export const runCommand = async (mode: Mode, invocation: Invocation, host: CliHost): Promise<number> => {
  const work = await beginCommand(mode, invocation, host)
  if (work === null) return 1
  const { own } = invocation
  if (work.changes && !own.has('yes')) return runAfterQuestion(work)
  const tables = own.has('json') ? null : host.stdout
  const ran = await runOnce(work, { dryRun: !work.changes, tables })
  await finish(work, ran)
  if (ran.path !== '' && own.has('open')) await showPage(ran.path, work.messages)
  return ran.code
}

/** A decision as of now, and the environment in which it was made. */
export interface DecidedNow {
  readonly report: Report
  readonly env: RunEnvironment['env']
}

/** Decides as `plan` does, without showing it; null, with messages, if something is missing or wrong. */
export const decideNow = async (invocation: Invocation, host: CliHost): Promise<DecidedNow | null> => {
  const work = await beginCommand('clean', invocation, host)
  if (!work) return null
  const ran = await runOnce(work, { dryRun: true, tables: null, isPreview: true, isQuiet: true })
  const isDecided = ran.report?.packages.some(({ status, versions }) => status !== 'failed' || versions.length > 0)
  if (ran.report === null || !isDecided || ran.report.problems.length > 0) return null
  return { report: ran.report, env: work.prepared.env }
}

/** Returns a command with all that it needs to run; null, with a message, if something is missing. */
const beginCommand = async (mode: Mode, invocation: Invocation, host: CliHost): Promise<CommandRun | null> => {
  const { command, own, inputs } = invocation
  const messages = createMessages(host)
  const changes = command.own.includes('yes') && inputs.get('dry-run') !== 'true'
  const canAsk = host.stdin.isTTY && host.stderr.isTTY
  if (changes && !own.has('yes') && !canAsk) {
    messages.error(
      `${command.name} asks before it changes anything, and nobody can answer here; add --yes, or --dry-run`
    )
    return null
  }
  const scopes = scopesFor(mode, changes, inputs.get('untag') === 'true')
  const prepared = await prepareRun(invocation, host, scopes)
  if (!prepared.ok) {
    messages.error(prepared.problem)
    if (prepared.command) messages.line(prepared.command)
    return null
  }
  const { notes, token } = prepared.value
  if (token.source === '--token') messages.say(tokenIsVisible, 'yellow')
  for (const note of notes) messages.say(note, 'dim')
  const folder = await findFolder(invocation, host, changes)
  if (!folder.ok) {
    messages.error(folder.problem)
    return null
  }
  return { mode, invocation, host, messages, prepared: prepared.value, changes, scopes, folder: folder.value }
}

/** Returns the folder of the report: the one that is named, a new one if something needs it, or else null. */
const findFolder = async (
  { inputs, own }: Invocation,
  { directory }: CliHost,
  changes: boolean
): Promise<Result<string | null>> => {
  const named = inputs.get('report-dir')
  if (named !== undefined) {
    const folder = resolve(directory, named)
    for (const name of ['plan', 'restore-from'] as const)
      if (await isSameFile(resolve(directory, inputs.get(name) ?? ''), join(folder, 'report.json')))
        return err(
          `--report-dir: "${named}" has the report of --${name}, which the new one would replace; name another folder`
        )
    return ok(folder)
  }
  if (!changes && !own.has('open')) return ok(null)
  try {
    return ok(await mkdtemp(join(tmpdir(), 'package-retention-')))
  } catch (error) {
    return err(`${tmpdir()} cannot hold the report: ${errorMessage(error)}; name another folder with --report-dir`)
  }
}

/** Returns true if two paths lead to one file, also by links. */
const isSameFile = async (one: string, other: string): Promise<boolean> => {
  const [path, otherPath] = await Promise.all([one, other].map((each) => realpath(each).catch(() => each)))
  return path === otherPath
}

const tokenIsVisible =
  'warning: --token: other users of this machine can read it in the list of processes; set GH_TOKEN instead, or log in with gh'

/** The settings of one run, and of its view. */
interface RunOptions {
  readonly dryRun: boolean
  readonly tables: TextStream | null
  /** The report of a dry run; nothing else is deleted. */
  readonly plan?: string
  /** True if the report is not the result yet. */
  readonly isPreview?: boolean
  /** True if only warnings and errors are shown. */
  readonly isQuiet?: boolean
  /** True if a preview of the same changes was shown. */
  readonly afterPreview?: boolean
}

/** The outcome of a run. */
interface Ran {
  readonly code: number
  /** Null if there is none. */
  readonly report: Report | null
  /** The path of report.json; empty where it is not written. */
  readonly path: string
}

/** Runs the action once. */
const runOnce = async (
  { mode, invocation, host, messages, prepared, folder }: CommandRun,
  { dryRun, tables, plan, isPreview = false, isQuiet = false, afterPreview = false }: RunOptions
): Promise<Ran> => {
  const { own } = invocation
  const written: { report: Report | null; path: string } = { report: null, path: '' }
  const view = createTerminalView(host, messages, {
    tables,
    json: own.has('json') && !isPreview,
    wide: own.has('wide'),
    all: own.has('all'),
    verbose: own.has('verbose'),
    isSequel: afterPreview,
    tokenSource: prepared.token.source,
    onReport: (report) => {
      written.report = report
    },
    onFile: (path) => {
      written.path = path
    }
  })
  if (messages.isLive) messages.progress(`Asking ${prepared.server} …`)
  const code = await withCache(host, (cache) =>
    run({
      ...cache,
      env: {
        ...prepared.env,
        ...cache.env,
        INPUT_MODE: mode,
        'INPUT_DRY-RUN': String(dryRun),
        ...(folder !== null && { 'INPUT_REPORT-DIR': folder }),
        ...(plan !== undefined && { INPUT_PLAN: plan })
      },
      view: isQuiet ? { ...view, describe: () => {}, info: () => {}, conclude: () => {} } : view,
      clock: host.clock,
      random: host.random,
      cancel: host.cancel,
      ...(host.prepare && { prepare: host.prepare }),
      ...(folder !== null && { page: host.page })
    })
  )
  return { code, ...written }
}

/** The part of a host that keeps manifests for the next run. */
type CacheHost = Pick<ViewedHost, 'env' | 'cacheService'>

/** Does some work with a cache in the user's folder, and removes its temporary files; without these folders there is no cache. */
const withCache = async <T>({ env }: CliHost, work: (cache: CacheHost) => Promise<T>): Promise<T> => {
  const folder = cacheFolderOf(env)
  const temporary = folder && (await mkdtemp(join(tmpdir(), 'package-retention-run-')).catch(() => null))
  if (!folder || !temporary) return work({ env: {} })
  try {
    return await work({ env: { RUNNER_TEMP: temporary }, cacheService: createLocalCache(folder) })
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** Shows what would be changed, asks, and changes no more than that. */
const runAfterQuestion = async (work: CommandRun): Promise<number> => {
  const { mode, invocation, host, messages, folder } = work
  const { own } = invocation
  const tables = own.has('json') ? host.stderr : host.stdout
  const preview = await runOnce(work, { dryRun: true, tables, isPreview: true })
  const { report, path } = preview
  if (!report || folder === null) return preview.code
  const end = async (code: number): Promise<number> => {
    if (own.has('json')) for (const piece of writeReport(report)) host.stdout.write(piece)
    await dropFolder(work)
    return code
  }
  const { versions, tags } = countChanges(report)
  if (tellMissingScopes(work, report)) return end(1)
  if (host.cancel.aborted || path === '' || versions + tags === 0) {
    tellHelp(work, report)
    return end(preview.code)
  }
  if (own.has('open')) await showPage(path, messages)
  if (!(await confirm(questionFor(report, ownerOf(report)), host))) {
    messages.say(host.cancel.aborted ? 'Cancelled: nothing was changed.' : 'Nothing was changed.')
    return end(1)
  }
  // A restore has no plan to keep to: it makes its own again, and deletes nothing.
  const plan = restores(mode) ? {} : { plan: path }
  const ran = await runOnce(work, {
    dryRun: false,
    afterPreview: true,
    tables: own.has('json') ? null : host.stdout,
    ...plan
  })
  await finish(work, ran)
  return ran.code
}

/** Removes the temporary folder of a report that nobody needs. */
const dropFolder = async ({ folder, invocation }: CommandRun): Promise<void> => {
  if (folder !== null && !invocation.inputs.has('report-dir')) await rm(folder, { recursive: true, force: true })
}

const ownerOf = ({ packages }: Report): string => packages[0]?.owner ?? ''

/** Tells what follows from a report: scopes that are missing, where it is, and how to undo what was deleted. */
const finish = async (work: CommandRun, { report, path }: Ran): Promise<void> => {
  const { messages, invocation } = work
  if (!report) return
  tellMissingScopes(work, report)
  tellHelp(work, report)
  if (path === '') return
  if (report.requests.mutations === 0 && !invocation.own.has('open') && !invocation.inputs.has('report-dir'))
    return dropFolder(work)
  messages.say(`Report: ${path}, and report.html beside it`, 'dim')
  if (total(report, 'deleted') > 0 && !report.dryRun) {
    messages.say('To undo this, within 30 days:', 'dim')
    messages.line(commandLine(['restore', ...whereOf(work, report), '--restore-from', path], work.host.env))
  }
}

/** Tells where examples are, if a command line asks for nothing. */
const tellHelp = ({ messages, invocation }: CommandRun, { problems }: Report): void => {
  if (problems.some((problem) => problem.startsWith('nothing to ')))
    messages.say(`package-retention ${invocation.command.name} --help has examples`)
}

/** Returns the options by which a command finds the packages of a report again, wherever it is started. */
const whereOf = ({ prepared, invocation }: CommandRun, report: Report): readonly string[] => {
  const { inputs } = invocation
  const api = inputs.get('api-url') ?? (prepared.server === 'github.com' ? undefined : prepared.env['GITHUB_API_URL'])
  const options = { owner: ownerOf(report), 'api-url': api, 'registry-url': inputs.get('registry-url') }
  return Object.entries(options).flatMap(([name, text]) => (text ? [`--${name}`, text] : []))
}

/** Opens the page beside a report. */
const showPage = async (path: string, messages: Messages): Promise<void> => {
  const page = join(dirname(path), 'report.html')
  if (await openPage(page)) messages.say(`Opened ${page}`, 'dim')
  else messages.say(`warning: no browser could be started; open ${page}`, 'yellow')
}

/** Names the scopes that the token lacks, with the command that adds them; returns false if it lacks none. */
const tellMissingScopes = ({ messages, prepared, scopes }: CommandRun, { token }: Report): boolean => {
  if (!token?.scopes) return false
  const missing = missingScopes(scopes, token.scopes)
  if (missing.length === 0) return false
  const { source } = prepared.token
  messages.error(`the token of ${source} lacks the scope${missing.length === 1 ? '' : 's'} ${missing.join(', ')}`)
  if (source !== ghToken)
    messages.say(
      `Add them at https://${prepared.server}/settings/tokens, or leave out ${source} and use the GitHub CLI:`
    )
  messages.line(ghCommand(source === ghToken ? 'refresh' : 'login', prepared.server, scopes))
  return true
}
