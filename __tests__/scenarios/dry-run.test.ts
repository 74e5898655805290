import { describe, expect, test } from '@jest/globals'
import { virtualClock } from '../../simulator/clock.ts'
import { sampleOrganization } from '../../simulator/samples.ts'
import { createWorld } from '../../simulator/world.ts'
import { type Inputs, mutations, type Run, runAction } from '../action.ts'
import { serve } from '../simulator/simulate.ts'
import { expectPieces } from '../words.ts'

/** The sample organization, the same each time, and the action with its classic token. */
const setUpSample = async () => {
  const clock = virtualClock('2026-06-01T00:00:00Z')
  const world = createWorld(clock)
  const { packages, tokens } = sampleOrganization(world, clock.now())
  const { simulator } = await serve(world)
  return {
    packages,
    act: (inputs: Inputs) => runAction(simulator, clock, { token: tokens.classic.token, ...inputs })
  }
}

/** All that a run decided, without what became of it. */
const decisions = ({ report }: Run) =>
  report.packages.map(({ type, name, versions }) => ({
    type,
    name,
    versions: versions.map(({ id, action, part, reasons, untag }) => ({ id, action, part, reasons, untag }))
  }))

describe.each<[string, Inputs]>([
  [
    'containers',
    {
      packages: '**',
      'delete-tags': 'nightly-*, pr-*',
      'delete-untagged': 'true',
      'older-than': '14d',
      'keep-latest': '3'
    }
  ],
  ['containers under a cap', { packages: 'app', 'delete-tags': 'nightly-*', 'keep-latest': '3', 'max-deletions': '4' }],
  ['an npm package', { packages: 'ui', 'package-type': 'npm', 'delete-tags': '@prerelease', 'older-than': '14d' }],
  [
    'a gem that is deleted as a whole',
    { packages: 'acme', 'package-type': 'rubygems', 'delete-tags': '@any', 'delete-empty-packages': 'true' }
  ]
])('over %s', (_, inputs) => {
  test('a dry run sends nothing that changes anything, and leaves everything as it is', async () => {
    const { act, packages } = await setUpSample()
    const before = Object.values(packages).map(({ versions }) => versions.length)
    const run = await act({ ...inputs, 'dry-run': 'true' })
    expect(run.code).toBe(0)
    expect(Number(run.outputs['planned-count'])).toBeGreaterThan(0)
    expect(mutations(run.requests)).toEqual([])
    expect(run.report.requests.mutations).toBe(0)
    expect(Object.values(packages).map(({ versions }) => versions.length)).toEqual(before)
  })

  test('it makes the very plan of the real run', async () => {
    const { act } = await setUpSample()
    const dry = await act({ ...inputs, 'dry-run': 'true' })
    const real = await act(inputs)
    expect(real.code).toBe(0)
    expect(decisions(dry)).toEqual(decisions(real))
    expect(dry.outputs['planned-count']).toBe(real.outputs['planned-count'])
    expect(mutations(real.requests).length).toBeGreaterThan(0)
  })
})

test('it says in every place that nothing was changed', async () => {
  const { act } = await setUpSample()
  const { log, summary, report, outputs } = await act({
    packages: 'ui',
    'package-type': 'npm',
    'delete-tags': '@prerelease',
    'dry-run': 'true'
  })
  expectPieces(log, /^Dry run.*1 package: 15 would .*, 8 kept/m)
  expect(summary).toMatch(/dry run/i)
  expect(report).toMatchObject({ dryRun: true, packages: [{ counts: { planned: 15, deleted: 0 } }] })
  expect(new Set(report.packages[0]?.versions.map(({ outcome }) => outcome))).toEqual(new Set(['planned', 'kept']))
  expect(outputs).toMatchObject({ 'planned-count': '15', 'deleted-count': '0', 'deleted-ids': '[]' })
})

test('a forecast decides as of another time', async () => {
  const { act } = await setUpSample()
  const inputs = {
    packages: 'ui',
    'package-type': 'npm',
    'delete-tags': '@prerelease',
    'older-than': '60d',
    'dry-run': 'true'
  }
  expect((await act(inputs)).outputs['planned-count']).toBe('0')
  const forecast = await act({ ...inputs, now: '2027-01-01' })
  expect(forecast).toMatchObject({ outputs: { 'planned-count': '15' }, report: { now: '2027-01-01T00:00:00Z' } })
})
