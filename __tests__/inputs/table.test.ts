import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { actionMetadata } from '../../scripts/action-metadata.ts'
import { withTables } from '../../scripts/readme-tables.ts'
import { prepareStep } from '../../simulator/runner.ts'
import { readInputs } from '../../src/inputs/read.ts'
import { readValues } from '../../src/inputs/reading.ts'
import { type InputName, inputNames, inputs, modes } from '../../src/inputs/table.ts'
import { defaultSafety } from '../../src/retention/policy.ts'
import { packageTypes } from '../../src/retention/version.ts'
import { workspace } from '../action.ts'
import { problemOf } from '../words.ts'

const described = (name: InputName): string => actionMetadata.inputs[name]?.description ?? ''

/** Returns the texts in backquotes of action.yml or another text. */
const quotedIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)

const servers = { url: 'http://127.0.0.1:1', registryUrl: 'http://127.0.0.1:2' }

test('action.yml has the inputs of the table, in its order and with its defaults', () => {
  const declared = Object.entries(actionMetadata.inputs).map(([name, input]) => [name, input.default])
  expect(declared).toEqual(inputNames.map((name) => [name, inputs[name].default]))
})

test('the safety of a policy whose step is not known is that of inputs that are not set', async () => {
  const { values } = await readValues({}, inputNames)
  expect(defaultSafety).toEqual({
    untag: values.untag,
    gracePeriod: values['grace-period'],
    maxDeletions: values['max-deletions'] ?? null,
    maxDeletePercent: values['max-delete-percent'],
    deleteEmptyPackages: values['delete-empty-packages']
  })
})

test('README.md has the names, defaults and descriptions of action.yml', () => {
  const readme = readFileSync('README.md', 'utf8')
  expect(readme).toBe(withTables(readme))
})

describe('the description of an input', () => {
  test.each(inputNames.filter((name) => inputs[name].modes?.length === 1))('%s names its mode', (name) => {
    expect(described(name)).toMatch(new RegExp(`^For \`mode: ${inputs[name].modes?.[0]}\``))
  })

  test('of a policy document names all that it replaces', () => {
    const replaced = inputNames.filter((name) => inputs[name].inRules)
    expect(replaced.length).toBeGreaterThan(0)
    expect(quotedIn(described('policy')).toSorted()).toEqual(['policy-file', ...replaced].toSorted())
  })

  test.each<[InputName, readonly string[]]>([
    ['package-type', packageTypes],
    ['mode', modes],
    ['if-missing', ['error', 'warn', 'ignore']],
    ...inputNames
      .filter((name) => ['true', 'false'].includes(inputs[name].default ?? ''))
      .map((name): [InputName, string[]] => [name, ['true', 'false']])
  ])('%s names the words that it takes: %j', async (name, words) => {
    expect(quotedIn(described(name))).toEqual(expect.arrayContaining([...words]))
    for (const word of words) expect(await inputs[name].parse(word)).toMatchObject({ ok: true })
    expect(await inputs[name].parse('another')).toMatchObject({ ok: false })
  })

  test.each(inputNames.filter((name) => typeof inputs[name].default === 'string' && name !== 'token'))(
    '%s has a default that its parser reads',
    async (name) => {
      expect(await inputs[name].parse(inputs[name].default ?? '')).toMatchObject({ ok: true })
    }
  )
})

describe('a step that leaves inputs out', () => {
  test('gets the defaults of action.yml, but no expression', async () => {
    const env: Readonly<Record<string, string>> = await prepareStep(
      servers,
      { 'grace-period': '2h', cache: '' },
      workspace
    )
    for (const name of inputNames.filter(
      (name) => !['grace-period', 'cache', 'api-url', 'registry-url'].includes(name)
    )) {
      const text = actionMetadata.inputs[name]?.default ?? ''
      expect([name, env[`INPUT_${name.toUpperCase()}`]]).toEqual([name, text.includes('${{') ? undefined : text])
    }
    expect(env).toMatchObject({ 'INPUT_GRACE-PERIOD': '2h', INPUT_CACHE: '', 'INPUT_API-URL': servers.url })
  })

  test('reads the same as one that gives empty texts', async () => {
    const given = { token: 't', 'delete-tags': 'a' }
    // An empty `artifact` says that there is none.
    const named = inputNames.filter((name) => name !== 'artifact')
    const empty = Object.fromEntries(named.map((name) => [name, '']))
    const addresses = { 'api-url': servers.url, 'registry-url': servers.registryUrl }
    const [usual, emptied] = [{}, { ...empty, ...addresses }].map(async (others) =>
      readInputs(await prepareStep(servers, { ...others, ...given }, workspace), 0)
    )
    const read = await usual
    expect(read).toMatchObject({ ok: true })
    expect(JSON.stringify(await emptied)).toBe(JSON.stringify(read))
  })

  test('has the artifact of action.yml where nothing passes the inputs on', async () => {
    const { INPUT_ARTIFACT, ...env }: Readonly<Record<string, string>> = await prepareStep(
      servers,
      { token: 't', 'delete-tags': 'a' },
      workspace
    )
    const artifactOf = async (more: object) => {
      const read = await readInputs({ ...env, ...more }, 0)
      return read.ok ? read.inputs.artifact : read.problems
    }
    expect(await artifactOf({})).toBe(INPUT_ARTIFACT)
    expect(await artifactOf({ INPUT_ARTIFACT: '' })).toBeNull()
  })

  test('uses none of them: a default contradicts nothing in any mode', async () => {
    const env = await prepareStep(servers, {}, join(workspace, 'defaults'))
    const { isUsed } = await readValues(env, inputNames)
    expect(inputNames.filter(isUsed)).toEqual(['api-url', 'registry-url'])
  })
})

describe('an input that belongs to other modes', () => {
  /** A value for each that is read without a file. */
  const values: Readonly<Partial<Record<InputName, string>>> = {
    packages: 'a',
    only: 'container/a',
    batches: '7',
    run: '7',
    'delete-tags': 'a',
    'delete-untagged': 'true',
    'older-than': '1d',
    'keep-latest': '1',
    'keep-latest-untagged': '1',
    'keep-tags': 'a',
    'in-use': 'deploy/**',
    policy: 'version: 1\npolicies: [{ rules: [{ delete: a }] }]',
    'policy-file': 'none.yml',
    untag: 'true',
    'max-deletions': '1',
    'delete-empty-packages': 'true',
    plan: 'none.json',
    now: '2027-01-01',
    'restore-from': 'none.json',
    'restore-tags': 'a',
    'deleted-within': '1d',
    'compare-with': 'none.yml',
    comment: 'true'
  }
  const cases = inputNames.flatMap((name) =>
    modes.filter((mode) => !(inputs[name].modes ?? modes).includes(mode)).map((mode) => [name, mode] as const)
  )

  test('has a value here', () => {
    expect([...new Set(cases.map(([name]) => name))]).toEqual(Object.keys(values))
  })

  test.each(cases)('%s is refused with mode: %s', async (name, mode) => {
    const given = { token: 't', mode, [name]: values[name] ?? '' }
    const read = await readInputs(await prepareStep(servers, given, workspace), 0)
    const [right = ''] = inputs[name].modes ?? []
    expect(read).toMatchObject({ ok: false })
    expect('problems' in read && read.problems).toContainEqual(problemOf(name, `mode: ${mode}`, `mode: ${right}`))
  })
})
