import { type Finding, round } from './figures.ts'
import { latency, runBundle } from './scene.ts'
import { fillNpm } from './worlds.ts'

const counts = [1_000, 10_000]

/** How many requests a listing costs, and how much of it goes side by side. */
export const list = async (): Promise<Finding> => {
  const measured = []
  for (const count of counts) {
    const { requests } = await runBundle('npm', fillNpm(count), {
      'delete-tags': '@prerelease',
      'older-than': '90 days'
    })
    const pages = requests.filter(({ path }) => path.endsWith('/versions'))
    const spent = pages.map(({ startedAt, endedAt }) => Number(endedAt) - startedAt)
    const serial = spent.reduce((sum, ms) => sum + ms, 0)
    const taken = Math.max(...pages.map(({ endedAt }) => Number(endedAt))) - Math.min(...pages.map((p) => p.startedAt))
    const atOnce = Math.max(...pages.map(({ concurrent }) => concurrent))
    measured.push({ count, needed: Math.ceil(count / 100), requests: requests.length, atOnce, taken, serial })
  }
  return {
    title: `Listing: npm versions at ${latency} ms an answer`,
    rows: measured.map(({ count, needed, requests, atOnce, taken, serial }) => ({
      versions: count,
      'pages needed': needed,
      requests,
      'at once': atOnce,
      'side by side, ms': round(taken),
      'one after another, ms': round(serial)
    })),
    limits: measured.map(({ count, needed, requests }) => ({
      what: `requests for ${count.toLocaleString('en')} versions`,
      value: requests,
      // The owner, and for a list of several pages its count and the first page again.
      limit: needed + 3,
      unit: 'requests'
    }))
  }
}
