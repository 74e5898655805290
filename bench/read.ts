import { acceptedMediaTypes } from '../src/retention/manifest.ts'
import { bearer, latency, runBundle } from './bundle-run.ts'
import { fillImages } from './fill.ts'
import { type BenchmarkResult, round } from './results.ts'

const count = 3_000
const sample = 50

/** Measures how many manifests a dry run reads and how long that takes, compared with the same reads one after another. */
export const measureReads = async (): Promise<BenchmarkResult> => {
  let sequentialMs = Number.NaN
  const { requests, outputs, milliseconds } = await runBundle(
    'container',
    fillImages(count),
    { 'delete-tags': '*', 'delete-untagged': 'true', 'keep-latest': '10' },
    {
      before: async ({ registryUrl }, pkg) => {
        const digests = pkg.versions.slice(0, sample).map(({ name }) => name)
        const startedAt = performance.now()
        for (const digest of digests) await readOne(`${registryUrl}/v2/acme/app/manifests/${digest}`)
        sequentialMs = ((performance.now() - startedAt) / sample) * count
      }
    }
  )
  const reads = requests.filter(({ host }) => host === 'registry')
  const concurrentMs =
    Math.max(...reads.map(({ endedAt }) => Number(endedAt))) - Math.min(...reads.map((r) => r.startedAt))
  const maxConcurrent = Math.max(...reads.map(({ concurrent }) => concurrent))
  return {
    title: `Reading: a container package with 3,000 versions at ${latency} ms per response, nearly all of which may be deleted`,
    rows: [
      {
        what: 'manifest reads',
        how: `${maxConcurrent} concurrent`,
        number: reads.length,
        seconds: round(concurrentMs / 1000)
      },
      {
        what: 'the same reads',
        how: `sequential (${sample} measured)`,
        number: count,
        seconds: round(sequentialMs / 1000)
      },
      {
        what: 'whole dry run',
        how: `plans ${outputs.get('planned-count')} deletions`,
        number: requests.length,
        seconds: round(milliseconds / 1000)
      }
    ],
    limits: [
      { what: 'manifest reads', value: reads.length, limit: count, unit: 'requests' },
      { what: 'time in manifest reads', value: concurrentMs / 1000, limit: 5, unit: 's' }
    ]
  }
}

const readOne = async (url: string): Promise<void> => {
  const answer = await fetch(url, { headers: { accept: acceptedMediaTypes.join(', '), authorization: bearer } })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  await answer.arrayBuffer()
}
