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
import { startAuthProxy } from './registry/auth-proxy.ts'
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
const startedAt = Date.now()
const log = (text: string): void =>
  console.log(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(5)} s  ${text}`)

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
const registry = await startRegistry(directory, repository, 'open')
const proxy = await startAuthProxy(directory, repository, token, (reference, mediaType, bytes) => {
  putManifest(world, app, { mediaType, bytes }, reference.includes(':') ? {} : { tags: [reference] })
})
const simulator = await startSimulator(world)
// What the REST API deletes, the registry no longer has.
simulator.faults.add({
  match: { method: 'DELETE', path: /\/versions\/\d+$/ },
  effect: async ({ path }, proceed) => {
    const version = versionById(app.versions, Number(path.split('/').at(-1)))
    const answer = await proceed()
    if (answer.status === 204 && version) await deleteManifest(registry, version.name)
    return answer
  }
})

const stored = (): Promise<Set<Digest>> => storedManifests(directory, repository)

/** The manifests that a push adds. */
const manifestsAddedBy = async (push: () => Promise<unknown>): Promise<Set<Digest>> => {
  const before = await stored()
  await push()
  return (await stored()).difference(before)
}

/** Lists in the REST API what the registry has: two months old but for these. */
const publishToRest = async (young: ReadonlySet<Digest>): Promise<void> => {
  const tags = await Promise.all(
    (await fetchTags(registry)).map(async (tag) => ({ tag, ...(await fetchManifest(registry, tag)) }))
  )
  for (const digest of await stored()) {
    const held = tags.filter((each) => each.digest === digest).map(({ tag }) => tag)
    const created = Date.now() - (young.has(digest) ? day / 24 : 60 * day)
    putManifest(world, app, await fetchManifest(registry, digest), { created, tags: held })
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
  const step = await runStep(bundle, { url: simulator.url, registryUrl }, given, {
    directory: join(directory, 'step')
  })
  assert.equal(step.code, 0, `${title}: exit code ${step.code}\n${step.log}`)
  const report = JSON.parse(await readFile(step.outputs.get('report') ?? '', 'utf8'))
  assert.equal(report.packages[0].broken, undefined, `${title}: the action finds broken images`)
  log(`${title}: deleted ${step.outputs.get('deleted-count')} of ${step.outputs.get('planned-count')} planned`)
  return step
}

/** Pulls every tag that the registry has. */
const pullAll = async (): Promise<void> => {
  const tags = await fetchTags(registry)
  for (const tag of tags) await pullEverywhere(registry, directory, tag)
  log(`pulled all ${tags.length} tags on every platform`)
}

const verify = async (): Promise<void> => {
  const kept = await manifestsAddedBy(() => pushKinds(registry, directory, 'v1'))
  const toDelete = await manifestsAddedBy(() => pushKinds(registry, directory, 'nightly'))
  const [own, other, third] = await children(registry, 'v1-index')
  const [tagged, ...rest] = await children(registry, 'nightly-index')
  assert(own && other && third && tagged)

  const addPushed = async (set: Set<Digest>, push: () => Promise<unknown>): Promise<void> => {
    for (const digest of await manifestsAddedBy(push)) set.add(digest)
  }
  // An index that goes lists an image that another one keeps; and one that lost its tag lists nothing else.
  await addPushed(toDelete, () => pushIndex(registry, [own, ...rest], 'nightly-sharing'))
  await addPushed(toDelete, () => pushIndex(registry, [other, own]))
  // A tag that moved on, as it does with every push to a branch.
  await addPushed(toDelete, () => buildMulti(registry, directory, 'v1-moving', { format: 'oci', content: 'before' }))
  await addPushed(kept, () => buildMulti(registry, directory, 'v1-moving', { format: 'oci', content: 'after' }))
  // An image with a tag of each kind, and one that only its own tag keeps when its index goes.
  await addPushed(kept, () => buildSingle(registry, directory, 'v1-both'))
  await retag(registry, 'v1-both', 'nightly-both')
  await retag(registry, tagged.digest, 'v1-child')
  toDelete.delete(tagged.digest)
  kept.add(tagged.digest)
  // A push that has not come to its tag yet.
  const young = await manifestsAddedBy(() => pushIndex(registry, [third, own]))
  await publishToRest(young)
  const toKeep = kept.union(young)
  log(`pushed ${toKeep.size} manifests that stay and ${toDelete.size} that go`)
  await pullAll()

  const dry = await clean('dry run, registry without authentication', `http://${registry.host}`, { 'dry-run': 'true' })
  assert.equal(dry.outputs.get('planned-count'), String(toDelete.size))
  assert.deepEqual(
    simulator.requests.filter(({ mutation }) => mutation),
    []
  )
  assert.deepEqual(await stored(), toKeep.union(toDelete))

  const capped = await clean('capped run, registry with tokens', proxy.url, { 'max-deletions': '3' })
  assert.equal(capped.outputs.get('complete'), 'false')
  assert(proxy.requests.includes('GET /token 200'), 'the action got a token from the registry')
  await pullAll()

  await clean('run to the end', proxy.url, {})
  assert.deepEqual(await stored(), toKeep)
  for (const digest of toDelete) assert(await isGone(registry, digest), `skopeo still finds ${digest}`)
  await pullAll()

  const again = await clean('the same again', proxy.url, {})
  assert.equal(again.outputs.get('planned-count'), '0')

  const untag = await clean('untag', proxy.url, { untag: 'true' })
  assert.equal(untag.outputs.get('untagged-count'), '1')
  assert(await isGone(registry, 'nightly-both'))
  assert.deepEqual(await stored(), toKeep)

  await collectGarbage(registry)
  log('the registry removed every blob that nothing refers to')
  await pullAll()
}

await verify()
await simulator.close()
log('passed')
// The front still listens; what ends with this process stops the registries and removes the files.
process.exit()
