import { readPolicyDocument } from '../src/retention/document.ts'
import { parseDuration } from '../src/retention/duration.ts'
import type { Policy } from '../src/retention/policy.ts'
import type { Result } from '../src/retention/result.ts'

/** Ten rules that use everything: globs, regexes, keywords, placeholders, counts, periods, version groups, conditions. */
const document = `
version: 1
policies:
  - packages: app
    protect: [latest, "lts-*"]
    rules:
      - delete: nightly-{date}-*
        keep: { daily: 7, weekly: 4, monthly: 6 }
      - delete: ["pr-{pr}", "pr-{pr}-{sha}"]
        keep: { latest: 1, per: pr, while: pr-open }
      - delete: "@stable"
        keep: { latest: 3, within: 2y, per: minor }
      - delete: "@prerelease"
        keep: { latest: 5, within: 3mo, per: channel }
      - delete: "/build-[0-9]+-(?P<arch>amd64|arm64)/"
        keep: { latest: 10, per: arch }
      - delete: sha-{sha}
        keep: { within: 30d, hourly: 24 }
      - delete: "*-alpine"
        keep: { latest: 3, by: version }
      - delete: "{name}-dev"
        keep: { within: 60d, while: branch-exists }
      - delete: "/(a+)+-(x|y)*/"
        keep: { yearly: 2, max: 5 }
      - delete: "@untagged"
        older-than: 3d
`

/** Returns the policy of ten rules that the benchmarks use. */
export const tenRules = (): Policy => {
  const safety = {
    untag: false,
    gracePeriod: given(parseDuration('24h')),
    maxDeletions: null,
    maxDeletePercent: 100,
    deleteEmptyPackages: false
  }
  const read = readPolicyDocument(document, 'bench', { packages: null, type: 'container', safety })
  const [policy] = read.ok ? read.policies : []
  if (!policy) throw new Error(read.ok ? 'no policy' : read.problems.join('\n'))
  return { ...policy, inUse: null }
}

const given = <T>(read: Result<T>): T => {
  if (!read.ok) throw new Error(read.problem)
  return read.value
}
