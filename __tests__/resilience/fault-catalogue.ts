import type { VirtualClock } from '../../simulator/clock.ts'
import {
  badCredentials,
  badGateway,
  type Effect,
  type Fault,
  listsStale,
  manifestUnknown,
  meanwhile,
  performsThenResponds,
  resets,
  responds,
  type stalls as Stalls,
  secondaryRateLimited,
  serverError,
  tooManyRequests,
  truncates,
  wrongBytes
} from '../../simulator/faults.ts'
import { pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { brokenTags, neededBy } from '../../simulator/pull.ts'
import { registryRefusal } from '../../simulator/refusals.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import {
  addDeployment,
  addPackage,
  addRepository,
  moveTag,
  type Repository,
  type SimPackage,
  type SimVersion,
  type World
} from '../../simulator/world.ts'
import { day, type Inputs } from '../action.ts'
import { smallWorld } from '../simulator/simulate.ts'
import { buildFixture, trackTags } from './fixture.ts'

/** Returns a generator of numbers from 0 up to, but not including, 1: the same sequence for the same seed. */
export const createRandom = (seed: number): (() => number) => {
  let state = seed * 2654435761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

/** Packages, settings and faults of one random run, all drawn before it starts. */
export interface Scenario {
  readonly seed: number
  /** Names of the entries of the catalogue that were drawn. */
  readonly faultNames: string[]
  readonly random: () => number
  readonly world: World
  readonly clock: VirtualClock
  readonly app: SimPackage
  readonly legacy: SimPackage
  readonly ui: SimPackage
  /** Further container packages, which are cleaned side by side with the others. */
  readonly services: SimPackage[]
  readonly repository: Repository
  /** Ids of the versions that other clients delete. */
  readonly deletedByOthers: Set<number>
  /** Time, on GitHub's clock, at which another client tagged each version or pushed an image that needs it. */
  readonly neededSince: Map<SimVersion, number>
  /** Tags that no run may remove or break. */
  readonly protectedTags: Set<string>
  /** Requests an hour. */
  budget: number
  /** Returns how many milliseconds the runner's clock is ahead of GitHub's at `time`, which is GitHub's. */
  clockOffset: (time: number) => number
  /** Rules of the policy of `app`, and its other keys, as YAML. */
  rules: string
  policyKeys: string
  /** Further entries of `policies`, as YAML. */
  extraPolicies: string
  inputs: Inputs
  /** Longest time that a response takes, in milliseconds. */
  latency: number
  /** True if a second run cleans the same packages at the same time. */
  concurrent: boolean
  readonly faults: Fault[]
}

/** An entry of the catalogue: how likely it is drawn, from 0 to 1, and how it changes the scenario. */
interface CatalogueEntry {
  readonly probability: number
  readonly apply: (scenario: Scenario) => void
}

const pick = <T>({ random }: Pick<Scenario, 'random'>, all: readonly [T, ...T[]]): T =>
  all[Math.floor(random() * all.length)] ?? all[0]

/** Returns a random integer from `low` to `high`, both included. */
const integerBetween = ({ random }: Pick<Scenario, 'random'>, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1))

const minute = 60_000
const manifests = /\/manifests\//
const versionLists = /\/versions$/

