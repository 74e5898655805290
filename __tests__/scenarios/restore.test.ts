import { describe, expect, test } from '@jest/globals'
import { acknowledgesOnly, meanwhile, performsThenResponds, responds, serverError } from '../../simulator/faults.ts'
import { pushImage, pushIndex, pushMultiArch } from '../../simulator/images.ts'
import { brokenTags } from '../../simulator/pull.ts'
import { deletePackage, deleteVersion, restoreVersion } from '../../simulator/trash.ts'
import { addPackage, addToken, type PackageType, publish, type SimPackage } from '../../simulator/world.ts'
import {
  day,
  describeVersions,
  type Inputs,
  mutations,
  packageOf,
  publishDaily,
  reasonCodes,
  remainingNames,
  saveReport,
  setUp
} from '../action.ts'
import { expectPieces, saying } from '../words.ts'

const restore = (inputs: Inputs = {}): Inputs => ({ mode: 'restore', packages: 'app', ...inputs })

/** A release, and two images with platforms of their own that a cleanup has deleted, an hour apart. */
const setUpDeleted = async () => {
  const { world, clock, app, act, simulator } = await setUp()
  const created = clock.now() - 9 * day
  publishDaily(world, app, ['v1'])
  const [one, two] = [1, 2].map((number) => pushMultiArch(world, app, { tags: [`pr-${number}`], created }))
  if (!one || !two) throw new Error('there are two')
  const before = remainingNames(app)
  const cleaned = await act({ packages: 'app', 'delete-tags': 'pr-1' })
  clock.advance(3_600_000)
  await act({ packages: 'app', 'delete-tags': 'pr-2' })
  const from = await saveReport(cleaned)
  return { world, clock, app, act, simulator, one, two, before, cleaned, from }
}

const outcomes = (run: Parameters<typeof packageOf>[0]) => describeVersions(packageOf(run), ({ outcome }) => outcome)

/** An npm package with a deleted version 1.0 of its three. */
const setUpVersion = async (name = 'ui') => {
  const { world, clock, act, simulator } = await setUp()
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name })
  const versions = ['1.0', '1.1', '2.0'].map((each) => publish(world, ui, { name: each, created: clock.now() - day }))
  const [version] = versions
  if (!version) throw new Error('there are three')
  const inputs = { mode: 'restore', packages: name, 'package-type': 'npm', 'restore-tags': '1.0' }
  return { world, clock, act, simulator, ui, version, inputs }
}

describe('what is restored', () => {
  test('is what the run of a report deleted, and nothing else', async () => {
    const { app, act, from, one } = await setUpDeleted()
    const run = await act({ mode: 'restore', 'restore-from': from })
    expect(run).toMatchObject({ code: 0, outputs: { 'planned-count': '3', 'restored-count': '3', complete: 'true' } })
    expect(app.versions).toEqual(expect.arrayContaining([one.index, ...one.children]))
    expect(app.versions).toHaveLength(4)
    expect([...app.tags.keys()].toSorted()).toEqual(['pr-1', 'v1'])
    expect(brokenTags(app)).toEqual([])
  })

  test('is what had a tag, with its parts before it', async () => {
    const { app, act, two } = await setUpDeleted()
    const run = await act(restore({ 'restore-tags': 'pr-*, !pr-1' }))
    expect(run.code).toBe(0)
    expect(mutations(run.requests).at(-1)).toMatch(`/${two.index.id}/restore`)
    expect(app.tags.has('pr-1')).toBe(false)
    expect(brokenTags(app)).toEqual([])
    expect(packageOf(run).warnings).toEqual([saying('4 untagged')])
    expect(run.log).toMatch(/::warning::.*4 untagged/)
  })

  test('is what was deleted lately', async () => {
    const { app, act } = await setUpDeleted()
    const run = await act(restore({ 'deleted-within': '30min' }))
    expect(run.code).toBe(0)
    expect([...app.tags.keys()].toSorted()).toEqual(['pr-2', 'v1'])
    expect(brokenTags(app)).toEqual([])
  })

  test('is all that was deleted, with the default written in another way', async () => {
    const { app, act, before } = await setUpDeleted()
    const run = await act(restore({ 'deleted-within': '30d' }))
    expect(run.outputs['restored-count']).toBe('6')
    expect(remainingNames(app)).toEqual(before)
  })

  test('is what all choices agree on, and what that needs', async () => {
    const { app, act, from } = await setUpDeleted()
    expect(await act(restore({ 'restore-from': from, 'restore-tags': 'pr-2' }))).toMatchObject({
      code: 0,
      outputs: { 'planned-count': '0' }
    })
    expect(await act(restore({ 'restore-tags': 'pr-*', 'deleted-within': '30min' }))).toMatchObject({ code: 0 })
    expect([...app.tags.keys()].toSorted()).toEqual(['pr-2', 'v1'])
  })

  test('restores nothing more where manifests of deleted images can be read', async () => {
    const { world, app, act } = await setUpDeleted()
    world.switches.manifestsOfDeleted = true
    const run = await act(restore({ 'restore-tags': 'pr-2' }))
    expect(run.outputs['restored-count']).toBe('3')
    expect(packageOf(run)).not.toHaveProperty('warnings')
    expect(brokenTags(app)).toEqual([])
  })

  test('is known from the report even if GitHub lists no tags and returns no manifests of deleted versions', async () => {
    const { world, app, act, from, one } = await setUpDeleted()
    world.switches.tagsOfDeleted = false
    const run = await act(restore({ 'restore-from': from, 'restore-tags': 'pr-1' }))
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '3' } })
    expect(mutations(run.requests).at(-1)).toMatch(`/${one.index.id}/restore`)
    expect(app.tags.has('pr-1')).toBe(true)
  })

  test('is listed with the time of its deletion and the reason', async () => {
    const { act } = await setUpDeleted()
    const report = packageOf(await act(restore({ 'restore-tags': 'pr-1', 'dry-run': 'true' })))
    expect(report.versions.find(({ tags }) => tags.includes('pr-1'))).toMatchObject({
      action: 'restore',
      outcome: 'planned',
      deletedAt: '2026-06-01T00:00:00Z',
      reasons: [{ code: 'chosen', text: expect.stringMatching(/restore-tags.*1h/) }]
    })
    expect(new Set(report.versions.map(reasonCodes))).toEqual(new Set(['chosen', 'perhaps-needed']))
  })

  test('is said to match nothing where it does not', async () => {
    const { act } = await setUpDeleted()
    const run = await act(restore({ 'restore-tags': 'pr-1, rc-*' }))
    expect(run.report.warnings).toEqual([saying('restore-tags', '"rc-*"')])
  })
})

