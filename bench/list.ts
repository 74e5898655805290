import { latency, runBundle } from './bundle-run.ts'
import { fillNpm } from './fill.ts'
import { type BenchmarkResult, round } from './results.ts'

const counts = [1_000, 10_000]

/** Measures how many requests a listing takes, and how long they take concurrently and one after another. */
export const measureListing = async (): Promise<BenchmarkResult> => {
  const measured = []
  for (const count of counts) {
    const { requests } = await runBundle('npm', fillNpm(count), {
      'delete-tags': '@prerelease',
      'older-than': '90 days'
    })
    const pages = requests.filter(({ path }) => path.endsWith('/versions'))
    const durations = pages.map(({ startedAt, endedAt }) => Number(endedAt) - startedAt)
    const sequentialMs = durations.reduce((sum, ms) => sum + ms, 0)
    const concurrentMs =
      Math.max(...pages.map(({ endedAt }) => Number(endedAt))) - Math.min(...pages.map((p) => p.startedAt))
    const maxConcurrent = Math.max(...pages.map(({ concurrent }) => concurrent))
    measured.push({
      count,
      requiredPages: Math.ceil(count / 100),
      requests: requests.length,
      maxConcurrent,
      concurrentMs,
      sequentialMs
    })
  }
  return {
    title: `Listing: npm versions at ${latency} ms per response`,
    rows: measured.map(({ count, requiredPages, requests, maxConcurrent, concurrentMs, sequentialMs }) => ({
      versions: count,
      'required pages': requiredPages,
      requests,
      concurrent: maxConcurrent,
      'concurrent, ms': round(concurrentMs),
      'sequential, ms': round(sequentialMs)
    })),
    limits: measured.map(({ count, requiredPages, requests }) => ({
      what: `requests for ${count.toLocaleString('en')} versions`,
      value: requests,
      // Beside the pages: the owner, and for several pages the version count and the first page again.
      limit: requiredPages + 3,
      unit: 'requests'
    }))
  }
}
