import { drawAgeChart } from './chart.ts'
import { hasFailed, type PackageReport, type Report, total } from './json.ts'
import { formatTotalBytes, summarizeOutcomes } from './log.ts'
import { alert, bulletList, details, escapeHtml, escapeMarkdown, table } from './markdown.ts'
import { formatBytes, formatCount, formatMinute, formatNumber } from './reason.ts'
import { countTagsToRemove, packageSection, packageTitleMarkdown, policySuffix, versionsByOutcome } from './section.ts'

/** The runner refuses a summary over 1 MiB as a whole. */
const maxBytes = 1_000_000

/** The job summary as GitHub Flavored Markdown; what would make it too large for the runner is left out, and it says so. */
export const writeSummary = (report: Report): string => {
  const blocks: string[] = []
  const leftOut = 'There is more than a job summary can hold: report.json (output `report`) has everything.'
  let left = maxBytes - Buffer.byteLength(leftOut)
  let isWhole = true
  for (const block of summaryBlocks(report)) {
    const bytes = Buffer.byteLength(block) + 2
    if (bytes > left) isWhole = false
    else if (block !== '') {
      blocks.push(block)
      left -= bytes
    }
  }
  return `${[...blocks, ...(isWhole ? [] : [leftOut])].join('\n\n')}\n`
}

function* summaryBlocks(report: Report): Generator<string> {
  const { mode, policy, restore } = report
  yield heading(report)
  yield headline(report)
  yield undoInstructions(report)
  yield* notices(report)
  if (report.packages.length === 0) return
  if (mode === 'list') {
    yield bulletList(report.packages, packageTitleMarkdown, 500)
    return yield '<sub>The output `packages` has their names as JSON, for `strategy.matrix`.</sub>'
  }
  // First what a person should see to, in case that not all fits.
  const packages = report.packages.toSorted((a, b) => Number(needsAttention(b)) - Number(needsAttention(a)))
  const pictures = [overview(packages, report), drawAgeChart(report)]
  yield* packages.length > maxUnfolded ? pictures.toReversed() : pictures
  yield restore
    ? details('What was asked for', bulletList(restore.text, escapeMarkdown, 10), true)
    : rules(policy.policies)
  const rows = Math.max(5, Math.min(200, Math.floor(2000 / packages.length)))
  for (const each of packages) {
    const section = packageSection(each, report, rows)
    if (packages.length > maxUnfolded && !needsAttention(each)) {
      yield details(detailsTitle(each, report), [...section].filter(Boolean).join('\n\n'))
    } else {
      yield `### ${packageTitleMarkdown(each)}${policySuffix(each, report)}`
      yield* section
    }
  }
  yield footer(report)
}

/** So many packages are shown one under the other; of more, those that need no care are folded. */
const maxUnfolded = 10

const needsAttention = ({ status, counts, warnings }: PackageReport): boolean =>
  status !== 'ok' || counts.refused + counts.failed > 0 || warnings !== undefined

const heading = (report: Report): string => {
  const marks = [...(report.dryRun ? ['dry run'] : []), ...(hasFailed(report) ? ['needs attention'] : [])]
  return `## Package Retention${marks.length > 0 ? `: ${marks.join(', ')}` : ''}`
}

const headline = (report: Report): string => {
  const { mode, dryRun, packages, problems } = report
  if (mode === 'list') return `**${formatCount(packages.length, 'package')} found.**`
  if (packages.length === 0) {
    return `**Nothing was changed.**${problems.length > 0 ? '' : ` There is no package that the ${mode === 'restore' ? 'inputs take' : 'policy takes'}.`}`
  }
  const [ended, would, verb] =
    mode === 'restore'
      ? (['restored', 'come back', 'restore'] as const)
      : (['deleted', 'be deleted', 'delete'] as const)
  const changed = total(report, dryRun ? 'planned' : ended)
  const versions = total(report, 'versions')
  const done = dryRun ? `would ${would}` : `${changed === 1 || versions === 1 ? 'was' : 'were'} ${ended}`
  const others = summarizeOutcomes(packages, report, dryRun ? 'planned' : ended)
  const bytes = packages.reduce((sum, each) => sum + freedBytes(each, dryRun), 0)
  const frees =
    bytes === 0
      ? ''
      : ` That ${dryRun ? 'would free' : 'frees'} up to ${formatBytes(bytes)} of ${formatTotalBytes(packages)}.`
  const nothing = changed === 0 && total(report, 'planned') === 0 && packages.every(({ status }) => status === 'ok')
  const result = nothing
    ? `There is nothing to ${verb}`
    : `${formatNumber(changed)} of ${formatCount(versions, 'version')} ${done}`
  const first = `**${result}**${others && ` (${others})`}.${frees}${summarizeStatuses(packages)}`
  if (!dryRun) return first
  const next = changed === 0 ? '' : ` To ${verb} for real, run the step without \`dry-run: true\`.`
  return `${first}\n\nThis was a dry run: nothing was changed.${next}`
}

