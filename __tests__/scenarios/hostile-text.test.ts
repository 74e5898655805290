import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { actionMetadata } from '../../scripts/action-metadata.ts'
import { type Effect, edits } from '../../simulator/faults.ts'
import { respond } from '../../simulator/http.ts'
import { registryRefusal } from '../../simulator/refusals.ts'
import { addPackage } from '../../simulator/world.ts'
import { day, type Inputs, publishDaily, type Run, setUp, workspace } from '../action.ts'
import fc from '../fast-check.ts'
import { hostile, withoutCode } from '../report/reports.ts'

/** Line ends of every kind, commands of both forms, delimiters of files for outputs, what turns and hides text, and length. */
const tricks = [
  ...['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'].flatMap((end) => [
    `a${end}::error::injected`,
    `a${end}::add-mask::injected`,
    `a${end}##[error]injected`
  ]),
  '::stop-commands::injected',
  '::set-output name=complete::injected',
  '%0A::error::injected%0D%0A',
  'ghadelimiter_00000000-0000-0000-0000-000000000000\ncomplete<<EOF\ninjected\nEOF',
  '\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
  '\u001b[2K\u001b[1Ginjected',
  '\u202egnp.exe\u202c',
  '\u2066a\u2069\u200e\u200f\u061c',
  'a\u200bb\u2060c\ufeffd\u00ade\u{e0041}',
  '\ud800',
  '\udfff\ud800',
  '<!-- --><script>injected()</script>',
  '</summary></details><a href="javascript:injected()">x</a>',
  '`'.repeat(300),
  '|'.repeat(300),
  'x'.repeat(20_000)
]

const strings = [...tricks, ...fc.sample(hostile, 60)]

/** For what takes a run for each: many texts in one line each, and those that are long alone. */
const together = [strings.filter(({ length }) => length < 100).join(' '), ...tricks.slice(0, 3), ...tricks.slice(-16)]

/** The commands that the action itself gives. */
const ownCommand = /^::(?:add-mask|debug|group|endgroup|error(?: file=[^:,]*,line=\d+,col=\d+)?|warning|notice)::/
const names = Object.keys(actionMetadata.outputs)