/** Returns all entries by name; `stalls` is the effect of connections that hang. */
const faultCatalogue = (stalls: typeof Stalls): Readonly<Record<string, CatalogueEntry>> => ({
  'server errors': {
    probability: 0.5,
    apply: (scenario) => {
      const effect = pick(scenario, [
        serverError(),
        serverError(502),
        badGateway(),
        responds(504, "We couldn't respond to your request in time."),
        resets(),
        resets('halfway'),
        stalls(),
        stalls('halfway'),
        stalls('trickling'),
        secondaryRateLimited({ retryAfter: 30 }),
        secondaryRateLimited(),
        secondaryRateLimited({ status: 429, retryAfter: 1 })
      ])
      addRandomFault(scenario, { match: ({ host, method }) => host === 'rest' && /GET|DELETE/.test(method), effect })
    }
  },
  'broken lists': {
    probability: 0.2,
    apply: (scenario) => {
      const effect = pick(scenario, [truncates(), listsStale(scenario.app)])
      addRandomFault(scenario, { match: { method: 'GET', path: /app\/versions$/ }, effect })
    }
  },
  'empty lists': {
    probability: 0.1,
    apply: (scenario) => {
      const path = pick(scenario, [versionLists, /\/branches$/])
      addRandomFault(scenario, { match: { method: 'GET', path }, effect: responds(200, []) })
    }
  },
  'one empty while response': {
    probability: 0.1,
    apply: (scenario) => {
      const match = { method: 'GET', path: /\/(?:pulls|branches|tags)$/ }
      scenario.faults.push({ match, after: integerBetween(scenario, 0, 3), times: 1, effect: responds(200, []) })
    }
  },
  'failing deletions': {
    probability: 0.4,
    apply: (scenario) => {
      const effect = pick<Effect>(scenario, [
        performsThenResponds(500),
        performsThenResponds(502, '<html></html>'),
        async (_request, proceed) => ({ ...(await proceed()), transport: 'reset' }),
        responds(404, { message: 'Package version not found.' }),
        responds(400, {
          message: 'Publicly visible package versions with more than 5000 downloads cannot be deleted.'
        }),
        responds(403, { message: 'Resource not accessible by integration' }),
        badCredentials()
      ])
      addRandomFault(scenario, { match: { method: 'DELETE', path: /versions/ }, effect })
    }
  },
  'registry errors': {
    probability: 0.4,
    apply: (scenario) => {
      const effect = pick(scenario, [
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
      ])
      addRandomFault(scenario, { match: { method: 'GET', path: manifests }, effect })
    }
  },
  'one false 404': {
    probability: 0.1,
    apply: (scenario) =>
      scenario.faults.push({
        match: { method: 'GET', path: manifests },
        after: integerBetween(scenario, 0, 20),
        times: 1,
        effect: manifestUnknown()
      })
  },
  'flapping registry': {
    probability: 0.1,
    apply: (scenario) => {
      const { clock, faults } = scenario
      const nameUnknown = () => registryRefusal(404, 'NAME_UNKNOWN', 'repository name not known to registry')
      const [effect, durationMs] = pick<[Effect, number]>(scenario, [
        [manifestUnknown(), integerBetween(scenario, 0, 4000)],
        [nameUnknown, integerBetween(scenario, 0, 4000)],
        [nameUnknown, Number.POSITIVE_INFINITY]
      ])
      let firstHit: number | null = null
      const isNow = (): boolean => {
        firstHit ??= clock.now()
        return clock.now() <= firstHit + durationMs
      }
      const after = integerBetween(scenario, 0, 20)
      let reads = 0
      faults.push({ match: ({ path }) => manifests.test(path) && ++reads > after && isNow(), effect })
    }
  },
  'one 401': {
    probability: 0.1,
    apply: (scenario) => {
      const host = pick(scenario, ['rest', 'registry'] as const)
      const unauthorized = () => registryRefusal(401, 'UNAUTHORIZED', 'authentication required')
      scenario.faults.push({
        match: (request) => request.host === host,
        after: integerBetween(scenario, 0, 30),
        times: 1,
        effect: host === 'rest' ? badCredentials() : unauthorized
      })
    }
  },
  'slow responses': {
    probability: 0.2,
    apply: (scenario) => {
      scenario.latency = pick(scenario, [200, 3000, 20_000])
    }
  },
  'concurrent pushes': {
    probability: 0.15,
    apply: (scenario) => addInterference(scenario, pick(scenario, concurrentPushes))
  },
  'concurrent deletions': {
    probability: 0.1,
    apply: (scenario) => addInterference(scenario, deletePreview)
  },
  'paged lists': {
    probability: 0.05,
    apply: (scenario) => {
      const { world, app, clock } = scenario
      for (let at = 0; at < 95; at++) {
        pushImage(world, app, { tags: [`r${at}`], created: clock.now() - 8 * day })
        scenario.protectedTags.add(`r${at}`)
      }
      addInterference(scenario, deletePreview)
    }
  },
  'wrong clock': {
    probability: 0.15,
    apply: (scenario) => {
      const off = pick(scenario, [-2 * day, -70 * minute, -3 * minute, -1000, 1000, 3 * minute, 70 * minute, 2 * day])
      scenario.clockOffset = () => off
    }
  },
  'clock step': {
    probability: 0.1,
    apply: (scenario) => {
      const off = pick(scenario, [-600_000, -3_600_000, 600_000, 3_600_000])
      const at = scenario.clock.now() + integerBetween(scenario, 0, 120_000)
      scenario.clockOffset = (time) => (time < at ? 0 : off)
    }
  },
  'small budget': {
    probability: 0.3,
    apply: (scenario) => {
      scenario.budget = pick(scenario, [
        integerBetween(scenario, 20, 80),
        integerBetween(scenario, 20, 80),
        integerBetween(scenario, 80, 2000)
      ])
      const reserve = `${pick(scenario, [0, integerBetween(scenario, 0, scenario.budget - 1)])}`
      scenario.inputs = { ...scenario.inputs, 'rate-limit-reserve': reserve }
    }
  },
  'time limit': {
    probability: 0.1,
    apply: (scenario) => {
      scenario.inputs = { ...scenario.inputs, 'time-limit': `${integerBetween(scenario, 1, 3)}min` }
    }
  },
  'deletion cap': {
    probability: 0.1,
    apply: (scenario) => {
      scenario.inputs = { ...scenario.inputs, 'max-deletions': `${integerBetween(scenario, 0, 3)}` }
    }
  },
  while: {
    probability: 0.2,
    apply: (scenario) => {
      const { world, clock, repository, app, protectedTags } = scenario
      const condition = pick(scenario, ['pr-open', 'then-for', 'branch-exists', 'tag-exists', 'deployments'] as const)
      const [pattern, keep] = {
        'pr-open': ['pr-{pr}', 'while: pr-open'],
        'then-for': ['pr-{pr}', 'while: pr-open, then-for: 7d'],
        'branch-exists': ['pr-*', 'while: branch-exists'],
        'tag-exists': ['pr-*', 'while: tag-exists'],
        deployments: ['pr-{name}', 'deployments: 1']
      }[condition]
      const deploy = (ref: string) => addDeployment(world, repository, { environment: ref, ref, sha: 'a'.repeat(40) })
      deploy('main')
      for (const tag of [...app.tags.keys()].filter((each) => /^pr-\d+$/.test(each))) {
        if (scenario.random() < 0.5) continue
        protectedTags.add(tag)
        const number = Number(tag.slice(3))
        const time = clock.now() - 6 * day
        if (condition === 'pr-open') repository.pulls.push(number)
        else if (condition === 'then-for') repository.closedPulls.push({ number, closedAt: time, updatedAt: time })
        else if (condition === 'deployments') deploy(`${number}`)
        else if (condition === 'branch-exists') repository.branches.push(tag)
        else repository.tags.push(tag)
      }
      scenario.rules = `[{ delete: ['${pattern}'], keep: { ${keep} } }, { delete: 'pr-*-debug' }, { delete: '@untagged' }]`
    }
  },
  untag: {
    probability: 0.4,
    apply: (scenario) => {
      const { app, clock } = scenario
      for (const [tag, version] of [...app.tags]) {
        if (/^v\d$/.test(tag)) moveTag(app, `pr-old-${tag}`, version, clock.now() - 8 * day)
      }
      scenario.policyKeys = 'untag: true, '
    }
  },
  'empty package': {
    probability: 0.2,
    apply: (scenario) => {
      const { world, legacy, clock } = scenario
      for (const tag of ['old-1', 'old-2']) pushImage(world, legacy, { tags: [tag], created: clock.now() - 9 * day })
      scenario.extraPolicies += `  - { packages: [legacy], delete-empty-packages: true, rules: [{ delete: '*', older-than: 1d }, { delete: '@untagged' }] }\n`
      if (scenario.random() < 0.5) addInterference(scenario, pushToLegacy)
    }
  },
  'many packages': {
    probability: 0.3,
    apply: (scenario) => {
      const { world, clock, services } = scenario
      const created = clock.now() - 9 * day
      for (let at = integerBetween(scenario, 4, 14); at > 0; at--) {
        const service = addPackage(world, { owner: 'acme', type: 'container', name: `service-${at}` })
        pushMultiArch(world, service, { tags: ['v1'], created })
        for (let number = integerBetween(scenario, 0, 3); number > 0; number--) {
          if (scenario.random() < 0.5) pushMultiArch(world, service, { tags: [`pr-${number}`], created })
          else pushImage(world, service, { tags: [`pr-${number}`], created })
        }
        services.push(service)
      }
      scenario.extraPolicies += `  - { packages: ['service-*'], rules: [{ delete: 'pr-*' }, { delete: '@untagged' }] }\n`
      if (scenario.random() < 0.5)
        addInterference(scenario, (each) =>
          keepPreview(each, services[Math.floor(each.random() * services.length)] ?? each.app)
        )
    }
  },
  'concurrent runs': {
    probability: 0.1,
    apply: (scenario) => {
      scenario.concurrent = true
    }
  }
})

