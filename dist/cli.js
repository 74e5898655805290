#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number)
if (major > 20 || (major === 20 && minor >= 15)) {
  process.argv[1] = import.meta.filename
  await import('./index.js')
} else {
  console.error(`error: package-retention needs Node 20.15 or later, and this is ${process.versions.node}`)
  process.exitCode = 1
}
