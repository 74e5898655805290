import { describe, expect, test } from '@jest/globals'
import {
  answers,
  badCredentials,
  badGateway,
  type Effect,
  lists,
  performsThen,
  resets,
  secondarilyLimited,
  serverError,
  tooManyRequests,
  truncates,
  wrongBytes
} from '../../simulator/faults.ts'
import { githubLimits } from '../../simulator/limits.ts'
import { startSimulator } from '../../simulator/server.ts'
import { moveTag, type SimPackage } from '../../simulator/world.ts'
import { runAction } from '../action.ts'
import { smallWorld } from '../simulator/simulate.ts'
import { buildEstate, cleanUp, expectPromises, hastenDeadlines, watchOver } from './estate.ts'

/** So many runs, from this seed on: `npm run test:storms` has thousands. */
const storms = Number(process.env['STORMS'] ?? 500)
const first = Number(process.env['SEED'] ?? 0)

/** Numbers from 0 to below 1, the same for the same seed. */
const diceOf = (seed: number) => {
  let state = seed * 2654435761
  return (): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

type Weather = readonly [
  host: 'rest' | 'registry',
  method: RegExp,
  path: RegExp,
  effects: (app: SimPackage) => Effect[]
]

const stalls = hastenDeadlines()

/** Everything that may go wrong, and where. */
const weather: readonly Weather[] = [
  [
    'rest',
    /GET|DELETE/,
    /./,
    () => [
      serverError(),
      serverError(502),
      badGateway(),
      answers(504, "We couldn't respond to your request in time."),
      resets(),
      resets('halfway'),
      stalls(),
      stalls('halfway'),
      stalls('trickling'),
      secondarilyLimited({ retryAfter: 30 }),
      secondarilyLimited(),
      secondarilyLimited({ status: 429, retryAfter: 1 })
    ]
  ],
  ['rest', /GET/, /versions$/, (app) => [truncates(), lists(app), answers(200, [])]],
  [
    'rest',
    /DELETE/,
    /versions/,
    () => [
      performsThen(500),
      performsThen(502, '<html></html>'),
      async (_request, proceed) => ({ ...(await proceed()), transport: 'reset' }),
      answers(404, { message: 'Package version not found.' }),
      answers(400, { message: 'Publicly visible package versions with more than 5000 downloads cannot be deleted.' }),
      answers(403, { message: 'Resource not accessible by integration' }),
      badCredentials()
    ]
  ],
  [
    'registry',
    /GET/,
    /manifests/,
    () => [
      serverError(503),
      badGateway(),
      resets(),
      resets('halfway'),
      stalls(),
      stalls('halfway'),
      stalls('trickling'),
      tooManyRequests('880.092µs'),
      tooManyRequests('2.5s'),
      tooManyRequests('1h'),
      wrongBytes(),
      truncates()
    ]
  ]
]

/** One run in a storm that only its seed decides. */
const runInStorm = async (seed: number) => {
  const dice = diceOf(seed)
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(dice() * all.length)]
  const { world, clock, app } = smallWorld()
  const { ui } = buildEstate(world, app, 1 + Math.floor(dice() * 2), () => dice() < 0.5)
  const release = app.tags.get('v1')
  const untag = dice() < 0.5
  if (untag && release) moveTag(app, 'pr-merged', release, release.updatedAt)
  const lost = watchOver(app)
  const primaryStatus = dice() < 0.5 ? 403 : 429
  const primary = { classic: dice() < 0.2 ? 52 + Math.floor(dice() * 25) : 5000 }
  const simulator = await startSimulator(world, { limits: { ...githubLimits, primary, primaryStatus } })
  for (let count = 1 + Math.floor(dice() * 4); count > 0; count--) {
    const [host, method, path, effects] = pick(weather) ?? []
    const effect = pick(effects?.(app) ?? [])
    if (!effect) continue
    simulator.faults.add({
      match: (request) =>
        request.host === host && method?.test(request.method) === true && path?.test(request.path) === true,
      after: Math.floor(dice() * 12),
      times: dice() < 0.15 ? Number.POSITIVE_INFINITY : 1 + Math.floor(dice() * 6),
      probability: 0.1 + 0.9 * dice(),
      seed,
      effect
    })
  }
  const more = {
    untag: `${untag}`,
    'wait-for-rate-limit': `${dice() < 0.3}`,
    ...(dice() < 0.1 ? { 'time-limit': `${1 + Math.floor(dice() * 3)}min` } : {}),
    ...(dice() < 0.1 ? { 'max-deletions': `${Math.floor(dice() * 4)}` } : {})
  }
  const started = clock.now()
  const run = await runAction(simulator, clock, { ...cleanUp, ...more })
  await simulator.close()
  return { run, packages: [app, ui], lost: lost(), hours: (clock.now() - started) / 3_600_000 }
}

describe('whatever goes wrong at once', () => {
  test(
    `nothing that is kept is damaged, no limit is exceeded, and the report says what happened, in ${storms} storms`,
    async () => {
      const codes = [0, 0]
      for (let seed = first; seed < first + storms; seed++) {
        const { run, packages, lost, hours } = await runInStorm(seed)
        try {
          expectPromises(run, packages, lost)
          expect(hours).toBeLessThan(24)
        } catch (error) {
          throw new Error(`SEED=${seed} STORMS=1: ${error}`, { cause: error })
        }
        codes[run.code] = (codes[run.code] ?? 0) + 1
      }
      // Storms that all runs get through, or none, prove little.
      if (storms >= 100) expect(Math.min(...codes)).toBeGreaterThan(storms / 10)
    },
    30_000 + storms * 500
  )
})
