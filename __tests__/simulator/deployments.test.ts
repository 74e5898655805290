import { describe, expect, test } from '@jest/globals'
import { addDeployment, addRepository, addStatus, closePull } from '../../simulator/world.ts'
import { classic, serve, smallWorld } from './simulate.ts'

type Body = readonly { readonly id: number; readonly number: number; readonly state: string }[]

const setUp = async () => {
  const { world, clock } = smallWorld()
  const repository = addRepository(world, 'acme/app', { pulls: [1, 2, 3] })
  const { simulator } = await serve(world)
  const get = async (path: string) => {
    const response = await fetch(`${simulator.url}/repos/acme/app${path}`, {
      headers: { authorization: `token ${classic}` }
    })
    const body: Body = JSON.parse(await response.text())
    return { status: response.status, body }
  }
  const idsOf = async (path: string): Promise<number[]> => (await get(path)).body.map(({ id }) => id)
  const statesOf = async (id: number): Promise<string[]> =>
    (await get(`/deployments/${id}/statuses`)).body.map(({ state }) => state)
  return { world, clock, repository, get, idsOf, statesOf }
}

describe('deployments', () => {
  test('are listed newest first, all of them or those of an environment, a ref or a commit', async () => {
    const { world, repository, idsOf } = await setUp()
    const deploy = (environment: string, sha: string, ref: string, created: string) =>
      addDeployment(world, repository, { environment, sha, ref, created }).id
    const old = deploy('a', 'abc', 'main', '2026-05-01T00:00:00Z')
    const newest = deploy('b', 'abd', 'main', '2026-05-03T00:00:00Z')
    const middle = deploy('a', 'abd', 'v1', '2026-05-02T00:00:00Z')
    expect(await idsOf('/deployments')).toEqual([newest, middle, old])
    expect(await idsOf('/deployments?environment=a')).toEqual([middle, old])
    expect(await idsOf('/deployments?ref=main&sha=abd')).toEqual([newest])
    expect(await idsOf('/deployments?per_page=1&page=2')).toEqual([middle])
  })

  test('become inactive when a later one succeeds, but for those of production and of transient environments', async () => {
    const { world, repository, statesOf } = await setUp()
    const deployTwice = (environment: string, transient = false) => {
      const options = { environment, sha: 'abc', transient }
      const { id } = addDeployment(world, repository, { ...options, states: ['in_progress', 'success'] })
      addDeployment(world, repository, { ...options, states: ['failure'] })
      addDeployment(world, repository, options)
      return id
    }
    expect(await statesOf(deployTwice('staging'))).toEqual(['inactive', 'success', 'in_progress'])
    expect(await statesOf(deployTwice('production'))).toEqual(['success', 'in_progress'])
    expect(await statesOf(deployTwice('preview', true))).toEqual(['success', 'in_progress'])
  })

  test('have statuses that are listed newest first, and none where they do not exist', async () => {
    const { world, repository, get, statesOf } = await setUp()
    const deployment = addDeployment(world, repository, { environment: 'a', sha: 'abc', states: [] })
    for (const state of ['queued', 'in_progress', 'error'] as const) addStatus(world, deployment, state)
    expect(await statesOf(deployment.id)).toEqual(['error', 'in_progress', 'queued'])
    expect((await get('/deployments/1/statuses')).status).toBe(404)
  })
})

test('pull requests are listed by state, in the order that is asked for', async () => {
  const { world, repository, get } = await setUp()
  repository.closedPulls.push({ number: 9, closedAt: null, updatedAt: 0 })
  closePull(world, repository, 2)
  const numbers = async (query: string): Promise<number[]> =>
    (await get(`/pulls?${query}`)).body.map(({ number }) => number)
  expect(await numbers('')).toEqual([3, 1])
  expect(await numbers('state=closed')).toEqual([9, 2])
  expect(await numbers('state=closed&sort=updated&direction=desc')).toEqual([2, 9])
  expect(await numbers('state=closed&sort=updated&direction=asc')).toEqual([9, 2])
  expect((await numbers('state=all')).toSorted()).toEqual([1, 2, 3, 9])
})
