// Tests the built action against an independent registry: Debian's docker-registry on loopback, with images made by
// buildah and pulled by skopeo. Only the REST API, which lists what the registry has, is the simulator's. Installs nothing:
// if programs are missing, it names their packages and fails, or passes with --if-available.
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
const print = (text: string): void =>
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

// Two processes share one storage: one needs no authentication, the other authenticates as ghcr.io does.
const registry = await startRegistry(directory, repository, 'open')
const proxy = await startAuthProxy(directory, repository, token, (reference, mediaType, bytes) => {
  putManifest(world, app, { mediaType, bytes }, reference.includes(':') ? {} : { tags: [reference] })
})
const simulator = await startSimulator(world)
// A deletion in the REST API also deletes the manifest in the registry.
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

/** Returns the manifests that a push adds. */
const manifestsAddedBy = async (push: () => Promise<unknown>): Promise<Set<Digest>> => {
  const before = await stored()
  await push()
  return (await stored()).difference(before)
}

/** Publishes the registry's manifests in the REST API, two months old except `young`, which are an hour old. */
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

/** Runs the built action and expects it to succeed and to find no broken image. */
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
  assert.equal(report.packages[0].broken, undefined, `${title}: the action reported broken images`)
  print(`${title}: deleted ${step.outputs.get('deleted-count')} of ${step.outputs.get('planned-count')} planned`)
  return step
}

/** Pulls every tag of the registry on all its platforms. */
const pullAll = async (): Promise<void> => {
  const tags = await fetchTags(registry)
  for (const tag of tags) await pullEverywhere(registry, directory, tag)
  print(`pulled all ${tags.length} tags on every platform`)
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
  // An index to delete that shares a child with a kept one, and an untagged index that lists only kept children.
  await addPushed(toDelete, () => pushIndex(registry, [own, ...rest], 'nightly-sharing'))
  await addPushed(toDelete, () => pushIndex(registry, [other, own]))
  // A tag that moved to a new image, as with every push to a branch.
  await addPushed(toDelete, () => buildMulti(registry, directory, 'v1-moving', { format: 'oci', content: 'before' }))
  await addPushed(kept, () => buildMulti(registry, directory, 'v1-moving', { format: 'oci', content: 'after' }))
  // An image with a tag to keep and one to delete, and a child that only its own tag keeps when its index is deleted.
  await addPushed(kept, () => buildSingle(registry, directory, 'v1-both'))
  await retag(registry, 'v1-both', 'nightly-both')
  await retag(registry, tagged.digest, 'v1-child')
  toDelete.delete(tagged.digest)
  kept.add(tagged.digest)
  // A push in progress, before the tag.
  const young = await manifestsAddedBy(() => pushIndex(registry, [third, own]))
  await publishToRest(young)
  const toKeep = kept.union(young)
  print(`pushed ${toKeep.size} manifests to keep and ${toDelete.size} to delete`)
  await pullAll()

  const dry = await clean('dry run, registry without authentication', `http://${registry.host}`, { 'dry-run': 'true' })
  assert.equal(dry.outputs.get('planned-count'), String(toDelete.size))
  assert.deepEqual(
    simulator.requests.filter(({ mutation }) => mutation),
    []
  )
  assert.deepEqual(await stored(), toKeep.union(toDelete))

  const capped = await clean('run with max-deletions, registry with tokens', proxy.url, { 'max-deletions': '3' })
  assert.equal(capped.outputs.get('complete'), 'false')
  assert(proxy.requests.includes('GET /token 200'), 'the action got a token from the registry')
  await pullAll()

  await clean('run without a limit', proxy.url, {})
  assert.deepEqual(await stored(), toKeep)
  for (const digest of toDelete) assert(await isGone(registry, digest), `skopeo still finds ${digest}`)
  await pullAll()

  const again = await clean('second run', proxy.url, {})
  assert.equal(again.outputs.get('planned-count'), '0')

  const untag = await clean('untag', proxy.url, { untag: 'true' })
  assert.equal(untag.outputs.get('untagged-count'), '1')
  assert(await isGone(registry, 'nightly-both'))
  assert.deepEqual(await stored(), toKeep)

  await collectGarbage(registry)
  print('garbage collection of the registry removed all unreferenced blobs')
  await pullAll()
}

await verify()
await simulator.close()
print('passed')
// The proxy still listens; the exit handlers of this process stop the registries and remove the files.
process.exit()
