import type { VirtualClock } from '../../simulator/clock.ts'
import {
  answers,
  badCredentials,
  badGateway,
  type Effect,
  type Fault,
  lists,
  manifestUnknown,
  meanwhile,
  performsThen,
  resets,
  type stalls as Stalls,
  secondarilyLimited,
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
import { buildEstate, watchOver } from './estate.ts'

/** Numbers from 0 to below 1, the same for the same seed. */
export const diceOf = (seed: number): (() => number) => {
  let state = seed * 2654435761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

/** What a storm happens to, and what is drawn for it before it begins. */
export interface Scene {
  readonly seed: number
  /** The names of what was drawn. */
  readonly drawn: string[]
  readonly dice: () => number
  readonly world: World
  readonly clock: VirtualClock
  readonly app: SimPackage
  readonly attic: SimPackage
  readonly ui: SimPackage
  readonly repository: Repository
  /** Ids of what others delete. */
  readonly others: Set<number>
  /** When each version was given a new need or a tag by others, on GitHub's clock. */
  readonly pushed: Map<SimVersion, number>
  /** Tags that must stay, whatever happens. */
  readonly kept: Set<string>
  /** Requests an hour. */
  budget: number
  /** Milliseconds that the runner's clock is ahead of GitHub's, when GitHub's shows this time. */
  ahead: (time: number) => number
  /** Rules of `app`, and keys of its policy. */
  rules: string
  keys: string
  /** Further policies. */
  more: string
  inputs: Inputs
  /** Milliseconds that an answer takes, at most. */
  latency: number
  /** Whether a second run works over the same packages at the same time. */
  races: boolean
  /** What goes wrong while the run goes on. */
  readonly faults: Fault[]
}

/** How likely something is drawn for a storm, and what it does to the scene. */
interface Draw {
  readonly chance: number
  readonly brew: (scene: Scene) => void
}

const pick = <T>({ dice }: Pick<Scene, 'dice'>, all: readonly [T, ...T[]]): T =>
  all[Math.floor(dice() * all.length)] ?? all[0]

/** A number between these, both included. */
const between = ({ dice }: Pick<Scene, 'dice'>, low: number, high: number): number =>
  low + Math.floor(dice() * (high - low + 1))

const minute = 60_000
const manifests = /\/manifests\//
const versionLists = /\/versions$/

/** Everything that may be drawn. */
const draws = (stalls: typeof Stalls): Readonly<Record<string, Draw>> => ({
  'a server in trouble': {
    chance: 0.5,
    brew: (scene) => {
      const effect = pick(scene, [
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
      ])
      strike(scene, { match: ({ host, method }) => host === 'rest' && /GET|DELETE/.test(method), effect })
    }
  },
  'lists in trouble': {
    chance: 0.2,
    brew: (scene) => {
      const effect = pick(scene, [truncates(), lists(scene.app)])
      strike(scene, { match: { method: 'GET', path: /app\/versions$/ }, effect })
    }
  },
  'empty lists': {
    chance: 0.1,
    brew: (scene) => {
      const path = pick(scene, [versionLists, /\/branches$/])
      strike(scene, { match: { method: 'GET', path }, effect: answers(200, []) })
    }
  },
  'one empty answer to while': {
    chance: 0.1,
    brew: (scene) => {
      const match = { method: 'GET', path: /\/(?:pulls|branches|tags)$/ }
      scene.faults.push({ match, after: between(scene, 0, 3), times: 1, effect: answers(200, []) })
    }
  },
  'deletions in trouble': {
    chance: 0.4,
    brew: (scene) => {
      const effect = pick<Effect>(scene, [
        performsThen(500),
        performsThen(502, '<html></html>'),
        async (_request, proceed) => ({ ...(await proceed()), transport: 'reset' }),
        answers(404, { message: 'Package version not found.' }),
        answers(400, { message: 'Publicly visible package versions with more than 5000 downloads cannot be deleted.' }),
        answers(403, { message: 'Resource not accessible by integration' }),
        badCredentials()
      ])
      strike(scene, { match: { method: 'DELETE', path: /versions/ }, effect })
    }
  },
  'a registry in trouble': {
    chance: 0.4,
    brew: (scene) => {
      const effect = pick(scene, [
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
      strike(scene, { match: { method: 'GET', path: manifests }, effect })
    }
  },
  'one wrong 404': {
    chance: 0.1,
    brew: (scene) =>
      scene.faults.push({
        match: { method: 'GET', path: manifests },
        after: between(scene, 0, 20),
        times: 1,
        effect: manifestUnknown()
      })
  },
  'a registry that flaps': {
    chance: 0.1,
    brew: (scene) => {
      const { clock, faults } = scene
      const nameUnknown = () => registryRefusal(404, 'NAME_UNKNOWN', 'repository name not known to registry')
      const [effect, lasts] = pick<[Effect, number]>(scene, [
        [manifestUnknown(), between(scene, 0, 4000)],
        [nameUnknown, between(scene, 0, 4000)],
        [nameUnknown, Number.POSITIVE_INFINITY]
      ])
      let began: number | null = null
      const isNow = (): boolean => {
        began ??= clock.now()
        return clock.now() <= began + lasts
      }
      const after = between(scene, 0, 20)
      let reads = 0
      faults.push({ match: ({ path }) => manifests.test(path) && ++reads > after && isNow(), effect })
    }
  },
  'one 401': {
    chance: 0.1,
    brew: (scene) => {
      const host = pick(scene, ['rest', 'registry'] as const)
      const unauthorized = () => registryRefusal(401, 'UNAUTHORIZED', 'authentication required')
      scene.faults.push({
        match: (request) => request.host === host,
        after: between(scene, 0, 30),
        times: 1,
        effect: host === 'rest' ? badCredentials() : unauthorized
      })
    }
  },
  'slow answers': {
    chance: 0.2,
    brew: (scene) => {
      scene.latency = pick(scene, [200, 3000, 20_000])
    }
  },
  'somebody who pushes': {
    chance: 0.15,
    brew: (scene) => happens(scene, pick(scene, pushes))
  },
  'somebody who deletes': {
    chance: 0.1,
    brew: (scene) => happens(scene, deletePreview)
  },
  'lists of several pages': {
    chance: 0.05,
    brew: (scene) => {
      const { world, app, clock } = scene
      for (let at = 0; at < 95; at++) {
        pushImage(world, app, { tags: [`r${at}`], created: clock.now() - 8 * day })
        scene.kept.add(`r${at}`)
      }
      happens(scene, deletePreview)
    }
  },
  'a clock that is wrong': {
    chance: 0.15,
    brew: (scene) => {
      const off = pick(scene, [-2 * day, -70 * minute, -3 * minute, -1000, 1000, 3 * minute, 70 * minute, 2 * day])
      scene.ahead = () => off
    }
  },
  'a clock that is set': {
    chance: 0.1,
    brew: (scene) => {
      const off = pick(scene, [-600_000, -3_600_000, 600_000, 3_600_000])
      const at = scene.clock.now() + between(scene, 0, 120_000)
      scene.ahead = (time) => (time < at ? 0 : off)
    }
  },
  'a small budget': {
    chance: 0.3,
    brew: (scene) => {
      scene.budget = pick(scene, [between(scene, 20, 80), between(scene, 20, 80), between(scene, 80, 2000)])
      const reserve = `${pick(scene, [0, between(scene, 0, scene.budget - 1)])}`
      scene.inputs = { ...scene.inputs, 'rate-limit-reserve': reserve }
    }
  },
  'a time limit': {
    chance: 0.1,
    brew: (scene) => {
      scene.inputs = { ...scene.inputs, 'time-limit': `${between(scene, 1, 3)}min` }
    }
  },
  'a cap': {
    chance: 0.1,
    brew: (scene) => {
      scene.inputs = { ...scene.inputs, 'max-deletions': `${between(scene, 0, 3)}` }
    }
  },
  while: {
    chance: 0.2,
    brew: (scene) => {
      const { repository, app, kept } = scene
      const condition = pick(scene, ['pr-open', 'branch-exists', 'tag-exists'] as const)
      const pattern = condition === 'pr-open' ? 'pr-{pr}' : 'pr-*'
      for (const tag of [...app.tags.keys()].filter((each) => /^pr-\d+$/.test(each))) {
        if (scene.dice() < 0.5) continue
        kept.add(tag)
        if (condition === 'pr-open') repository.pulls.push(Number(tag.slice(3)))
        else if (condition === 'branch-exists') repository.branches.push(tag)
        else repository.tags.push(tag)
      }
      scene.rules = `[{ delete: ['${pattern}'], keep: { while: ${condition} } }, { delete: 'pr-*-debug' }, { delete: '@untagged' }]`
    }
  },
  untag: {
    chance: 0.4,
    brew: (scene) => {
      const { app, clock } = scene
      for (const [tag, version] of [...app.tags]) {
        if (/^v\d$/.test(tag)) moveTag(app, `pr-old-${tag}`, version, clock.now() - 8 * day)
      }
      scene.keys = 'untag: true, '
    }
  },
  'a package to be emptied': {
    chance: 0.2,
    brew: (scene) => {
      const { world, attic, clock } = scene
      for (const tag of ['old-1', 'old-2']) pushImage(world, attic, { tags: [tag], created: clock.now() - 9 * day })
      scene.more = `  - { packages: [attic], delete-empty-packages: true, rules: [{ delete: '*', older-than: 1d }, { delete: '@untagged' }] }\n`
      if (scene.dice() < 0.5) happens(scene, pushToAttic)
    }
  },
  'two runs': {
    chance: 0.1,
    brew: (scene) => {
      scene.races = true
    }
  }
})

/** Lets a fault strike a few times, or always, from some request on, by dice. */
const strike = (scene: Scene, fault: Pick<Fault, 'match' | 'effect'>): void => {
  const { dice, seed, faults } = scene
  const times = dice() < 0.15 ? Number.POSITIVE_INFINITY : between(scene, 1, 6)
  faults.push({ ...fault, after: between(scene, 0, 11), times, probability: 0.1 + 0.9 * dice(), seed })
}

/** Lets others do something before a few of the requests. */
const happens = (scene: Scene, deed: (scene: Scene) => void): void => {
  const { dice, seed, faults } = scene
  faults.push({
    match: ({ host }) => host !== 'cache',
    after: between(scene, 0, 40),
    times: between(scene, 1, 4),
    probability: 0.1 + 0.9 * dice(),
    seed,
    effect: meanwhile(() => deed(scene))
  })
}

/** What others push, or open again; none of it may be lost, but what was pushed less than a minute before. */
const pushes: readonly [(scene: Scene) => void, ...((scene: Scene) => void)[]] = [
  ({ world, app, kept }) => {
    const tag = `n${app.versions.length}`
    kept.add(tag)
    pushMultiArch(world, app, { tags: [tag] })
  },
  ({ app, clock, kept }) => {
    const release = app.tags.get('v1')
    if (release) moveTag(app, 'stable', release, clock.now())
    kept.add('stable')
  },
  ({ world, app }) => void pushMultiArch(world, app, { tags: ['pr-1'] }),
  (scene) => {
    const { clock, pushed, repository, rules } = scene
    const preview = someTag(scene)
    if (!preview || !rules.includes('pr-open')) return
    // Opened again; what belongs to an image that was begun before may still be deleted.
    for (const tag of preview.tags.filter((each) => /^pr-\d+$/.test(each))) repository.pulls.push(Number(tag.slice(3)))
    pushed.set(preview, clock.now())
  },
  (scene) => {
    const { app, clock, pushed } = scene
    const preview = someTag(scene)
    if (!preview) return
    moveTag(app, `kept-${preview.id}`, preview, clock.now())
    for (const version of neededBy(app, [`kept-${preview.id}`])) pushed.set(version, clock.now())
  },
  (scene) => {
    const { world, app, clock, pushed } = scene
    const preview = someTag(scene)
    if (!preview) return
    const tags = [`kept-${preview.id}-index`]
    pushIndex(world, app, { tags, children: [preview] })
    for (const version of neededBy(app, tags)) pushed.set(version, clock.now())
  }
]

const pushToAttic = ({ world, attic }: Scene): void => {
  if (attic.deletedAt === null) pushImage(world, attic, { tags: [`new-${attic.versions.length}`] })
}

/** A preview that is still there. */
const someTag = ({ app, dice }: Scene): SimVersion | undefined => {
  const previews = [...app.tags].filter(([tag]) => /^pr-\d+$/.test(tag))
  return previews[Math.floor(dice() * previews.length)]?.[1]
}

/** Deletes a preview, with what nothing else needs, as another clean-up would. */
const deletePreview = (scene: Scene): void => {
  const { world, app, others, kept } = scene
  const preview = someTag(scene)
  if (!preview) return
  const tags = preview.tags
  const staying = neededBy(
    app,
    [...app.tags.keys()].filter((tag) => !tags.includes(tag))
  )
  for (const tag of tags) kept.delete(tag)
  for (const version of neededBy(app, tags).difference(staying)) {
    others.add(version.id)
    deleteVersion(world, app, version)
  }
}

/** The scene that a seed makes, with what is `asked` for, or else with what it draws. */
export const drawScene = (seed: number, stalls: typeof Stalls, asked: readonly string[] | null): Scene => {
  const dice = diceOf(seed)
  const { world, clock, app } = smallWorld()
  const attic = addPackage(world, { owner: 'acme', type: 'container', name: 'attic' })
  const { ui } = buildEstate(world, app, 1 + Math.floor(dice() * 2), () => dice() < 0.5)
  // A push in progress: the index comes last.
  for (let at = 0; at < 2; at++) pushImage(world, app, { created: clock.now() - 5 * 60_000 })
  const repository = world.repositories.get('acme/app') ?? addRepository(world, 'acme/app')
  const scene: Scene = {
    seed,
    drawn: [],
    dice,
    world,
    clock,
    app,
    attic,
    ui,
    repository,
    others: new Set(),
    pushed: new Map(),
    kept: new Set([...app.tags.keys()].filter((tag) => /^(?:v\d|latest)$/.test(tag))),
    budget: 5000,
    ahead: () => 0,
    rules: "[{ delete: 'pr-*' }, { delete: '@untagged' }]",
    keys: '',
    more: '',
    inputs: { 'wait-for-rate-limit': `${dice() < 0.3}` },
    latency: 0,
    races: false,
    faults: []
  }
  for (const [name, { chance, brew }] of Object.entries(draws(stalls))) {
    if (asked ? !asked.includes(name) : dice() >= chance) continue
    scene.drawn.push(name)
    brew(scene)
  }
  return scene
}

/** The policies of a scene. */
export const policyOf = ({ rules, keys, more }: Scene): string => `version: 1
policies:
  - { packages: [app], ${keys}rules: ${rules} }
  - { packages: [ui], type: npm, rules: [{ delete: '1.*' }] }
${more}`

/** The runner's clock, which may be wrong. */
export const runnersClock = ({ clock, ahead }: Scene): VirtualClock => ({
  ...clock,
  now: () => clock.now() + ahead(clock.now())
})

/** Watches over all that must stay in a scene; the result ends a push that was in progress and says what was lost. */
export const watch = (scene: Scene): (() => string[]) => {
  const { world, app, attic, clock, kept, pushed, others } = scene
  const started = clock.now()
  const young = app.versions.filter(({ createdAt }) => createdAt > started - day)
  const lost = watchOver(app)
  return () => {
    pushIndex(world, app, { tags: ['late'], children: young })
    const broken = brokenTags(app)
    // What a tag was removed with may be left over, where it could not be deleted.
    const isLeftOver = (text: string): boolean => /^pr-\S+ does not pull$/.test(text) && scene.keys !== ''
    const isLate = ([{ id, deletedAt }, time]: [SimVersion, number]): boolean =>
      deletedAt !== null && deletedAt > time + minute && !others.has(id)
    const fresh = [...attic.versions, ...attic.deleted].filter(({ createdAt }) => createdAt >= started)
    const swept = fresh.filter(
      ({ createdAt, deletedAt }) => deletedAt !== null || (attic.deletedAt ?? 0) > createdAt + 10_000
    )
    return [
      ...lost().filter((text) => !isLeftOver(text) && !/^kept-/.test(text)),
      ...[...kept].filter((tag) => !app.tags.has(tag) || broken.includes(tag)).map((tag) => `${tag} is lost`),
      ...[...pushed].filter(isLate).map(([{ id }]) => `${id} was deleted over a minute after it was pushed`),
      ...swept.map(({ id }) => `${id} was pushed to attic, and deleted`)
    ]
  }
}
