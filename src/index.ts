import { systemClock } from './github/clock.ts'
import { run } from './main.ts'

try {
  process.exitCode = await run({ env: process.env, clock: systemClock, random: Math.random })
} catch (error) {
  // Only what even the report could not be written for ends here.
  process.stdout.write(`::error::${String(error).replaceAll(/\s+/g, ' ')}\n`)
  process.exitCode = 1
}
