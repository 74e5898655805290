import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, jest, test } from '@jest/globals'
import type { Clock } from '../../simulator/clock.ts'
import {
  type Effect,
  listsStale,
  manifestUnknown,
  meanwhile,
  performsThenResponds,
  responds,
  secondaryRateLimited,
  serverError,
  stalls,
  tooManyRequests
} from '../../simulator/faults.ts'
import { pushImage, pushIndex, pushMultiArch, pushUntagPlaceholder } from '../../simulator/images.ts'
import { putManifest } from '../../simulator/manifests.ts'
import { pull } from '../../simulator/pull.ts'
import { prepareStep, readOutputs } from '../../simulator/runner.ts'
import { signCosignV2 } from '../../simulator/signatures.ts'
import { deleteVersion } from '../../simulator/trash.ts'
import {
  addPackage,
  addRepository,
  addToken,
  moveTag,
  type SimPackage,
  type SimVersion,
  type World
} from '../../simulator/world.ts'
import { readPending } from '../../src/apply/untag.ts'
import { runPost } from '../../src/main.ts'
import { untagPlaceholder } from '../../src/retention/manifest.ts'
import { createWorkflowView } from '../../src/workflow-view.ts'
import { type Inputs, mutations, packageOf, type Run, setUp, workspace } from '../action.ts'
import { clean, decisionsOf, idsOf } from '../scenarios/containers/clean.ts'
import { classic } from '../simulator/simulate.ts'
import { saying } from '../words.ts'

const created = '2026-05-01'
const untag = { untag: 'true', 'delete-tags': 'pr-*' }

type It = Awaited<ReturnType<typeof setUp>>

const reportOf = (run: Run, { id }: SimVersion) => packageOf(run).versions.find((version) => version.id === id)

/** Returns the state that the run saved for its post step. */
const savedState = async (): Promise<string> =>
  (await readOutputs({ GITHUB_OUTPUT: join(workspace, 'state') })).get('pending') ?? ''

/** Runs the post step in this process and gives its exit code and log. */
const finishAction = async (
  { simulator, clock }: Pick<It, 'simulator'> & { clock: Clock },
  state: string,
  inputs: Inputs = {}
): Promise<{ code: number; log: string }> => {
  const given = { token: classic, ...untag, ...inputs }
  const env = { ...(await prepareStep(simulator, given, workspace)), STATE_pending: state }
  let log = ''
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    log += text
    return true
  })
  try {
    return { code: await runPost({ env, view: createWorkflowView(env), clock, random: () => 0.5 }), log }
  } finally {
    write.mockRestore()
  }
}

/** Leaves a package as a run does that was interrupted while it removed a tag. */
const pushPlaceholder = (world: World, pkg: SimPackage, tag: string, at = created): SimVersion => {
  const { bytes, mediaType } = untagPlaceholder({ tag, created: Date.parse(at), nonce: tag })
  return putManifest(world, pkg, { mediaType, bytes: Buffer.from(bytes) }, { created: at, tags: [tag] })
}

/** Returns the state that names a placeholder under `pr-1`. */
const pendingOf = (placeholder: SimVersion, image = placeholder) => ({
  ref: { owner: 'acme', type: 'container', name: 'app' },
  digest: placeholder.name,
  tag: 'pr-1',
  image: image.name
})

const versionsPath = /versions$/
const last = { message: 'You cannot delete the last tagged version of a package. You must delete the package instead.' }
const denied = { errors: [{ code: 'DENIED', message: 'permission_denied: write_package' }] }
const onPlaceholder = { method: 'DELETE', path: /versions/ }

