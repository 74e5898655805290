import { expect, test } from '@jest/globals'
import { planPackage } from '../../src/retention/plan.ts'
import { measureStorage, type StorageBytes } from '../../src/retention/storage.ts'
import { container, image, index, type Listing, now, policy, rule, unknownRefs } from './builders.ts'

/** Images that share a config of 2 bytes and have layers of different sizes. */
const measured = (listing: Listing, untag = false): StorageBytes => {
  const app = container(listing)
  return measureStorage(planPackage(app, policy([rule('pr-*')], { untag }), unknownRefs, now).decisions, app.manifests)
}

test.each<[behaviour: string, listing: Listing, bytes: StorageBytes]>([
  ['is nothing for an empty package', {}, { total: 0, reclaimable: 0, complete: true }],
  [
    'counts config and layers',
    { 'a 1d main': image({ layers: [100, 20] }) },
    { total: 122, reclaimable: 0, complete: true }
  ],
  [
    'counts each blob once, however many refer to it',
    { 'a 1d main': image({ layers: [100, 100, 20] }), 'b 1d lts': image({ layers: [100, 3] }) },
    { total: 125, reclaimable: 0, complete: true }
  ],
  [
    'reclaims only what no kept version refers to',
    {
      'a 1d main': image({ layers: [100] }),
      'b 1d pr-1': image({ layers: [100, 30] }),
      'c 1d pr-2': image({ layers: [30, 7] })
    },
    { total: 139, reclaimable: 37, complete: true }
  ],
  [
    'counts the platforms of indexes, which have no blobs of their own',
    {
      'main 1d main': image(),
      'pr 1d pr-1': index(['amd64', 'arm64']),
      'amd64 1d': image({ layers: [40] }),
      'arm64 1d': image({ layers: [60] })
    },
    { total: 102, reclaimable: 100, complete: true }
  ],
  [
    'counts nothing of what is missing, where there is nothing to count',
    { 'a 1d main': 'missing', 'c 1d pr-3': image({ layers: [5] }), 'd 1d lts': image() },
    { total: 7, reclaimable: 5, complete: true }
  ],
  [
    'says that it is incomplete where a manifest was not read or could not be read',
    { 'main 1d main': null, 'a 1d pr-1': 'missing', 'b 1d pr-2': 'unreadable', 'c 1d pr-3': image({ layers: [5] }) },
    { total: 7, reclaimable: 7, complete: false }
  ]
])('%s', (_, listing, bytes) => {
  expect(measured(listing)).toEqual(bytes)
})

test('reclaims nothing of an image that only loses a tag', () => {
  expect(measured({ 'a 1d main pr-1': image({ layers: [100] }) }, true)).toEqual({
    total: 102,
    reclaimable: 0,
    complete: true
  })
})
