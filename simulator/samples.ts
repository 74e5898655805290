import { pushHelmChart, pushImage } from './images.ts'
import { appEvents, day, hour, openPulls, releases, type SampleEvent } from './sample-app.ts'
import type { Token } from './tokens.ts'
import {
  addOwner,
  addPackage,
  addRepository,
  addToken,
  type Owner,
  publish,
  type SimPackage,
  type World
} from './world.ts'

type Packages = Readonly<
  Record<'app' | 'cli' | 'chart' | 'ui' | 'client' | 'sdk' | 'gem' | 'legacy' | 'dotfiles', SimPackage>
>

/** Accounts, packages and tokens that `sampleOrganization` adds. */
export interface Sample {
  readonly organization: Owner
  readonly user: Owner
  readonly packages: Packages
  /** Tokens of a workflow in `acme/app`, which may clean up `app`, and of the user `octo`, with access to everything. */
  readonly tokens: Readonly<Record<'workflow' | 'classic', Token>>
}

/** Adds an organization `acme` with packages of all six types, as they look after years of automation, and a user `octo`; ages are relative to `now`. */
export const sampleOrganization = (world: World, now: number): Sample => {
  const organization = addOwner(world, { login: 'acme', type: 'Organization' })
  const user = addOwner(world, { login: 'octo', type: 'User' })
  addRepository(world, 'acme/app', {
    pulls: openPulls,
    branches: ['main', 'release/1.x', 'feature/search'],
    tags: releases.map(({ version }) => `v${version}`)
  })
  const add = (type: SimPackage['type'], name: string, repository: string): SimPackage =>
    addPackage(world, {
      owner: 'acme',
      type,
      name,
      repository,
      created: now - 500 * day,
      conflicting: type === 'docker'
    })
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
  const events = [...appEvents(world, packages.app), ...otherImages(world, packages), ...publications(world, packages)]
  // Ids ascend in the order of the pushes.
  for (const { ageMs, apply } of events.sort((one, other) => other.ageMs - one.ageMs)) apply(now - ageMs)
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

const otherImages = (world: World, { cli, chart, dotfiles }: Packages): SampleEvent[] => [
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((minor) => ({
    ageMs: (300 - minor * 40) * day,
    apply: (created: number) => {
      pushImage(world, cli, { tags: [`v0.${minor}.0`, 'latest'], created, layers: ['alpine', 9_000_000] })
    }
  })),
  ...[0, 1, 2, 3].map((minor) => ({
    ageMs: (200 - minor * 45) * day,
    apply: (created: number) => {
      pushHelmChart(world, chart, { tags: [`0.${minor}.0`], created })
    }
  })),
  ...[0, 1, 2, 3, 4].map((push) => ({
    ageMs: (190 - push * 40) * day,
    apply: (created: number) => {
      pushImage(world, dotfiles, { tags: ['latest'], created })
    }
  }))
]

const publications = (world: World, { ui, client, sdk, gem, legacy }: Packages): SampleEvent[] => {
  const series = (pkg: SimPackage, names: readonly string[], oldest: number, every: number): SampleEvent[] =>
    names.map((name, at) => ({
      ageMs: oldest - at * every,
      apply: (created) => {
        // In the old Docker registry, the name of a version is its tag.
        publish(world, pkg, { name, created, tags: pkg.type === 'docker' ? [name] : [] })
      }
    }))
  const canaries = Array.from({ length: 15 }, (_, at) => `1.5.0-canary.${at}`)
  return [
    ...series(ui, ['1.0.0', '1.1.0', '1.2.0', '1.2.1', '1.3.0', '1.4.0', '1.4.1', '1.4.2'], 320 * day, 38 * day),
    ...series(ui, canaries, 45 * day, 3 * day - hour),
    ...series(
      client,
      ['2.0.0', '2.1.0-SNAPSHOT', '2.1.0', '2.2.0-SNAPSHOT', '2.2.0', '2.3.0-SNAPSHOT'],
      260 * day,
      41 * day
    ),
    ...series(sdk, ['3.0.0', '3.0.1', '3.1.0-beta.1', '3.1.0-beta.2', '3.1.0', '3.1.0.1'], 220 * day, 36 * day),
    ...series(gem, ['0.9.0', '0.9.1', '1.0.0.pre1', '1.0.0', '1.0.1'], 180 * day, 35 * day),
    ...series(legacy, ['1.0', '1.1', 'latest'], 900 * day, 100 * day)
  ]
}