describe('tags that are covered and expired', () => {
  const holders: [string, Inputs][] = [
    ['a tag that no rule covers', {}],
    ['a protected tag', { 'delete-tags': '*', 'keep-tags': 'v*' }]
  ]
  test.each(holders)('are removed from an image that is kept for %s', async (_, inputs) => {
    const it = await setUp()
    const { world, app } = it
    const { index, children } = pushMultiArch(world, app, { created, tags: ['v1', 'pr-1', 'pr-2'] })
    const [amd64, arm64] = children
    if (!amd64 || !arm64) throw new Error('not pushed')
    const run = await clean(it, { index, amd64, arm64 }, { ...untag, ...inputs })

    expect([...app.tags]).toEqual([['v1', index]])
    expect(idsOf(app.versions)).toEqual(idsOf([amd64, arm64, index]))
    expect(pull(app, 'v1')).toMatchObject({ complete: true, platforms: { length: 2 } })
    expect(mutations(run.requests)).toEqual([
      'PUT /v2/acme/app/manifests/pr-1',
      expect.stringMatching(/^DELETE .+\/versions\/\d+$/),
      'PUT /v2/acme/app/manifests/pr-2',
      expect.stringMatching(/^DELETE .+\/versions\/\d+$/)
    ])
    expect(reportOf(run, index)).toMatchObject({ action: 'untag', outcome: 'untagged', untag: ['pr-1', 'pr-2'] })
    expect(run.decisions).toMatchObject({ amd64: 'keep: needed-by index' })
    expect(run.outputs).toMatchObject({ 'untagged-count': '2', 'deleted-count': '0', 'kept-count': '3' })
    expect(packageOf(run).counts).toMatchObject({ untagged: 2, deleted: 0, kept: 3 })
    expect(run.code).toBe(0)
  })

  test('are only named by a dry run', async () => {
    const { world, app, act } = await setUp()
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    const run = await act({ ...untag, 'dry-run': 'true' })
    expect(mutations(run.requests)).toEqual([])
    expect(reportOf(run, image)).toMatchObject({ action: 'untag', outcome: 'planned', untag: ['pr-1'] })
    expect(run.outputs['untagged-count']).toBe('0')
    expect([...app.tags.keys()]).toEqual(['v1', 'pr-1'])
  })

  test('are kept without the input untag', async () => {
    const { world, app, act } = await setUp()
    pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    const run = await act({ 'delete-tags': 'pr-*' })
    expect(mutations(run.requests)).toEqual([])
    expect([...app.tags.keys()]).toEqual(['v1', 'pr-1'])
  })

  const whole: [string, (world: World, app: SimPackage) => void, Inputs][] = [
    [
      'that a rule keeps',
      (world, app) => pushImage(world, app, { created, tags: ['v1', 'pr-1'] }),
      { 'keep-latest': '1' }
    ],
    [
      'that is too young for its rule',
      (world, app) => pushImage(world, app, { created, tags: ['v1', 'pr-1'] }),
      { 'older-than': '60 days' }
    ],
    [
      'that a rule would keep if it were not protected',
      (world, app) => {
        pushImage(world, app, { created: '2026-05-02', tags: ['v1', 'pr-9'] })
        pushImage(world, app, { created, tags: ['pr-1'] })
      },
      { 'keep-latest': '1', 'keep-tags': 'v1' }
    ],
    [
      'that another image needs',
      (world, app) =>
        pushIndex(world, app, {
          created,
          tags: ['v1'],
          children: [pushImage(world, app, { created, tags: ['v1-amd64', 'pr-1'] })]
        }),
      {}
    ],
    [
      'that must be kept as the last one',
      (world, app) => pushImage(world, app, { created, tags: ['pr-1', 'pr-2'] }),
      {}
    ],
    [
      'whose other tag only attaches it to another image',
      (world, app) => signCosignV2(world, app, pushImage(world, app, { created, tags: ['v1'] }), { created }),
      { 'delete-tags': 'pr-*, sha256-*' }
    ]
  ]
  test.each(whole)('are kept with an image %s', async (_, push, inputs) => {
    const { world, app, act } = await setUp()
    push(world, app)
    const tags = new Map(app.tags)
    const run = await act({ ...untag, ...inputs })
    expect(mutations(run.requests)).toEqual([])
    expect(new Map(app.tags)).toEqual(tags)
    expect(run.outputs).toMatchObject({ 'untagged-count': '0', 'planned-count': '0' })
  })

  test('are removed in the same run in which images are deleted', async () => {
    const { world, app, act } = await setUp()
    const stays = pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    pushImage(world, app, { created, tags: ['pr-2'] })
    const run = await act(untag)
    expect(idsOf(app.versions)).toEqual(idsOf([stays]))
    expect([...app.tags.keys()]).toEqual(['v1'])
    expect(run.outputs).toMatchObject({ 'untagged-count': '1', 'deleted-count': '1', 'planned-count': '1' })
    expect(await savedState()).toBe('[]')
  })
})

