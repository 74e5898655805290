import { systemClock } from './github/clock.ts'
import { finish, run } from './main.ts'

const host = { env: process.env, clock: systemClock, random: Math.random }

try {
  process.exitCode = process.argv[1]?.endsWith('post.js') ? await finish(host) : await run(host)
} catch (error) {
  // Only what even the report could not be written for ends here.
  process.stdout.write(`::error::${String(error).replaceAll(/\s+/g, ' ')}\n`)
  process.exitCode = 1
}
