import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findCacheService } from './github/cache-service.ts'
import { type Client, connect } from './github/client.ts'
import type { Clock } from './github/clock.ts'
import { connectRegistry, type Registry } from './github/registry.ts'
import type { Environment, Inputs } from './inputs.ts'
import { type ManifestCache, openManifestCache } from './manifest-cache.ts'
import type { Stop } from './stop.ts'

/** What the run has of the outside world; tests replace it. */
export interface Host {
  readonly env: Environment
  readonly clock: Clock
  /** From 0 to below 1, to spread retries. */
  readonly random: () => number
  /** Path of the report page without data; none is written where this is absent. */
  readonly page?: string
  /** Aborted by SIGINT and SIGTERM. */
  readonly cancel?: AbortSignal
}

/** The connections of a run, and how much went over them. */
export interface Session {
  readonly client: Client
  readonly registry: Registry
  /** Null where manifests are not kept. */
  readonly cache: ManifestCache | null
  readonly requests: () => {
    readonly rest: number
    readonly registry: number
    readonly mutations: number
    readonly retries: number
    readonly waitedSeconds: number
  }
}

/** How long what was begun may still take after a cancellation, in milliseconds. */
const farewell = 2500
/** How much longer the registry may, where a tag has to be put back. */
const lastPush = 1000
/** How long what was begun may still take after the time limit, in milliseconds. */
const overtime = 60_000

/** Connects to the REST API and the registry; sends nothing yet. */
export const openSession = (
  { env, clock: endless, random, cancel }: Host,
  inputs: Inputs,
  hooks: {
    readonly stop: Stop
    readonly notice: (text: string) => void
    readonly exhausted: (reset: number) => void
    /** Hears when the time limit ends a pause. */
    readonly late: () => void
  }
): Session => {
  const { stop, notice } = hooks
  const { token, apiUrl, registryUrl, owner, reserve, waitForRateLimit, deadline } = inputs
  const ends: [number, () => void][] =
    deadline === null
      ? []
      : [
          [deadline, hooks.late],
          [deadline + overtime, stop.cutOff]
        ]
  const clock = limitPauses(endless, ends)
  const cut = new AbortController()
  cancel?.addEventListener('abort', () => {
    setTimeout(() => cut.abort(), farewell).unref()
    setTimeout(stop.cutOff, farewell + lastPush).unref()
  })
  const exhausted = waitForRateLimit ? 'wait' : hooks.exhausted
  const ended = AbortSignal.any([stop.cut, cut.signal])
  const client = connect({
    url: apiUrl,
    token,
    clock,
    random,
    stop: ended,
    cut: cut.signal,
    reserve,
    exhausted,
    notice
  })
  const registry = connectRegistry({ url: registryUrl, owner, token, clock, random, signal: stop.cut })
  const service = inputs.cache ? findCacheService(env) : null
  const path = join(env['RUNNER_TEMP'] ?? tmpdir(), 'package-retention-manifests')
  const cache =
    service && openManifestCache({ service, path, prefixes: prefixesOf(inputs), signal: stop.signal, notice })
  return {
    client,
    registry: cache?.around(registry) ?? registry,
    cache,
    requests: () => {
      const [rest, images] = [client.traffic(), registry.traffic]
      return {
        rest: rest.requests,
        registry: images.requests,
        mutations: rest.mutations + images.mutations,
        retries: rest.retries + images.retries,
        waitedSeconds: Math.round((rest.waited + images.waited) / 1000)
      }
    }
  }
}

/**
 * What the keys of cached manifests begin with: for jobs over the same packages, then for all of the owner. So jobs side by
 * side do not displace each other's, and new ones do not begin with nothing.
 */
const prefixesOf = ({ owner, registryUrl, policies }: Inputs): [string, string] => {
  const ofOwner = `package-retention-manifests-1-${new URL(registryUrl).host}-${owner.toLowerCase()}-`
  const packages = policies.map(({ type, packages }) => [type, packages.sources])
  const name = createHash('sha256').update(JSON.stringify(packages)).digest('hex').slice(0, 8)
  return [`${ofOwner}${name}-`, ofOwner]
}

/** A clock whose sleepers are woken at each of some times, in their order, and only sleep on if that did not abort them. */
const limitPauses = (clock: Clock, ends: readonly (readonly [time: number, over: () => void])[]): Clock => ({
  now: clock.now,
  sleep: async (ms, signal) => {
    const until = clock.now() + ms
    for (const [time, over] of ends) {
      if (until <= time) break
      await clock.sleep(Math.max(0, time - clock.now()), signal)
      over()
      signal?.throwIfAborted()
    }
    await clock.sleep(Math.max(0, until - clock.now()), signal)
  }
})