test('a dry run sends nothing that changes anything', async () => {
  const { act, from } = await setUpDeleted()
  for (const choice of [{ 'restore-from': from }, { 'restore-tags': 'pr-1' }, { 'deleted-within': '1d' }]) {
    const run = await act(restore({ ...choice, 'dry-run': 'true' }))
    expect(run.code).toBe(0)
    expect(mutations(run.requests)).toEqual([])
    expect(run.outputs['restored-count']).toBe('0')
    expect(Number(run.outputs['planned-count'])).toBeGreaterThan(0)
    expectPieces(run.log, /Dry run.*would be restored/)
    expectPieces(run.summary, /\*\*.*would be restored\*\*/)
  }
})

test('a second restore finds nothing to do, and says so', async () => {
  const { act, from } = await setUpDeleted()
  await act(restore({ 'restore-from': from }))
  const run = await act(restore({ 'restore-from': from }))
  expect(run).toMatchObject({ code: 0, outputs: { 'planned-count': '0', 'restored-count': '0', complete: 'true' } })
  expect(mutations(run.requests)).toEqual([])
  expectPieces(run.log, /1 package: 3 /)
})

const types: readonly [PackageType, string, string][] = [
  ['container', 'app', 'pr-1'],
  ['npm', 'ui', '1.0.0'],
  ['maven', 'com.acme.client', '1.0-SNAPSHOT'],
  ['rubygems', 'gem', '1.0.pre1'],
  ['nuget', 'Acme.Sdk', '1.0.0.1'],
  ['docker', 'legacy', 'pr-1']
]

describe.each(types)('of type %s', (type, name, label) => {
  test.each<[string, string, string | null]>([
    ['an organization', 'acme', null],
    ["the token's own user", 'octo', null],
    ['another user', 'octo', 'octo/web']
  ])('a version of %s is restored', async (_, owner, repository) => {
    const { world, act, clock } = await setUp()
    const token = 'ghs_users'
    if (repository) addToken(world, { token, kind: 'github-token', repository, permissions: { packages: 'write' } })
    // Then only the report can tell.
    world.switches.stateOnUsersRoutes = false
    const pkg = addPackage(world, { owner, type, name: `${name}2`, repository: repository ?? `${owner}/web` })
    publishDaily(world, pkg, ['stays', label])
    const before = remainingNames(pkg)
    const inputs = { ...(repository ? { token } : {}), owner, packages: `${name}2`, 'package-type': type }
    const cleaned = await act({ ...inputs, 'delete-tags': label })
    expect(cleaned.outputs['deleted-count']).toBe('1')
    const choice = repository ? { 'restore-from': await saveReport(cleaned) } : { 'restore-tags': label }
    clock.advance(1000)
    const run = await act({ ...inputs, mode: 'restore', ...choice })
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '1' } })
    expect(remainingNames(pkg)).toEqual(before)
  })
})

