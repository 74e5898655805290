import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient } from './github/client.ts'
import { createWaitReporter } from './github/waits.ts'
import type { Clock, RunClock } from './http/clock.ts'
import type { Stop } from './http/stop.ts'
import type { OnRequest } from './http/trace.ts'
import type { Inputs } from './inputs/read.ts'
import type { Environment } from './inputs/table.ts'
import { type CacheService, findCacheService } from './registry/cache-service.ts'
import { type ManifestCache, openManifestCache } from './registry/manifest-cache.ts'
import { createRegistry, type Registry } from './registry/registry.ts'

/** The outside world of a run; tests replace it. */
export interface Host {
  readonly env: Environment
  readonly clock: Clock
  /** From 0 to below 1, to spread retries. */
  readonly random: () => number
  /** Keeps manifests between runs, in place of the service of the runner. */
  readonly cacheService?: CacheService
  /** Path of the report page without data; none is written if it is absent. */
  readonly page?: string
  /** The number of packages that are listed or changed at once; a default if absent. */
  readonly packagesAtOnce?: number
  /** Aborted by SIGINT and SIGTERM. */
  readonly cancel?: AbortSignal
  /** Called once the inputs are found to be valid, before the first request. */
  readonly prepare?: () => Promise<void>
}

/** The connections of a run, and their statistics. */
export interface Session {
  readonly client: Client
  readonly registry: Registry
  /** Null if manifests are not cached. */
  readonly cache: ManifestCache | null
  readonly requests: () => {
    readonly rest: number
    readonly registry: number
    readonly mutations: number
    readonly retries: number
    readonly waitedSeconds: number
  }
}

/** The time for work in progress after a cancellation, in milliseconds. */
const shutdownGraceMs = 2500
/** The additional time for the registry, to put a tag back. */
const restoreTagGraceMs = 1000
/** The time for work in progress after the time limit, in milliseconds, and the additional time for the registry. */
const overtimeMs = 60_000
const restoreTagOvertimeMs = 30_000

/** The limits of a run, and how to end it early. */
export interface RunEnd {
  readonly stop: Stop
  /** When no new work may begin, by the elapsed time of the clock; null without a limit. */
  readonly deadline: number | null
  /** Called with the reason why nothing new may begin. */
  readonly requestStop: (reason: 'rate-limit' | 'time-limit' | 'token', text: string | null) => void
}

/** Called while a session is open. */
export interface SessionEvents {
  /** Called with every pause. */
  readonly onWait: (text: string) => void
  /** Called with the number of manifests that earlier runs have left in the cache. */
  readonly onCacheLoad: (count: number) => void
  /** Called after each request. */
  readonly onRequest?: OnRequest | undefined
}

/** The shortest pause of the registry that is told, in milliseconds: most are shorter than anyone notices. */
const minToldPauseMs = 5000

/** Returns what reports the pauses of the registry. */
const reportPauses = (clock: Clock, onWait: SessionEvents['onWait']): ((ms: number) => void) => {
  const reportWait = createWaitReporter(clock, onWait)
  return (ms) => {
    if (ms >= minToldPauseMs) reportWait(ms, 'the container registry asks for a pause (rate limit)')
  }
}

/** Returns the connections to the REST API and the registry; nothing is sent yet. */
export const openSession = (
  { env, random, cancel, cacheService }: Host,
  inputs: Inputs,
  runClock: RunClock,
  { stop, deadline, requestStop }: RunEnd,
  { onWait, onCacheLoad, onRequest }: SessionEvents
): Session => {
  const { token, apiUrl, registryUrl, owner, reserve, waitForRateLimit: waitForReset } = inputs
  const onTimeLimit = (): void => requestStop('time-limit', null)
  const cut = new AbortController()
  const limits: [number, () => void][] =
    deadline === null
      ? []
      : [
          [deadline, onTimeLimit],
          [deadline + overtimeMs, () => cut.abort()],
          [deadline + overtimeMs + restoreTagOvertimeMs, stop.abort]
        ]
  const clock = wakeAtLimits(runClock, limits)
  cancel?.addEventListener('abort', () => {
    clock.startTimer(shutdownGraceMs, () => cut.abort())
    clock.startTimer(shutdownGraceMs + restoreTagGraceMs, stop.abort)
  })
  const ended = AbortSignal.any([stop.abortSignal, cut.signal])
  const assertNotAborted = (signal: AbortSignal) => (): void => {
    for (const [time, over] of limits) if (clock.elapsed() >= time) over()
    signal.throwIfAborted()
  }
  const common = { token, clock, random, onRequest }
  const client = createClient({
    ...common,
    url: apiUrl,
    stop: ended,
    abort: cut.signal,
    assertMayStart: assertNotAborted(ended),
    reserve,
    waitForReset,
    onExhausted: requestStop,
    onWait
  })
  const registry = createRegistry({
    ...common,
    onPause: reportPauses(clock, onWait),
    url: registryUrl,
    owner,
    signal: stop.abortSignal,
    assertMayStart: assertNotAborted(stop.abortSignal)
  })
  const service = inputs.cache ? (cacheService ?? findCacheService(env)) : null
  const path = join(env['RUNNER_TEMP'] ?? tmpdir(), 'package-retention-manifests')
  const cache =
    service &&
    openManifestCache({
      service,
      path,
      prefixes: cacheKeyPrefixes(inputs),
      clock,
      signal: stop.signal,
      onLoad: onCacheLoad
    })
  return {
    client,
    registry: cache?.wrap(registry) ?? registry,
    cache,
    requests: () => {
      const [rest, images] = [client.stats(), registry.stats()]
      return {
        rest: rest.requests,
        registry: images.requests,
        mutations: rest.mutations + images.mutations,
        retries: rest.retries + images.retries,
        waitedSeconds: Math.round((rest.waitedMs + images.waitedMs) / 1000)
      }
    }
  }
}

/**
 * Returns the key prefixes of cached manifests: for jobs over the same packages, then for all of the owner. So concurrent jobs
 * do not displace each other's, and new ones start with those of the owner.
 */
const cacheKeyPrefixes = ({ owner, registryUrl, policies }: Inputs): [string, string] => {
  const ofOwner = `package-retention-manifests-1-${new URL(registryUrl).host}-${owner.toLowerCase()}-`
  const packages = policies.map(({ type, packages }) => [type, packages.sources])
  const name = createHash('sha256').update(JSON.stringify(packages)).digest('hex').slice(0, 8)
  return [`${ofOwner}${name}-`, ofOwner]
}

/** Returns a clock whose sleepers wake at each of these times, and continue to sleep unless that aborted them. */
const wakeAtLimits = (clock: Clock, limits: readonly (readonly [time: number, over: () => void])[]): Clock => ({
  ...clock,
  sleep: async (ms, signal) => {
    const until = clock.elapsed() + ms
    for (const [time, over] of limits) {
      if (until <= time) break
      await clock.sleep(Math.max(0, time - clock.elapsed()), signal)
      over()
      signal?.throwIfAborted()
    }
    await clock.sleep(Math.max(0, until - clock.elapsed()), signal)
  }
})