describe('a tag', () => {
  test('is kept where it has moved to another image since the plan was made', async () => {
    const { world, app, simulator, act } = await setUp()
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    const moves = meanwhile(() => void pushImage(world, app, { tags: ['pr-1'] }))
    simulator.faults.add({ match: { path: /versions\/\d+$/ }, times: 1, effect: moves })
    const run = await act(untag)
    expect(mutations(run.requests)).toEqual([])
    expect(pull(app, 'pr-1').complete).toBe(true)
    expect(reportOf(run, image)).toMatchObject({ outcome: 'changed', error: expect.stringContaining('pr-1') })
    expect(run.outputs['untagged-count']).toBe('0')
    expect(run.code).toBe(0)
  })

  test('is kept where the image has lost meanwhile the tags that it was kept for', async () => {
    const { world, app, simulator, act } = await setUp()
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1', 'pr-2'] })
    const moves = meanwhile(() => void pushImage(world, app, { tags: ['v1'] }))
    simulator.faults.add({ match: { path: /versions\/\d+$/ }, times: 1, effect: moves })
    const run = await act(untag)
    expect(mutations(run.requests)).toEqual([])
    expect(image.tags).toEqual(['pr-1', 'pr-2'])
    expect(reportOf(run, image)).toMatchObject({ outcome: 'changed' })
    expect(run.code).toBe(0)
  })

  test('keeps the new image that is pushed under it while it is being removed', async () => {
    const { world, app, simulator, act } = await setUp()
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    const pushed: SimVersion[] = []
    const moves = meanwhile(() => void pushed.push(pushImage(world, app, { tags: ['pr-1'] })))
    simulator.faults.add({ match: onPlaceholder, times: 1, effect: moves })
    const run = await act(untag)
    expect(idsOf(app.versions)).toEqual(idsOf([image, ...pushed]))
    expect(app.tags.get('pr-1')).toBe(pushed[0])
    expect(pull(app, 'pr-1').complete).toBe(true)
    expect(run.outputs['untagged-count']).toBe('1')
  })

  const whileOpen =
    'version: 1\npolicies: [{ packages: app, rules: [{ delete: "pr-{pr}", keep: { while: pr-open } }] }]'
  const pausesBefore: [string, { method: string }][] = [
    ['its turn', { method: 'DELETE' }],
    ['the second try of its push', { method: 'PUT' }]
  ]
  test.each(pausesBefore)('is kept where its pull request is opened again before %s', async (_, match) => {
    const { world, app, simulator, act } = await setUp()
    const { pulls } = addRepository(world, 'acme/app', { pulls: [9] })
    const [last, first] = [1, 2].map((number) =>
      pushImage(world, app, { created, tags: [`v${number}`, `pr-${number}`] })
    )
    const fault = simulator.faults.add({
      match,
      times: 1,
      effect: (request, proceed) => {
        pulls.push(match.method === 'DELETE' ? 1 : 2)
        return (match.method === 'DELETE' ? secondaryRateLimited({ retryAfter: 60 }) : tooManyRequests('60s'))(
          request,
          proceed
        )
      }
    })
    const run = await act({ policy: whileOpen, untag: 'true' })
    expect(fault.hits).toBe(1)
    const [kept, freed] = match.method === 'DELETE' ? [last, first] : [first, last]
    expect(kept?.tags).toHaveLength(2)
    expect(freed?.tags).toHaveLength(1)
    expect(kept && reportOf(run, kept)).toMatchObject({ outcome: 'changed', error: saying('tag', 'kept') })
    expect(run).toMatchObject({ code: 0, outputs: { 'untagged-count': '1' } })
    expect(run.requests.filter(({ path }) => path.endsWith('/pulls'))).toHaveLength(2)
    expect(app.versions).toHaveLength(2)
    expect(await savedState()).toBe('[]')
  })

  test.each([9, 10, 11, 12])('is not begun where a budget of %i does not cover its questions', async (budget) => {
    const { world, app, simulator, act } = await setUp({ limits: { primary: { classic: budget } } })
    addRepository(world, 'acme/app', { pulls: [9] })
    for (const number of [1, 2]) pushImage(world, app, { created, tags: [`v${number}`, `pr-${number}`] })
    simulator.faults.add({ match: { method: 'DELETE' }, times: 1, effect: secondaryRateLimited({ retryAfter: 60 }) })
    const run = await act({ policy: whileOpen, untag: 'true', 'rate-limit-reserve': '0' })
    expect(run).toMatchObject({ code: 0, report: { stopReason: 'rate-limit' } })
    expect(app.versions).toHaveLength(2)
    expect(app.tags.get('pr-1')?.tags).toEqual(['v1', 'pr-1'])
  })

  test('is kept where nobody can tell any more whether its pull request is open', async () => {
    const { world, app, simulator, act } = await setUp()
    addRepository(world, 'acme/app', { pulls: [9] })
    for (const number of [1, 2]) pushImage(world, app, { created, tags: [`v${number}`, `pr-${number}`] })
    simulator.faults.add({ match: { path: /pulls$/ }, after: 1, effect: responds(403, { message: 'no' }) })
    simulator.faults.add({ match: { method: 'DELETE' }, times: 1, effect: secondaryRateLimited({ retryAfter: 60 }) })
    const run = await act({ policy: whileOpen, untag: 'true' })
    expect([...app.tags.keys()]).toEqual(['v1', 'pr-1', 'v2'])
    expect(run).toMatchObject({ code: 1, outputs: { 'untagged-count': '1' } })
  })

  test('is kept where the token may not push', async () => {
    const { world, app, act } = await setUp()
    addToken(world, {
      token: 'ghp_reader',
      kind: 'classic',
      login: 'octo',
      scopes: ['read:packages', 'delete:packages']
    })
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1', 'pr-2'] })
    const run = await act({ ...untag, token: 'ghp_reader' })
    expect(idsOf(app.versions)).toEqual(idsOf([image]))
    expect([...app.tags.keys()]).toEqual(['v1', 'pr-1', 'pr-2'])
    expect(reportOf(run, image)).toMatchObject({
      outcome: 'failed',
      error: expect.stringContaining('the token needs write:packages')
    })
    expect(run.outputs['untagged-count']).toBe('0')
    expect(run.code).toBe(1)
    expect(await savedState()).toBe('[]')
  })

  test('is kept where the image cannot be read again', async () => {
    const { world, app, simulator, act } = await setUp()
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    simulator.faults.add({ match: { path: /versions\/\d+$/ }, effect: responds(403, { message: 'Forbidden' }) })
    const run = await act(untag)
    expect(mutations(run.requests)).toEqual([])
    expect(reportOf(run, image)).toMatchObject({ outcome: 'failed', error: expect.stringContaining('Forbidden') })
    expect(run.code).toBe(1)
  })

  test('that cannot be removed does not hide among others that are, or that have moved', async () => {
    const { world, app, simulator, act } = await setUp()
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1', 'pr-2', 'pr-3'] })
    simulator.faults.add({ match: { method: 'PUT', path: /pr-1$/ }, effect: responds(403, denied) })
    const moves = meanwhile(() => void pushImage(world, app, { tags: ['pr-3'] }))
    simulator.faults.add({ match: { method: 'PUT', path: /pr-2$/ }, effect: moves })
    const run = await act(untag)
    expect(image.tags).toEqual(['v1', 'pr-1'])
    expect(reportOf(run, image)).toMatchObject({ outcome: 'failed', error: expect.stringContaining('the tag pr-1') })
    expect(run.outputs).toMatchObject({ 'untagged-count': '1', 'failed-count': '1' })
    expect(run.code).toBe(1)
  })

  test('is gone where somebody else deleted the placeholder first', async () => {
    const { world, app, simulator, act } = await setUp()
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    const races = meanwhile(() => {
      for (const placeholder of app.versions.slice(-1)) deleteVersion(world, app, placeholder)
    })
    simulator.faults.add({ match: onPlaceholder, times: 1, effect: races })
    const run = await act(untag)
    expect(idsOf(app.versions)).toEqual(idsOf([image]))
    expect(run.outputs['untagged-count']).toBe('1')
    expect(run.code).toBe(0)
  })

  test('is gone where the push that took it was carried out and answered an error', async () => {
    const { world, app, simulator, act } = await setUp()
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    simulator.faults.add({ match: { method: 'PUT' }, effect: performsThenResponds(500) })
    const run = await act(untag)
    expect(idsOf(app.versions)).toEqual(idsOf([image]))
    expect([...app.tags.keys()]).toEqual(['v1'])
    expect(run.outputs['untagged-count']).toBe('1')
    expect(run.code).toBe(0)
  })

  test('is gone once a slow list shows what was pushed', async () => {
    const { world, clock, app, simulator, act } = await setUp()
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    simulator.faults.add({ match: { path: versionsPath }, after: 1, times: 9, effect: listsStale(app) })
    const started = clock.now()
    const run = await act(untag)
    expect(idsOf(app.versions)).toEqual(idsOf([image]))
    expect([...app.tags.keys()]).toEqual(['v1'])
    expect(run.code).toBe(0)
    expect(clock.now() - started).toBe(9000)
  })

  test('is found under many versions that were pushed at the same time', async () => {
    const { world, app, simulator, act } = await setUp()
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    const crowd = meanwhile(() => {
      for (let push = 0; push < 99; push++) pushImage(world, app)
    })
    simulator.faults.add({ match: { path: versionsPath }, after: 1, times: 1, effect: crowd })
    await act(untag)
    expect(image.tags).toEqual(['v1'])
    expect([...app.tags.keys()]).toEqual(['v1'])
    expect(app.versions).toHaveLength(100)
  })

  const hostile = [
    '..',
    '.',
    '../../other/manifests/v1',
    'a b',
    'a?b=c#d',
    '%2e%2e',
    '::error::x',
    'x\n::error::y',
    '<b>|x'
  ]
  test.each(hostile)('that no client could push does no harm elsewhere: %j', async (name) => {
    const { world, app, simulator, act } = await setUp()
    const other = addPackage(world, { owner: 'acme', type: 'container', name: 'other' })
    const bystander = pushImage(world, other, { created, tags: ['v1'] })
    const image = pushImage(world, app, { created, tags: ['v1', name] })
    const run = await act({ untag: 'true', 'delete-tags': '/(?s).*/', 'keep-tags': 'v1' })
    expect(idsOf(other.versions)).toEqual(idsOf([bystander]))
    expect(bystander.tags).toEqual(['v1'])
    expect(image.tags).toContain('v1')
    expect(pull(app, 'v1').complete).toBe(true)
    const pushes = simulator.requests.filter(({ method }) => method === 'PUT')
    for (const { path } of pushes) expect(path).toMatch(/^\/v2\/acme\/app\/(manifests\/[^/]*)?$/)
    expect(reportOf(run, image)).toMatchObject({ action: 'untag', outcome: 'failed' })
    expect(run.log).not.toMatch(/^::error::[xy]/m)
  })
})

