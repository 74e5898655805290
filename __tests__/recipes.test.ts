import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { pushImage, pushMultiArch } from '../simulator/images.ts'
import { brokenTags, neededBy } from '../simulator/pull.ts'
import { withServices } from '../simulator/runner.ts'
import { attestGitHub, signCosignV2, signCosignV3 } from '../simulator/signatures.ts'
import { deleteVersion } from '../simulator/trash.ts'
import {
  addDeployment,
  addPackage,
  addRepository,
  addToken,
  publish,
  type SimPackage,
  type SimVersion,
  type World
} from '../simulator/world.ts'
import { helperSubject } from '../src/retention/manifest.ts'
import { day, mutations, packageOf, runAction, workspace } from './action.ts'
import { blocksIn, inputsIn, readWorkflow } from './pages.ts'
import { classic, serve, smallWorld } from './simulator/simulate.ts'

/** Fills the packages of a recipe, all of them in `acme`, and returns the labels that are kept of each. */
interface Recipe {
  readonly heading: string
  readonly populate: (world: World) => readonly Survivors[]
  /** Files of the workspace besides those on the page. */
  readonly files?: Readonly<Record<string, string>>
}

interface Survivors {
  readonly pkg: SimPackage
  readonly labels: readonly string[]
  /** Images without a tag that are kept for their age; none if left out. */
  readonly untagged?: number
}

const add = (world: World, type: SimPackage['type'], name: string): SimPackage =>
  addPackage(world, { owner: 'acme', type, name, repository: 'acme/app' })

/** Returns the time so many days before now, which is the beginning of 2026-06-01 in UTC. */
const ago = (world: World, days: number): number => world.clock.now() - days * day

const numbered = (count: number, prefix: string): string[] => Array.from({ length: count }, (_, at) => `${prefix}${at}`)

const nightlies = (world: World): readonly Survivors[] => {
  const server = add(world, 'container', 'server')
  for (let days = 160; days >= 1; days--) {
    const created = ago(world, days)
    const date = new Date(created).toISOString().slice(0, 10)
    pushMultiArch(world, server, {
      tags: [`nightly-${date}`, 'nightly'],
      created,
      attestations: days < 30 ? 'buildkit-artifact' : days < 60 ? 'buildkit-legacy' : 'none'
    })
    if (days === 150) signCosignV2(world, server, pushMultiArch(world, server, { tags: ['1.0.0'], created }).index)
    if (days === 20) {
      const { index } = pushMultiArch(world, server, { tags: ['1.1.0', 'latest'], created })
      signCosignV3(world, server, index, { created })
      pushImage(world, server, { created })
    }
  }
  pushImage(world, server, { created: ago(world, 0.1) })
  const daily = [31, 30, 29, 28, 27, 26, 25].map((date) => `2026-05-${date}`)
  const weekly = ['2026-05-24', '2026-05-17', '2026-05-10']
  const monthly = ['2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31']
  // Each was changed once more when `nightly` moved on, the day after: by that time these are the newest.
  const byChange = ['05-23', '05-16', '05-09', '04-29', '03-30', '02-27', '01-30'].map((date) => `2026-${date}`)
  const dates = [...daily, ...weekly, ...monthly, ...byChange, '2025-12-30'].map((date) => `nightly-${date}`)
  return [{ pkg: server, labels: ['nightly', 'latest', '1.0.0', '1.1.0', ...dates], untagged: 1 }]
}

const previews = (world: World): readonly Survivors[] => {
  addRepository(world, 'acme/app', { pulls: [9, 207, 211, 230] })
  const web = add(world, 'container', 'web')
  const push = (days: number, ...tags: string[]) => pushMultiArch(world, web, { tags, created: ago(world, days) })
  push(200, 'main', '1.0.0')
  push(90, 'pr-9', 'pr-9-0a1b2c3')
  push(30, 'pr-190', 'pr-190-1111111')
  push(20, 'pr-207', 'pr-207-2222222')
  push(19, 'pr-207', 'pr-207-3333333')
  push(18, 'pr-211', 'pr-211-4444444', 'pr-199', 'pr-199-4444444')
  push(17, 'pr-200', 'pr-200-5555555')
  push(2, 'pr-207', 'pr-207-6666666')
  push(1, 'main')
  return [
    {
      pkg: web,
      labels: [
        ...['main', '1.0.0', 'pr-9', 'pr-9-0a1b2c3', 'pr-207', 'pr-207-6666666'],
        ...['pr-211', 'pr-211-4444444', 'pr-199', 'pr-199-4444444']
      ]
    }
  ]
}

