import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { pushMultiArch } from '../simulator/images.ts'
import { addPackage, addRepository } from '../simulator/world.ts'
import { packageOf, runAction } from './action.ts'
import { serve, smallWorld } from './simulator/simulate.ts'

const page = await readFile('docs/judging.md', 'utf8')
const example = page.slice(page.indexOf('## An example'))
const blocks = (language: string): string[] =>
  [...example.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text)
const [policy = ''] = blocks('yaml')

/** The rows of the example's table: the tags of an image, when it was created, its verdict and all its reasons. */
const rows = [...example.matchAll(/^\| (.+) \| (\d{4}-.+) \| (.*) \| (.*) \|$/gm)].map(
  ([, tags = '', created = '', verdict, why]) => ({
    tags: [...tags.matchAll(/`(.+?)`/g)].map(([, tag = '']) => tag),
    created: `${created.replace(' ', 'T')}:00Z`,
    verdict,
    why
  })
)

test('the example of the page is what the action decides and says', async () => {
  const { world, clock } = smallWorld()
  addRepository(world, 'acme/app', { pulls: [207, 211] })
  const server = addPackage(world, { owner: 'acme', type: 'container', name: 'server' })
  const images = rows.toReversed().map(({ tags, created }) => pushMultiArch(world, server, { tags, created }).index)
  for (const name of ['tools/lint', 'tools/legacy']) {
    const tool = addPackage(world, { owner: 'acme', type: 'container', name })
    for (const month of [1, 2, 3, 4, 5]) {
      pushMultiArch(world, tool, { tags: [`0.1.${month}`], created: `2024-0${month}-01T09:00:00Z` })
    }
  }
  const { simulator } = await serve(world)

  const run = await runAction(simulator, clock, { policy, 'dry-run': 'true' })

  expect(blocks('text')).toHaveLength(2)
  for (const lines of blocks('text')) expect(run.log).toContain(lines)
  const { versions } = packageOf(run, 'server')
  const said = images.toReversed().map(({ id, tags }) => {
    const version = versions.find((each) => each.id === id)
    const created = version?.createdAt ?? ''
    const verdict = version?.action === 'delete' ? 'goes' : 'stays'
    return { tags, created, verdict, why: version?.reasons.map(({ text }) => text).join('; ') }
  })
  expect(rows).toEqual(said)
  expect(run.summary).toBe(await readFile('docs/example-summary.md', 'utf8'))
})

test('the README shows the same policy document', async () => {
  expect(policy).not.toBe('')
  expect(await readFile('README.md', 'utf8')).toContain(policy)
})
