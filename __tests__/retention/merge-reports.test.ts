import { describe, expect, test } from '@jest/globals'
import { mergeReports } from '../../src/retention/merge-reports.ts'
import { parsePreviousReport } from '../../src/retention/previous-report.ts'
import { unwrap } from './builders.ts'

type Change = readonly [id: number, action: string, outcome: string]

/** A report about packages, each with its versions; its time is so many days into January. */
const report = (
  dryRun: boolean,
  attempt: number | null,
  day: number,
  packages: Readonly<Record<string, readonly Change[]>>
) => {
  const text = JSON.stringify({
    ...{ schemaVersion: 1, mode: 'clean', dryRun, finishedAt: `2026-01-0${day}T00:00:00Z` },
    ...(attempt !== null && { run: { repository: 'acme/app', id: '1', attempt } }),
    packages: Object.entries(packages).map(([name, versions]) => ({
      owner: 'acme',
      type: 'container',
      name,
      versions: versions.map(([id, action, outcome]) => ({
        ...{ id, action, outcome, name: `sha256:${id}`, tags: [], untag: [], part: 'image' },
        ...{ createdAt: null, updatedAt: null }
      }))
    }))
  })
  return unwrap(parsePreviousReport(text, dryRun, { owner: 'acme', server: null }))
}

const planned = (id: number): Change => [id, 'delete', 'planned']
const deleted = (id: number): Change => [id, 'delete', 'deleted']
const kept = (id: number): Change => [id, 'keep', 'kept']

/** Returns the outcome of each version by package, and the day of the report. */
const merge = (...reports: [ReturnType<typeof report>, ...ReturnType<typeof report>[]]) => {
  const { packages, finishedAt } = mergeReports(reports)
  const outcomes = packages.map(({ name, versions }) => [
    name,
    Object.fromEntries(versions.map(({ id, outcome }) => [id, outcome]))
  ])
  return { day: new Date(finishedAt).getUTCDate(), ...Object.fromEntries(outcomes) }
}

describe('the reports of a run', () => {
  test.each([true, false])('are all of its packages (dry run: %s)', (dryRun) => {
    const change = dryRun ? planned : deleted
    const { day: _, ...packages } = merge(
      report(dryRun, 1, 1, { app: [change(1)] }),
      report(dryRun, 1, 2, { ui: [change(2)] })
    )
    expect(packages).toEqual({ app: { 1: change(1)[2] }, ui: { 2: change(2)[2] } })
  })

  test('plan what the last attempt over a package planned; one that does not say its attempt is of the first', () => {
    expect(
      merge(
        report(true, 2, 3, { App: [planned(1), kept(2)] }),
        report(true, 1, 1, { app: [planned(2)], ui: [planned(3)] }),
        report(true, null, 2, { ui: [planned(4)] })
      )
    ).toEqual({ day: 1, App: { 1: 'planned', 2: 'kept' }, ui: { 3: 'planned', 4: 'planned' } })
  })

  test('plan what any of several jobs over a package planned', () => {
    const untagged: Change = [3, 'untag', 'kept']
    expect(
      merge(
        report(true, 1, 1, { app: [planned(1), kept(2), untagged] }),
        report(true, 1, 2, { app: [kept(1), planned(2), kept(3)] })
      )
    ).toEqual({ day: 1, app: { 1: 'planned', 2: 'planned', 3: 'kept' } })
    const { packages } = mergeReports([report(true, 1, 1, { app: [untagged] }), report(true, 1, 1, { app: [kept(3)] })])
    expect(packages[0]?.versions).toMatchObject([{ id: 3, action: 'untag' }])
  })

  test('deleted what they did in every attempt', () => {
    expect(
      merge(
        report(false, 2, 4, { app: [deleted(2), [3, 'delete', 'failed']] }),
        report(false, 1, 2, { app: [deleted(1), [2, 'delete', 'failed'], kept(3)] })
      )
    ).toEqual({ day: 4, app: { 1: 'deleted', 2: 'deleted', 3: 'kept' } })
  })
})
