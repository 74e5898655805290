import { describe, expect, test } from '@jest/globals'
import { edits } from '../../simulator/faults.ts'
import { refusal } from '../../simulator/refusals.ts'
import { addPackage } from '../../simulator/world.ts'
import { encodedVariants } from '../../src/http/redact.ts'
import { day, setUp } from '../action.ts'
import { classic } from '../simulator/simulate.ts'

const hostile = [
  '::set-output name=deleted-count::99',
  '\n::error::injected',
  '\r\n::stop-commands::x\r\n',
  '##[error]injected',
  '##[add-mask]a',
  '%0A::warning::injected',
  '\u001b[31mred\u001b[0m\u0007',
  '\u202e\u2066reversed',
  '\u2028::error::injected',
  '</details><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '| a | b |\n| --- | --- |',
  '[click](https://evil.example)',
  '![image](https://evil.example/a.png)',
  '`code` **bold** _it_ ~~no~~ # h1 > quote',
  '@octocat #1 GH-1 https://evil.example www.evil.example',
  '$x^2$ ${{ secrets.TOKEN }}',
  '```mermaid\nclick A "https://evil.example"\n```',
  '\u0000\u0008',
  '🙂\ud800'
]

/** Runs over a package whose versions have hostile names, as GitHub would list them. */
const runOver = async (type: 'npm' | 'docker') => {
  const { world, clock, act, simulator } = await setUp()
  addPackage(world, { owner: 'acme', type, name: 'ui' })
  const created = new Date(clock.now() - 9 * day).toISOString()
  const versions = ['safe', ...hostile].map((name, at) => ({
    id: at + 1,
    name: type === 'npm' ? name : `v${at}`,
    created_at: at === 0 ? new Date(clock.now()).toISOString() : created,
    updated_at: created,
    metadata: { package_type: type, docker: { tag: [name] } }
  }))
  simulator.faults.add({ match: { path: /versions$/ }, effect: edits(() => versions) })
  simulator.faults.add({
    match: { method: 'DELETE' },
    effect: (request) => refusal(422, `No: ${hostile[Number(request.path.split('/').at(-1)) - 2]}`)
  })
  return act({ packages: 'ui', 'package-type': type, 'delete-tags': '*', 'older-than': '1d' })
}

/** The commands that the action itself may give. */
const command = /^::(?:add-mask|debug|group|endgroup|error|warning|notice)::/

const pipes = (line: string): number => line.split('|').length - 1

describe.each(['npm', 'docker'] as const)('hostile %s versions', (type) => {
  test('form no workflow commands, and no control characters reach the log', async () => {
    const { code, log, outputs } = await runOver(type)
    expect(code).toBe(1)
    expect(outputs).toMatchObject({ 'deleted-count': '0', 'failed-count': `${hostile.length}` })
    const lines = log.split('\n').filter((line) => line !== '')
    for (const line of lines) {
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      expect(line).not.toContain('##[')
      if (/^\s*::/.test(line)) expect(line).toMatch(command)
    }
    const commands = lines.filter((line) => /^::(?:error|warning|notice)::/.test(line))
    expect(commands.filter((line) => line.includes('injected'))).toEqual([])
    // The action's own: deletions failed, and there is no service for artifacts.
    expect(commands.map((line) => line.split('::')[1])).toEqual(['error', 'notice'])
    expect(lines.filter((line) => line.startsWith('::add-mask::'))).toEqual(
      encodedVariants(classic).map((form) => `::add-mask::${form.replaceAll('%', '%25')}`)
    )
    expect(lines.filter((line) => line.startsWith('::group::'))).toHaveLength(1)
  })

  test('form no Markdown and no HTML in the summary', async () => {
    const { summary } = await runOver(type)
    // The chart is the only block of code, and what stands in a code span is text, whatever it is.
    const own = summary
      .replace(/^```mermaid\n[^`]*^```$/m, 'CHART')
      .replaceAll(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, 'CODE')
      .replaceAll(/<\/?(?:details|summary|sub)(?: open)?>/g, '')
      .replaceAll(/\]\(https:\/\/(?:docs\.github\.com|package-retention\.github\.io)\/[\w./#-]+\)/g, ']')
    expect(own).not.toMatch(/<|`|\]\(|:\/\/|www\.|\$\{\{/)
    expect(own.replaceAll('&#124;', '')).not.toMatch(/(?:^|\W)[@#]\w/)
    expect(own).not.toMatch(/[^\P{Cc}\n]|[\u2028\u202e\u2066]/u)
    expect(summary).toContain('alert(1)')
    const lines = own.split('\n')
    for (const [at, line] of lines.entries()) {
      const above = lines[at - 1] ?? ''
      if (line.startsWith('|') && above.startsWith('|')) expect(pipes(line)).toBe(pipes(above))
    }
  })

  test('stand in the report as they are', async () => {
    const { report } = await runOver(type)
    const names = report.packages[0]?.versions.map(({ name, tags }) => (type === 'npm' ? name : tags[0])) ?? []
    expect(names.slice(1, -1)).toEqual(hostile.slice(0, -1))
  })
})

test('a hostile input is shown as text', async () => {
  const { act } = await setUp()
  const { log, summary } = await act({
    'delete-tags': 'x',
    'older-than': '\n::error::injected\n<script>',
    mode: '##[error]x'
  })
  expect(log).not.toMatch(/^\s*::error::injected/m)
  expect(log).not.toContain('##[')
  expect(summary.replaceAll(/`[^`]+`/g, '')).not.toContain('<script>')
})
