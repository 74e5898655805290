import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { virtualClock } from '../simulator/clock.ts'
import { prepareStep } from '../simulator/runner.ts'
import { sampleOrganization } from '../simulator/samples.ts'
import { startSimulator } from '../simulator/server.ts'
import { createWorld } from '../simulator/world.ts'
import { run } from '../src/main.ts'
import type { Report } from '../src/report/json.ts'
import { createWorkflowView } from '../src/workflow-view.ts'

const policy = `
version: 1
policies:
  - packages: app
    protect: [latest, "1", "1.*"]
    rules:
      - delete: ["nightly-{date}", nightly]
        keep: { daily: 7, weekly: 4 }
      - delete: ["pr-{pr}", "pr-{pr}-{sha}"]
        keep: { latest: 2, per: pr, while: pr-open }
      - delete: "@semver"
        keep: { latest: 2, per: minor }
      - delete: "@untagged"
        older-than: 3d
  - packages: "**"
    rules:
      - delete: "@any"
        keep: { latest: 5, within: 6mo }
  - packages: ui
    type: npm
    rules:
      - delete: "@prerelease"
        keep: { latest: 5, while: unreleased }
`

/** Returns the report of a dry run on the sample organization; it is the same on every machine at any time. */
export const makeSampleReport = async (): Promise<Report> => {
  const clock = virtualClock('2026-06-01T06:00:00Z')
  const world = createWorld(clock)
  const { tokens } = sampleOrganization(world, clock.now())
  const simulator = await startSimulator(world)
  const directory = await mkdtemp(join(tmpdir(), 'package-retention-sample-'))
  const write = process.stdout.write
  try {
    const env = await prepareStep(
      simulator,
      { token: tokens.classic.token, policy, 'dry-run': 'true', 'report-dir': directory },
      directory
    )
    Object.assign(process.env, env)
    // The log of the run would only clutter that of the build.
    process.stdout.write = () => true
    const code = await run({ env, view: createWorkflowView(env), clock, random: () => 0.5 })
    if (code !== 0) throw new Error(`the sample run ended with exit code ${code}`)
    return JSON.parse(await readFile(join(directory, 'report.json'), 'utf8'))
  } finally {
    process.stdout.write = write
    await simulator.close()
    await rm(directory, { recursive: true })
  }
}