test('packages of several types are restored from one report, and packages narrows them', async () => {
  const { world, app, act } = await setUp()
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  for (const pkg of [app, ui]) publishDaily(world, pkg, ['2.0', '1.0'])
  const policy = `version: 1
policies:
  - { packages: [app], rules: [{ delete: '1.*' }] }
  - { packages: [ui], type: npm, rules: [{ delete: '1.*' }] }
`
  const from = await saveReport(await act({ policy }))
  const narrowed = await act({ mode: 'restore', 'restore-from': from, packages: 'UI, other' })
  expectPieces(narrowed.log, /report .*<1min.* 2026-06-01 00:00 UTC/)
  expect(narrowed.outputs).toMatchObject({ 'restored-count': '1', packages: '["ui"]' })
  expect(narrowed.report.warnings).toEqual([expect.stringMatching(/^packages: "other" /)])
  expect((await act({ mode: 'restore', 'restore-from': from })).outputs).toMatchObject({
    'restored-count': '1',
    packages: '["app","ui"]'
  })
  expect([app, ui].map(remainingNames)).toEqual([
    ['2.0', '1.0'],
    ['2.0', '1.0']
  ])
})

describe('what cannot be restored', () => {
  test('since it was deleted too long ago, is refused without a request, and the others are restored', async () => {
    const { world, clock, act, ui, version, inputs } = await setUpVersion()
    world.switches.listExpired = true
    deleteVersion(world, ui, version)
    clock.advance(30 * day + 1000)
    for (const other of ui.versions.filter(({ name }) => name === '1.1')) deleteVersion(world, ui, other)
    const run = await act({ ...inputs, 'restore-tags': '1.*' })
    expect(run).toMatchObject({
      code: 0,
      outputs: { 'planned-count': '1', 'restored-count': '1', 'refused-count': '1', complete: 'true' }
    })
    expect(mutations(run.requests)).toHaveLength(1)
    expect(packageOf(run).versions.find(({ name }) => name === '1.0')).toMatchObject({
      outcome: 'refused',
      error: expect.stringMatching(/deleted over 30 days ago/)
    })
    expectPieces(run.log, /::warning::npm package acme\/ui: GitHub .*restore 1 version/)
  })

  test.each([404, 400, 422] as const)('since GitHub has it no more (%i), is refused', async (status) => {
    const { world, clock, act, ui } = await setUpVersion()
    world.switches.restoreExpired = status
    const from = await saveReport(await act({ packages: 'ui', 'package-type': 'npm', 'delete-tags': '1.0' }))
    clock.advance(30 * day + 1)
    const run = await act({ mode: 'restore', 'restore-from': from })
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '0', 'refused-count': '1' } })
    expect(remainingNames(ui)).toEqual(['2.0', '1.1'])
  })

  test('while its name is taken by a newer version, is refused without a request', async () => {
    const { world, act, ui, version, inputs } = await setUpVersion()
    deleteVersion(world, ui, version)
    const { id } = publish(world, ui, { name: '1.0' })
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 0, outputs: { 'refused-count': '1', 'planned-count': '0' } })
    expect(mutations(run.requests)).toEqual([])
    expect(packageOf(run).versions[0]?.error).toContain(`version ${id}`)
  })

  test.each([400, 409, 422] as const)('since its name is taken just then (%i), is refused', async (status) => {
    const { world, act, ui, version, inputs, simulator } = await setUpVersion()
    world.switches.restoreConflict = status
    deleteVersion(world, ui, version)
    const taken = meanwhile(() => void publish(world, ui, { name: '1.0' }))
    simulator.faults.add({ match: { method: 'POST' }, times: 1, effect: taken })
    const run = await act(inputs)
    expect(run).toMatchObject({ code: 0, outputs: { 'refused-count': '1', 'failed-count': '0' } })
    expect(packageOf(run).versions[0]?.error).toMatch(new RegExp(`GitHub answered ${status}.*published again`))
    expectPieces(run.summary, /\n\nGitHub .*30 days/)
  })

  test('for a lack of rights is reported by the first of many', async () => {
    const { world, act, ui, inputs } = await setUpVersion()
    for (let at = 0; at < 40; at++) deleteVersion(world, ui, publish(world, ui, { name: `1.0.${at}` }))
    addToken(world, { token: 'ghp_reader', kind: 'classic', login: 'octo', read: 'all', admin: [] })
    const run = await act({ ...inputs, 'restore-tags': '1.0.*', token: 'ghp_reader' })
    expect(mutations(run.requests)).toHaveLength(1)
    expect(run).toMatchObject({ code: 1, outputs: { 'failed-count': '1' } })
    expect(packageOf(run)).toMatchObject({ status: 'failed', problem: expect.stringMatching(/admin rights/) })
    expect(run.summary).toMatch(/39.*skipped/)
  })

  test('for a lack of rights, fails with the remedy', async () => {
    const { world, act, ui, version, inputs } = await setUpVersion()
    deleteVersion(world, ui, version)
    addToken(world, { token: 'ghp_reader', kind: 'classic', login: 'octo', read: 'all', admin: [] })
    addToken(world, { token: 'ghp_scopes', kind: 'classic', login: 'octo', scopes: ['read:packages'] })
    const reader = await act({ ...inputs, token: 'ghp_reader' })
    expect(reader).toMatchObject({ code: 1, outputs: { 'failed-count': '1', 'refused-count': '0' } })
    expect(packageOf(reader).versions[0]?.error).toMatch(
      /404.*it is listed as deleted.*write:packages and admin rights/
    )
    const unscoped = await act({ ...inputs, token: 'ghp_scopes' })
    expect(unscoped).toMatchObject({ code: 1, outputs: { 'failed-count': '1' } })
    expect(packageOf(unscoped).versions[0]?.error).toMatch(/403.*write:packages/)
  })
})

