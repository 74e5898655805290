import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { withToolTables } from '../scripts/readme-tables.ts'
import { findBrokenLinks, readPages, resolveLink } from '../scripts/site/pages.ts'
import { pushImage, pushMultiArch } from '../simulator/images.ts'
import { brokenTags, neededBy } from '../simulator/pull.ts'
import { addPackage, publish } from '../simulator/world.ts'
import { convert } from '../src/convert/convert.ts'
import { readInputs } from '../src/inputs/read.ts'
import { isInputName } from '../src/inputs/table.ts'
import { docsUrl, site } from '../src/report/site.ts'
import { pages as linkedPages, topics } from '../src/report/topics.ts'
import { day, runAction, workspace } from './action.ts'
import { blocksIn, inputsIn, readWorkflow } from './pages.ts'
import { serve, smallWorld } from './simulator/simulate.ts'

const read = (path: string): string => readFileSync(path, 'utf8')
const pages = ['README.md', ...globSync('docs/*.md')]
/** A workflow with steps; those that call the reusable one have none. */
const isWorkflow = (text: string): boolean => /^jobs:/m.test(text) && /^ +steps:/m.test(text)
const blocks = pages.flatMap((path) =>
  blocksIn(read(path)).map((text, at) => [`${path}, block ${at + 1}`, text] as const)
)
const workflows = [...blocks, ...globSync('examples/*.yml').map((path) => [path, read(path)] as const)].filter(
  ([, text]) => isWorkflow(text)
)
const [ownWorkflows = [], otherWorkflows = []] = [true, false].map((own) =>
  workflows.filter(([, text]) => text.includes('uses: package-retention/') === own)
)

const repository = { GITHUB_REPOSITORY: 'acme/app', GITHUB_REPOSITORY_OWNER: 'acme' }
const runner = { ...repository, GITHUB_WORKSPACE: workspace, INPUT_TOKEN: 'secret' }
const valid = { ok: true, inputs: { warnings: [] } }

/** The report that the workflows that undo a run have downloaded. */
const report = { schemaVersion: 1, mode: 'clean', dryRun: false, finishedAt: '1970-01-01T00:00:00Z', packages: [] }
mkdirSync(join(workspace, 'report'), { recursive: true })
writeFileSync(join(workspace, 'report', 'report.json'), JSON.stringify(report))

/** The files that `in-use` reads: those on the pages, and a Dockerfile. */
const isDocument = (text: string): boolean => !isWorkflow(text) && /^policies:/m.test(text)
const filesInUse = blocks.flatMap(([, text]) => {
  const path = /^# (\S+)\n/.exec(text)?.[1]
  return path === undefined || isDocument(text) || isWorkflow(text) ? [] : [[path, text] as const]
})
for (const [path, text] of [...filesInUse, ['server/Dockerfile', 'FROM scratch\n'] as const]) {
  mkdirSync(dirname(join(workspace, path)), { recursive: true })
  writeFileSync(join(workspace, path), text)
}

/** The values of the expressions in these inputs; all others are 7. */
const values: Readonly<Record<string, string>> = { 'dry-run': 'true', 'older-than': '30 days' }

test('workflows without the action are those to move from', () => {
  expect(otherWorkflows.map(([block]) => block.replace(/\d+$/, ''))).toEqual(
    after.map(() => 'docs/migration.md, block ')
  )
})

test.each(ownWorkflows)('%s: the action accepts its inputs', async (_, text) => {
  const all = inputsIn(readWorkflow(text))
  expect(all).not.toEqual([])
  for (const inputs of all) {
    const given = Object.entries(inputs)
      .filter(([name]) => name !== 'plan' && name !== 'policy-file')
      .map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value.replaceAll(/\$\{\{.+?\}\}/g, values[name] ?? '7')])
    const replaced = 'policy-file' in inputs ? { 'INPUT_DELETE-TAGS': '@any' } : {}
    expect(await readInputs({ ...runner, ...replaced, ...Object.fromEntries(given) }, 0)).toMatchObject(valid)
  }
})

