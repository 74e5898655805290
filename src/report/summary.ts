import { calendarSection } from './calendar.ts'
import { drawAgeChart } from './chart.ts'
import { describeDifference } from './comparison.ts'
import { comparisonSection, comparisonTable, isChanged } from './comparison-section.ts'
import { hasFailed, type PackageReport, type Report, restores, total } from './json.ts'
import {
  countImages,
  countStatuses,
  formatDeferred,
  formatFreedBytes,
  formatStatus,
  type RunKind,
  summarizeOutcomes,
  summarizeRepairs,
  wordsFor
} from './log.ts'
import { alert, bulletList, details, escapeHtml, escapeMarkdown, table } from './markdown.ts'
import { sinceLastRunSection } from './previous.ts'
import { formatRateLimit } from './rate-limit.ts'
import { formatBytes, formatCount, formatMinute, formatNumber } from './reason.ts'
import {
  countTagsToRemove,
  packageSection,
  packageTitleMarkdown,
  policySuffix,
  problemBlocks,
  versionsByOutcome
} from './section.ts'
import { playground } from './site.ts'
import { describeToken } from './token.ts'
import { link, linksFor, pages } from './topics.ts'

/** The runner rejects a summary over 1 MiB as a whole. */
const maxBytes = 1_000_000

/** Returns the job summary as GitHub Flavored Markdown, without the blocks that would exceed the runner's limit. */
export const writeSummary = (report: Report): string => {
  const blocks: string[] = []
  const truncated = "This summary is truncated at GitHub's size limit; report.json (output `report`) is complete."
  let remaining = maxBytes - Buffer.byteLength(truncated)
  let isComplete = true
  for (const block of summaryBlocks(report)) {
    const bytes = Buffer.byteLength(block) + 2
    if (bytes > remaining) isComplete = false
    else if (block !== '') {
      blocks.push(block)
      remaining -= bytes
    }
  }
  return `${[...blocks, ...(isComplete ? [] : [truncated])].join('\n\n')}\n`
}

function* summaryBlocks(report: Report): Generator<string> {
  const { mode, policy, restore, repair } = report
  yield heading(report)
  yield headline(report)
  yield undoInstructions(report)
  yield* notices(report)
  if (report.packages.length === 0) return
  if (mode === 'list') {
    yield bulletList(report.packages, packageTitleMarkdown, 500)
    return yield '<sub>The output `packages` lists their names as JSON, for `strategy.matrix`.</sub>'
  }
  // Packages that need attention come first, in case not all fit.
  const packages = report.packages.toSorted((a, b) => Number(needsAttention(b)) - Number(needsAttention(a)))
  if (report.comparison) return yield* comparisonBlocks(report, packages)
  const figures = [overview(packages, report), drawAgeChart(report)]
  yield* packages.length > maxUnfolded ? figures.toReversed() : figures
  const selection = restore ?? repair
  yield selection
    ? details(`What to ${mode}`, bulletList(selection.text, escapeMarkdown, 10), true)
    : policyDetails(policy.policies)
  const rows = maxRows(packages)
  for (const each of packages) {
    const section = packageSection(each, report, rows)
    if (packages.length > maxUnfolded && !needsAttention(each)) {
      yield details(detailsTitle(each, report), [...section].filter(Boolean).join('\n\n'))
    } else {
      yield `### ${packageTitleMarkdown(each)}${policySuffix(each, report)}`
      yield* section
    }
  }
  yield sinceLastRunSection(report)
  yield calendarSection(report)
  yield footer(report)
}

const maxRows = ({ length }: readonly PackageReport[]): number => Math.max(5, Math.min(200, Math.floor(2000 / length)))

/** Yields what differs between the policy and the one that it is compared with. */
function* comparisonBlocks(report: Report, packages: readonly PackageReport[]): Generator<string> {
  const { policy, comparison } = report
  yield comparisonTable(packages)
  const shown = packages.filter((each) => isChanged(each) || needsAttention(each))
  const rows = maxRows(shown)
  for (const each of shown) {
    yield `### ${packageTitleMarkdown(each)}${policySuffix(each, report)}`
    yield* problemBlocks(each, report, rows)
    yield* comparisonSection(each, report, rows)
  }
  yield policyDetails(policy.policies)
  yield policyDetails(comparison?.policies.map((text) => ({ text })) ?? [], 'Policy before')
  yield footer(report)
}