const closedPreviews = (world: World): readonly Survivors[] => {
  const closed = (number: number, days: number) => ({ number, closedAt: ago(world, days), updatedAt: ago(world, days) })
  addRepository(world, 'acme/app', { pulls: [207], closedPulls: [closed(190, 20), closed(200, 8), closed(211, 6)] })
  const web = add(world, 'container', 'web')
  const push = (days: number, ...tags: string[]) => pushMultiArch(world, web, { tags, created: ago(world, days) })
  push(200, 'main', '1.0.0')
  push(30, 'pr-190', 'pr-190-1111111')
  push(20, 'pr-207', 'pr-207-2222222')
  push(18, 'pr-211', 'pr-211-4444444')
  push(17, 'pr-200', 'pr-200-5555555')
  push(12, 'pr-211', 'pr-211-5555555')
  push(2, 'pr-207', 'pr-207-6666666')
  return [{ pkg: web, labels: ['main', '1.0.0', 'pr-207', 'pr-207-6666666', 'pr-211', 'pr-211-5555555'] }]
}

const deployed = (world: World): readonly Survivors[] => {
  const repository = addRepository(world, 'acme/app')
  const server = add(world, 'container', 'server')
  const shaOf = (days: number): string => `c0ff${100 + days}`.padEnd(40, 'e')
  const tagOf = (days: number): string => `sha-${shaOf(days).slice(0, 7)}`
  const days = Array.from({ length: 60 }, (_, at) => 60 - at)
  for (const each of days) {
    pushMultiArch(world, server, {
      tags: each === 1 ? [tagOf(each), 'main'] : [tagOf(each)],
      created: ago(world, each)
    })
  }
  const deploy = (environment: string, each: number, state: 'success' | 'failure' = 'success') =>
    addDeployment(world, repository, {
      environment,
      sha: shaOf(each),
      ref: 'main',
      created: ago(world, each),
      states: [state]
    })
  for (const each of [60, 50, 45, 40, 30]) deploy('production', each)
  deploy('production', 25, 'failure')
  for (const each of [59, 58, 57, 56]) deploy('staging', each)
  const recent = days.filter((each) => each <= 14)
  return [{ pkg: server, labels: ['main', ...[...recent, 30, 40, 45, 56, 57, 58].map(tagOf)] }]
}

const charts = numbered(6, '2.').map((version) => `${version}.0`)

/** Fills `server` and `charts/server` for a year; besides the last month, what the page and `names` say is in use. */
const inUse =
  (chartLabels: readonly string[], ...names: readonly string[]) =>
  (world: World): readonly Survivors[] => {
    const server = add(world, 'container', 'server')
    const chart = add(world, 'container', 'charts/server')
    for (let days = 360; days >= 10; days -= 10) {
      const created = ago(world, days + 0.5)
      const number = 6 - days / 60
      pushMultiArch(world, server, { tags: [days === 300 ? 'main-0a1b2c3' : `main-${days}`], created })
      if (!Number.isInteger(number)) continue
      const { index } = pushMultiArch(world, server, { tags: [`1.${number}.0`], created })
      signCosignV3(world, server, index, { created })
      pushImage(world, chart, { tags: [`2.${number}.0`], created })
    }
    const labels = ['main-10', 'main-20', 'main-0a1b2c3', '1.4.0', ...names]
    return [
      { pkg: server, labels },
      { pkg: chart, labels: chartLabels }
    ]
  }

