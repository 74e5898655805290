import { type Finding, round } from './figures.ts'
import { runBundle } from './scene.ts'
import { fillImages, fillNpm } from './worlds.ts'

const mebibyte = 1024

/** The most memory that a dry run has held at any moment. */
export const remember = async (): Promise<Finding> => {
  const images = { 'delete-tags': '*', 'delete-untagged': 'true', 'keep-latest': '10' }
  const npm = { 'delete-tags': '@any', 'keep-latest': '10' }
  const packages = [
    { what: 'container', count: 3_000, limit: 200, run: () => runBundle('container', fillImages(3_000), images) },
    { what: 'container', count: 20_000, limit: 200, run: () => runBundle('container', fillImages(20_000), images) },
    { what: 'npm', count: 100_000, limit: 350, run: () => runBundle('npm', fillNpm(100_000), npm) }
  ]
  // The 1,001 pages of the largest take a minute, since GitHub allows 900 in one; the others fit into that time.
  const measured = await Promise.all(
    packages.map(async ({ what, count, limit, run }) => {
      const { outputs, requests, milliseconds } = await run()
      return { what: `${count.toLocaleString('en')} ${what} versions`, limit, outputs, requests, milliseconds }
    })
  )
  const peak = (outputs: ReadonlyMap<string, string>): number => Number(outputs.get('peak-kibibytes')) / mebibyte
  return {
    title: 'Memory: the peak of a dry run that lets nearly everything go',
    rows: measured.map(({ what, outputs, requests, milliseconds }) => ({
      package: what,
      requests: requests.length,
      seconds: round(milliseconds / 1000),
      'peak MiB': round(peak(outputs))
    })),
    limits: measured.map(({ what, limit, outputs }) => ({ what, value: peak(outputs), limit, unit: 'MiB' }))
  }
}