const expectHarmless = ({ log, outputs, summary }: Run): void => {
  for (const line of log.split('\n')) {
    if (/^\s*::/.test(line)) expect(line).toMatch(ownCommand)
    expect(line).not.toContain('##[')
    expect(line).not.toMatch(/(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
  }
  expect(Object.keys(outputs).toSorted()).toEqual(names.toSorted())
  for (const [name, value] of Object.entries(outputs)) {
    if (/-count$/.test(name)) expect(value).toMatch(/^\d+$/)
  }
  expect(outputs['complete']).toMatch(/^(?:true|false)$/)
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
  expect(summary).not.toMatch(/(?!\n|\u200c|\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
  const own = withoutCode(summary.replace(/^```mermaid\n[^`]*^```$/m, '')).replaceAll(
    /<\/?(?:details|summary|sub)(?: open)?>|\]\(https:\/\/(?:docs\.github\.com|package-retention\.github\.io)\/[\w./#-]+\)/g,
    ''
  )
  expect(own).not.toMatch(/<|\]\(|:\/\//)
}

const inputs = { packages: 'ui', 'package-type': 'npm', 'delete-tags': '*', 'older-than': '1d' }

/** Responds with a list of one page. */
const onFirstPage =
  (items: readonly object[]): Effect =>
  ({ query }) =>
    respond(200, query.get('page') === '1' ? items : [])

const setUpNpm = async () => {
  const scene = await setUp()
  const ui = addPackage(scene.world, { owner: 'acme', type: 'npm', name: 'ui' })
  publishDaily(scene.world, ui, ['3', '2', '1'])
  const fault = (path: RegExp, effect: Effect, method = 'GET') =>
    scene.simulator.faults.add({ match: { method, path }, effect })
  return { ...scene, fault, run: (more: Inputs = {}) => scene.act({ ...inputs, ...more }) }
}

describe('does no harm in log, annotations, outputs and summary:', () => {
  test('a name of a version', async () => {
    const { fault, run, clock } = await setUpNpm()
    const created = new Date(clock.now() - 9 * day).toISOString()
    const versions = strings.map((name, at) => ({ id: at + 1, name, created_at: created, updated_at: created }))
    fault(/versions$/, onFirstPage(versions))
    const result = await run({ 'dry-run': 'true' })
    expect(result.outputs['planned-count']).not.toBe('0')
    expectHarmless(result)
  })

  test('a tag', async () => {
    const { fault, run, clock } = await setUpNpm()
    const created = new Date(clock.now() - 9 * day).toISOString()
    const versions = strings.map((tag, at) => ({
      id: at + 1,
      name: `v${at}`,
      created_at: created,
      metadata: { package_type: 'docker', docker: { tag: [tag, 'kept'] } }
    }))
    fault(/versions$/, onFirstPage(versions))
    const result = await run({ 'package-type': 'docker', 'keep-tags': 'kept', 'delete-tags': '/(?s).*/' })
    expect(result.outputs['kept-count']).toBe(String(strings.length))
    expectHarmless(result)
  })

  test('a name of a package', async () => {
    const { fault, run } = await setUpNpm()
    fault(/\/packages$/, onFirstPage(strings.map((name) => ({ name }))))
    fault(/versions$/, () => respond(200, []))
    const result = await run({ packages: '**' })
    expectHarmless(result)
    expect(JSON.parse(String(result.outputs['packages']))).toContain(tricks[0])
  })

  test('what GitHub says of a listing, of a deletion and of the owner', async () => {
    for (const text of together) {
      const { fault, run, simulator } = await setUpNpm()
      fault(/./, () => respond(422, { message: text }), 'DELETE')
      expectHarmless(await run())
      fault(/versions$/, () =>
        respond(403, { message: text }, { 'x-accepted-github-permissions': 'a=b; ::error::injected' })
      )
      expectHarmless(await run())
      simulator.faults.clear()
      fault(/^\/users\//, () => respond(401, { message: text }))
      expectHarmless(await run())
    }
  })

  test('what the registry says of a manifest', async () => {
    const { world, app, act, simulator } = await setUp()
    publishDaily(world, app, ['v2', 'v1'])
    for (const text of together) {
      simulator.faults.clear()
      simulator.faults.add({ match: { path: /manifests/ }, effect: () => registryRefusal(404, text, text) })
      expectHarmless(await act({ 'delete-tags': '*', 'keep-latest': '1' }))
    }
  })

  test('what a login and a digest are said to be', async () => {
    const { fault, run } = await setUpNpm()
    fault(
      /^\/users\//,
      edits((body) => ({ ...Object(body), login: '\u202e::error::injected\n<b>' }))
    )
    expectHarmless(await run())
  })

  test.each([
    'mode',
    'package-type',
    'packages',
    'delete-tags',
    'older-than',
    'now',
    'api-url',
    'repository',
    'policy-file',
    'policy',
    'plan'
  ])('an input %s', async (name) => {
    const { run } = await setUpNpm()
    for (const text of together) expectHarmless(await run({ [name]: text, 'dry-run': 'true' }))
  })

  test('a policy document, its name and its keys', async () => {
    const { run } = await setUpNpm()
    const flat = { 'delete-tags': '', 'older-than': '', 'policy-file': 'a ##[error] <b>.yml' }
    for (const text of together) {
      const document = { version: 1, policies: [{ packages: ['ui'], [text]: text, rules: [{ delete: text }] }] }
      writeFileSync(join(workspace, flat['policy-file']), JSON.stringify(document))
      expectHarmless(await run(flat))
    }
  })
})
