import { type Layer } from './manifests.ts'
import { pushHelmChart, pushImage, pushMultiArch } from './images.ts'
import { attestGitHub, signCosignV2, signCosignV3 } from './signatures.ts'
import { deleteVersion } from './trash.ts'
import type { Token } from './tokens.ts'
import { addOwner, addPackage, addRepository, addToken, type Owner, publish, type SimPackage, type World } from './world.ts'

const hour = 3_600_000
const day = 24 * hour

/** Something that happened `ago` milliseconds before the sample's now. */
interface Event {
  readonly ago: number
  readonly happen: (created: number) => void
}

/** What `sampleOrganization` adds to a world. */
export interface Sample {
  readonly organization: Owner
  readonly user: Owner
  readonly packages: Readonly<Record<'app' | 'cli' | 'chart' | 'ui' | 'client' | 'sdk' | 'gem' | 'legacy' | 'dotfiles', SimPackage>>
  /** A workflow of `acme/app` that may clean up `app`, and a classic token of the user `octo` for everything. */
  readonly tokens: Readonly<Record<'workflow' | 'classic', Token>>
}

/** An organization `acme` with packages of all six types as years of automation leave them, and a user `octo`; always the same, with ages relative to `now`. */
export const sampleOrganization = (world: World, now: number): Sample => {
  const organization = addOwner(world, { login: 'acme', type: 'Organization' })
  const user = addOwner(world, { login: 'octo', type: 'User' })
  addRepository(world, 'acme/app', {
    pulls: openPulls,
    branches: ['main', 'release/1.x', 'feature/search'],
    tags: releases.map(({ version }) => `v${version}`)
  })
  const add = (type: SimPackage['type'], name: string, repository: string): SimPackage =>
    addPackage(world, { owner: 'acme', type, name, repository, created: now - 500 * day, conflicting: type === 'docker' })
  const packages = {
    app: add('container', 'app', 'acme/app'),
    cli: add('container', 'tools/cli', 'acme/tools'),
    chart: add('container', 'charts/app', 'acme/app'),
    ui: add('npm', 'ui', 'acme/ui'),
    client: add('maven', 'com.acme.client', 'acme/client'),
    sdk: add('nuget', 'Acme.Sdk', 'acme/sdk'),
    gem: add('rubygems', 'acme', 'acme/gem'),
    legacy: add('docker', 'app', 'acme/app'),
    dotfiles: addPackage(world, { owner: 'octo', type: 'container', name: 'dotfiles', created: now - 200 * day })
  }
  const events = [
    ...appEvents(world, packages.app, now),
    ...imageEvents(world, packages, now),
    ...registryEvents(world, packages)
  ]
  // Versions are numbered in the order in which they were pushed.
  for (const { ago, happen } of events.sort((one, other) => other.ago - one.ago)) happen(now - ago)
  return {
    organization,
    user,
    packages,
    tokens: {
      workflow: addToken(world, {
        token: 'sample-workflow-token',
        kind: 'github-token',
        repository: 'acme/app',
        permissions: { packages: 'write', contents: 'read', 'pull-requests': 'read' }
      }),
      classic: addToken(world, { token: 'sample-classic-token', kind: 'classic', login: 'octo' })
    }
  }
}

const openPulls = [207, 211, 212]

const releases: readonly { version: string; days: number; floating: readonly string[] }[] = [
  { version: '1.0.0', days: 410, floating: ['1.0', '1', 'latest'] },
  { version: '1.0.1', days: 371, floating: ['1.0', '1', 'latest'] },
  { version: '1.1.0', days: 290, floating: ['1.1', '1', 'latest'] },
  { version: '1.1.1', days: 246, floating: ['1.1', '1', 'latest'] },
  { version: '1.2.0-rc.1', days: 131, floating: [] },
  { version: '1.2.0', days: 120, floating: ['1.2', '1', 'latest'] },
  { version: '1.2.1', days: 64, floating: ['1.2', '1', 'latest'] },
  { version: '2.0.0-beta.1', days: 12, floating: [] }
]

const baseImage: readonly Layer[] = [
  { name: 'debian', size: 48_500_000 },
  { name: 'runtime', size: 31_200_000 }
]

/** A busy image: releases with attestations and signatures, nightlies, a moving `main`, pull requests, and remains. */
const appEvents = (world: World, app: SimPackage, now: number): Event[] => [
  ...releases.map(({ version, days, floating }) => ({
    ago: days * day,
    happen: (created: number) => {
      const tags = [version, ...floating]
      const { index } = pushMultiArch(world, app, {
        tags,
        created,
        layers: baseImage,
        attestations: days > 100 ? 'buildkit-legacy' : 'buildkit-artifact'
      })
      if (days > 200) signCosignV2(world, app, index, { created })
      else signCosignV3(world, app, index, { created })
      if (days < 100) attestGitHub(world, app, index, { created })
    }
  })),
  ...Array.from({ length: 30 }, (_, nights) => ({
    ago: nights * day + 5 * hour,
    happen: (created: number) => {
      const date = new Date(created).toISOString().slice(0, 10)
      pushMultiArch(world, app, { tags: [`nightly-${date}`, 'nightly'], created, layers: baseImage })
    }
  })),
  ...Array.from({ length: 10 }, (_, push) => ({
    ago: push * 1.5 * day + 3 * hour,
    happen: (created: number) => {
      pushMultiArch(world, app, { tags: ['main'], created, layers: baseImage })
    }
  })),
  ...Array.from({ length: 13 }, (_, pull) => pull).flatMap((pull) =>
    Array.from({ length: 1 + (pull % 4) }, (_, push) => ({
      ago: (40 - pull * 3) * day + (4 - push) * 6 * hour,
      happen: (created: number) => {
        const sha = ((pull + 1) * 0x5e7a1 + push * 0x1f3d).toString(16).padStart(7, '0')
        pushImage(world, app, { tags: [`pr-${200 + pull}`, `pr-${200 + pull}-${sha}`], created, layers: [...baseImage, 4_000_000] })
      }
    }))
  ),
  ...Array.from({ length: 4 }, (_, at) => ({
    ago: (150 - at * 7) * day,
    happen: (created: number) => {
      // A careless clean-up took the index and left its children.
      const { index } = pushMultiArch(world, app, { tags: [`old-${at}`], created, layers: baseImage })
      deleteVersion(world, app, index)
    }
  })),
  {
    ago: 2 * hour,
    happen: (created: number) => {
      // A push that is still going on: the children are there, their index is not.
      pushImage(world, app, { created, layers: [...baseImage, 5_000_000] })
      pushImage(world, app, { created, layers: [...baseImage, 5_000_000], platform: 'linux/arm64' })
    }
  }
].filter(({ ago }) => ago < now)
