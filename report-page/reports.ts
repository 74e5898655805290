import { writeDocument } from '../src/report/policy-document.ts'
import type { RunReport } from './report.ts'

/** A report in the page, with the name of its file; empty for one that is embedded in the page. */
export interface OpenReport {
  readonly name: string
  readonly report: RunReport
}

/** Reports with the same policies: their policy document, and their indices among all reports. */
export interface PolicyGroup {
  readonly document: string
  readonly reports: readonly number[]
}

/** Returns the reports of which the page can decide again, by their policies. */
export const groupByPolicy = (reports: readonly RunReport[]): readonly PolicyGroup[] => {
  const groups = new Map<string, number[]>()
  for (const [index, { mode, policy }] of reports.entries()) {
    if ((mode !== 'clean' && mode !== 'check') || policy.policies.length === 0) continue
    const document = writeDocument(policy.policies)
    const limit = policy.maxDeletions ?? ''
    const key = `${limit} ${document}`
    groups.set(key, [...(groups.get(key) ?? []), index])
  }
  return [...groups].map(([key, reports]) => ({ document: key.slice(key.indexOf(' ') + 1), reports }))
}

/** Returns the reports that are not among others yet, each of them once. */
export const withoutRepeated = (
  reports: readonly OpenReport[],
  others: readonly OpenReport[] = []
): readonly OpenReport[] => {
  const known = new Set(others.map(({ report }) => identityOf(report)))
  return reports.filter(({ report }) => {
    const identity = identityOf(report)
    const isNew = !known.has(identity)
    known.add(identity)
    return isNew
  })
}

const identityOf = ({ run, startedAt, finishedAt, packages }: RunReport): string =>
  JSON.stringify([run, startedAt, finishedAt, packages.map(({ owner, type, name }) => [owner, type, name])])
