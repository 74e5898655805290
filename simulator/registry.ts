import { respond, type SimRequest, type SimResponse, type Site, withHeaders } from './http.ts'
import { digestOf, mediaTypes, putManifest } from './manifests.ts'
import { registryRefusal } from './refusals.ts'
import { type Action, createRegistryAccess, type Repository, refuseAction } from './registry-access.ts'
import type { Token } from './tokens.ts'
import { addPackage, findOwner, packageKey, type SimPackage, type SimVersion, type World } from './world.ts'

/** An authorized request to one repository. */
interface RegistryCall {
  readonly world: World
  readonly site: Site
  readonly request: SimRequest
  readonly repository: Repository
  readonly caller: Token | null
  /** Tag or digest in the path. */
  readonly reference: string
}

/** Returns the container registry, in which every pushed manifest is at once a version in the REST API. */
export const createRegistry = (world: World, site: Site): ((request: SimRequest) => SimResponse) => {
  const access = createRegistryAccess(world, site)
  const find = (path: string) => repositoryOf(world, path)

  const handle = (request: SimRequest): SimResponse => {
    const path = decode(request.path)
    if (path === '/token') return access.issue(request, find)
    const target = targetOf(path)
    if (!target) return path === '/v2/_catalog' ? unsupported : respond(404, '404 page not found\n')
    const { name, kind, reference } = target
    const action: Action = request.method === 'PUT' ? 'push' : 'pull'
    const identified = access.identify(request, name, action)
    if ('refused' in identified) return identified.refused
    if (name === '') return respond(200, {})
    const { caller } = identified
    const call = { world, site, request, repository: find(name), caller, reference }
    const endpoint = endpoints[`${request.method} ${kind}`] ?? (() => unsupported)
    return refuseAction(call, action) ?? endpoint(call)
  }

  return (request) => withHeaders(handle(request), { 'docker-distribution-api-version': 'registry/2.0' })
}

const repositoryPath = /^\/v2\/(?<name>.+)\/(?<kind>manifests|blobs|referrers|tags)\/(?<reference>[^/]+)$/

/** Returns repository, endpoint and reference of a path, all empty for the root of the API; undefined for other paths. */
const targetOf = (path: string): { name: string; kind: string; reference: string } | undefined => {
  if (path === '/v2/' || path === '/v2') return { name: '', kind: '', reference: '' }
  const { name, kind, reference } = repositoryPath.exec(path)?.groups ?? {}
  return name && kind && reference ? { name, kind, reference } : undefined
}

const decode = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const repositoryOf = (world: World, path: string): Repository => {
  const [login = '', ...rest] = path.split('/')
  const name = rest.join('/')
  // Unlike the REST API, the registry accepts lower case only.
  const owner = login === login.toLowerCase() ? findOwner(world, login) : undefined
  return { path, owner, name, pkg: owner?.packages.get(packageKey('container', name)) }
}

const unsupported = registryRefusal(405, 'UNSUPPORTED', 'The operation is unsupported.')
const manifestUnknown = registryRefusal(404, 'MANIFEST_UNKNOWN', 'manifest unknown')
const nameUnknown = registryRefusal(404, 'NAME_UNKNOWN', 'repository name not known to registry')

/** Returns the version of a tag or digest. */
const findVersion = (pkg: SimPackage, reference: string): SimVersion | undefined =>
  reference.includes(':') ? pkg.byName.get(reference) : pkg.tags.get(reference)

const getManifest = ({ world, request, repository: { pkg }, reference }: RegistryCall): SimResponse => {
  if (!pkg) return nameUnknown
  const deleted = world.switches.manifestsOfDeleted ? pkg.deleted : []
  const version = findVersion(pkg, reference) ?? deleted.find(({ name }) => name === reference)
  if (!version?.manifest) return manifestUnknown
  const { mediaType, bytes } = version.manifest
  const accepted = request.headers.accept?.split(',').map((type) => type.split(';')[0]?.trim())
  if (!accepted?.includes(mediaType)) return refuseMediaType(mediaType)
  if (request.method === 'GET') version.downloads += 1
  return respond(200, bytes, {
    'content-type': mediaType,
    'docker-content-digest': version.name,
    etag: `"${version.name}"`
  })
}