/** With more packages than this, the sections of those that need no attention are folded. */
const maxUnfolded = 10

const needsAttention = ({ status, counts, warnings }: PackageReport): boolean =>
  status !== 'ok' || counts.refused + counts.failed > 0 || warnings !== undefined

const heading = (report: Report): string => {
  const kind = report.mode === 'check' ? ['policy check'] : report.dryRun ? ['dry run'] : []
  const states = [...kind, ...(hasFailed(report) ? ['needs attention'] : [])]
  return `## Package Retention${states.length > 0 ? `: ${states.join(', ')}` : ''}`
}

const headline = (report: Report): string => {
  const { mode, dryRun, packages, problems, stopReason } = report
  if (mode === 'list') return `**${formatCount(packages.length, 'package')} found.**`
  if (packages.length === 0) {
    if (mode === 'check' && problems.length === 0) return policyIsValid
    const isUnknown = problems.length > 0 || stopReason !== null
    const cause = isUnknown ? '' : ` No package matches the ${restores(mode) ? 'inputs' : 'policy'}.`
    return `**Nothing was changed.**${cause}`
  }
  if (report.comparison) return `${summarizeDifference(report)}${summarizeStatuses(packages)}\n\n${checkNote}`
  const result = `${summarizeChanges(report)}${summarizeStorage(report)}${summarizeStatuses(packages)}`
  return dryRun ? `${result}\n\n${dryRunNote(report)}` : result
}

/** Returns how many more and fewer versions would be deleted than with the policy that is compared with. */
const summarizeDifference = (report: Report): string => {
  const difference = describeDifference(report)
  if (difference === null) return policyIsValid
  const sentence = `${difference.charAt(0).toUpperCase()}${difference.slice(1)}`
  return `**${sentence}** compared with ${escapeMarkdown(report.comparison?.with ?? '')}.`
}

const policyIsValid = '**The policy is valid.** No package was compared.'

const checkNote = 'Nothing was changed: `mode: check` only compares.'

/** Returns the number of versions that were or would be deleted or restored, and the outcomes of the others. */
const summarizeChanges = (report: Report): string => {
  const { dryRun, packages, mode } = report
  const { would, todo, done } = wordsFor(report)
  const outcome = changeOutcome(report)
  const [changed, versions] = [total(report, outcome), total(report, 'versions')]
  // A dry run counts what a limit defers among what it plans.
  const others = summarizeOutcomes(packages, report, outcome, ...(dryRun ? (['deferred'] as const) : []))
  const later = dryRun ? formatDeferred(packages.flatMap((each) => each.versions)) : ''
  const isNothing = changed === 0 && total(report, 'planned') === 0 && packages.every(({ status }) => status === 'ok')
  const [repaired] = summarizeRepairs(packages, dryRun)
  if (mode === 'repair' && isNothing) return `**${repaired ?? 'Nothing to repair: no tagged image lacks anything'}**.`
  const verb = dryRun ? would : `${changed === 1 || versions === 1 ? 'was' : 'were'} ${done}`
  const result = isNothing
    ? `Nothing ${todo}`
    : `${formatNumber(changed)} of ${formatCount(versions, 'version')} ${verb}${later}`
  return `**${repaired ? `${repaired}: ${result}` : result}**${others && ` (${others})`}.`
}

/** Returns the outcome of the versions that a run is about: `planned` in a dry run, else `deleted` or `restored`. */
const changeOutcome = ({ mode, dryRun }: RunKind): 'planned' | 'deleted' | 'restored' =>
  dryRun ? 'planned' : wordsFor({ mode }).done

const summarizeStorage = ({ dryRun, packages }: Report): string => {
  const bytes = packages.reduce((sum, each) => sum + freedBytes(each, dryRun), 0)
  if (bytes === 0) return ''
  return ` That ${dryRun ? 'would free' : 'frees'} up to ${formatFreedBytes(bytes, packages)}.`
}

const dryRunNote = (report: Report): string => {
  if (report.mode === 'check') return `There is no other policy to compare this one with. ${checkNote}`
  const { verb } = wordsFor(report)
  const next = total(report, 'planned') === 0 ? '' : ` To ${verb} for real, run the step without \`dry-run: true\`.`
  const about = next && report.token ? describeToken(report.token, verb) : null
  return `This was a dry run: nothing was changed.${next}${about ? `\n\n${alert('NOTE', about)}` : ''}`
}