const summarizeStatuses = (packages: readonly PackageReport[]): string => {
  const found = (['failed', 'fused', 'skipped'] as const).flatMap((status) => {
    const number = packages.filter((each) => each.status === status).length
    return number > 0 ? [`${number} ${status}`] : []
  })
  return found.length > 0 ? ` Of ${formatCount(packages.length, 'package')}, **${found.join(', ')}**: see below.` : ''
}

/** The title of a folded section, which is HTML. */
const detailsTitle = (each: PackageReport, run: Report): string => {
  const [ended, would] =
    run.mode === 'restore' ? (['restored', 'come back'] as const) : (['deleted', 'be deleted'] as const)
  const changed = each.counts[run.dryRun ? 'planned' : ended]
  const name = `${each.type} <code>${escapeHtml(`${each.owner}/${each.name}`)}</code>${policySuffix(each, run)}`
  return `${name}: ${formatNumber(changed)} of ${formatCount(each.counts.versions, 'version')} ${run.dryRun ? `would ${would}` : ended}`
}

/** How to bring back what the run deleted; empty where that is nothing. */
const undoInstructions = (report: Report): string => {
  if (total(report, 'deleted') === 0) return ''
  const { run, packages } = report
  const owner = packages.find(({ counts }) => counts.deleted > 0)?.owner ?? ''
  const inputs = [
    // Nothing but a login, or a number, may stand in a workflow.
    ...(/^[\w-]+$/.test(owner) ? [`owner: ${owner}`] : []),
    'mode: restore',
    'restore-from: report/report.json'
  ]
  const id = run && /^\d+$/.test(run.id) ? run.id : 'the number in the address of the run'
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
      - uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1
        with:
          name: package-retention-report
          run-id: ${id}
          github-token: \${{ github.token }}
          path: report
      - uses: package-retention/package-retention@v1
        with:
${inputs.map((line) => `          ${line}`).join('\n')}
\`\`\``
  const needs =
    'It takes the artifact `package-retention-report` of this run, with `report.json` (output `report`) in it, and the' +
    ' same `token` as this run. Where no artifact was uploaded, `deleted-within: 1h` in place of `restore-from` brings' +
    ' back what was deleted in the last hour, and `restore-tags` what had these tags.'
  const lead = 'GitHub keeps deleted versions for 30 days. This workflow brings back what this run deleted:'
  return details('How to undo this', [lead, workflow, needs].join('\n\n'))
}

function* notices({ problems, warnings, stopReason, policy, restore }: Report): Generator<string> {
  const inputs = 'The inputs are not right, so nothing was read or changed. Correct them and run again:'
  const lead = policy.policies.length === 0 && !restore ? inputs : 'This went wrong:'
  if (problems.length > 0) yield alert('CAUTION', lead, problems)
  const stop = stopReason === null ? '' : stopNotices[stopReason]
  if (stop !== '') yield alert(stopReason === 'cancelled' ? 'WARNING' : 'NOTE', stop)
  if (warnings.length > 0) yield alert('WARNING', 'Worth a look:', warnings)
}

const stopNotices: Readonly<Record<NonNullable<Report['stopReason']>, string>> = {
  'max-deletions':
    'The cap `max-deletions` is reached: what is left waits for the next run. To delete more at once, raise it.',
  'time-limit':
    'The run ended early, at its `time-limit`: what is left waits for the next run. To do more at once, raise it.',
  'rate-limit':
    'The run ended early, at a rate limit of GitHub: what is left waits for the next run. Where the hourly requests of the' +
    ' token are used up, `wait-for-rate-limit: true` lets the run go on by itself in the next hour; the `GITHUB_TOKEN` of' +
    ' a repository has 1,000 requests an hour, a personal access token 5,000.',
  cancelled: 'The run was cancelled. What it did until then stands below; what is left waits for the next run.',
  error: ''
}

