import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'

/*
 * Other load on a machine makes the same work take two to four times the CPU time. So CPU is also given in units of a work
 * that never changes, and memory without that of Node itself; both are measured beside the runs.
 */

const items = 10_000
const rounds = 6

/** Does what a run consists of: JSON both ways, digests, patterns, maps, sorting, and objects that live for a while. */
const work = (): number => {
  let found = 0
  for (let round = 0; round < rounds; round++) {
    const versions = Array.from({ length: items }, (_, at) => {
      const name = `sha256:${createHash('sha256').update(`${round}-${at}`).digest('hex')}`
      const created = new Date(1.7e12 + at * 60_000).toISOString()
      return { id: at, name, tags: [`pr-${at % 997}`, `nightly-${at}`], created, blobs: [at % 100, at % 1000] }
    })
    const read: typeof versions = JSON.parse(JSON.stringify(versions))
    const byName = new Map(read.map((version) => [version.name, { version, reasons: [`rule ${version.id % 10}`] }]))
    const sorted = read.toSorted((a, b) => Date.parse(b.created) - Date.parse(a.created) || b.id - a.id)
    for (const { name, tags } of sorted) {
      const isMatched = tags.some((tag) => /^pr-(\d+)$/.test(tag))
      found += isMatched ? (byName.get(name)?.reasons.length ?? 0) : 0
    }
  }
  return found
}

/** Returns the CPU seconds of all threads that the reference takes, in a fresh process as a run has. */
export const measureReference = (): number =>
  Number(execFileSync(process.execPath, [import.meta.filename], { encoding: 'utf8' }))

/** Returns the peak memory of a Node process that does nothing, in MiB. */
export const measureBareMemory = (): number =>
  Number(execFileSync(process.execPath, ['-e', `console.log((${peakMebibytes})())`], { encoding: 'utf8' }))

const peakMebibytes = (): number =>
  Number(/^VmHWM:\s+(\d+) kB/m.exec(process.getBuiltinModule('fs').readFileSync('/proc/self/status', 'utf8'))?.[1]) /
  1024

if (import.meta.main) {
  const started = process.cpuUsage()
  if (work() !== items * rounds) throw new Error('the reference has not done its work')
  const { user, system } = process.cpuUsage(started)
  console.log((user + system) / 1e6)
}
