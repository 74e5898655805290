// Runs a bundle and adds its CPU time and peak memory to its outputs. Plain JavaScript, since type stripping would be measured too.
import { appendFileSync, readFileSync } from 'node:fs'

process.on('exit', () => {
  // Unlike the system's resource usage, this is not inherited from the process that started this one.
  const [, peak] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  const { user, system } = process.cpuUsage()
  const outputs = { 'peak-kibibytes': peak, 'cpu-microseconds': user + system }
  for (const [name, value] of Object.entries(outputs)) {
    appendFileSync(process.env['GITHUB_OUTPUT'], `${name}<<end\n${value}\nend\n`)
  }
})
await import(process.env['BENCH_BUNDLE'] ?? '../dist/index.js')