describe('a removal that is cut off', () => {
  test('is finished by the post step', async () => {
    const it = await setUp()
    const { world, app, simulator, act } = it
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    const fault = simulator.faults.add({ match: onPlaceholder, effect: serverError(500) })
    const run = await act(untag)
    expect(reportOf(run, image)).toMatchObject({ outcome: 'failed', error: expect.stringContaining('Server Error') })
    expect(run.code).toBe(1)
    const [, placeholder] = app.versions
    const state = await savedState()
    expect(readPending(state)).toEqual([
      {
        ref: { owner: 'acme', type: 'container', name: 'app' },
        digest: placeholder?.name,
        tag: 'pr-1',
        image: image.name
      }
    ])

    fault.remove()
    expect(await finishAction(it, state)).toMatchObject({ code: 0, log: expect.stringContaining('app') })
    expect(idsOf(app.versions)).toEqual(idsOf([image]))
    expect(image.tags).toEqual(['v1', 'pr-1'])
  })

  test.each<[string, Inputs]>([
    ['a policy file that is gone', { untag: '', 'delete-tags': '', 'policy-file': 'gone.yml' }],
    ['a plan that is gone', { plan: 'gone.json' }],
    ['an input that is no input', { 'keep-tag': 'latest' }],
    ['an input that is wrong', { 'dry-run': 'perhaps' }]
  ])('is finished by the post step in spite of %s', async (_, inputs) => {
    const it = await setUp()
    const placeholder = pushPlaceholder(it.world, it.app, 'pr-1')
    pushImage(it.world, it.app, { created, tags: ['v1'] })
    const { code, log } = await finishAction(it, JSON.stringify([pendingOf(placeholder)]), inputs)
    expect({ code, warned: log.includes('::warning::') }).toEqual({ code: 0, warned: false })
    expect(idsOf(it.app.versions)).not.toContain(placeholder.id)
  })

  test.each<[what: string, tags: readonly string[], text: RegExp]>([
    [
      'a tag',
      ['pr-1'],
      /::warning::.*acme\/app: the tag pr-1 points to an empty placeholder, version \d+, .*push its image again/
    ],
    ['no tag', [], /::warning::.*acme\/app: version \d+ is an empty placeholder, .*a run that was killed/]
  ])('with %s is named by the next run, whether that removes tags or not', async (_, tags, text) => {
    const it = await setUp()
    const image = pushImage(it.world, it.app, { created, tags: ['v1', 'pr-1'] })
    pushImage(it.world, it.app, { created, tags: ['pr-2'] })
    const placeholder = pushPlaceholder(it.world, it.app, 'pr-1')
    // A push of another image has taken the tag.
    if (tags.length === 0) pushImage(it.world, it.app, { created, tags: ['pr-1'] })
    const run = await it.act({ ...untag, untag: 'false', 'dry-run': 'true' })
    expect(placeholder.tags).toEqual(tags)
    expect(run.log).toMatch(text)
    expect(reportOf(run, placeholder)?.reasons).toMatchObject([
      { code: 'orphan', placeholder: true, text: expect.stringContaining('empty placeholder') }
    ])
    expect(reportOf(run, image)?.action).toBe('keep')
  })

  test('is finished by the next run with untag', async () => {
    const it = await setUp()
    const { world, app, simulator, act } = it
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    const fault = simulator.faults.add({ match: onPlaceholder, effect: serverError(500) })
    await act(untag)
    fault.remove()
    const [, placeholder] = app.versions
    if (!placeholder) throw new Error('no placeholder')
    const { decisions } = await clean(it, { image, placeholder }, untag)
    expect(decisions).toEqual({ image: 'untag: uncovered', placeholder: 'delete: orphan' })
    expect(idsOf(app.versions)).toEqual(idsOf([image]))
    expect(image.tags).toEqual(['v1'])
  })

  test('ends the removals of its package, and the post step hears of those of all packages', async () => {
    const it = await setUp()
    const { world, app, simulator, act } = it
    const other = addPackage(world, { owner: 'acme', type: 'container', name: 'other' })
    const third = addPackage(world, { owner: 'acme', type: 'container', name: 'third' })
    const last = pushImage(world, app, { created, tags: ['v2', 'pr-3'] })
    const first = pushImage(world, app, { created, tags: ['v1', 'pr-1', 'pr-2'] })
    pushImage(world, other, { created, tags: ['v1', 'pr-1'] })
    pushImage(world, third, { created, tags: ['v1', 'pr-1'] })
    const fault = simulator.faults.add({
      match: { method: 'DELETE', path: /(app|other)\/versions/ },
      effect: serverError(500)
    })
    const run = await act({ ...untag, packages: 'app, other, third' })
    expect(first.tags).toEqual(['v1', 'pr-2', 'pr-1'])
    expect(last.tags).toEqual(['v2', 'pr-3'])
    expect(reportOf(run, last)).toMatchObject({ outcome: 'failed', error: expect.stringContaining('placeholder') })
    expect(third.versions).toHaveLength(1)
    expect(run.outputs['untagged-count']).toBe('1')
    expect(run.code).toBe(1)
    const state = await savedState()
    expect(readPending(state).map(({ ref }) => ref.name)).toEqual(['app', 'other'])

    fault.remove()
    await finishAction(it, state)
    expect([...app.tags.keys()]).toEqual(['v2', 'pr-3', 'v1', 'pr-1', 'pr-2'])
    expect([app, other, third].map(({ versions }) => versions.length)).toEqual([2, 1, 1])
  })

  test('is no problem for the post step where the run was cut off just after its end', async () => {
    const it = await setUp()
    const image = pushImage(it.world, it.app, { created, tags: ['v1'] })
    const placeholder = pushPlaceholder(it.world, it.app, 'pr-1')
    deleteVersion(it.world, it.app, placeholder)
    const { code, log } = await finishAction(it, JSON.stringify([pendingOf(placeholder, image)]))
    expect({ code, warned: log.includes('::warning::') }).toEqual({ code: 0, warned: false })
    expect(log).toContain('removal of the tag pr-1')
    expect([...it.app.tags.keys()]).toEqual(['v1'])
  })

  test('is reported if even the post step cannot finish it, and the others are finished', async () => {
    const it = await setUp()
    const { world, app, simulator } = it
    const other = addPackage(world, { owner: 'acme', type: 'container', name: 'other' })
    const stuck = pushPlaceholder(world, other, 'pr-1')
    const refused = pushPlaceholder(world, app, 'pr-1')
    const free = pushPlaceholder(world, app, 'pr-2')
    const image = pushImage(world, app, { created, tags: ['v1'] })
    simulator.faults.add({ match: { path: /other\/versions/ }, effect: serverError(502) })
    simulator.faults.add({
      match: { method: 'DELETE', path: new RegExp(`/${refused.id}$`) },
      effect: responds(400, last)
    })
    const absent = `sha256:${'0'.repeat(64)}`
    const pending = [
      ['other', stuck.name, absent, 'pr-1'],
      ['app', refused.name, image.name, 'pr-1'],
      ['app', absent, image.name, 'v1'],
      ['app', free.name, image.name, 'pr-2']
    ].map(([name, digest, of, tag]) => ({ ref: { owner: 'acme', type: 'container', name }, digest, tag, image: of }))
    const { code, log } = await finishAction(it, JSON.stringify(pending))
    expect(code).toBe(0)
    expect(idsOf(app.versions)).toEqual(idsOf([refused, image]))
    expect(image.tags).toEqual(['v1', 'pr-1'])
    expect(log.match(/^::warning::.*$/gm)).toEqual([
      expect.stringMatching('502.*tag pr-1'),
      expect.stringMatching(
        `${refused.name}.*last tagged.*the next run with untag: true deletes it.*pr-1 is back on its image`
      ),
      expect.stringMatching('10 s.*v1')
    ])
  })

  test.each(['', '[]', '{', '[{"ref":1}]', '[{"ref":{"owner":"acme","type":"container","name":"app"},"digest":"v1"}]'])(
    'has left nothing where the saved state is %j',
    async (state) => {
      const it = await setUp()
      pushImage(it.world, it.app, { created, tags: ['v1'] })
      expect(await finishAction(it, state)).toMatchObject({ code: 0 })
      expect(it.simulator.requests).toEqual([])
    }
  )

  test.each([
    ['the token is wrong', { token: 'two words' }],
    ['the owner is wrong', { owner: 'acme/app' }],
    ['the address is wrong', { 'api-url': 'ftp://example.com' }],
    ['the owner is gone', { owner: 'nobody' }]
  ])('is reported by the post step where %s', async (_, inputs) => {
    const it = await setUp()
    const placeholder = pushPlaceholder(it.world, it.app, 'pr-1')
    const { code, log } = await finishAction(it, JSON.stringify([pendingOf(placeholder)]), inputs)
    expect(code).toBe(0)
    expect(log).toContain('::warning::')
    expect(idsOf(it.app.versions)).toEqual(idsOf([placeholder]))
  })

  test.each(['SIGKILL', 'SIGTERM'] as const)('by %s is finished by dist/post.js', async (signal) => {
    const { world, clock, app, simulator } = await setUp()
    // The bundle has the machine's clock, and refuses to continue where GitHub's is days away from it.
    clock.set(Date.now())
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    const env = await prepareStep(simulator, { token: classic, ...untag }, workspace)
    const start = (file: string, more: Record<string, string> = {}) =>
      spawn(process.execPath, [`dist/${file}`], {
        env: { PATH: process.env['PATH'], ...env, ...more },
        stdio: 'ignore'
      })
    const end = (child: ReturnType<typeof start>) =>
      new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)))

    const child = start('index.js')
    const ended = end(child)
    const kills: Effect = async (_request, proceed) => {
      const pushed = await proceed()
      child.kill(signal)
      // The signal must arrive before the answer does.
      await (signal === 'SIGKILL' ? ended : setTimeout(50))
      return pushed
    }
    simulator.faults.add({ match: { method: 'PUT' }, times: 1, effect: kills })
    expect(await ended).toBe(signal === 'SIGKILL' ? signal : 1)
    expect(app.tags.get('pr-1')).not.toBe(image)

    expect(await end(start('post.js', { STATE_pending: await savedState() }))).toBe(0)
    expect(idsOf(app.versions)).toEqual(idsOf([image]))
    expect([...app.tags.keys()]).toEqual(['v1'])
  })
})

