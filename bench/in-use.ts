import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runBundle } from './bundle-run.ts'
import { fillTags } from './fill.ts'
import { type BenchmarkResult, round } from './results.ts'

const fileCount = 10_000
const fileSize = 4_200

const deployment = (at: number): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: service-${at}
spec:
  template:
    spec:
      containers:
        - name: service
          image: ghcr.io/acme/app:build-${at % 100}
          imagePullPolicy: IfNotPresent
`

const helmRelease = (at: number): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: service-${at}
spec:
  values:
    image:
      repository: ghcr.io/acme/app
      tag: build-${at % 100}
`

const configMap = (at: number): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: service-${at}
data:
  LOG_LEVEL: info
`

/** Of ten files seven are manifests with whole references, two have separate keys, and one names no image. */
const shapes = [...Array.from({ length: 7 }, () => deployment), helmRelease, helmRelease, configMap]

/** Returns a file of YAML with as many settings as it takes to reach the size. */
const fill = (text: string): string => {
  const lines = [text, 'settings:\n']
  for (let size = text.length, at = 0; size < fileSize; at++) {
    const line = `  setting-${at}: "a value"\n`
    lines.push(line)
    size += line.length
  }
  return lines.join('')
}

/** Measures a dry run over a small package, with and without 10,000 files in `in-use`. */
export const measureInUse = async (): Promise<BenchmarkResult> => {
  const workspace = await mkdtemp(join(tmpdir(), 'package-retention-files-'))
  try {
    for (let at = 0; at < fileCount; at++) {
      const folder = join(workspace, 'clusters', `team-${at % 100}`)
      await mkdir(folder, { recursive: true })
      await writeFile(
        join(folder, `file-${at}.yaml`),
        fill(`${shapes[at % shapes.length]?.(Math.floor(at / shapes.length))}`)
      )
    }
    const inputs = { 'delete-tags': '*' }
    const options = { environment: { GITHUB_WORKSPACE: workspace } }
    const without = await runBundle('container', fillTags(200), inputs, options)
    const reading = await runBundle('container', fillTags(200), { ...inputs, 'in-use': 'clusters/**' }, options)
    const cpuSeconds = reading.cpuSeconds - without.cpuSeconds
    const mebibytes = reading.peakMebibytes - without.peakMebibytes
    const row = (what: string, run: typeof reading) => ({
      run: what,
      'to delete': `${run.outputs.get('planned-count')}`,
      'CPU s': round(run.cpuSeconds),
      'peak MiB': round(run.peakMebibytes)
    })
    return {
      title: `In use: a dry run with ${fileCount.toLocaleString('en')} files of ${round((fileCount * fileSize) / 1024 ** 2)} MiB`,
      rows: [row('without files', without), row('with the files', reading)],
      limits: [
        { what: 'reading the files: CPU', value: cpuSeconds, limit: 3, unit: 's' },
        { what: 'reading the files: memory', value: mebibytes, limit: 100, unit: 'MiB' },
        {
          what: 'versions that the files do not protect',
          value: Number(reading.outputs.get('planned-count')),
          limit: 100,
          unit: 'versions'
        }
      ]
    }
  } finally {
    await rm(workspace, { recursive: true })
  }
}
