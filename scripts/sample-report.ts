import { virtualClock } from '../simulator/clock.ts'
import { sampleOrganization } from '../simulator/samples.ts'
import { startSimulator } from '../simulator/server.ts'
import { createWorld } from '../simulator/world.ts'
import { decide, defer } from '../src/clean.ts'
import { findOwner } from '../src/github/packages.ts'
import { readInputs } from '../src/inputs.ts'
import { askAbout, findPackages } from '../src/inventory.ts'
import { makeReport, type Report } from '../src/report/json.ts'
import { openSession } from '../src/session.ts'

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

/** Gives the report of a dry run over the sample organization: the same on every machine, at any time. */
export const makeSampleReport = async (): Promise<Report> => {
  const clock = virtualClock('2026-06-01T06:00:00Z')
  const world = createWorld(clock)
  const { tokens } = sampleOrganization(world, clock.now())
  const simulator = await startSimulator(world)
  try {
    const env = {
      INPUT_TOKEN: tokens.classic.token,
      INPUT_POLICY: policy,
      'INPUT_DRY-RUN': 'true',
      'INPUT_REGISTRY-URL': simulator.registryUrl,
      GITHUB_API_URL: simulator.url,
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_REPOSITORY_OWNER: 'acme'
    }
    const startedAt = clock.now()
    const checked = await readInputs(env, startedAt)
    if (!checked.ok) throw new Error(checked.problems.join('\n'))
    const { inputs } = checked
    const stop = new AbortController().signal
    const ignore = () => {}
    const { client, registry, requests } = openSession({ env, clock, random: () => 0.5 }, inputs, {
      stop,
      notice: ignore,
      exhausted: ignore,
      late: ignore
    })
    const owner = await findOwner(client, inputs.owner)
    if (!owner.ok) throw new Error(owner.problem)
    const { targets, warnings } = await findPackages(client, owner.value, inputs.policies)
    const ask = askAbout(client, inputs.repository, (text) => warnings.push(text))
    const unfinished = { pending: new Set<never>(), note: ignore }
    const source = {
      client,
      registry,
      owner: owner.value,
      ask,
      clock,
      stop,
      now: inputs.now,
      approved: null,
      ...unfinished
    }
    const results = []
    for (const target of targets) results.push(await decide(source, target))
    defer(results, inputs.maxDeletions)
    return makeReport({
      inputs,
      requests: requests(),
      problems: [],
      warnings,
      results,
      stopReason: null,
      startedAt,
      finishedAt: clock.now()
    })
  } finally {
    await simulator.close()
  }
}