interface Column {
  readonly title: string
  readonly of: (each: PackageReport) => number
  readonly say?: (value: number) => string
  /** Left out where it is zero for all packages. */
  readonly optional?: true
}

const overview = (packages: readonly PackageReport[], { mode, dryRun }: Report): string => {
  const optional = true
  const changed: readonly Column[] =
    mode === 'restore'
      ? [
          {
            title: dryRun ? 'Would come back' : 'Restored',
            of: ({ counts }) => (dryRun ? counts.planned : counts.restored)
          },
          { title: 'There already', of: ({ counts }) => counts.kept, optional }
        ]
      : [
          { title: dryRun ? 'Would go' : 'Deleted', of: ({ counts }) => (dryRun ? counts.planned : counts.deleted) },
          { title: 'Kept', of: ({ counts }) => counts.kept }
        ]
  const columns: readonly Column[] = [
    { title: 'Images', of: ({ type, counts }) => (type === 'container' ? counts.images : 0), optional },
    { title: 'Versions', of: ({ counts }) => counts.versions },
    ...changed,
    {
      title: dryRun ? 'Tags to remove' : 'Tags removed',
      of: (each) => (dryRun ? countTagsToRemove(each) : each.counts.untagged),
      optional
    },
    { title: 'Refused', of: ({ counts }) => counts.refused, optional },
    { title: 'Failed', of: ({ counts }) => counts.failed, optional },
    { title: 'Gone before', of: (each) => versionsByOutcome(each, 'gone').length, optional },
    { title: 'Changed', of: (each) => versionsByOutcome(each, 'changed').length, optional },
    { title: 'Skipped', of: (each) => versionsByOutcome(each, 'skipped').length, optional },
    { title: 'Later', of: (each) => countDeferred(each, dryRun), optional },
    { title: dryRun ? 'Would free' : 'Freed', of: (each) => freedBytes(each, dryRun), say: formatBytes, optional }
  ]
  const sum = ({ of }: Column): number => packages.reduce((all, each) => all + of(each), 0)
  const shown = columns.filter((column) => !column.optional || sum(column) > 0)
  const cell = (column: Column, value: number): string =>
    column.optional && value === 0 ? '–' : (column.say ?? formatNumber)(value)
  const cells = (each: PackageReport) => [
    packageTitleMarkdown(each) + (each.status === 'ok' ? '' : ` **${each.status}**`),
    ...shown.map((column) => (each.status !== 'ok' && each.versions.length === 0 ? '–' : cell(column, column.of(each))))
  ]
  return table(['Package', ...shown.map(({ title }) => `${title}:`)], packages, cells, 500)
}

/** How many versions are left for a later run, because of a cap or because the run ended early. */
const countDeferred = (each: PackageReport, dryRun: boolean): number =>
  versionsByOutcome(each, 'deferred', ...(dryRun ? [] : ['planned' as const])).filter(
    ({ action }) => action === 'delete'
  ).length

const freedBytes = ({ bytes }: PackageReport, dryRun: boolean): number =>
  (dryRun ? bytes?.reclaimable : bytes?.freed) ?? 0

/** The rules, which reasons name by their numbers. */
const rules = (policies: Report['policy']['policies']): string => {
  const isOnly = policies.length === 1
  const texts = policies.map(
    ({ text }, index) => (isOnly ? '' : `Policy ${index + 1}:\n\n`) + bulletList(text, escapeMarkdown, 100)
  )
  return details('What the policy says', [...texts, legend].join('\n\n'), isOnly)
}

const legend =
  '<sub>How to read the reasons: “rule 1 keeps 7d; rank 9 of 3” means that rule 1 keeps what is younger than 7 days and the' +
  ' newest 3, while this one is older and the 9th.</sub>'

const footer = ({ now, requests }: Report): string =>
  `<sub>As of ${formatMinute(Date.parse(now))}. ${formatCount(requests.rest, 'request')} to the REST API, ${formatNumber(requests.registry)} to the` +
  ' registry. Every version with all its reasons is in report.json (output `report`).</sub>'
