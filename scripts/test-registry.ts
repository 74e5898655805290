// Proves the built action against a registry that nobody here wrote: Debian's docker-registry on loopback, images made by
// buildah, and skopeo as the judge of what still pulls. Only the REST API is the simulator's, which lists what the
// registry has. Installs nothing: without the programs it says which packages have them and fails, or, with
// --if-available, passes.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../simulator/clock.ts'
import { putManifest } from '../simulator/manifests.ts'
import { runStep, type StepResult } from '../simulator/runner.ts'
import { startSimulator } from '../simulator/server.ts'
import { versionById } from '../simulator/trash.ts'
import { addOwner, addPackage, addToken, createWorld } from '../simulator/world.ts'
import type { Digest } from '../src/retention/version.ts'
import { startGuarded } from './registry/front.ts'
import { buildMulti, buildSingle, children, pushIndex, pushKinds } from './registry/images.ts'
import { missingPackages } from './registry/programs.ts'
import { isGone, pullEverywhere } from './registry/pull.ts'
import {
  collectGarbage,
  deleteManifest,
  fetchManifest,
  fetchTags,
  retag,
  startRegistry,
  storedManifests
} from './registry/registry.ts'

const repository = 'acme/app'
const token = 'not-a-secret'
const day = 86_400_000
const begun = Date.now()
const say = (text: string): void => console.log(`${((Date.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${text}`)

const missing = missingPackages()
if (missing.length > 0) {
  console.log(`skipped: the registry test needs the Debian packages ${missing.join(', ')}, which are not installed`)
  process.exit(process.argv.includes('--if-available') ? 0 : 1)
}