const documents = blocks.filter(([, text]) => isDocument(text))

test.each(documents)('%s: the action accepts the policy document', async (_, text) => {
  expect(await readInputs({ ...runner, INPUT_POLICY: text }, 0)).toMatchObject(valid)
})

test('the links of every page lead to files, and to headings of theirs', () => {
  const all = readPages()
  expect(all.map(({ path }) => path)).toEqual(expect.arrayContaining([...pages, 'CONTRIBUTING.md', 'SECURITY.md']))
  expect(all.flatMap(({ links }) => links).length).toBeGreaterThan(50)
  expect(findBrokenLinks(all)).toEqual([])
})

test('links of the action and of the report page lead to pages of the site, and to headings of theirs', () => {
  const all = readPages()
  const files = globSync(['src/**/*.ts', 'report-page/*.tsx'])
  const links = files.flatMap((path) =>
    [...read(path).matchAll(/docsUrl\('([^']+)'\)|\b(?:page|docs)="([\w#-]+)"/g)].map(([, a, b]) => ({
      path,
      page: a ?? b ?? ''
    }))
  )
  const explaining = [...topics.map(({ page }) => page), ...Object.values(linkedPages)]
  links.push(...explaining.map((page) => ({ path: 'src/report/topics.ts', page: String(page) })))
  const broken = links.filter(({ page }) => resolveLink({ path: 'README.md' }, docsUrl(page), all).kind !== 'page')
  expect(links.length).toBeGreaterThan(3)
  expect(broken).toEqual([])
  expect(resolveLink({ path: 'README.md' }, `${site}playground/`, all)).toMatchObject({ kind: 'file' })
})

test('every message that a page explains is one that the action can say', () => {
  const messages = topics.flatMap((topic) => topic.messages)
  const inputsNamed = messages.filter((text) => text.startsWith('input '))
  expect(inputsNamed.filter((text) => !isInputName(text.slice('input '.length).replace(/:.*$/, '')))).toEqual([])
  const others = messages.filter((text) => !inputsNamed.includes(text))
  expect(others.filter((text) => !sourcesWithoutTopics.includes(text.trim()))).toEqual([])
  expect(others).not.toEqual([])
})

