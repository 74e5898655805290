import { describe, expect, test } from '@jest/globals'
import { type Effect, manifestUnknown, nameUnknown } from '../../simulator/faults.ts'
import { pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { attestGitHub } from '../../simulator/signatures.ts'
import { packageOf, setUp } from '../action.ts'
import { expectInvariants, trackTags } from './fixture.ts'

const inputs = { packages: 'app', 'delete-tags': 'pr-*', 'delete-untagged': 'true' }
const created = Date.parse('2026-05-01T00:00:00Z')

/** Pushes an index, a nested one and a signed image to keep, four previews, and an image whose manifest is really missing. */
const setUpKinds = async () => {
  const { world, app, simulator, act } = await setUp()
  pushMultiArch(world, app, { tags: ['v1'], created })
  const { index } = pushMultiArch(world, app, { created })
  pushIndex(world, app, { tags: ['v2'], created, children: [index] })
  attestGitHub(world, app, pushImage(world, app, { tags: ['v3'], created }), { created })
  for (let at = 0; at < 4; at++) pushImage(world, app, { tags: [`pr-${at}`], created: created + at })
  pushImage(world, app, { tags: ['v0'], created }).manifest = null
  const watched = trackTags(app)
  const lost = () => watched().filter((loss) => !loss.startsWith('v0 '))
  const fail = (after: number, times: number, effect: Effect) =>
    simulator.faults.add({
      match: ({ host, path }) => host === 'registry' && /manifests/.test(path),
      after,
      times,
      effect
    })
  return { app, act, lost, fail }
}

/** More requests than a run sends for manifests here. */
const requestNumbers = Array.from({ length: 24 }, (_, at) => at)

describe('incorrect registry responses from one request on', () => {
  test.each(requestNumbers)(
    'from request %i: one, two, three or all remaining ones damage no kept image',
    async (place) => {
      const seen: number[] = []
      for (const effect of [manifestUnknown(), nameUnknown()]) {
        for (const times of [1, 2, 3, Number.POSITIVE_INFINITY]) {
          const { app, act, lost, fail } = await setUpKinds()
          const fault = fail(place, times, effect)
          const run = await act(inputs)
          expectInvariants(run, [app], lost())
          seen.push(fault.hits)
          // A run that cannot trust the registry leaves the package alone and says so.
          if (run.code !== 0) expect(`${packageOf(run).problem} ${run.log}`).toMatch(/manifest|registry/)
        }
      }
      expect(Math.max(...seen)).toBeGreaterThan(place < 15 ? 0 : -1)
    }
  )
})
