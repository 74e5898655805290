import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { pushArtifact, pushImage } from '../../../simulator/images.ts'
import { addPackage } from '../../../simulator/world.ts'
import { mutations, packageOf, setUp } from '../../action.ts'

const created = '2026-03-01'

/** `COSIGN_REPOSITORY` puts the signatures of `app` into a package of their own. */
const signedElsewhere = async () => {
  const scene = await setUp()
  const { world, app } = scene
  const signatures = addPackage(world, { owner: 'acme', type: 'container', name: 'signatures' })
  const images = Array.from({ length: 12 }, (_, count) => pushImage(world, app, { created, tags: [`v1.${count}.0`] }))
  for (const image of images) {
    const tags = [`${image.name.replace(':', '-')}.sig`]
    pushArtifact(world, signatures, { created, tags, artifactType: 'application/vnd.dev.cosign.simplesigning.v1+json' })
  }
  return { ...scene, signatures, images }
}

test('the example for all packages deletes no signature of an image in another package', async () => {
  const { act, signatures } = await signedElsewhere()
  const { jobs } = parse(await readFile('examples/matrix.yml', 'utf8'))
  const { policy } = jobs.clean.steps[0].with
  const run = await act({ packages: 'signatures', policy })
  expect(mutations(run.requests)).toEqual([])
  expect(signatures.versions).toHaveLength(12)
  expect(run.code).toBe(0)
  const codes = packageOf(run).versions.map(({ reasons }) => reasons.map(({ code }) => code))
  expect(new Set(codes.flat())).toEqual(new Set(['foreign-subject']))
  expect(run.log).toMatch(/::warning::.*signatures: 12 .*another package/)
})

test('beside one image that is signed here, a signature without its image counts as left over', async () => {
  const { world, act, signatures } = await signedElsewhere()
  const image = pushImage(world, signatures, { created, tags: ['tool'] })
  const tags = [`${image.name.replace(':', '-')}.sig`]
  pushArtifact(world, signatures, { created, tags, artifactType: 'application/vnd.dev.cosign.simplesigning.v1+json' })
  const run = await act({ packages: 'signatures', 'delete-untagged': 'true', 'dry-run': 'true' })
  expect(packageOf(run).counts).toMatchObject({ planned: 12, kept: 2 })
})