/** Adds a fault that starts at a random request and then hits a few requests, or all. */
const addRandomFault = (scenario: Scenario, fault: Pick<Fault, 'match' | 'effect'>): void => {
  const { random, seed, faults } = scenario
  const times = random() < 0.15 ? Number.POSITIVE_INFINITY : integerBetween(scenario, 1, 6)
  faults.push({ ...fault, after: integerBetween(scenario, 0, 11), times, probability: 0.1 + 0.9 * random(), seed })
}

/** Runs `action`, as another client, before a few random requests. */
const addInterference = (scenario: Scenario, action: (scenario: Scenario) => void): void => {
  const { random, seed, faults } = scenario
  faults.push({
    match: ({ host }) => host !== 'results',
    after: integerBetween(scenario, 0, 40),
    times: integerBetween(scenario, 1, 4),
    probability: 0.1 + 0.9 * random(),
    seed,
    effect: meanwhile(() => action(scenario))
  })
}

/** Pushes, tags and reopened pull requests of other clients. What they need may be deleted only within a minute after them. */
const concurrentPushes: readonly [(scenario: Scenario) => void, ...((scenario: Scenario) => void)[]] = [
  ({ world, app, protectedTags }) => {
    const tag = `n${app.versions.length}`
    protectedTags.add(tag)
    pushMultiArch(world, app, { tags: [tag] })
  },
  ({ app, clock, protectedTags }) => {
    const release = app.tags.get('v1')
    if (release) moveTag(app, 'stable', release, clock.now())
    protectedTags.add('stable')
  },
  ({ world, app }) => void pushMultiArch(world, app, { tags: ['pr-1'] }),
  (scenario) => {
    const { clock, neededSince, repository, rules } = scenario
    const preview = pickPreview(scenario)
    if (!preview || !rules.includes('pr-open')) return
    // Once the deletion of an image has started, its parts may still be deleted after its pull request is reopened.
    for (const tag of preview.tags.filter((each) => /^pr-\d+$/.test(each))) repository.pulls.push(Number(tag.slice(3)))
    neededSince.set(preview, clock.now())
  },
  (scenario) => keepPreview(scenario, scenario.app),
  (scenario) => {
    const { world, app, clock, neededSince } = scenario
    const preview = pickPreview(scenario)
    if (!preview) return
    const tags = [`kept-${preview.id}-index`]
    pushIndex(world, app, { tags, children: [preview] })
    for (const version of neededBy(app, tags)) neededSince.set(version, clock.now())
  }
]