describe('a tag whose placeholder cannot be deleted', () => {
  const setUpImage = async () => {
    const it = await setUp()
    const image = pushImage(it.world, it.app, { created, tags: ['v1', 'pr-1'] })
    const expectBack = (run: Run): void => {
      expect(it.app.tags.get('pr-1')).toBe(image)
      expect(pull(it.app, 'pr-1').complete).toBe(true)
      expect(reportOf(run, image)).toMatchObject({ error: expect.stringMatching(/pr-1 .*back/) })
      expect(run.outputs['untagged-count']).toBe('0')
    }
    return { ...it, image, expectBack }
  }

  const hindrances: [
    string,
    (app: SimPackage) => { path: RegExp; method?: string; effect: Effect; after?: number },
    RegExp
  ][] = [
    ['since GitHub answers with errors', () => ({ ...onPlaceholder, effect: serverError() }), /500/],
    ['since GitHub does not let it go', () => ({ ...onPlaceholder, effect: responds(400, last) }), /last tagged/],
    [
      'since the list does not show it in time',
      (app) => ({ path: versionsPath, after: 1, effect: listsStale(app) }),
      /did not list it within 10 s/
    ]
  ]
  test.each(hindrances)('%s is put back on its image', async (_, faultOf, error) => {
    const { app, simulator, act, image, expectBack } = await setUpImage()
    const { effect, after = 0, ...match } = faultOf(app)
    simulator.faults.add({ match, after, effect })
    const run = await act(untag)
    expectBack(run)
    expect(reportOf(run, image)).toMatchObject({ outcome: 'failed', error: expect.stringMatching(error) })
    expect(run.code).toBe(1)
  })

  test('is put back also where the first answers to that say an error', async () => {
    const { simulator, act, expectBack } = await setUpImage()
    simulator.faults.add({ match: onPlaceholder, effect: serverError() })
    simulator.faults.add({ match: { method: 'PUT' }, after: 1, times: 1, effect: serverError(503) })
    simulator.faults.add({ match: { method: 'PUT' }, after: 1, effect: performsThenResponds(500) })
    expectBack(await act(untag))
  })

  test('is put back by what REST lists where the registry does not say where it points', async () => {
    const { simulator, act, expectBack } = await setUpImage()
    simulator.faults.add({ match: onPlaceholder, effect: serverError() })
    simulator.faults.add({ match: { method: 'GET', path: /manifests\/pr-1$/ }, effect: serverError(503) })
    expectBack(await act(untag))
  })

  const unknownTag = { method: 'GET', path: /manifests\/pr-1$/ }

  test('is put back by what REST lists where the registry denies that it exists', async () => {
    const { simulator, act, expectBack } = await setUpImage()
    simulator.faults.add({ match: onPlaceholder, effect: serverError() })
    simulator.faults.add({ match: unknownTag, effect: manifestUnknown() })
    expectBack(await act(untag))
  })

  test('is not said to be removed where only the registry says so', async () => {
    const { simulator, act, image } = await setUpImage()
    simulator.faults.add({ match: onPlaceholder, effect: serverError() })
    simulator.faults.add({ match: { path: versionsPath }, after: 2, effect: serverError() })
    simulator.faults.add({ match: unknownTag, effect: manifestUnknown() })
    const run = await act(untag)
    expect(reportOf(run, image)).toMatchObject({
      outcome: 'failed',
      error: expect.stringMatching(/pr-1 .*placeholder.*500/)
    })
    expect(run.code).toBe(1)
    expect(readPending(await savedState())).toHaveLength(1)
  })

  test('is left to a new image that is pushed under it meanwhile', async () => {
    const { world, app, simulator, act, image } = await setUpImage()
    const pushed: SimVersion[] = []
    simulator.faults.add({
      match: onPlaceholder,
      times: 1,
      effect: (request, proceed) => {
        pushed.push(pushImage(world, app, { tags: ['pr-1'] }))
        return responds(400, last)(request, proceed)
      }
    })
    const run = await act(untag)
    expect(app.tags.get('pr-1')).toBe(pushed[0])
    expect(reportOf(run, image)).toMatchObject({ error: expect.stringMatching(/pr-1 .*newer image/) })
  })

  test('counts as removed where the deletion was carried out and nobody could see it', async () => {
    const { app, simulator, act, image } = await setUpImage()
    simulator.faults.add({ match: onPlaceholder, effect: performsThenResponds(500) })
    simulator.faults.add({ match: { method: 'GET', path: /versions\/\d+$/ }, after: 1, effect: serverError() })
    const run = await act(untag)
    expect(idsOf(app.versions)).toEqual(idsOf([image]))
    expect(reportOf(run, image)).toMatchObject({ outcome: 'untagged' })
    expect(await savedState()).toBe('[]')
  })

  test('is said to point to the placeholder where the registry takes no push any more', async () => {
    const { simulator, act, image } = await setUpImage()
    simulator.faults.add({ match: onPlaceholder, effect: serverError() })
    simulator.faults.add({ match: { method: 'PUT' }, after: 1, effect: responds(403, denied) })
    const run = await act(untag)
    expect(reportOf(run, image)).toMatchObject({
      outcome: 'failed',
      error: expect.stringMatching(/pr-1 .*placeholder/)
    })
    expect(run.code).toBe(1)
  })

  test('is not touched where its image could not be put back', async () => {
    const { simulator, act, image, app } = await setUpImage()
    simulator.faults.add({ match: { path: /manifests/ }, after: 1, effect: responds(404, { errors: [] }) })
    const run = await act({ ...untag, cache: 'false' })
    expect(mutations(run.requests)).toEqual([])
    expect(app.tags.get('pr-1')).toBe(image)
    expect(reportOf(run, image)).toMatchObject({
      outcome: 'failed',
      error: saying('tag pr-1', '404')
    })
  })

  test('is put back by the post step, too', async () => {
    const it = await setUp()
    const { world, app, simulator } = it
    const image = pushImage(world, app, { created, tags: ['v1'] })
    const placeholder = pushPlaceholder(world, app, 'pr-1')
    simulator.faults.add({ match: onPlaceholder, effect: serverError() })
    const { log } = await finishAction(it, JSON.stringify([pendingOf(placeholder, image)]))
    expect(app.tags.get('pr-1')).toBe(image)
    expect(log).toMatch(/::warning::.*500.*pr-1/)
  })
})