const fluxFiles = {
  'gitops/apps/api/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: server
          image: ghcr.io/acme/server:1.3.0 # {"$imagepolicy": "flux-system:server"}
`,
  'gitops/apps/api/image.yaml': `apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
spec:
  image: ghcr.io/acme/server
  interval: 5m
---
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
spec:
  imageRepositoryRef: { name: server }
  policy: { semver: { range: 1.x } }
`,
  'gitops/apps/chart.yaml': `apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
spec:
  url: oci://ghcr.io/acme/charts/server
  ref:
    tag: 2.3.0
`,
  'gitops/clusters/eu/patch.yaml': `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
spec:
  patches:
    - patch: |
        - op: replace
          path: /spec/values/image/tag
          value: main-100
      target: { kind: HelmRelease }
`
}

const argoFiles = {
  'gitops/apps/values.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  sources:
    - repoURL: ghcr.io/acme/charts
      chart: server
      targetRevision: 2.3.0
      helm:
        values: |
          image:
            repository: ghcr.io/acme/server
            tag: 1.3.0
    - repoURL: https://github.com/acme/gitops
      targetRevision: main
      ref: values
`,
  'gitops/apps/object.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    helm:
      valuesObject:
        image: { registry: ghcr.io, repository: acme/server, tag: 1.2.0 }
`,
  'gitops/appset.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
spec:
  generators:
    - list:
        elements:
          - cluster: eu
            tag: main-100
  template:
    spec:
      source:
        helm:
          parameters:
            - name: image.tag
              value: '{{tag}}'
`
}

const helmFiles = {
  'charts/server/templates/deployment.yaml': 'image: "ghcr.io/acme/server:{{ .Values.image.tag }}"\n',
  'charts/server/Chart.yaml': 'apiVersion: v2\nname: server\nversion: 2.1.0\nappVersion: 1.4.0\n',
  'charts/server/values-eu.yaml': `global:
  imageRegistry: &registry ghcr.io
version: &version 1.3.0
image: { registry: *registry, repository: acme/server, tag: *version }
serverImageRepository: ghcr.io/acme/server
serverImageTag: main-100
`
}

const composeFiles = {
  Dockerfile: 'ARG VERSION=1\nFROM --platform=$BUILDPLATFORM ghcr.io/acme/server:1.3.0 AS base\nRUN true\n',
  'servers/eu/compose.prod.yaml': 'services: { web: { image: "ghcr.io/acme/server:main-100" } }\n'
}

const releases = (world: World): readonly Survivors[] => {
  const server = add(world, 'container', 'server')
  const release = (date: string, ...tags: string[]): void => {
    const created = `${date}T10:00:00Z`
    const { index } = pushMultiArch(world, server, { tags, created, attestations: 'buildkit-artifact' })
    signCosignV3(world, server, index, { created })
    attestGitHub(world, server, index, { created })
  }
  release('2023-01-10', '1.0.0', '1.0', '1', 'latest')
  release('2023-02-10', '1.0.1', '1.0', '1', 'latest')
  release('2023-03-10', '1.0.2', '1.0', '1', 'latest')
  release('2023-04-10', '1.0.3', '1.0', '1', 'latest')
  release('2023-06-10', '1.1.0', '1.1', '1', 'latest')
  release('2024-01-10', '2.0.0', '2.0', '2', 'latest')
  release('2024-03-10', '2.0.1', '2.0', '2', 'latest')
  release('2024-05-10', '2.0.2', '2.0', '2', 'latest')
  release('2024-07-10', '2.0.3', '2.0', '2', 'latest')
  release('2024-09-10', '2.0.4', '2.0', '2', 'latest')
  release('2025-01-10', '2.0.5', '2.0', '2', 'latest')
  release('2025-02-10', '2.0.6', '2.0', '2', 'latest')
  release('2025-09-01', '2.1.0-rc.1')
  release('2025-09-10', '2.1.0', '2.1', '2', 'latest')
  release('2026-03-10', '2.2.0-beta.1')
  release('2026-04-10', '2.2.0-beta.2')
  release('2026-05-10', '2.2.0-beta.3')
  release('2026-05-20', '2.2.0-rc.1')
  release('2026-05-21', '3.0.0-alpha.1')
  release('2026-05-25', '1.0.4', '1.0')
  return [
    {
      pkg: server,
      labels: [
        ...['1.0.2', '1.0.3', '1.0.4', '1.0', '1.1.0', '1.1', '1'],
        ...['2.0.2', '2.0.3', '2.0.4', '2.0.5', '2.0.6', '2.0', '2.1.0', '2.1', '2', 'latest'],
        ...['2.2.0-beta.2', '2.2.0-beta.3', '2.2.0-rc.1', '3.0.0-alpha.1']
      ]
    }
  ]
}