const summarizeStatuses = (packages: readonly PackageReport[]): string => {
  const statuses = countStatuses(packages)
  return statuses && ` Of ${formatCount(packages.length, 'package')}, **${statuses}**: see below.`
}

/** Returns the title of a folded section as HTML. */
const detailsTitle = (each: PackageReport, run: Report): string => {
  const { would, done } = wordsFor(run)
  const changed = formatNumber(each.counts[changeOutcome(run)])
  const name = `${each.type} <code>${escapeHtml(`${each.owner}/${each.name}`)}</code>${policySuffix(each, run)}`
  return `${name}: ${changed} of ${formatCount(each.counts.versions, 'version')} ${run.dryRun ? would : done}`
}

/** Returns a workflow that restores what the run deleted; empty if it deleted nothing. */
const undoInstructions = (report: Report): string => {
  if (total(report, 'deleted') === 0) return ''
  const { run, packages } = report
  const owner = packages.find(({ counts }) => counts.deleted > 0)?.owner ?? ''
  // Only a login or a number is safe to write into a workflow.
  const id = run && /^\d+$/.test(run.id) ? run.id : 'the run ID, from the URL of this run'
  const inputs = [...(/^[\w-]+$/.test(owner) ? [`owner: ${owner}`] : []), 'mode: restore', `restore-from: ${id}`]
  const workflow = `\`\`\`yaml
name: Undo package retention
on: workflow_dispatch
permissions:
  actions: read
  packages: write
jobs:
  restore:
    runs-on: ubuntu-latest
    steps:
      - uses: package-retention/package-retention@v1
        with:
${inputs.map((line) => `          ${line}`).join('\n')}
\`\`\``
  const requirements =
    'It needs the same `token` as this run, and the artifact with its report: if the input `artifact` had another value than' +
    ' usual, set it to the same. If no artifact was uploaded, replace `restore-from` with `deleted-within: 1h` to restore the' +
    ' versions deleted in the last hour, or with `restore-tags` to restore versions by their tags.'
  const lead = `GitHub keeps deleted versions for 30 days. This workflow restores what this run deleted (${link('more', pages.restore)}):`
  return details('How to undo this', [lead, workflow, requirements].join('\n\n'))
}

function* notices(report: Report): Generator<string> {
  const { problems, warnings, stopReason, policy, restore, repair, rateLimit } = report
  const hasInputs = policy.policies.length > 0 || restore || repair
  const lead = hasInputs
    ? 'Errors:'
    : 'The inputs are not valid, so nothing was read or changed. Correct them and run again:'
  // The runner shows ten annotations; nobody looks for the others in report.json.
  if (problems.length > 0) yield alert('CAUTION', lead, problems, 200)
  yield linksFor(problems)
  const stop = stopReason === null ? '' : stopNotices[stopReason]
  if (stop !== '') yield alert(stopReason === 'cancelled' ? 'WARNING' : 'NOTE', stop)
  if (rateLimit && rateLimit.covered < rateLimit.planned)
    yield alert('NOTE', markCode(formatRateLimit(rateLimit, report)))
  if (warnings.length > 0) yield alert('WARNING', 'Warnings:', warnings)
}

