// Runs the bundle and adds the most memory it ever held to its outputs. Plain JavaScript: Node's type stripping would count.
import { appendFileSync, readFileSync } from 'node:fs'

process.on('exit', () => {
  // Unlike the system's resource usage, this is not inherited from the process that started this one.
  const [, peak] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  appendFileSync(process.env['GITHUB_OUTPUT'], `peak-kibibytes<<end\n${peak}\nend\n`)
})
await import('../dist/index.js')
