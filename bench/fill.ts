import { pushImage, pushMultiArch } from '../simulator/images.ts'
import { publish, type SimPackage, type World } from '../simulator/world.ts'

/** A function that publishes versions to a package, the oldest a year old. */
export type Fill = (world: World, pkg: SimPackage) => void

const year = 365 * 86_400_000

/** Returns `count` times spread evenly over the last year, the oldest first. */
const times = (world: World, count: number): number[] =>
  Array.from({ length: count }, (_, at) => world.clock.now() - year + (at * year) / (count + 1))

/** Publishes npm versions, nine of ten of them prereleases. */
export const fillNpm =
  (count: number): Fill =>
  (world, pkg) => {
    for (const [at, created] of times(world, count).entries()) {
      const number = `${Math.floor(at / 1000)}.${Math.floor(at / 10) % 100}.${Math.floor(at / 10)}`
      publish(world, pkg, { name: at % 10 === 9 ? number : `${number}-canary.${at % 10}`, created })
    }
  }

/** Pushes images as BuildKit does: of ten versions, five belong to a multi-arch image with attestations, five are single images. */
export const fillImages =
  (count: number): Fill =>
  (world, pkg) => {
    const layers = ['base', 'runtime']
    for (const [at, created] of times(world, count / 10).entries()) {
      pushMultiArch(world, pkg, { tags: [`nightly-${at}`], created, attestations: 'buildkit-artifact', layers })
      for (const run of [1, 2, 3, 4]) {
        pushImage(world, pkg, { tags: [`pr-${at}-${run}`], created: created + run, layers: [...layers, 4_000_000] })
      }
      pushImage(world, pkg, { created: created + 5, layers })
    }
  }

/** Pushes multi-arch images with attestations, of which every other one has lost its tag to a later push. */
export const fillMovedTags =
  (count: number): Fill =>
  (world, pkg) => {
    for (const [at, created] of times(world, count / 5).entries()) {
      const tags = at % 2 === 0 ? [`nightly-${at}`] : []
      pushMultiArch(world, pkg, { tags, created, attestations: 'buildkit-artifact', layers: ['base', 'runtime'] })
    }
  }

/** Pushes single images, each with a tag of its own. */
export const fillTags =
  (count: number): Fill =>
  (world, pkg) => {
    for (const [at, created] of times(world, count).entries()) {
      pushImage(world, pkg, { tags: [`build-${at}`], created, layers: ['base', 'runtime'] })
    }
  }