describe('an answer that says less than the truth', () => {
  test('of a deletion that was carried out, and could not be checked, is made up for by the restore', async () => {
    const { world, clock, app, act, simulator } = await setUp()
    const { index } = pushMultiArch(world, app, { tags: ['pr-1'], created: clock.now() - 9 * day })
    publishDaily(world, app, ['v1', 'v2', 'pr-2'])
    const before = remainingNames(app)
    const path = new RegExp(`versions/${index.id}$`)
    simulator.faults.add({ match: { method: 'DELETE', path }, effect: performsThenResponds(500) })
    const fault = simulator.faults.add({ match: { method: 'GET', path }, effect: serverError() })
    const cleaned = await act({ packages: 'app', 'delete-tags': 'pr-*' })
    expect(cleaned).toMatchObject({ code: 1, outputs: { 'deleted-count': '1', 'failed-count': '1' } })
    fault.remove()
    const run = await act({ mode: 'restore', 'restore-from': await saveReport(cleaned) })
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '2', 'failed-count': '0' } })
    expect(remainingNames(app)).toEqual(before)
    expect(brokenTags(app)).toEqual([])
  })

  test('of a restore that was carried out counts as restored', async () => {
    const { world, act, ui, version, inputs, simulator } = await setUpVersion()
    deleteVersion(world, ui, version)
    simulator.faults.add({ match: { method: 'POST' }, times: 1, effect: performsThenResponds(502) })
    expect(await act(inputs)).toMatchObject({ code: 0, outputs: { 'restored-count': '1', 'failed-count': '0' } })
  })

  test('of a restore that never gets through is a failure, and the others are made', async () => {
    const { world, act, ui, version, inputs, simulator } = await setUpVersion()
    for (const each of ui.versions.slice(0, 2)) deleteVersion(world, ui, each)
    simulator.faults.add({ match: { path: new RegExp(`${version.id}/restore`) }, effect: serverError() })
    const run = await act({ ...inputs, 'restore-tags': '1.*' })
    expect(run).toMatchObject({ code: 1, outputs: { 'restored-count': '1', 'failed-count': '1' } })
    expect(remainingNames(ui)).toEqual(['2.0', '1.1'])
  })
})

describe('an image', () => {
  test('waits for a part that failed, and the next run brings both', async () => {
    const { app, act, simulator, one, from, before } = await setUpDeleted()
    const fault = simulator.faults.add({
      match: { path: new RegExp(`${one.children[0]?.id}/restore`) },
      effect: serverError()
    })
    const run = await act(restore({ 'restore-from': from }))
    expect(run).toMatchObject({ code: 1, outputs: { complete: 'false' }, report: { stopReason: 'error' } })
    expect(outcomes(run)).toMatchObject({ 'pr-1': 'deferred' })
    expect(app.tags.has('pr-1')).toBe(false)
    fault.remove()
    expect(await act(restore({ 'restore-from': from }))).toMatchObject({ code: 0, outputs: { 'restored-count': '2' } })
    expect(remainingNames(app)).toEqual(before.filter((name) => app.byName.has(name) || app.tags.has(name)))
  })

  test('is restored without a part that cannot be, and reported as broken', async () => {
    const { app, act, one, from } = await setUpDeleted()
    app.deleted.splice(app.deleted.indexOf(one.children[0] ?? one.index), 1)
    const run = await act(restore({ 'restore-from': from }))
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '2', 'refused-count': '1' } })
    expect(packageOf(run).broken).toEqual([{ id: one.index.id, tags: ['pr-1'], missing: [one.children[0]?.name] }])
    expectPieces(run.log, /::warning::.*1 tagged image .*pr-1/)
    expectPieces(run.summary, /> \[!WARNING\]\n> 1 tagged image /)
  })

  test('does not move back a tag that has moved, and says where it is', async () => {
    const { world, app, act, from } = await setUpDeleted()
    const { id } = pushImage(world, app, { tags: ['pr-1'] })
    const dry = await act(restore({ 'restore-from': from, 'dry-run': 'true' }))
    expectPieces(dry.log, new RegExp(`moved: pr-1 .*${id}`))
    const run = await act(restore({ 'restore-from': from }))
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '3' } })
    expect(app.tags.get('pr-1')?.id).toBe(id)
    expectPieces(run.summary, /> \[!WARNING\]\n> 1 version .*tags/)
  })

  test('that is restored without its tags is reported', async () => {
    const { world, app, act, from } = await setUpDeleted()
    world.switches.restoreTags = false
    const run = await act(restore({ 'restore-from': from }))
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '3' } })
    expect([...app.tags.keys()]).toEqual(['v1'])
    expect(packageOf(run).versions.find(({ tags }) => tags.includes('pr-1'))).toMatchObject({
      outcome: 'restored',
      error: 'its tag pr-1 was not restored with it'
    })
    expectPieces(run.log, /::warning::.*1 version .*tags.*pr-1/)
  })
})

