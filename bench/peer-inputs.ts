import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'
import type { Simulator } from '../simulator/server.ts'

/** Names that other actions have for this action's inputs. */
const peerNames: Readonly<Record<string, readonly string[]>> = {
  packages: ['packages', 'package', 'package-name'],
  'keep-latest': ['keep-latest', 'keep-n-tagged', 'min-versions-to-keep'],
  'api-url': ['api-url', 'github-api-url']
}

const metadata = v.object({
  inputs: v.record(
    v.string(),
    v.nullish(v.object({ default: v.optional(v.union([v.string(), v.number(), v.boolean()])) }))
  )
})

/**
 * Returns the inputs for an action: ours under its names, its defaults for the rest, from the action.yml beside its `dist/`.
 * `overrides` are inputs under its own names that replace these.
 */
export const peerInputs = async (
  bundle: string,
  actionInputs: Readonly<Record<string, string>>,
  { url }: Pick<Simulator, 'url'>,
  overrides: Readonly<Record<string, string>> = {}
): Promise<Readonly<Record<string, string>>> => {
  const { inputs } = v.parse(metadata, parse(await readFile(join(bundle, '..', '..', 'action.yml'), 'utf8')))
  const defaults = Object.entries(inputs).flatMap(([name, input]) => {
    const text = String(input?.default ?? '')
    return text === '' || text.startsWith('${{') ? [] : [[name, text] as const]
  })
  const given = Object.entries({ ...actionInputs, 'api-url': url }).flatMap(([name, value]) => {
    const peerName = (peerNames[name] ?? [name]).find((each) => Object.hasOwn(inputs, each))
    return peerName === undefined ? [] : [[peerName, value] as const]
  })
  const missing = ['dry-run'].filter((name) => actionInputs[name] === 'true' && !Object.hasOwn(inputs, name))
  if (missing.length > 0) throw new Error(`${bundle} has no input ${missing}, so it cannot do the same`)
  return { ...Object.fromEntries([...defaults, ...given]), ...overrides }
}

/** Returns the inputs of another action that the environment variable BENCH_PEER_INPUTS has, as a JSON object of texts. */
export const overridesFromEnvironment = (): Readonly<Record<string, string>> =>
  v.parse(v.record(v.string(), v.string()), JSON.parse(process.env['BENCH_PEER_INPUTS'] ?? '{}'))
