import { globSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { importedPackages, withDependencies } from '../scripts/bundled-packages.ts'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const json = (path: string) => JSON.parse(read(path))

/** Types, and what others depend on without its code being reached. */
const unbundled = ['@azure/core-paging', '@octokit/openapi-types', '@octokit/types', 'events', 'tslib', 'typescript']

/** Returns the names of the packages that the bundle has. */
const bundled = (): string[] => {
  const names = withDependencies(importedPackages()).map((path) => path.replace(/^.*node_modules\//, ''))
  return [...new Set(names)].filter((name) => !unbundled.includes(name))
}

test('a package from the registry needs no other, since everything is bundled', () => {
  const { dependencies, peerDependencies, optionalDependencies, devDependencies } = json('package.json')
  expect([dependencies, peerDependencies, optionalDependencies]).toEqual([undefined, undefined, undefined])
  expect(Object.keys(devDependencies)).toEqual(expect.arrayContaining(importedPackages()))
})

test('updates of what is bundled are proposed apart from those of tools', () => {
  const [{ groups }] = parse(read('.github/dependabot.yml')).updates
  expect(groups.bundled.patterns).toEqual(importedPackages())
  expect(groups.tools['exclude-patterns']).toEqual(importedPackages())
})

test('licenses.txt has the licence of everything that is bundled', () => {
  const licences = read('dist/licenses.txt').split(/\n(?=[@a-z][\w@/.-]*\n)/)
  for (const name of bundled()) {
    const own = licences.find((text) => text.trimStart().startsWith(`${name}\n`)) ?? ''
    // Some packages come without the text of their licence: then its name says it.
    expect([name, own]).toEqual([name, expect.stringMatching(/^\s*\S+\n\(?(?:MIT|ISC|BSD|0BSD|Apache|BlueOak)/)])
  }
})

test('every dependency that is bundled is in docs/dependencies.md, with its reason', () => {
  const documented = read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| [^|]{10,} \| [\d,]+ \|/gm)
  expect([...documented].map(([, name]) => name).toSorted()).toEqual(importedPackages())
})

test('no package of the lockfile runs a script at install but the Node that tests run on', () => {
  const { allowScripts } = json('package.json')
  expect(Object.keys(allowScripts).filter((name) => allowScripts[name])).toEqual(['node'])
})

test('every package of the lockfile has a checksum', () => {
  const packages: Record<string, { integrity?: string; inBundle?: boolean }> = json('package-lock.json').packages
  for (const [path, { integrity, inBundle }] of Object.entries(packages)) {
    if (path !== '' && !inBundle) expect([path, integrity]).toEqual([path, expect.stringMatching(/^sha512-/)])
  }
})

const workflows = globSync('.github/workflows/*.yml').map((path) => [path, parse(read(path))] as const)

test.each(workflows)('%s gives nothing to all jobs, and to each what it needs', (_, { permissions, jobs }) => {
  expect(permissions).toEqual({})
  for (const [name, job] of Object.entries<{ permissions?: object }>(jobs)) {
    expect([name, Object.keys(job.permissions ?? {}).length]).not.toEqual([name, 0])
  }
})

test('a job of the release that can sign or push runs nothing of the project or its dependencies', () => {
  const { jobs } = parse(read('.github/workflows/release.yml'))
  for (const job of Object.values<{ permissions: Record<string, string>; steps: { run?: string; uses?: string }[] }>(
    jobs
  )) {
    if (!Object.values(job.permissions).includes('write')) continue
    for (const { run = '', uses = '' } of job.steps) {
      // npm packs the files without running a script of package.json.
      const own = run.replace(/^npm publish (?=.*--ignore-scripts\b)/m, '')
      expect(own).not.toMatch(/\b(?:npm|npx|node|\.ci\/run)\b/)
      expect(uses).not.toMatch(/^\.\//)
    }
  }
  expect(jobs.attest.permissions).toEqual({ contents: 'read', 'id-token': 'write', attestations: 'write' })
  expect(jobs.attest.needs).toBe('verify')
})

test('a release is published by hand, from a draft, and only after everything was verified', () => {
  const { on, jobs } = parse(read('.github/workflows/release.yml'))
  expect(Object.keys(on)).toEqual(['workflow_dispatch'])
  const verifiedBefore = (name: string): boolean => name === 'verify' || verifiedBefore(jobs[name].needs)
  const publishing = Object.keys(jobs).filter((name) => JSON.stringify(jobs[name]).includes('--draft=false'))
  expect(publishing).toEqual(['publish'])
  for (const name of Object.keys(jobs)) expect([name, verifiedBefore(name)]).toEqual([name, true])
  const [draft, check, publish] = jobs.publish.steps.slice(1).map(({ run }: { run: string }) => run)
  expect(draft).toContain('--draft ')
  expect(check).toContain('targetCommitish')
  expect(publish).toContain('--draft=false')
})

test('the npm package is published from the tag of the release, by the signature of its workflow', () => {
  const { jobs } = parse(read('.github/workflows/release.yml'))
  const { needs, permissions, steps } = jobs['publish-npm']
  expect([needs, permissions]).toEqual(['publish', { contents: 'read', 'id-token': 'write' }])
  const [checkout, , check, publish] = steps
  expect(checkout.with).toEqual({ ref: 'refs/tags/v${{ inputs.version }}', 'persist-credentials': false })
  expect(check.run).toContain('"$(git rev-parse HEAD)" = "$GITHUB_SHA"')
  expect(check.run).toContain('"v$(jq --raw-output .version package.json)" = "$TAG"')
  expect(publish.run).toMatch(/^npm publish --provenance --access public /m)
  expect(JSON.stringify(jobs)).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|NPM_TOKEN/)
})