describe('an image whose platforms have tags of their own', () => {
  /** Releases with a tagged index each, one of which was deleted with its platforms. */
  const setUpRelease = async (nested = false) => {
    const { world, clock, app, act } = await setUp()
    const created = clock.now() - 9 * day
    const release = (tag: string) => {
      const children = ['amd64', 'arm64'].map((arch) => pushImage(world, app, { tags: [`${tag}-${arch}`], created }))
      const inner = nested ? [pushIndex(world, app, { tags: [`${tag}-linux`], children, created })] : children
      return pushIndex(world, app, { tags: [tag], children: inner, created })
    }
    release('v1.0.0')
    release('v1.0.1')
    const before = remainingNames(app)
    const cleaned = await act({ packages: 'app', 'delete-tags': 'v1.0.1*' })
    clock.advance(3_600_000)
    return { world, app, act, before, cleaned }
  }

  test.each([
    ['is restored with them', false],
    ['is restored with them at every depth', true]
  ])('%s', async (_, nested) => {
    const { app, act, before, cleaned } = await setUpRelease(nested)
    const run = await act(restore({ 'restore-tags': 'v1.0.1' }))
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': cleaned.outputs['deleted-count'] } })
    expect(run.outputs['planned-count']).toBe(run.outputs['restored-count'])
    expect(remainingNames(app)).toEqual(before)
    expect(brokenTags(app)).toEqual([])
    expect(packageOf(run)).not.toHaveProperty('broken')
    const arm = packageOf(run).versions.find(({ tags }) => tags.includes('v1.0.1-arm64'))
    expect(arm).toMatchObject({ action: 'restore', outcome: 'restored', reasons: [{ code: 'comes-with' }] })
    expect(run.log).not.toMatch(/undefined/)
  })

  test('is restored with them also from a report, and where manifests can be read', async () => {
    const { world, app, act, before, cleaned } = await setUpRelease()
    const from = await saveReport(cleaned)
    await act(restore({ 'restore-from': from, 'restore-tags': 'v1.0.1' }))
    expect(remainingNames(app)).toEqual(before)
    await act({ packages: 'app', 'delete-tags': 'v1.0.1*' })
    world.switches.manifestsOfDeleted = true
    await act(restore({ 'restore-tags': 'v1.0.1' }))
    expect(remainingNames(app)).toEqual(before)
  })

  test('is reported without one that can no longer be restored', async () => {
    const { world, app, act } = await setUpRelease()
    const [arm] = app.deleted.filter(({ tags }) => tags.includes('v1.0.1-arm64'))
    if (!arm) throw new Error('not deleted')
    world.switches.listExpired = true
    arm.deletedAt = world.clock.now() - 31 * day
    const run = await act(restore({ 'restore-tags': 'v1.0.1' }))
    expect(packageOf(run).versions.find(({ id }) => id === arm.id)).toMatchObject({
      outcome: 'refused',
      error: expect.stringMatching(/over 30 days ago/)
    })
    expect(packageOf(run).broken).toMatchObject([{ tags: ['v1.0.1'], missing: [arm.name] }])
    expect(app.tags.has('v1.0.1-amd64')).toBe(true)
  })
})

test.each(['restore', 'repair'])(
  'mode: %s misses nothing that moves between pages of what is deleted',
  async (mode) => {
    const { world, app, act, simulator, clock } = await setUp()
    const created = clock.now() - 9 * day
    const children = Array.from({ length: 205 }, () => pushImage(world, app, { created }))
    pushIndex(world, app, { created, tags: ['v1'], children })
    for (const child of children) deleteVersion(world, app, child)
    const fault = simulator.faults.add({
      match: ({ query }) => query.get('state') === 'deleted' && query.get('page') === '2',
      times: 1,
      // Somebody else restores what is on the first page, so that others move there from the second one.
      effect: meanwhile(() => {
        for (const version of app.deleted.slice(-3)) restoreVersion(world, app, version)
      })
    })
    const run = await act({ packages: 'app', mode, ...(mode === 'restore' && { 'deleted-within': '30d' }) })
    expect(fault.hits).toBe(1)
    expect(run.code).toBe(0)
    expect(app.deleted).toEqual([])
    expect(brokenTags(app)).toEqual([])
  }
)