/** Adds to a random preview of a package a tag that no policy deletes. */
const keepPreview = (scenario: Scenario, pkg: SimPackage): void => {
  const { clock, neededSince } = scenario
  const preview = pickPreview(scenario, pkg)
  if (!preview) return
  moveTag(pkg, `kept-${preview.id}`, preview, clock.now())
  for (const version of neededBy(pkg, [`kept-${preview.id}`])) neededSince.set(version, clock.now())
}

const pushToLegacy = ({ world, legacy }: Scenario): void => {
  if (legacy.deletedAt === null) pushImage(world, legacy, { tags: [`new-${legacy.versions.length}`] })
}

/** Returns a random preview that is still active, if there is one. */
const pickPreview = ({ app, random }: Scenario, pkg: SimPackage = app): SimVersion | undefined => {
  const previews = [...pkg.tags].filter(([tag]) => /^pr-\d+$/.test(tag))
  return previews[Math.floor(random() * previews.length)]?.[1]
}

/** Deletes a random preview and all that only it needs, as another cleanup tool would. */
const deletePreview = (scenario: Scenario): void => {
  const { world, app, deletedByOthers, protectedTags } = scenario
  const preview = pickPreview(scenario)
  if (!preview) return
  const tags = preview.tags
  const neededByOthers = neededBy(
    app,
    [...app.tags.keys()].filter((tag) => !tags.includes(tag))
  )
  for (const tag of tags) protectedTags.delete(tag)
  for (const version of neededBy(app, tags).difference(neededByOthers)) {
    deletedByOthers.add(version.id)
    deleteVersion(world, app, version)
  }
}