describe('a push that takes a tag', () => {
  const pauses: [string, Effect][] = [
    ['503', responds(503)],
    ['429 with a minute to wait', tooManyRequests('60s')]
  ]
  test.each(pauses)('is not tried again after %s where the tag has moved meanwhile', async (_, effect) => {
    const { world, app, simulator, act } = await setUp()
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    const pushed: SimVersion[] = []
    simulator.faults.add({
      match: { method: 'PUT' },
      times: 1,
      effect: (request, proceed) => {
        pushed.push(pushImage(world, app, { tags: ['pr-1'] }))
        return effect(request, proceed)
      }
    })
    const run = await act(untag)
    expect(app.tags.get('pr-1')).toBe(pushed[0])
    expect(idsOf(app.versions)).toEqual(idsOf([image, ...pushed]))
    expect(run.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1)
    expect(reportOf(run, image)).toMatchObject({
      outcome: 'changed',
      error: saying('tag pr-1')
    })
    expect(run.code).toBe(0)
    expect(await savedState()).toBe('[]')
  })
})

describe('a stop while a tag is being removed', () => {
  const cancelAt = async (more: (simulator: It['simulator']) => void = () => {}) => {
    const { world, app, simulator, act } = await setUp()
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1', 'pr-2'] })
    const cancel = new AbortController()
    const cancels: Effect = async (_request, proceed) => {
      const pushed = await proceed()
      cancel.abort()
      return pushed
    }
    simulator.faults.add({ match: { method: 'PUT' }, times: 1, effect: cancels })
    more(simulator)
    const run = await act(untag, {}, cancel.signal)
    expect(run).toMatchObject({ code: 1, report: { stopReason: 'cancelled' } })
    return { app, image, run }
  }

  test('lets the placeholder be deleted, and the report says so', async () => {
    const { app, image, run } = await cancelAt()
    expect(idsOf(app.versions)).toEqual(idsOf([image]))
    expect([...app.tags.keys()]).toEqual(['v1', 'pr-2'])
    expect(reportOf(run, image)).toMatchObject({ outcome: 'deferred' })
    expect(run.outputs['untagged-count']).toBe('1')
    expect(await savedState()).toBe('[]')
  })

  test('puts the tag back where the placeholder is not deleted within its seconds', async () => {
    const { app, image, run } = await cancelAt((simulator) => {
      simulator.faults.add({ match: { method: 'DELETE' }, effect: stalls() })
    })
    expect(app.tags.get('pr-1')).toBe(image)
    expect(reportOf(run, image)).toMatchObject({
      outcome: 'deferred',
      error: expect.stringMatching(/pr-1 .*back/)
    })
    expect(run.outputs['untagged-count']).toBe('0')
  })

  test('puts the tag back where GitHub asks for pauses until the time limit is long over', async () => {
    const { world, app, simulator, act } = await setUp()
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    simulator.faults.add({ match: { method: 'DELETE' }, effect: secondaryRateLimited({ retryAfter: 60 }) })
    const run = await act({ ...untag, 'time-limit': '1min' })
    expect(run).toMatchObject({ code: 0, report: { stopReason: 'time-limit' } })
    expect(app.tags.get('pr-1')).toBe(image)
    expect(reportOf(run, image)).toMatchObject({
      outcome: 'deferred',
      error: expect.stringMatching(/pr-1 .*back/)
    })
  })

  test('at the end of the hourly budget comes before the tag is touched', async () => {
    const { world, app, act } = await setUp({ limits: { primary: { classic: 9 } } })
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1', 'pr-2'] })
    const run = await act({ ...untag, 'rate-limit-reserve': '0' })
    expect(run).toMatchObject({ code: 0, report: { stopReason: 'rate-limit', complete: false } })
    expect(image.tags).toEqual(['v1', 'pr-2'])
    expect(idsOf(app.versions)).toEqual(idsOf([image]))
    expect(reportOf(run, image)).toMatchObject({ outcome: 'deferred' })
  })
})

