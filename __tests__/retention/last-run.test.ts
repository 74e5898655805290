import { describe, expect, test } from '@jest/globals'
import { changedPackages, changeSince, type LastRun } from '../../src/retention/last-run.ts'
import { parseLastRun } from '../../src/retention/parse-last-run.ts'

const versions = [
  { id: 1, outcome: 'kept' },
  { id: 2, outcome: 'deleted' },
  { id: 3, outcome: 'gone' },
  { id: 4, outcome: 'something new' }
]
const pkg = (more: object = {}) => ({
  ...{ owner: 'Acme', type: 'container', name: 'App', versions },
  counts: { planned: 2, deleted: 1 },
  bytes: { total: 100, freed: 30, complete: true },
  ...more
})

const read = (report: object = {}): LastRun | null =>
  parseLastRun(
    JSON.stringify({
      ...{ schemaVersion: 1, mode: 'clean', dryRun: false, finishedAt: '2026-06-01T00:00:00Z', packages: [pkg()] },
      ...report
    }),
    'acme'
  )

const given = (report: object = {}): LastRun => {
  const last = read(report)
  if (last === null) throw new Error('no report')
  return last
}

const app = { owner: 'acme', type: 'container', name: 'app' } as const

describe('the report of the last run', () => {
  test.each<[what: string, report: object]>([
    ['of another mode', { mode: 'restore' }],
    ['of another format', { schemaVersion: 2 }],
    ['without a time', { finishedAt: 'yesterday' }],
    ['without packages', { packages: undefined }]
  ])('is none if it is one %s', (_, report) => {
    expect(read(report)).toBeNull()
  })

  test('is none if it is no JSON', () => {
    expect(parseLastRun('{', 'acme')).toBeNull()
  })

  test('has the run that wrote it, if it says so', () => {
    expect(given().run).toBeNull()
    expect(given({ run: { repository: 'acme/app', id: '7', attempt: 2 } }).run).toEqual({
      repository: 'acme/app',
      id: '7'
    })
  })
})

describe('a change since the last run', () => {
  test('is what is listed now and was not then, and what was left then and is not listed now', () => {
    expect(changeSince(given(), app, [1, 2, 5, 6])).toEqual({
      versions: 2,
      added: 2,
      removed: 1,
      planned: 2,
      bytes: 70
    })
  })

  test('has no storage where not all manifests were read, and takes what an earlier version wrote', () => {
    for (const bytes of [undefined, { total: 100, freed: 30, complete: false }])
      expect(changeSince(given({ packages: [pkg({ bytes })] }), app, [1])).not.toHaveProperty('bytes')
    expect(changeSince(given({ packages: [pkg({ bytes: { total: 100, complete: true } })] }), app, [1])?.bytes).toBe(
      100
    )
  })

  test('is unknown of a package that one of the two runs did not list', () => {
    expect(changeSince(given(), app, [])).toBeNull()
    expect(changeSince(given({ packages: [pkg({ versions: [] })] }), app, [1])).toBeNull()
    expect(changeSince(given({ packages: [pkg({ owner: 'mona' })] }), app, [1])).toBeNull()
  })

  test('names packages that are new, and those that only the last run lists', () => {
    const last = given({ packages: [pkg(), pkg({ name: 'old' }), pkg({ name: 'failed', versions: [] })] })
    const refs = [app, { ...app, name: 'new' }, { ...app, name: 'failed' }]
    expect(changedPackages(last, refs)).toEqual({ added: ['container/new'], removed: ['container/old'] })
  })
})