// Wildcards do not count: a client that does not name the media type is treated as one that does not support it.
const refuseMediaType = (mediaType: string): SimResponse => {
  if (mediaType === mediaTypes.index) {
    return registryRefusal(404, 'MANIFEST_UNKNOWN', 'OCI index found, but Accept header does not support OCI indexes')
  }
  if (mediaType === mediaTypes.manifest) {
    return registryRefusal(
      404,
      'MANIFEST_UNKNOWN',
      'OCI manifest found, but accept header does not support OCI manifests'
    )
  }
  return manifestUnknown
}

// Docker's first image format, which the registry no longer accepts.
const schema1 = 'application/vnd.docker.distribution.manifest.v1+'

const putManifestAt = ({ world, request, repository, caller, reference }: RegistryCall): SimResponse => {
  const { owner, name, path } = repository
  if (!owner) return nameUnknown
  const document = jsonObject(request.body)
  const mediaType = request.headers['content-type']?.split(';')[0] ?? document?.['mediaType']
  if (!document || typeof mediaType !== 'string' || mediaType.startsWith(schema1)) {
    return registryRefusal(400, 'MANIFEST_INVALID', 'manifest invalid')
  }
  const byDigest = reference.includes(':')
  const algorithm = reference.startsWith('sha512:') ? 'sha512' : 'sha256'
  if (byDigest && reference !== digestOf(request.body, algorithm)) {
    return registryRefusal(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content')
  }
  if (!byDigest && !/^\w[\w.-]{0,127}$/.test(reference)) {
    return registryRefusal(400, 'TAG_INVALID', 'manifest tag did not match URI')
  }
  const pkg =
    repository.pkg ?? addPackage(world, { owner, type: 'container', name, repository: caller?.repository ?? null })
  const push = byDigest ? ({ algorithm } as const) : { tags: [reference] }
  const version = putManifest(world, pkg, { mediaType, bytes: request.body }, push)
  return respond(201, '', {
    location: `/v2/${path}/manifests/${version.name}`,
    'docker-content-digest': version.name
  })
}

const jsonObject = (bytes: Buffer): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(bytes.toString())
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

const listTags = ({ request, repository: { pkg, path } }: RegistryCall): SimResponse => {
  if (!pkg) return nameUnknown
  const tags = [...pkg.tags.keys()]
  const asked = Number(request.query.get('n') ?? 100)
  const n = Number.isSafeInteger(asked) && asked > 0 ? asked : 100
  const last = request.query.get('last')
  const from = last === null ? 0 : tags.indexOf(last) + 1
  const shown = tags.slice(from, from + n)
  const more = from + n < tags.length
  const next = `/v2/${path}/tags/list?last=${encodeURIComponent(shown.at(-1) ?? '')}&n=${n}`
  return respond(200, { name: path, tags: shown }, more ? { link: `<${next}>; rel="next"` } : {})
}

const listReferrers = ({ world, site, repository }: RegistryCall): SimResponse =>
  world.switches.referrers === 'redirect'
    ? respond(303, '', {
        location: `${site.storage}/-/v2/packages/container/package/${encodeURIComponent(repository.name)}`
      })
    : manifestUnknown

const getBlob = ({ world, site, request, repository: { pkg }, reference }: RegistryCall): SimResponse => {
  if (!pkg) return nameUnknown
  const blob = world.blobs.get(reference)
  if (!blob) return registryRefusal(404, 'BLOB_UNKNOWN', 'blob unknown to registry')
  if (request.method === 'HEAD') return respond(200, '', { 'docker-content-digest': reference })
  return respond(307, '', { location: `${site.storage}/${reference}?se=${world.clock.now() + 300_000}&sig=c2ln` })
}

const endpoints: Readonly<Record<string, (visit: RegistryCall) => SimResponse>> = {
  'GET manifests': getManifest,
  'HEAD manifests': getManifest,
  'PUT manifests': putManifestAt,
  'GET tags': listTags,
  'GET referrers': listReferrers,
  'GET blobs': getBlob,
  'HEAD blobs': getBlob
}
