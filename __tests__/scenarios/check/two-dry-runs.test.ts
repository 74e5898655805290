import { expect, test } from '@jest/globals'
import { pushImage, pushMultiArch } from '../../../simulator/images.ts'
import { signCosignV2, signCosignV3 } from '../../../simulator/signatures.ts'
import { addPackage, addRepository, type World } from '../../../simulator/world.ts'
import { day, publishDaily, setUp } from '../../action.ts'
import fc from '../../fast-check.ts'
import { checkReport } from '../../report-schema.ts'
import { writeFiles } from './pull-request.ts'

const rules = [
  '{ delete: "pr-{pr}", keep: { while: pr-open } }',
  '{ delete: ["pr-{pr}", nightly-*], older-than: 3d }',
  '{ delete: nightly-*, keep: { latest: 2, weekly: 1 } }',
  '{ delete: "@semver", keep: { latest: 1, per: minor } }',
  '{ delete: "@untagged", older-than: 2d }',
  '{ delete: "@any", keep: { latest: 6 } }',
  '{ delete: "@any", keep: { max: 2, within: 9d } }'
]
const options = [
  'untag: true',
  'protect: v1.0.0',
  'min-keep: 3',
  'max-delete-percent: 60',
  'delete-empty-packages: true',
  'grace-period: 0'
]
const names = ['packages: app', 'packages: [app, other]', 'packages: "*"']

const policies = fc
  .record({
    packages: fc.constantFrom(...names),
    rules: fc.subarray(rules, { minLength: 1, maxLength: 3 }),
    options: fc.subarray(options, { maxLength: 2 })
  })
  .map(
    (policy) =>
      `version: 1\npolicies:\n  - ${[policy.packages, ...policy.options, 'rules:'].join('\n    ')}\n${policy.rules.map((rule) => `      - ${rule}\n`).join('')}`
  )

const populate = (world: World): void => {
  const app = world.owners.get('acme')?.packages.get('container/app')
  if (!app) throw new Error('no package')
  const ago = (days: number): number => world.clock.now() - days * day
  for (const [days, ...tags] of [
    [20, 'v1.0.0'],
    [15, 'pr-1'],
    [12, 'v1.0.1', 'nightly-2'],
    [9, 'pr-2', 'nightly-3'],
    [4, 'v1.1.0', 'latest'],
    [1, 'nightly-4']
  ] as const)
    pushMultiArch(world, app, {
      tags: [...tags],
      created: ago(days),
      attestations: days > 10 ? 'buildkit-artifact' : 'none'
    })
  const signed = pushMultiArch(world, app, { tags: ['nightly-1'], created: ago(14) })
  signCosignV2(world, app, signed.index)
  signCosignV3(world, app, signed.index, { created: ago(14) })
  for (const days of [30, 5, 0.5]) pushImage(world, app, { created: ago(days) })
  const other = addPackage(world, { owner: 'acme', type: 'container', name: 'other', repository: 'acme/app' })
  publishDaily(world, other, ['pr-1', 'pr-2', 'nightly-1', 'v2.0.0'])
}

test('the difference is that of two separate dry runs', async () => {
  const { world, act } = await setUp()
  addRepository(world, 'acme/app', { pulls: [2] })
  populate(world)
  const decide = async (file: string) => {
    const { report } = await act({ 'policy-file': file, 'dry-run': 'true' })
    const versions = report.packages.flatMap(({ name, versions }) =>
      versions.map((each) => [`${name} ${each.id}`, each] as const)
    )
    return new Map(versions.map(([key, { action, untag }]) => [key, `${action} ${untag.toSorted()}`]))
  }
  await fc.assert(
    fc.asyncProperty(policies, policies, async (before, now) => {
      await writeFiles({ 'before.yml': before, 'now.yml': now })
      const [one, other] = [await decide('before.yml'), await decide('now.yml')]
      const { report } = await act({ mode: 'check', 'policy-file': 'now.yml', 'compare-with': 'before.yml' })
      checkReport(report)
      const expected = [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => {
        const both = [one.get(key) ?? 'keep ', other.get(key) ?? 'keep ']
        return both[0] === both[1] ? [] : [[key, ...both]]
      })
      const found = report.packages.flatMap(({ name, versions }) =>
        versions.flatMap((version) =>
          version.before && version.after
            ? [
                [
                  `${name} ${version.id}`,
                  ...[version.before, version.after].map(({ action, untag }) => `${action} ${untag.toSorted()}`)
                ]
              ]
            : []
        )
      )
      expect(found.toSorted()).toEqual(expected.toSorted())
    }),
    { numRuns: 12 }
  )
})
