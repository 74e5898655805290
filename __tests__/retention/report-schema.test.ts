import { describe, expect, test } from '@jest/globals'
import { readReport } from '../../report-page/report.ts'
import { writeReport } from '../../src/report/json.ts'
import { parseApprovedPlan } from '../../src/retention/approved-plan.ts'
import { parsePreviousReport } from '../../src/retention/previous-report.ts'
import { kept, packageReport, reportOf, toDelete } from '../report/reports.ts'
import { acceptsReport, checkReport, reportJsonSchema } from '../report-schema.ts'

type Schema = Readonly<Record<string, unknown>>

/** Every schema inside of one, with its path. */
const allIn = (schema: Schema, path = ''): [string, Schema][] =>
  Object.entries(schema).flatMap(([key, value]) => {
    if (typeof value !== 'object' || value === null) return []
    return [[`${path}/${key}`, value] as [string, Schema], ...allIn(Object(value), `${path}/${key}`)]
  })

const schemas = allIn(reportJsonSchema)
const fields = [['', reportJsonSchema] as [string, Schema], ...schemas].flatMap(
  ([path, { properties, required = [] }]) =>
    Object.entries(Object(properties)).map(
      ([name, field]) => [`${path}/${name}`, Object(field), [required].flat().includes(name)] as const
    )
)

describe('the JSON Schema of report.json', () => {
  test('describes every field, and says of those that may be missing when they are', () => {
    expect(fields.length).toBeGreaterThan(130)
    // The meaning of a code is described at the reason, or at each of its values.
    for (const [path, { description }, isRequired] of fields.filter(([path]) => !path.endsWith('/code'))) {
      expect([path, description]).toEqual([path, expect.stringMatching(/^[A-Z].*\.$/)])
      expect([path, /Missing/.test(String(description))]).toEqual([path, !isRequired])
    }
  })

  test('describes every value of a list, and every code of a reason', () => {
    const values = schemas.filter(([path]) => /\/oneOf\/\d+$/.test(path))
    expect(values.length).toBeGreaterThan(50)
    for (const [path, { description }] of values) {
      expect([path, description]).toEqual([path, expect.stringMatching(/^[A-Z].*\.$/)])
    }
  })
})

const time = '2026-06-01T12:00:00Z'
const version = toDelete({
  createdAt: time,
  needs: [2],
  manifest: { kind: 'index', blobs: [0] },
  reasons: [{ code: 'expired', rule: 0, age: 1, misses: [{ key: 'latest', limit: 3, rank: 4 }] }]
})
const pkg = packageReport({
  versions: [version, kept({ id: 2, createdAt: time, part: 'child', reasons: [{ code: 'needed-by', ids: [1] }] })],
  bytes: { total: 3, reclaimable: 2, complete: true, freed: 0 },
  blobs: [3]
})
const written = [...writeReport(reportOf({ dryRun: true, server: 'github.com', packages: [pkg] }))].join('')

/** The report with every object changed. */
const changed = (change: (path: string, object: Schema) => unknown): string => {
  const walk = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => walk(each, `${path}[]`))
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([key, inner]) => [key, walk(inner, `${path}.${key}`)])
    return change(path, Object.fromEntries(entries))
  }
  return JSON.stringify(walk(JSON.parse(written), ''))
}

const pathsOfObjects = (): string[] => {
  const paths = new Set<string>()
  changed((path, object) => {
    paths.add(path)
    return object
  })
  return [...paths].filter((path) => !path.endsWith('.keep'))
}

describe('a report', () => {
  test('is of the published format when written', () => {
    expect(() => checkReport(JSON.parse(written))).not.toThrow()
  })

  test.each(pathsOfObjects())('has no field at "%s" that the schema does not list', (place) => {
    const odd = JSON.parse(changed((path, object) => (path === place ? { ...object, odd: 1 } : object)))
    expect(acceptsReport(odd)).toBe(true)
    expect(() => checkReport(odd)).toThrow(
      /must NOT have additional properties|must match exactly one|must match a schema/
    )
  })

  test('may have more fields anywhere when read, as those of later versions will', () => {
    const later = changed((_, object) => ({ ...object, later: 1 }))
    const approval = { owner: 'acme', server: 'github.com', policies: [], now: Date.parse(time) }
    expect(parsePreviousReport(later, true, approval)).toEqual(parsePreviousReport(written, true, approval))
    expect(parseApprovedPlan(later, approval)).toEqual(parseApprovedPlan(written, approval))
    expect(parseApprovedPlan(later, approval).ok).toBe(true)
    expect(readReport(later)).toEqual(readReport(written))
  })

  test('may have other values where the page takes a text', () => {
    const later = changed((path, object) => {
      if (path === '') return { ...object, mode: 'later', stopReason: 'later' }
      if (path === '.packages[]') return { ...object, status: 'later' }
      if (path.endsWith('.versions[]')) return { ...object, action: 'later', outcome: 'later', part: 'later' }
      return path.endsWith('.reasons[]') ? { code: 'later', text: 'later' } : object
    })
    expect(readReport(later)).toMatchObject({
      ok: true,
      value: {
        mode: 'later',
        stopReason: 'later',
        packages: [{ status: 'later', versions: [{ action: 'later', reasons: [{ code: 'later' }] }, {}] }]
      }
    })
  })

  test('may lack what has a default', () => {
    const earlier = changed((path, object) => {
      const { problems, warnings, restored, freed, error, reasons, untag, requests, ...others } = object
      return path.endsWith('.safety') ? { ...others, untag } : others
    })
    expect(readReport(earlier)).toMatchObject({
      ok: true,
      value: {
        problems: [],
        warnings: [],
        packages: [
          { counts: { restored: 0 }, bytes: { freed: 0 }, versions: [{ error: null, reasons: [], untag: [] }, {}] }
        ]
      }
    })
  })

  test.each([
    ['one without a mode', { mode: undefined }, 'mode'],
    ['one of another format', { schemaVersion: 2 }, 'schemaVersion'],
    ['one of another tool', { tool: { name: 'other', version: '1' } }, 'tool.name'],
    ['one whose packages are no list', { packages: {} }, 'packages']
  ])('that is %s is none for the page, which says where it differs', (_, change, place) => {
    const read = readReport(JSON.stringify({ ...JSON.parse(written), ...change }))
    expect(read).toMatchObject({ ok: false, problem: expect.stringContaining(`(${place} `) })
  })
})