const monorepo = (world: World): readonly Survivors[] => {
  const allBuilds = numbered(8, 'build-')
  const builds = (name: string, every: number, survivors: readonly string[], untagged = 0): Survivors => {
    const pkg = add(world, 'container', name)
    pushImage(world, pkg, { created: ago(world, 800) })
    for (const [at, tag] of allBuilds.entries()) {
      pushImage(world, pkg, { tags: [tag], created: ago(world, (allBuilds.length - at) * every) })
    }
    return { pkg, labels: survivors, untagged }
  }
  const tool = (name: string): Survivors => {
    const pkg = add(world, 'container', name)
    for (const minor of [0, 1, 2, 3, 4, 5, 6]) {
      pushImage(world, pkg, { tags: [`v0.${minor}.0`, 'latest'], created: ago(world, 70 - minor * 10) })
    }
    return { pkg, labels: ['v0.2.0', 'v0.3.0', 'v0.4.0', 'v0.5.0', 'v0.6.0', 'latest'] }
  }
  const library = (name: string): Survivors => {
    const pkg = add(world, 'npm', name)
    const versions = ['1.0.0-next.0', '1.0.0-next.1', '1.0.0-beta.0', '1.0.0-next.2', '1.0.0', '1.1.0-next.0']
    for (const [at, version] of versions.entries()) publish(world, pkg, { name: version, created: ago(world, 90 - at) })
    return { pkg, labels: ['1.0.0-beta.0', '1.0.0-next.2', '1.0.0', '1.1.0-next.0'] }
  }
  return [
    builds('services/payments', 70, allBuilds.slice(3), 1),
    builds('services/identity', 90, allBuilds.slice(4), 1),
    ...numbered(30, 'services/api-').map((name) => builds(name, 3, allBuilds.slice(4))),
    ...numbered(27, 'services/eu/job-').map((name) => builds(name, 20, allBuilds.slice(5))),
    builds('services/legacy/erp', 30, allBuilds, 1),
    ...numbered(29, 'tools/').map(tool),
    builds('tools/lint/cache', 30, allBuilds, 1),
    ...numbered(10, 'lib-').map(library)
  ]
}

const canaries = (world: World): readonly Survivors[] => {
  const ui = add(world, 'npm', 'ui')
  const versions: [number, string][] = [
    [300, '1.3.0'],
    [200, '1.4.0'],
    ...numbered(8, '2.0.0-next.').map((name, at): [number, string] => [190 - at * 10, name]),
    ...numbered(30, '1.5.0-canary.').map((name, at): [number, string] => [30 - at, name]),
    [0.5, '1.5.0'],
    [0.25, '1.6.0-canary.0']
  ]
  for (const [days, name] of versions) publish(world, ui, { name, created: ago(world, days) })
  return [
    {
      pkg: ui,
      labels: [
        ...['1.3.0', '1.4.0', '1.5.0', '1.6.0-canary.0'],
        ...[23, 24, 25, 26, 27, 28, 29].map((number) => `1.5.0-canary.${number}`),
        ...[3, 4, 5, 6, 7].map((number) => `2.0.0-next.${number}`)
      ]
    }
  ]
}

const snapshots = (world: World): readonly Survivors[] => {
  const client = add(world, 'maven', 'com.acme.client')
  const versions = [
    ...['2.0.0-SNAPSHOT', '2.0.0-M1', '2.0.0-rc-1', '2.0.0', '2.1.0-SNAPSHOT', '2.1.0-20260101.120000-1', '2.1'],
    ...['2.2.0-SNAPSHOT', '2.2.0-alpha-1', '2.1.1-SNAPSHOT', '2.1.1.Final', '3.0.0-SNAPSHOT']
  ]
  for (const [at, name] of versions.entries()) publish(world, client, { name, created: ago(world, 400 - at * 30) })
  const labels = ['2.0.0', '2.1', '2.1.1.Final', '2.2.0-SNAPSHOT', '2.2.0-alpha-1', '3.0.0-SNAPSHOT']
  return [{ pkg: client, labels }]
}