test('a version that is not there after its restore, as it was deleted again or never came back, is named', async () => {
  const { app, act, from, simulator } = await setUpDeleted()
  simulator.faults.add({ match: { method: 'POST' }, times: 1, effect: acknowledgesOnly() })
  const run = await act({ mode: 'restore', 'restore-from': from })
  expect(app.versions).toHaveLength(3)
  const lost = packageOf(run).versions.filter(({ error }) => error !== null)
  expect(lost).toMatchObject([{ outcome: 'restored', error: saying('not list', 'run again') }])
  expect(app.versions.map(({ id }) => id)).not.toContain(lost[0]?.id)
  expect(run.log).toContain(`${lost[0]?.id}`)
})

describe('where GitHub does not say when a version was deleted', () => {
  const setUpUntimed = async () => {
    const all = await setUpDeleted()
    all.world.switches.timesOfDeleted = false
    return all
  }

  test('the time of the report counts', async () => {
    const { app, act, from } = await setUpUntimed()
    expect(await act(restore({ 'restore-from': from, 'deleted-within': '30min' }))).toMatchObject({
      outputs: { 'restored-count': '0' }
    })
    const run = await act(restore({ 'restore-from': from, 'deleted-within': '2h' }))
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '3' } })
    expect(app.tags.has('pr-1')).toBe(true)
    expect(run.report.packages[0]?.warnings ?? []).toEqual([])
  })

  test.each(['30d', '30 days', '1y'])('%s chooses everything', async (within) => {
    const { app, act, before } = await setUpUntimed()
    const choice = within === '30 days' ? { 'restore-tags': '@any, @untagged' } : {}
    const run = await act(restore({ 'deleted-within': within, ...choice }))
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '6' } })
    expect(remainingNames(app)).toEqual(before)
  })

  test('anything shorter restores nothing, and says that it cannot tell', async () => {
    const { act } = await setUpUntimed()
    for (const choice of [{}, { 'restore-tags': 'pr-1' }]) {
      const run = await act(restore({ 'deleted-within': '29d', ...choice }))
      expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '0' } })
      expect(mutations(run.requests)).toEqual([])
      expect(packageOf(run).warnings).toEqual([expect.stringMatching(/^deleted-within: .*\d.*restore-from.*30d/)])
    }
  })
})

