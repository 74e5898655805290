import { afterEach } from '@jest/globals'
import { type VirtualClock, virtualClock } from '../../simulator/clock.ts'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/server.ts'
import { addOwner, addPackage, addToken, createWorld, type SimPackage, type World } from '../../simulator/world.ts'

export const classic = 'ghp_classic'
export const workflow = 'ghs_workflow'

/** Returns a world with an organization, two users, a classic token of `octo`, and a token for workflows of `acme/app` that may write packages. */
export const smallWorld = (): { world: World; clock: VirtualClock; app: SimPackage } => {
  const clock = virtualClock('2026-06-01T00:00:00Z')
  const world = createWorld(clock)
  addOwner(world, { login: 'acme', type: 'Organization' })
  addOwner(world, { login: 'octo', type: 'User' })
  addOwner(world, { login: 'mona', type: 'User' })
  addToken(world, { token: classic, kind: 'classic', login: 'octo' })
  addToken(world, {
    token: workflow,
    kind: 'github-token',
    repository: 'acme/app',
    permissions: { packages: 'write', contents: 'read', 'pull-requests': 'read' }
  })
  const app = addPackage(world, { owner: 'acme', type: 'container', name: 'app', repository: 'acme/app' })
  return { world, clock, app }
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** JSON of the body; undefined if it is not JSON. */
  readonly body: unknown
}

const running: Simulator[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()))
})

/** Serves the world until the test ends; `rest` and `registry` send a request and return the complete response. */
export const serve = async (world: World, options: SimulatorOptions = {}) => {
  const simulator = await startSimulator(world, options)
  running.push(simulator)
  const rest = (method: string, path: string, token: string | null = classic, headers: Record<string, string> = {}) =>
    send(`${simulator.url}${path}`, {
      method,
      headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers }
    })
  const registry = (method: string, path: string, headers: Record<string, string> = {}, body?: string) =>
    send(`${simulator.registryUrl}${path}`, {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body })
    })
  return { simulator, rest, registry }
}

const send = async (url: string, init: RequestInit): Promise<Reply> => {
  const response = await fetch(url, init)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: parseJson(text) }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Returns a field of every item of a list. */
export const fieldOfEach = (body: unknown, field: string): unknown[] => {
  if (!Array.isArray(body)) throw new Error(`not a list: ${JSON.stringify(body)}`)
  return body.map((item) => item[field])
}

/** Returns the bearer that makes a token of the registry unnecessary. */
export const bearer = (token: string): string => `Bearer ${Buffer.from(token).toString('base64')}`

export const acceptAll = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json'
].join(', ')