const recipes: readonly Recipe[] = [
  { heading: 'Nightly images', populate: nightlies },
  { heading: 'Pull-request previews', populate: previews },
  { heading: 'Previews that stay for a week', populate: closedPreviews },
  { heading: 'Releases of a server', populate: releases },
  { heading: 'What is deployed', populate: deployed },
  { heading: 'In use: Flux', populate: inUse(['2.1.0', '2.3.0'], '1.3.0', 'main-100'), files: fluxFiles },
  { heading: 'In use: Argo CD', populate: inUse(['2.1.0', '2.3.0'], '1.2.0', '1.3.0', 'main-100'), files: argoFiles },
  { heading: 'In use: Helm', populate: inUse(charts, '1.2.0', '1.3.0', 'main-100'), files: helmFiles },
  { heading: 'In use: Compose', populate: inUse(charts, '1.3.0', 'main-100'), files: composeFiles },
  { heading: 'A monorepo with 100 packages', populate: monorepo },
  { heading: 'npm canaries', populate: canaries },
  { heading: 'Maven snapshots', populate: snapshots }
]

const repairHeading = 'After another tool broke images'

const page = await readFile('docs/recipes.md', 'utf8')

test('the page has no other recipes than those tested here', () => {
  const headings = page.matchAll(/^## (.+)$/gm).map(([, heading]) => heading)
  expect([...headings]).toEqual([...recipes.map(({ heading }) => heading), repairHeading])
})

test('the monorepo has 100 packages', () => {
  expect(monorepo(smallWorld().world)).toHaveLength(100)
})

afterEach(async () => {
  for (const path of ['gitops', 'charts', 'servers', 'compose.yaml', 'Dockerfile'])
    await rm(join(workspace, path), { recursive: true, force: true })
})

/** The workflow that undoes a run by its id. */
const undoing = readWorkflow(await readFile('examples/restore.yml', 'utf8'))

/** Returns the requests that change packages: uploads of reports and of the cache do not. */
const packageChanges = (requests: Parameters<typeof mutations>[0]): readonly string[] =>
  mutations(requests).filter((each) => /\/(?:packages|v2)\//.test(each))

test.each(recipes)(
  '$heading: what the page promises is kept, and nothing else, and its run can be undone',
  async ({ heading, populate, files = {} }) => {
    const { files: onPage, permissions, inputs } = readRecipe(heading)
    for (const [path, text] of [...onPage, ...Object.entries(files)]) {
      await mkdir(dirname(join(workspace, path)), { recursive: true })
      await writeFile(join(workspace, path), text)
    }
    const { world, clock } = smallWorld()
    const survivors = populate(world)
    const token = 'token' in inputs ? classic : 'ghs_recipe'
    addToken(world, { token: 'ghs_recipe', kind: 'github-token', repository: 'acme/app', permissions })
    const { simulator } = await serve(world)
    // To pack the cache starts four processes for each run; the workflows of the other pages are run with one.
    const run = (given: Readonly<Record<string, string>>) =>
      runAction(simulator, clock, { cache: 'false', ...given }, withServices(simulator))
    const act = (dryRun: boolean) => run({ ...inputs, token, 'dry-run': `${dryRun}` })
    const before = survivors.map(({ pkg }) => labelsOf(pkg.versions))
    const needs = survivors.map(({ pkg, labels }) => neededBy(pkg, labels))

    const dry = await act(true)
    expect(dry).toMatchObject({ code: 0, report: { warnings: [], problems: [] } })
    expect(packageChanges(dry.requests)).toEqual([])
    expect(survivors.map(({ pkg }) => labelsOf(pkg.versions))).toEqual(before)
    const taken = survivors.filter(({ pkg }) => dry.report.packages.some(({ name }) => name === pkg.name))
    for (const { pkg, labels } of taken) {
      const kept = packageOf(dry, pkg.name).versions.filter(({ action }) => action === 'keep')
      expect({ [pkg.name]: labelsOf(kept) }).toEqual({ [pkg.name]: labels.toSorted() })
    }

    const real = await act(false)
    expect(real).toMatchObject({
      code: 0,
      outputs: { 'deleted-count': dry.outputs['planned-count'], complete: 'true' }
    })
    for (const [at, { pkg, labels, untagged = 0 }] of survivors.entries()) {
      const needed = needs[at] ?? new Set()
      const strays = pkg.versions.filter((version) => pkg.type === 'container' && !needed.has(version))
      expect({ [pkg.name]: labelsOf(pkg.versions), untagged: strays.length, broken: brokenTags(pkg) }).toEqual({
        [pkg.name]: labels.toSorted(),
        untagged,
        broken: []
      })
      expect(needed.difference(new Set(pkg.versions))).toEqual(new Set())
    }

    expect(packageChanges((await act(false)).requests)).toEqual([])

    const undo = token === classic ? classic : 'ghs_undo'
    addToken(world, {
      token: 'ghs_undo',
      kind: 'github-token',
      repository: 'acme/app',
      permissions: undoing.permissions
    })
    const [restore = {}] = inputsIn(undoing)
    const undone = await run({ ...restore, 'restore-from': '1', 'dry-run': 'false', token: undo })
    expect(undone).toMatchObject({ code: 0, outputs: { 'restored-count': real.outputs['deleted-count'] } })
    expect(survivors.map(({ pkg }) => labelsOf(pkg.versions))).toEqual(before)
  }
)

test(`${repairHeading}: what can be restored is whole again, and only what is lost is deleted`, async () => {
  const { permissions, steps } = readRecipe(repairHeading)
  const { world, clock } = smallWorld()
  const server = add(world, 'container', 'server')
  const push = (days: number, ...tags: string[]) => pushMultiArch(world, server, { tags, created: ago(world, days) })
  const remove = (...versions: readonly SimVersion[]): void => {
    for (const version of versions) deleteVersion(world, server, version)
  }
  const lost = push(90, '1.0.0')
  remove(...lost.children.slice(0, 1))
  clock.advance(31 * day)
  const repaired = push(20, '1.1.0')
  signCosignV3(world, server, repaired.index)
  const labels = ['1.1.0', '1.2.0', 'latest']
  push(10, '1.2.0', 'latest')
  const needed = neededBy(server, labels)
  const old = push(60, '0.9.0')
  remove(...repaired.children, ...lost.children.slice(1), old.index, ...old.children)
  addToken(world, { token: 'ghs_recipe', kind: 'github-token', repository: 'acme/app', permissions })
  const { simulator } = await serve(world)
  const act = async (dryRun: boolean) => {
    const runs = []
    for (const step of steps) {
      runs.push(await runAction(simulator, clock, { ...step, token: 'ghs_recipe', 'dry-run': `${dryRun}` }))
    }
    return runs
  }

  const dry = await act(true)
  expect(dry.flatMap(({ requests }) => mutations(requests))).toEqual([])
  expect(labelsOf(server.versions)).toEqual(['1.0.0', ...labels])
  const real = await act(false)
  expect(real).toMatchObject([{ code: 0 }, { code: 0 }])
  expect(labelsOf(server.versions)).toEqual(labels)
  expect(brokenTags(server)).toEqual([])
  expect(needed.difference(new Set(server.versions))).toEqual(new Set())
  expect(server.deleted).toContain(lost.index)
  expect(server.deleted).toContain(old.index)
  expect((await act(false)).flatMap(({ requests }) => mutations(requests))).toEqual([])
})

/** Returns the labels of versions, sorted: tags without those of signatures, or else the names that are no digests. */
const labelsOf = (versions: readonly { readonly name: string; readonly tags: readonly string[] }[]): string[] =>
  versions
    .flatMap(({ name, tags }) => (tags.length > 0 || name.includes(':') ? tags : [name]))
    .filter((label) => helperSubject(label) === null)
    .toSorted()

/** The YAML of one section of the page: the files that it adds to a repository, and what its workflow gives to the action. */
const readRecipe = (heading: string) => {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? ''
  const files = new Map(blocksIn(section).map((text) => [/^# (\S+)\n/.exec(text)?.[1] ?? '', text]))
  const paths = [...files.keys()].filter((path) => path.startsWith('.github/'))
  expect(['.github/package-retention.yml', '.github/workflows/package-retention.yml']).toEqual(
    paths.length > 1 ? paths : ['.github/package-retention.yml', ...paths]
  )
  const workflow = readWorkflow(files.get('.github/workflows/package-retention.yml') ?? '')
  const steps = inputsIn(workflow)
  return { files, permissions: workflow.permissions, inputs: steps[0] ?? {}, steps }
}
