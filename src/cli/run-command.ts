import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Mode } from '../inputs/table.ts'
import { run } from '../main.ts'
import { type Report, restores, total, writeReport } from '../report/json.ts'
import type { Invocation } from './arguments.ts'
import { confirm, countChanges, questionFor } from './confirm.ts'
import { prepareRun, type RunEnvironment } from './environment.ts'
import type { CliHost, TextStream } from './host.ts'
import { createMessages, type Messages } from './messages.ts'
import { openPage } from './open-page.ts'
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
  /** The folder of the report; null for none. */
  readonly folder: string | null
}

/** Carries out a command that runs a mode of the action, and resolves to the exit code. */
export const runCommand = async (mode: Mode, invocation: Invocation, host: CliHost): Promise<number> => {
  const { command, own, inputs } = invocation
  const messages = createMessages(host)
  const fail = (problem: string): number => {
    messages.error(problem)
    return 1
  }
  const changes = command.own.includes('yes') && inputs.get('dry-run') !== 'true'
  const asks = changes && !own.has('yes')
  if (asks && !(host.stdin.isTTY && host.stderr.isTTY))
    return fail(`${command.name} asks before it changes anything, and nobody can answer here; add --yes, or --dry-run`)
  const prepared = await prepareRun(invocation, host)
  if (!prepared.ok) return fail(prepared.problem)
  const { notes } = prepared.value
  for (const note of notes) messages.say(note, 'dim')

  const reportDir = inputs.get('report-dir')
  const needsFolder = changes || own.has('open')
  const folder = reportDir
    ? resolve(host.directory, reportDir)
    : needsFolder
      ? await mkdtemp(join(tmpdir(), 'package-retention-'))
      : null
  const work = { mode, invocation, host, messages, prepared: prepared.value, changes, folder }
  if (asks) return runAfterQuestion(work)
  const { code, report } = await runOnce(work, { dryRun: !changes, tables: own.has('json') ? null : host.stdout })
  if (report) await finish(work, report)
  return code
}

/** What one run is to do, and to show. */
interface RunOptions {
  readonly dryRun: boolean
  readonly tables: TextStream | null
  /** The report of a dry run; nothing else is deleted. */
  readonly plan?: string
  /** True if the report is not the result yet. */
  readonly isPreview?: boolean
}

/** Runs the action once. The report is null if there is none. */
const runOnce = async (
  { mode, invocation, host, messages, prepared, folder }: CommandRun,
  { dryRun, tables, plan, isPreview = false }: RunOptions
): Promise<{ readonly code: number; readonly report: Report | null }> => {
  const { own } = invocation
  let written: Report | null = null
  const view = createTerminalView(host, messages, {
    tables,
    json: own.has('json') && !isPreview,
    wide: own.has('wide'),
    all: own.has('all'),
    verbose: own.has('verbose'),
    tokenSource: prepared.token.source,
    onReport: (report) => {
      written = report
    }
  })
  if (messages.isLive) messages.progress(`Asking ${prepared.server} …`)
  const code = await run({
    env: {
      ...prepared.env,
      INPUT_MODE: mode,
      'INPUT_DRY-RUN': String(dryRun),
      ...(folder !== null && { 'INPUT_REPORT-DIR': folder }),
      ...(plan !== undefined && { INPUT_PLAN: plan })
    },
    view,
    clock: host.clock,
    random: host.random,
    cancel: host.cancel,
    ...(folder !== null && { page: host.page })
  })
  return { code, report: written }
}

/** Shows what would be changed, asks, and changes no more than that. */
const runAfterQuestion = async (work: CommandRun): Promise<number> => {
  const { mode, invocation, host, messages, prepared, folder } = work
  const { own, inputs } = invocation
  const tables = own.has('json') ? host.stderr : host.stdout
  const preview = await runOnce(work, { dryRun: true, tables, isPreview: true })
  const { report } = preview
  if (!report || folder === null) return preview.code
  const end = async (code: number): Promise<number> => {
    if (own.has('json')) for (const piece of writeReport(report)) host.stdout.write(piece)
    if (!inputs.has('report-dir')) await rm(folder, { recursive: true, force: true })
    return code
  }
  const { versions, tags } = countChanges(report)
  if (tellMissingScopes(work, report)) return end(1)
  if (host.cancel.aborted || versions + tags === 0) return end(preview.code)
  if (own.has('open')) await showPage(folder, messages)
  if (!(await confirm(questionFor(report, ownerOf(report)), host))) {
    messages.say(host.cancel.aborted ? 'Cancelled: nothing was changed.' : 'Nothing was changed.')
    return end(1)
  }
  // A restore has no plan to keep to: it makes its own again, and deletes nothing.
  const plan = restores(mode) ? {} : { plan: join(folder, 'report.json') }
  const { code, report: final } = await runOnce(work, {
    dryRun: false,
    tables: own.has('json') ? null : host.stdout,
    ...plan
  })
  if (final) await finish({ ...work, prepared }, final, false)
  return code
}

const ownerOf = ({ packages }: Report): string => packages[0]?.owner ?? ''

/** Tells what follows from a report: scopes that are missing, where it is, and how to undo what was deleted. */
const finish = async (work: CommandRun, report: Report, mayOpen = true): Promise<void> => {
  const { invocation, messages, folder } = work
  tellMissingScopes(work, report)
  if (folder === null) return
  const path = join(folder, 'report.json')
  messages.say(`Report: ${path}, and report.html beside it`, 'dim')
  if (total(report, 'deleted') > 0 && !report.dryRun) {
    messages.say('To undo this, within 30 days:', 'dim')
    const owner = invocation.inputs.get('owner')
    messages.line(`package-retention restore${owner ? ` --owner ${owner}` : ''} --restore-from ${quote(path)}`)
  }
  if (mayOpen && invocation.own.has('open')) await showPage(folder, messages)
}

const quote = (path: string): string => (/[^\w./:\\-]/.test(path) ? `"${path}"` : path)

const showPage = async (folder: string, messages: Messages): Promise<void> => {
  const page = join(folder, 'report.html')
  if (await openPage(page)) messages.say(`Opened ${page}`, 'dim')
  else messages.say(`warning: no browser could be started; open ${page}`, 'yellow')
}

/** Names the scopes that the token lacks, with the command that adds them; returns false if it lacks none. */
const tellMissingScopes = (
  { mode, invocation, messages, prepared, changes }: CommandRun,
  { token }: Report
): boolean => {
  if (!token?.scopes) return false
  const needed = scopesFor(mode, changes, invocation.inputs.get('untag') === 'true')
  const missing = missingScopes(needed, token.scopes)
  if (missing.length === 0) return false
  const { source } = prepared.token
  messages.error(`the token of ${source} lacks the scope${missing.length === 1 ? '' : 's'} ${missing.join(', ')}`)
  if (source !== ghToken)
    messages.say(
      `Add them at https://${prepared.server}/settings/tokens, or leave out ${source} and use the GitHub CLI:`
    )
  messages.line(ghCommand(source === ghToken ? 'refresh' : 'login', prepared.server, needed))
  return true
}