const migration = read('docs/migration.md')
const numbered = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`)

/** The versions that are kept of the packages below by the workflow of each section. */
const after: readonly (readonly [string, { tags: string[]; untagged: number; ui: string[] }])[] = [
  [
    'actions/delete-package-versions',
    {
      tags: ['edge', 'latest', 'v1.0.0', ...numbered(13, 'sha-')],
      untagged: 1,
      ui: ['1.0.0', '1.0.0-next.4', '1.0.0-next.5', '1.0.0-next.6']
    }
  ],
  [
    'dataaxiom/ghcr-cleanup-action',
    {
      tags: ['edge', 'latest', 'v1.0.0', 'sha-13', ...numbered(5, 'sha-')],
      untagged: 1,
      ui: ['1.0.0', ...numbered(6, '1.0.0-next.')]
    }
  ],
  [
    'snok/container-retention-policy',
    { tags: ['latest', 'v1.0.0', ...numbered(7, 'sha-')], untagged: 1, ui: ['1.0.0', ...numbered(6, '1.0.0-next.')] }
  ]
]

/** Runs steps on a package, and returns which versions of it they keep; fails if a run warns, or breaks an image. */
const runOn = async (steps: readonly Readonly<Record<string, string>>[]) => {
  const { world, clock } = smallWorld()
  const ago = (days: number): number => clock.now() - days * day
  const server = addPackage(world, { owner: 'acme', type: 'container', name: 'server', repository: 'acme/app' })
  const ui = addPackage(world, { owner: 'acme', type: 'npm', name: 'ui', repository: 'acme/app' })
  pushMultiArch(world, server, { tags: ['v1.0.0', 'latest'], created: ago(100), attestations: 'buildkit-artifact' })
  for (const days of [40, 20, 0.1]) pushImage(world, server, { created: ago(days) })
  pushImage(world, server, { tags: ['sha-13', 'edge'], created: ago(26) })
  for (let at = 12; at >= 1; at--) pushMultiArch(world, server, { tags: [`sha-${at}`], created: ago(2 * at) })
  for (const [at, name] of ['1.0.0', ...numbered(6, '1.0.0-next.')].entries()) {
    publish(world, ui, { name, created: ago(20 - at) })
  }
  const { simulator } = await serve(world)
  for (const inputs of steps) {
    expect(await runAction(simulator, clock, inputs)).toMatchObject({ code: 0, report: { warnings: [] } })
  }
  expect(brokenTags(server)).toEqual([])
  const tags = [...server.tags.keys()].toSorted()
  const needed = neededBy(server, tags)
  return {
    tags,
    untagged: server.versions.filter((version) => !needed.has(version)).length,
    ui: ui.versions.map(({ name }) => name).toSorted()
  }
}

describe.each(after)('moving from %s', (heading, stays) => {
  const section = migration.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? ''
  const [before = '', workflow = ''] = blocksIn(section)
  const kept = { ...stays, tags: stays.tags.toSorted() }

  test('what the page says is kept, whole, and nothing else', async () => {
    expect(before).toContain(heading)
    expect(await runOn(inputsIn(readWorkflow(workflow)))).toEqual(kept)
  })

  test('the converted policy keeps the same', async () => {
    const conversion = convert(before, 'before')
    expect(conversion).toMatchObject({ ok: true })
    const files = conversion.ok ? conversion.files : []
    expect(await runOn(files.map(({ document }) => ({ policy: document })))).toEqual(kept)
  })
})

test.each(pages)('%s: no row stands apart from its table', (path) => {
  expect(read(path).match(/(?<=\n\n)\|.*\n(?!\| ?:?-)/g)).toBeNull()
})

test('migration: the tables are those of the converter', () => {
  expect(withToolTables(migration)).toBe(migration)
})

/** The words that a person reads or copies: without images, the addresses of links, and marks alone. */
const wordsIn = (page: string): number =>
  page
    .replaceAll(/<picture>.*?<\/picture>/gs, ' ')
    .replaceAll(/!\[.*?\]\(.*?\)|^\|.*$/gm, ' ')
    .replaceAll(/\]\([^)]*\)/g, ' ')
    .match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0

test('README: a new user reads at most 700 words from its top to a safe schedule', () => {
  const readme = read('README.md')
  const path = readme.slice(0, readme.indexOf('## Why this one'))
  expect(path).toContain('## Quick start')
  expect(path).toContain('schedule:')
  expect(path).toContain('max-delete-percent: 50')
  expect(wordsIn(path)).toBeLessThanOrEqual(700)
  expect(wordsIn(path)).toBeGreaterThan(200)
})

test('README: all of it has at most 2,500 words besides its tables', () => {
  expect(wordsIn(read('README.md'))).toBeLessThanOrEqual(2500)
})

const sources = globSync('src/**/*.ts').map(read).join('\n')
const sourcesWithoutTopics = sources.replace(read('src/report/topics.ts'), '')
const quoted = [...read('docs/troubleshooting.md').matchAll(/^\| `(.+?)(?<!\\)` \|/gm)].map(([, text = '']) => text)

test('troubleshooting: the action can say each message', () => {
  const pieces = quoted.flatMap((message) => message.split('…').map((text) => text.trim()))
  expect(pieces.filter((piece) => !sources.includes(piece))).toEqual([])
})

test('troubleshooting has messages of each kind', () => {
  expect(quoted.length).toBeGreaterThan(60)
})
