import { pushImage, pushIndex } from '../../simulator/images.ts'
import { attestGitHub, signCosignV2, signCosignV3 } from '../../simulator/signatures.ts'
import type { SimPackage, World } from '../../simulator/world.ts'
import { day } from '../action.ts'
import fc from '../fast-check.ts'

/** A push; numbers refer to existing versions, modulo their count. */
export const push = fc.record({
  kind: fc.constantFrom('image', 'image', 'index', 'index', 'index', 'cosign2', 'cosign3', 'attest'),
  tags: fc.uniqueArray(fc.constantFrom('pr-1', 'pr-2', 'pr-3', 'pr-1-arm', 'v1', 'latest'), { maxLength: 2 }),
  of: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 })
})
export type Push = typeof push extends fc.Arbitrary<infer T> ? T : never

/** Performs the pushes. With `simple`, children of indexes have no tags: only the index relates a child to an image. */
export const pushAll = (world: World, app: SimPackage, pushes: readonly Push[], simple = false): void => {
  const created = world.clock.now() - 9 * day
  pushImage(world, app, { tags: ['main'], created })
  for (const { kind, tags, of } of pushes) {
    const known = simple && kind === 'index' ? app.versions.filter(({ tags }) => tags.length === 0) : app.versions
    const named = of.flatMap((number) => known[number % known.length] ?? [])
    const [subject] = named
    if (!subject) continue
    if (kind === 'image') pushImage(world, app, { tags, created })
    else if (kind === 'index') pushIndex(world, app, { tags, created, children: [...new Set(named)] })
    else if (kind === 'cosign2') signCosignV2(world, app, subject, { created })
    else if (kind === 'cosign3') signCosignV3(world, app, subject, { created })
    else attestGitHub(world, app, subject, { created })
  }
}

/** Returns the active versions with their tags. */
export const stateOf = (pkg: SimPackage): ReadonlyMap<number, readonly string[]> =>
  new Map(pkg.versions.map(({ id, tags }) => [id, tags.toSorted()]))