/** Writes what stands in quotes as code, since a cron expression has asterisks. */
const markCode = (text: string): string => text.replace(/"([^"`]*)"/, '`$1`')

const stopNotices: Readonly<Record<NonNullable<Report['stopReason']>, string>> = {
  'max-deletions':
    'The run reached `max-deletions`: the rest is deferred to the next run. To delete more per run, raise it.',
  'time-limit':
    'The run stopped at its `time-limit`: the rest is deferred to the next run. To do more per run, raise it.',
  'rate-limit':
    'The run stopped at a rate limit of GitHub: the rest is deferred to the next run. If it was the primary rate limit,' +
    ' `wait-for-rate-limit: true` makes the run wait for the next hour and continue; `GITHUB_TOKEN` has 1,000 requests per' +
    ` hour and repository, a personal access token 5,000. ${link('More about rate limits', pages.rateLimits)}.`,
  cancelled: 'The run was cancelled. What it did until then is listed below; the rest is deferred to the next run.',
  error: ''
}

interface Column {
  readonly title: string
  readonly measure: (each: PackageReport) => number
  readonly format?: (value: number) => string
  /** Left out if it is zero for all packages. */
  readonly optional?: true
}

const overview = (packages: readonly PackageReport[], { mode, dryRun }: Report): string => {
  const optional = true
  const changed: readonly Column[] = restores(mode)
    ? [
        { title: 'Incomplete images', measure: ({ repairs = [] }) => repairs.length, optional },
        {
          title: dryRun ? 'Whole with that' : 'Whole again',
          measure: ({ repairs = [] }) => repairs.filter(({ missing }) => missing.length === 0).length,
          optional
        },
        {
          title: dryRun ? 'To restore' : 'Restored',
          measure: ({ counts }) => (dryRun ? counts.planned : counts.restored)
        },
        { title: 'Already present', measure: ({ counts }) => counts.kept, optional }
      ]
    : [
        {
          title: dryRun ? 'To delete' : 'Deleted',
          measure: ({ counts }) => (dryRun ? counts.planned : counts.deleted)
        },
        { title: 'Kept', measure: ({ counts }) => counts.kept }
      ]
  const columns: readonly Column[] = [
    { title: 'Images', measure: (each) => countImages(each) ?? 0, optional },
    { title: 'Versions', measure: ({ counts }) => counts.versions },
    ...changed,
    {
      title: dryRun ? 'Tags to remove' : 'Tags removed',
      measure: (each) => (dryRun ? countTagsToRemove(each) : each.counts.untagged),
      optional
    },
    { title: 'Refused', measure: ({ counts }) => counts.refused, optional },
    { title: 'Failed', measure: ({ counts }) => counts.failed, optional },
    { title: 'Already deleted', measure: (each) => versionsByOutcome(each, 'gone').length, optional },
    { title: 'Changed', measure: (each) => versionsByOutcome(each, 'changed').length, optional },
    { title: 'Skipped', measure: (each) => versionsByOutcome(each, 'skipped').length, optional },
    { title: 'Deferred', measure: (each) => countDeferred(each, dryRun), optional },
    { title: dryRun ? 'To free' : 'Freed', measure: (each) => freedBytes(each, dryRun), format: formatBytes, optional }
  ]
  const shown = columns.filter((column) => !column.optional || packages.some((each) => column.measure(each) > 0))
  const cell = (column: Column, value: number): string =>
    column.optional && value === 0 ? '–' : (column.format ?? formatNumber)(value)
  const cells = (each: PackageReport) => [
    packageTitleMarkdown(each) + (each.status === 'ok' ? '' : ` **${formatStatus(each.status)}**`),
    ...shown.map((column) =>
      each.status !== 'ok' && each.versions.length === 0 ? '–' : cell(column, column.measure(each))
    )
  ]
  return table(['Package', ...shown.map(({ title }) => `${title}:`)], packages, cells, 500)
}

/** Returns the number of versions that a cap or an early stop defers to a later run. */
const countDeferred = (each: PackageReport, dryRun: boolean): number =>
  versionsByOutcome(each, 'deferred', ...(dryRun ? [] : ['planned' as const])).filter(
    ({ action }) => action === 'delete'
  ).length

const freedBytes = ({ bytes }: PackageReport, dryRun: boolean): number =>
  (dryRun ? bytes?.reclaimable : bytes?.freed) ?? 0

/** Returns the policies in words; reasons refer to their rules by number. */
const policyDetails = (policies: readonly { readonly text: readonly string[] }[], title = 'Policy'): string => {
  const isOnly = policies.length === 1
  const texts = policies.map(
    ({ text }, index) => (isOnly ? '' : `Policy ${index + 1}:\n\n`) + bulletList(text, escapeMarkdown, 100)
  )
  return details(title, texts.join('\n\n'), isOnly)
}

const footer = ({ mode, now, requests }: Report): string =>
  `<sub>As of ${formatMinute(Date.parse(now))}. ${formatCount(requests.rest, 'request')} to the REST API, ${formatNumber(requests.registry)} to the` +
  ' registry. Every version with all its reasons is in report.json (output `report`). ' +
  `${link('What the reasons mean', pages.reasons)}.${restores(mode) ? '' : tryAnother}</sub>`

const tryAnother = ` [Try another policy](${playground}) with it.`