describe('a package that is deleted itself', () => {
  /** All of `ui` is deleted with its package; the report says so. */
  const setUpGone = async () => {
    const { world, clock, act, simulator, ui, version } = await setUpVersion()
    deleteVersion(world, ui, version)
    const inputs = { packages: 'ui', 'package-type': 'npm', 'delete-tags': '@any', 'delete-empty-packages': 'true' }
    const from = await saveReport(await act(inputs))
    return { world, clock, act, simulator, ui, version, from, owner: ui.owner }
  }
  const isThere = ({ owner }: SimPackage): boolean => owner.packages.has('npm/ui')

  test('is restored first, from a report, with all its versions', async () => {
    const { act, ui, from } = await setUpGone()
    expect(isThere(ui)).toBe(false)
    const dry = await act({ mode: 'restore', 'restore-from': from, 'dry-run': 'true' })
    expect(dry).toMatchObject({ code: 0, outputs: { 'planned-count': '2' } })
    expect(dry.log).toMatch(/the package itself is deleted.*restores it/)
    expect(isThere(ui)).toBe(false)
    const run = await act({ mode: 'restore', 'restore-from': from })
    expect(run).toMatchObject({ code: 0, outputs: { 'planned-count': '2', 'restored-count': '2' } })
    expect(mutations(run.requests)).toEqual(['POST /orgs/acme/packages/npm/ui/restore'])
    expect(remainingNames(ui)).toEqual(['2.0', '1.1'])
    expect(packageOf(run).warnings).toEqual([expect.stringMatching(/^the package itself was deleted: it is restored/)])
  })

  test('is restored first if it is named exactly, and then what was deleted before', async () => {
    const { act, ui } = await setUpGone()
    const run = await act({ mode: 'restore', packages: 'ui', 'package-type': 'npm', 'restore-tags': '1.0' })
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '3' } })
    expect(remainingNames(ui)).toEqual(['2.0', '1.1', '1.0'])
  })

  test('is not restored where it is unknown whether it was deleted within the time', async () => {
    const { act, ui, clock } = await setUpGone()
    clock.advance(20 * day)
    const inputs = { mode: 'restore', packages: 'ui', 'package-type': 'npm', 'deleted-within': '2h' }
    for (const more of [{}, { 'restore-tags': '9.*' }, { 'dry-run': 'true' }]) {
      const run = await act({ ...inputs, ...more })
      expect(isThere(ui)).toBe(false)
      expect(run.code).toBe(1)
      expect(packageOf(run).problem).toMatch(/deleted-within.*restore-from.*30d/)
    }
    const warned = await act({ ...inputs, 'if-missing': 'warn' })
    expect(warned.code).toBe(0)
    expect(packageOf(warned).warnings).toEqual([expect.stringMatching(/deleted-within cannot decide/)])
    expect(isThere(ui)).toBe(false)
    expect(await act({ ...inputs, 'deleted-within': '30d' })).toMatchObject({ code: 0 })
    expect(isThere(ui)).toBe(true)
  })

  test.each([{ 'deleted-within': '2h' }, { 'restore-tags': '9.*' }])(
    'is not restored where %j selects nothing of the report',
    async (choice) => {
      const { act, ui, from, clock } = await setUpGone()
      clock.advance(3 * 3_600_000)
      for (const more of [{ 'dry-run': 'true' }, {}]) {
        const run = await act({ mode: 'restore', 'restore-from': from, ...choice, ...more })
        expect(run).toMatchObject({ code: 0, outputs: { 'planned-count': '0', 'restored-count': '0' } })
        expect(isThere(ui)).toBe(false)
        expect(packageOf(run).warnings).toEqual([expect.stringMatching(/not restored.*inputs/)])
      }
      await act({ mode: 'restore', 'restore-from': from, 'deleted-within': '4h', 'restore-tags': '2.*' })
      expect(isThere(ui)).toBe(true)
    }
  )

  test('is not said to be restored where GitHub denied only once that it exists', async () => {
    const { act, app, one, from, simulator } = await setUpDeleted()
    simulator.faults.add({
      match: { path: /container\/app$/ },
      times: 1,
      effect: responds(404, { message: 'Not Found' })
    })
    const run = await act({ mode: 'restore', 'restore-from': from })
    expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '3' } })
    expect(app.tags.get('pr-1')).toBe(one.index)
    for (const field of ['revived', 'warnings']) expect(packageOf(run)).not.toHaveProperty(field)
    expect(outcomes(run)).not.toHaveProperty('v1')
  })

  test('and is restored, but then cannot be listed, is said to be restored', async () => {
    const { act, ui, simulator } = await setUpGone()
    simulator.faults.add({ match: { path: /versions$/ }, effect: serverError() })
    const run = await act({ mode: 'restore', packages: 'ui', 'package-type': 'npm', 'restore-tags': '1.0' })
    expect(isThere(ui)).toBe(true)
    expect(run.code).toBe(1)
    expect(packageOf(run)).toMatchObject({
      status: 'failed',
      revived: true,
      problem: expect.stringMatching(/restored.*500/)
    })
    expect(run.summary).toMatch(/This package had been deleted and was restored/)
  })

  test('and is restored, and the run then cancelled, is said to be restored', async () => {
    const { act, ui, from, simulator } = await setUpGone()
    const cancel = new AbortController()
    simulator.faults.add({ match: { path: /versions$/ }, effect: meanwhile(() => cancel.abort()) })
    const run = await act({ mode: 'restore', 'restore-from': from }, {}, cancel.signal)
    expect(isThere(ui)).toBe(true)
    expect(packageOf(run)).toMatchObject({ status: 'skipped', revived: true })
    expect(run.summary).toMatch(/This package had been deleted and was restored/)
  })

  test('and cannot be restored fails with the likely causes', async () => {
    const { act, ui } = await setUpGone()
    ui.owner.deletedPackages.length = 0
    const run = await act({ mode: 'restore', packages: 'ui', 'package-type': 'npm', 'restore-tags': '1.0' })
    expect(run.code).toBe(1)
    expect(packageOf(run).problem).toMatch(/npm package acme\/ui: .*404.*packages.*owner/)
  })

  test('is not restored by a cancelled run that has not reached it', async () => {
    const { act, ui, from, simulator } = await setUpGone()
    const cancel = new AbortController()
    simulator.faults.add({ match: {}, times: 1, effect: meanwhile(() => cancel.abort()) })
    const run = await act({ mode: 'restore', 'restore-from': from }, {}, cancel.signal)
    expect(run.code).toBe(1)
    expect(isThere(ui)).toBe(false)
  })
})