describe('a placeholder that was left over', () => {
  test('takes no slot and does not count for the minimum', async () => {
    const it = await setUp()
    const { world, app } = it
    const older = pushImage(world, app, { created: '2026-04-01', tags: ['pr-1'] })
    const newer = pushImage(world, app, { created, tags: ['pr-2'] })
    const placeholder = pushPlaceholder(world, app, 'pr-3', '2026-05-03')
    const kept = { 'keep-latest': '1' }
    const run = await clean(it, { older, newer, placeholder }, { ...untag, ...kept })
    expect(run.decisions).toEqual({
      older: 'delete: expired',
      newer: 'keep: latest',
      placeholder: 'delete: orphan'
    })
    expect(packageOf(run).counts).toMatchObject({ images: 2, versions: 3, deleted: 2 })
  })

  test('leaves the last image in place', async () => {
    const it = await setUp()
    const { world, app } = it
    const image = pushImage(world, app, { created, tags: ['pr-1'] })
    const placeholder = pushPlaceholder(world, app, 'pr-2', '2026-05-03')
    const { decisions } = await clean(it, { image, placeholder }, untag)
    expect(decisions).toEqual({ image: 'keep: min-keep', placeholder: 'delete: orphan' })
  })

  test('is deleted whatever its tag, and however young it is', async () => {
    const it = await setUp()
    const { world, app } = it
    const image = pushImage(world, app, { created, tags: ['v1'] })
    const named = { image, uncovered: pushPlaceholder(world, app, 'v2', '2026-05-31T23:59:00Z') }
    const { decisions } = await clean(it, named, { ...untag, 'keep-tags': 'v2' })
    expect(decisions).toEqual({ image: 'keep: uncovered', uncovered: 'delete: orphan' })
  })

  test('is deleted where nothing has its tag any more', async () => {
    const it = await setUp()
    const { world, app } = it
    const placeholder = pushPlaceholder(world, app, 'pr-1')
    const image = pushImage(world, app, { created, tags: ['v1'] })
    moveTag(app, 'pr-1', image, Date.parse(created))
    const { decisions } = await clean(it, { image, placeholder }, { 'delete-untagged': 'true', untag: 'true' })
    expect(decisions).toEqual({ image: 'keep: uncovered', placeholder: 'delete: orphan' })
  })

  test('of another tool is an image like any other', async () => {
    const { world, app, act } = await setUp()
    const stray = pushUntagPlaceholder(world, app, { tag: 'v1', created })
    const covered = pushUntagPlaceholder(world, app, { tag: 'pr-1', created: '2026-05-02' })
    const run = await act(untag)
    expect(decisionsOf(run, { stray, covered })).toEqual({ stray: 'keep: uncovered', covered: 'delete: expired' })
    expect(idsOf(app.versions)).toEqual([stray.id])
  })

  test('says so in its annotations, and is like no other of the same moment', async () => {
    const { world, app, simulator, act } = await setUp()
    const other = addPackage(world, { owner: 'acme', type: 'container', name: 'other' })
    for (const pkg of [app, other]) pushImage(world, pkg, { created, tags: ['v1', 'pr-1'] })
    const pushed: string[] = []
    const sees = meanwhile(({ body }) => void pushed.push(body.toString()))
    simulator.faults.add({ match: { method: 'PUT' }, effect: sees })
    await act({ ...untag, packages: 'app, other' })
    const untagging = { manifests: [], annotations: { 'package-retention.untag': 'pr-1' } }
    expect(pushed.map((body) => JSON.parse(body))).toMatchObject([untagging, untagging])
    expect(new Set(pushed).size).toBe(2)
  })

  test('that GitHub refuses to delete fails the run', async () => {
    const { world, app, simulator, act } = await setUp()
    const image = pushImage(world, app, { created, tags: ['v1', 'pr-1'] })
    simulator.faults.add({ match: onPlaceholder, effect: responds(400, last) })
    const run = await act(untag)
    expect(reportOf(run, image)).toMatchObject({ outcome: 'failed', error: expect.stringContaining('last tagged') })
    expect(run.code).toBe(1)
  })
})