const directory = await mkdtemp(join(tmpdir(), 'package-retention-registry-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
const world = createWorld(systemClock)
addOwner(world, { login: 'acme', type: 'Organization' })
addToken(world, { token, kind: 'classic', login: 'acme' })
const app = addPackage(world, { owner: 'acme', type: 'container', name: 'app' })

// Two processes over one storage: one lets everybody in, the other is what the action meets at ghcr.io.
const open = await startRegistry(directory, repository, 'open')
const guarded = await startGuarded(directory, repository, token, (reference, mediaType, bytes) => {
  putManifest(world, app, { mediaType, bytes }, reference.includes(':') ? {} : { tags: [reference] })
})
const simulator = await startSimulator(world)
// What the REST API deletes, the registry no longer has.
simulator.faults.add({
  match: { method: 'DELETE', path: /\/versions\/\d+$/ },
  effect: async ({ path }, proceed) => {
    const version = versionById(app.versions, Number(path.split('/').at(-1)))
    const answer = await proceed()
    if (answer.status === 204 && version) await deleteManifest(open, version.name)
    return answer
  }
})

const stored = (): Promise<Set<Digest>> => storedManifests(directory, repository)

/** The manifests that a push adds. */
const newBy = async (push: () => Promise<unknown>): Promise<Set<Digest>> => {
  const before = await stored()
  await push()
  return (await stored()).difference(before)
}

/** Lists in the REST API what the registry has: two months old but for these. */
const mirror = async (young: ReadonlySet<Digest>): Promise<void> => {
  const tags = await Promise.all(
    (await fetchTags(open)).map(async (tag) => ({ tag, ...(await fetchManifest(open, tag)) }))
  )
  for (const digest of await stored()) {
    const held = tags.filter((each) => each.digest === digest).map(({ tag }) => tag)
    const created = Date.now() - (young.has(digest) ? day / 24 : 60 * day)
    putManifest(world, app, await fetchManifest(open, digest), { created, tags: held })
  }
}

/** Runs the built action, which must succeed and find nothing that does not pull. */
const clean = async (
  title: string,
  registryUrl: string,
  inputs: Readonly<Record<string, string>>
): Promise<StepResult> => {
  const bundle = join(import.meta.dirname, '..', 'dist', 'index.js')
  const rules = { 'delete-tags': 'nightly-*', 'delete-untagged': 'true', 'older-than': '30 days' }
  const given = { token, owner: 'acme', packages: 'app', ...rules, ...inputs }
  const step = await runStep(bundle, { url: simulator.url, registryUrl }, given, join(directory, 'step'))
  assert.equal(step.code, 0, `${title}: exit code ${step.code}\n${step.log}`)
  const report = JSON.parse(await readFile(step.outputs.get('report') ?? '', 'utf8'))
  assert.equal(report.packages[0].broken, undefined, `${title}: the action finds broken images`)
  say(`${title}: deleted ${step.outputs.get('deleted-count')} of ${step.outputs.get('planned-count')} planned`)
  return step
}

/** Pulls every tag that the registry has. */
const pullAll = async (): Promise<void> => {
  const tags = await fetchTags(open)
  for (const tag of tags) await pullEverywhere(open, directory, tag)
  say(`pulled all ${tags.length} tags on every platform`)
}

const prove = async (): Promise<void> => {
  const kept = await newBy(() => pushKinds(open, directory, 'v1'))
  const doomed = await newBy(() => pushKinds(open, directory, 'nightly'))
  const [own, other, third] = await children(open, 'v1-index')
  const [tagged, ...rest] = await children(open, 'nightly-index')
  assert(own && other && third && tagged)

  const also = async (set: Set<Digest>, push: () => Promise<unknown>): Promise<void> => {
    for (const digest of await newBy(push)) set.add(digest)
  }
  // An index that goes lists an image that another one keeps; and one that lost its tag lists nothing else.
  await also(doomed, () => pushIndex(open, [own, ...rest], 'nightly-sharing'))
  await also(doomed, () => pushIndex(open, [other, own]))
  // A tag that moved on, as it does with every push to a branch.
  await also(doomed, () => buildMulti(open, directory, 'v1-moving', 'oci', 'before'))
  await also(kept, () => buildMulti(open, directory, 'v1-moving', 'oci', 'after'))
  // An image with a tag of each kind, and one that only its own tag keeps when its index goes.
  await also(kept, () => buildSingle(open, directory, 'v1-both'))
  await retag(open, 'v1-both', 'nightly-both')
  await retag(open, tagged.digest, 'v1-child')
  doomed.delete(tagged.digest)
  kept.add(tagged.digest)
  // A push that has not come to its tag yet.
  const young = await newBy(() => pushIndex(open, [third, own]))
  await mirror(young)
  const staying = kept.union(young)
  say(`pushed ${staying.size} manifests that stay and ${doomed.size} that go`)
  await pullAll()

  const dry = await clean('dry run, registry without authentication', `http://${open.host}`, { 'dry-run': 'true' })
  assert.equal(dry.outputs.get('planned-count'), String(doomed.size))
  assert.deepEqual(
    simulator.requests.filter(({ mutation }) => mutation),
    []
  )
  assert.deepEqual(await stored(), staying.union(doomed))

  const capped = await clean('capped run, registry with tokens', guarded.url, { 'max-deletions': '3' })
  assert.equal(capped.outputs.get('complete'), 'false')
  assert(guarded.requests.includes('GET /token 200'), 'the action got a token from the registry')
  await pullAll()

  await clean('run to the end', guarded.url, {})
  assert.deepEqual(await stored(), staying)
  for (const digest of doomed) assert(await isGone(open, digest), `skopeo still finds ${digest}`)
  await pullAll()

  const again = await clean('the same again', guarded.url, {})
  assert.equal(again.outputs.get('planned-count'), '0')

  const untag = await clean('untag', guarded.url, { untag: 'true' })
  assert.equal(untag.outputs.get('untagged-count'), '1')
  assert(await isGone(open, 'nightly-both'))
  assert.deepEqual(await stored(), staying)

  await collectGarbage(open)
  say('the registry removed every blob that nothing refers to')
  await pullAll()
}

await prove()
await simulator.close()
say('passed')
// The front still listens; what ends with this process stops the registries and removes the files.
process.exit()