test('without a report, a list that ignores the state fails with the remedy', async () => {
  const { world, act } = await setUp()
  world.switches.stateOnUsersRoutes = false
  addToken(world, {
    token: 'ghs_users',
    kind: 'github-token',
    repository: 'octo/web',
    permissions: { packages: 'write' }
  })
  publishDaily(world, addPackage(world, { owner: 'octo', type: 'npm', name: 'ui', repository: 'octo/web' }), ['1', '2'])
  const inputs = { token: 'ghs_users', owner: 'octo', packages: 'ui', 'package-type': 'npm' }
  const run = await act({ ...inputs, mode: 'restore', 'restore-tags': '1' })
  expect(run.code).toBe(1)
  expect(packageOf(run).problem).toMatch(/deleted versions.*restore-from/)
})

describe('a docker package that GitHub lists as conflicting', () => {
  const setUpConflict = async () => {
    const { world, act, simulator } = await setUp()
    for (const [name, conflicting] of [
      ['old', true],
      ['fine', false]
    ] as const) {
      publishDaily(world, addPackage(world, { owner: 'acme', type: 'docker', name, conflicting }), ['v1', 'pr-1'])
    }
    const inputs = { packages: 'old, fine', 'package-type': 'docker' }
    return { act, simulator, inputs }
  }

  test('is marked so, by one request for all', async () => {
    const { act, inputs } = await setUpConflict()
    const run = await act({ ...inputs, 'delete-tags': 'pr-*' })
    expect(run.report.packages.map(({ name, conflicting }) => [name, conflicting])).toEqual([
      ['old', true],
      ['fine', undefined]
    ])
    expect(run.requests.filter(({ path }) => path.endsWith('/docker/conflicts'))).toHaveLength(1)
    expect(run.log).toMatch(/::warning::docker package acme\/old: .*container registry/)
    expect(run.summary).toMatch(/in conflict.*container registry/)
    const back = await act({ mode: 'restore', 'restore-from': await saveReport(run) })
    expect(back.report.packages.map(({ conflicting }) => conflicting)).toEqual([true, undefined])
  })

  test('is only warned of where nobody can tell', async () => {
    const { act, inputs, simulator } = await setUpConflict()
    simulator.faults.add({ match: { path: /conflicts$/ }, effect: serverError() })
    const run = await act({ ...inputs, 'delete-tags': 'pr-*' })
    expect(run).toMatchObject({ code: 0, outputs: { 'deleted-count': '2' } })
    expect(run.report.warnings).toEqual([expect.stringMatching(/500/)])
  })
})

test('a restore stops in time, and the next run continues it', async () => {
  const { world, act, clock } = await setUp()
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' })
  publishDaily(world, ui, ['2', ...Array.from({ length: 300 }, (_, at) => `1.${at}`)])
  const inputs = { packages: 'ui', 'package-type': 'npm' }
  const from = await saveReport(await act({ ...inputs, 'delete-tags': '1.*' }))
  clock.advance(day)
  const run = await act({ mode: 'restore', 'restore-from': from, 'time-limit': '1min' })
  expect(run).toMatchObject({ code: 0, outputs: { complete: 'false' }, report: { stopReason: 'time-limit' } })
  expect(Number(run.outputs['restored-count'])).toBeGreaterThan(100)
  expect(await act({ mode: 'restore', 'restore-from': from })).toMatchObject({ code: 0, outputs: { complete: 'true' } })
  expect(ui.versions).toHaveLength(301)
})

test('after a cleanup that deleted something, the summary has the workflow that undoes it', async () => {
  const { world, app, act } = await setUp()
  publishDaily(world, app, ['v1', 'pr-1'])
  const inputs = { packages: 'app', 'delete-tags': 'pr-*' }
  expect((await act({ ...inputs, 'dry-run': 'true' })).summary).not.toMatch(/undo/)
  const { summary } = await act(inputs, { GITHUB_RUN_ID: '1234567' })
  expect(summary).toContain('owner: acme\n          mode: restore\n          restore-from: 1234567\n')
  expect((await act(inputs)).summary).not.toMatch(/undo/)
})

test('a package that is deleted is restored whole, even from a report about a part of it', async () => {
  const { world, act, ui } = await setUpVersion()
  const from = await saveReport(await act({ packages: 'ui', 'package-type': 'npm', 'delete-tags': '1.0' }))
  deletePackage(world, ui)
  const run = await act({ mode: 'restore', 'restore-from': from })
  expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '3' } })
  expect(remainingNames(ui)).toEqual(['2.0', '1.1', '1.0'])
})

test('a pattern that matches what a package is restored with gets no warning', async () => {
  const { world, act, ui } = await setUpVersion()
  deletePackage(world, ui)
  const run = await act({ mode: 'restore', packages: 'ui', 'package-type': 'npm', 'restore-tags': '1.*, 3.*' })
  expect(run).toMatchObject({ code: 0, outputs: { 'restored-count': '3' } })
  expect(run.report.warnings).toEqual(['restore-tags: "3.*" matches no deleted version'])
})
