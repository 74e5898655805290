import { pushImage, pushMultiArch } from './images.ts'
import { digestOf, type Layer } from './manifests.ts'
import { attestGitHub, signCosignV2, signCosignV3 } from './signatures.ts'
import type { SimPackage, World } from './world.ts'

/** An hour in milliseconds. */
export const hour = 3_600_000
/** A day in milliseconds. */
export const day = 24 * hour

/** A push or publication `ageMs` milliseconds before the sample's `now`. */
export interface SampleEvent {
  readonly ageMs: number
  readonly apply: (created: number) => void
}

/** Numbers of the open pull requests. */
export const openPulls = [207, 211, 212]

/** Releases of the sample image with their floating tags. */
export const releases: readonly { version: string; days: number; floating: readonly string[] }[] = [
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

/** Returns the pushes of a busy image: releases with attestations and signatures, nightlies, `main`, pull requests, orphans. */
export const appEvents = (world: World, app: SimPackage): SampleEvent[] => [
  ...releases.map(({ version, days, floating }) => ({
    ageMs: days * day,
    apply: (created: number) => {
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
    ageMs: nights * day + 5 * hour,
    apply: (created: number) => {
      const date = new Date(created).toISOString().slice(0, 10)
      pushMultiArch(world, app, { tags: [`nightly-${date}`, 'nightly'], created, layers: baseImage })
    }
  })),
  ...Array.from({ length: 16 }, (_, push) => ({
    ageMs: push * 1.5 * day + 3 * hour,
    apply: (created: number) => {
      pushMultiArch(world, app, { tags: ['main'], created, layers: baseImage })
    }
  })),
  ...Array.from({ length: 13 }, (_, pull) => pull).flatMap((pull) =>
    Array.from({ length: 1 + (pull % 4) }, (_, push) => ({
      ageMs: (40 - pull * 3) * day + (4 - push) * 6 * hour,
      apply: (created: number) => {
        const sha = digestOf(`pull request ${pull}, push ${push}`).slice(7, 14)
        pushImage(world, app, {
          tags: [`pr-${200 + pull}`, `pr-${200 + pull}-${sha}`],
          created,
          layers: [...baseImage, 4_000_000]
        })
      }
    }))
  ),
  ...Array.from({ length: 4 }, (_, at) => ({
    ageMs: (150 - at * 7) * day,
    // Children whose indexes a careless cleanup deleted.
    apply: (created: number) => pushChildren(world, app, created)
  })),
  // A push in progress: the index comes last.
  { ageMs: 2 * hour, apply: (created: number) => pushChildren(world, app, created) }
]

const pushChildren = (world: World, app: SimPackage, created: number): void => {
  for (const platform of ['linux/amd64', 'linux/arm64']) {
    pushImage(world, app, { created, platform, layers: [...baseImage, 5_000_000] })
  }
}
