import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Descriptor, mediaTypes } from '../../simulator/manifests.ts'
import { children, platforms } from './images.ts'
import { run } from './programs.ts'
import type { Registry } from './registry.ts'

/** Pulls an image with skopeo for every platform and copies all its manifests and blobs; rejects if anything is missing. */
export const pullEverywhere = async (registry: Registry, directory: string, tag: string): Promise<void> => {
  const listed = await children(registry, tag)
  const offers = listed.some(({ platform }) => platform) && !listed.some(isIndex)
  for (const platform of offers ? platforms : []) await inspect(registry, tag, platform)
  await copy(registry, directory, tag, listed)
}

/** Copies a tag or digest; skopeo copies an index of images as a whole, but not an index of indexes. */
const copy = async (
  registry: Registry,
  directory: string,
  reference: string,
  listed: readonly Descriptor[]
): Promise<void> => {
  if (!listed.some(isIndex)) return copyOne(registry, directory, reference)
  for (const { digest } of listed) await copy(registry, directory, digest, await children(registry, digest))
}

const isIndex = ({ mediaType }: Descriptor): boolean =>
  mediaType === mediaTypes.index || mediaType === mediaTypes.dockerList

const copyOne = async (registry: Registry, directory: string, reference: string): Promise<void> => {
  const target = await mkdtemp(join(directory, 'pulled-'))
  await run('skopeo', ['copy', '-q', '--all', '--src-tls-verify=false', address(registry, reference), `dir:${target}`])
  await rm(target, { recursive: true })
}

const inspect = async (registry: Registry, tag: string, platform: string): Promise<void> => {
  const [os = '', architecture = '', variant] = platform.split('/')
  const choice = [
    '--override-os',
    os,
    '--override-arch',
    architecture,
    ...(variant ? ['--override-variant', variant] : [])
  ]
  const image = JSON.parse(await run('skopeo', [...choice, 'inspect', '--tls-verify=false', address(registry, tag)]))
  const got = image.Labels?.platform
  if (got !== platform) throw new Error(`${tag} gives ${got} to a client on ${platform}`)
}

/** Returns true if skopeo reports that the registry has no such manifest. */
export const isGone = async (registry: Registry, reference: string): Promise<boolean> => {
  try {
    await run('skopeo', ['inspect', '--raw', '--tls-verify=false', address(registry, reference)])
    return false
  } catch (error) {
    if (/manifest unknown/.test(String(error))) return true
    throw error
  }
}

const address = ({ host, repository }: Registry, reference: string): string =>
  `docker://${host}/${repository}${reference.includes(':') ? '@' : ':'}${reference}`
