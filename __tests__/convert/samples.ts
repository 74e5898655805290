import { buildGraph } from '../../src/retention/graph.ts'
import { container, digest, image, index, registry } from '../retention/builders.ts'
import type { Sample } from './originals.ts'

const images = container({
  'old-amd 200d': image(),
  'old-arm 200d': image(),
  'old 200d v1.0.0': index(['old-amd', 'old-arm']),
  'new-amd 10d': image(),
  'new-arm 10d': image(),
  'new 10d v1.1.0 latest': index(['new-amd', 'new-arm']),
  'wide-amd 65d': image(),
  'wide-arm 65d': image(),
  'wide 65d sha-9': index(['wide-amd', 'wide-arm']),
  'one 1d sha-1': image(),
  'two 5d sha-2': image(),
  'three 20d sha-3': image(),
  'four 40d sha-4': image(),
  'five 60d sha-5': image(),
  'six 90d sha-6': image(),
  'mixed 50d sha-7 edge': image(),
  'moved 80d/3d sha-8': image(),
  'pr-new 3d pr-1': image(),
  'pr-old 45d pr-2': image(),
  'pr-both 70d pr-2-x pr-3': image(),
  'loose-new 12h': image(),
  'loose-a 10d': image(),
  'loose-b 35d': image(),
  'loose-c 120d': image(),
  'loose-amd 50d': image(),
  'loose-index 50d': index(['loose-amd']),
  'partial-amd 30d': image(),
  'partial 30d broken-1': index(['partial-amd', 'gone'])
})
const manifests = new Map([...images.manifests, [digest('gone'), 'missing' as const]])

/** A package with images for several platforms, tags that share an image, untagged images and one that lacks a part. */
export const server: Sample = { ...images, manifests, graph: buildGraph(images.versions, manifests) }

/** A package of npm with releases and prereleases. */
export const ui: Sample = {
  ...registry('npm', [
    '0.9.0 300d',
    '1.0.0-rc.1 120d',
    '1.0.0 100d',
    '1.1.0-next.1 60d',
    '1.1.0-next.2 50d',
    '1.1.0-next.3 40d',
    '1.1.0 30d',
    '2.0.0-beta.1 5d',
    '2.0.0-beta.2 1d'
  ]),
  manifests: new Map()
}