/** Returns the scenario of a seed, with the requested faults, or with those that it draws if `requestedFaults` is null. */
export const drawScenario = (
  seed: number,
  stalls: typeof Stalls,
  requestedFaults: readonly string[] | null
): Scenario => {
  const random = createRandom(seed)
  const { world, clock, app } = smallWorld()
  const legacy = addPackage(world, { owner: 'acme', type: 'container', name: 'legacy' })
  const { ui } = buildFixture(world, app, 1 + Math.floor(random() * 2), () => random() < 0.5)
  // A push in progress: the index comes last.
  for (let at = 0; at < 2; at++) pushImage(world, app, { created: clock.now() - 5 * 60_000 })
  const repository = world.repositories.get('acme/app') ?? addRepository(world, 'acme/app')
  const scenario: Scenario = {
    seed,
    faultNames: [],
    random,
    world,
    clock,
    app,
    legacy,
    ui,
    services: [],
    repository,
    deletedByOthers: new Set(),
    neededSince: new Map(),
    protectedTags: new Set([...app.tags.keys()].filter((tag) => /^(?:v\d|latest)$/.test(tag))),
    budget: 5000,
    clockOffset: () => 0,
    rules: "[{ delete: 'pr-*' }, { delete: '@untagged' }]",
    policyKeys: '',
    extraPolicies: '',
    inputs: { 'wait-for-rate-limit': `${random() < 0.3}` },
    latency: 0,
    concurrent: false,
    faults: []
  }
  for (const [name, { probability, apply }] of Object.entries(faultCatalogue(stalls))) {
    if (requestedFaults ? !requestedFaults.includes(name) : random() >= probability) continue
    scenario.faultNames.push(name)
    apply(scenario)
  }
  return scenario
}

/** Returns the policy document of a scenario. */
export const policyOf = ({ rules, policyKeys, extraPolicies }: Scenario): string => `version: 1
policies:
  - { packages: [app], ${policyKeys}rules: ${rules} }
  - { packages: [ui], type: npm, rules: [{ delete: '1.*' }] }
${extraPolicies}`

/** Returns the runner's clock, which may differ from GitHub's. */
export const runnerClock = ({ clock, clockOffset }: Scenario): VirtualClock => ({
  ...clock,
  now: () => clock.now() + clockOffset(clock.now())
})

/** Records what a scenario protects. The returned function completes a push that was in progress and lists what was lost. */
export const trackInvariants = (scenario: Scenario): (() => string[]) => {
  const { world, app, legacy, services, clock, protectedTags, neededSince, deletedByOthers } = scenario
  const started = clock.now()
  const young = app.versions.filter(({ createdAt }) => createdAt > started - day)
  const tracked = [app, ...services].map(trackTags)
  return () => {
    pushIndex(world, app, { tags: ['late'], children: young })
    const broken = brokenTags(app)
    // Untagging pushes a placeholder under the tag, which is left over if it cannot be deleted.
    const isLeftOver = (text: string): boolean => /^pr-\S+ does not pull$/.test(text) && scenario.policyKeys !== ''
    const isDeletedTooLate = ([{ id, deletedAt }, time]: [SimVersion, number]): boolean =>
      deletedAt !== null && deletedAt > time + minute && !deletedByOthers.has(id)
    const pushedMeanwhile = [...legacy.versions, ...legacy.deleted].filter(({ createdAt }) => createdAt >= started)
    const deletedMeanwhile = pushedMeanwhile.filter(
      ({ createdAt, deletedAt }) => deletedAt !== null || (legacy.deletedAt ?? 0) > createdAt + 10_000
    )
    return [
      ...tracked.flatMap((lost) => lost()).filter((text) => !isLeftOver(text) && !/^kept-/.test(text)),
      ...[...protectedTags].filter((tag) => !app.tags.has(tag) || broken.includes(tag)).map((tag) => `${tag} is lost`),
      ...[...neededSince]
        .filter(isDeletedTooLate)
        .map(([{ id }]) => `${id} was deleted over a minute after it was pushed`),
      ...services.filter(({ tags }) => !tags.has('v1')).map(({ name }) => `v1 of ${name} is lost`),
      ...deletedMeanwhile.map(({ id }) => `${id} was pushed to legacy, and deleted`)
    ]
  }
}
