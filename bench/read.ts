import { acceptedMediaTypes } from '../src/retention/manifest.ts'
import { type Finding, round } from './figures.ts'
import { bearer, latency, runBundle } from './scene.ts'
import { fillImages } from './worlds.ts'

const count = 3_000
const sample = 50

/** How many manifests a dry run reads and how long that takes, next to the same reads one after another. */
export const read = async (): Promise<Finding> => {
  let serial = Number.NaN
  const { requests, outputs, milliseconds } = await runBundle(
    'container',
    fillImages(count),
    { 'delete-tags': '*', 'delete-untagged': 'true', 'keep-latest': '10' },
    {
      before: async ({ registryUrl }, pkg) => {
        const digests = pkg.versions.slice(0, sample).map(({ name }) => name)
        const begun = performance.now()
        for (const digest of digests) await readOne(`${registryUrl}/v2/acme/app/manifests/${digest}`)
        serial = ((performance.now() - begun) / sample) * count
      }
    }
  )
  const reads = requests.filter(({ host }) => host === 'registry')
  const taken = Math.max(...reads.map(({ endedAt }) => Number(endedAt))) - Math.min(...reads.map((r) => r.startedAt))
  const atOnce = Math.max(...reads.map(({ concurrent }) => concurrent))
  return {
    title: `Reading: a container package with 3,000 versions at ${latency} ms an answer, of which nearly all may go`,
    rows: [
      { what: 'manifest reads', how: `${atOnce} at once`, number: reads.length, seconds: round(taken / 1000) },
      {
        what: 'the same reads',
        how: `one after another (${sample} measured)`,
        number: count,
        seconds: round(serial / 1000)
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
      { what: 'time in manifest reads', value: taken / 1000, limit: 5, unit: 's' }
    ]
  }
}

const readOne = async (url: string): Promise<void> => {
  const answer = await fetch(url, { headers: { accept: acceptedMediaTypes.join(', '), authorization: bearer } })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  await answer.arrayBuffer()
}
