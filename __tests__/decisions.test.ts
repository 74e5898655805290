import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { pushMultiArch } from '../simulator/images.ts'
import { addPackage, addRepository } from '../simulator/world.ts'
import { explanationLines } from '../src/cli/why.ts'
import { explainVersion } from '../src/report/why.ts'
import { packageOf, runAction } from './action.ts'
import { serve, smallWorld } from './simulator/simulate.ts'
import { expectGolden } from './words.ts'

const page = await readFile('docs/decisions.md', 'utf8')
const example = page.slice(page.indexOf('## An example'))
const blocks = (language: string): string[] =>
  [...example.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text)
const [policy = ''] = blocks('yaml')

/** The rows of the example's table: the tags of an image, when it was created, its decision and all its reasons. */
const row = /^\| (.+) \| (\d{4}-.+) \| (.*) \| (.*) \|$/gm
const rows = [...example.matchAll(row)].map(([, tags = '', created = '']) => ({
  tags: [...tags.matchAll(/`(.+?)`/g)].map(([, tag = '']) => tag),
  created: `${created.replace(' ', 'T')}:00Z`
}))

/** The page with other decisions and reasons in its table, and other lines in its excerpts of the log. */
const rewritten = (decisions: readonly string[], excerpts: readonly string[]): string => {
  const ends = decisions.values()
  const texts = excerpts.values()
  return (
    page.slice(0, page.indexOf(example)) +
    example
      .replace(row, (_, tags, created) => `| ${tags} | ${created} | ${ends.next().value} |`)
      .replace(/^```text\n.*?^```$/gms, () => `\`\`\`text\n${texts.next().value}\n\`\`\``)
  )
}

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

  const { versions } = packageOf(run, 'server')
  const decisions = images.toReversed().map(({ id }) => {
    const version = versions.find((each) => each.id === id)
    return `${version?.action === 'delete' ? 'deleted' : 'kept'} | ${version?.reasons.map(({ text }) => text).join('; ')}`
  })
  const policyInWords = run.report.policy.policies.flatMap(({ text }) => text).join('\n')
  const [, group = ''] = /^::group::(.*acme\/server: .*?)\n::endgroup::$/ms.exec(run.log) ?? []
  expect(run.log).toContain(policyInWords)
  const why = explainVersion(run.report, 'pr-190')
  const explanation = why.ok
    ? [...explanationLines(why.value, run.report, { stdout: { write: () => {} }, env: {} })]
    : []
  expectGolden('docs/decisions.md', rewritten(decisions, [policyInWords, group, explanation.join('\n')]))
  expectGolden('docs/example-summary.md', run.summary)
})

test('docs/policies.md shows the same policy document', async () => {
  expect(policy).not.toBe('')
  expect(await readFile('docs/policies.md', 'utf8')).toContain(policy)
})
