// A test runner for Stryker that loads the tests once, in its own process, instead of starting Jest for each mutant:
// three thousand mutants take minutes, not hours. It supports the parts of Jest that pure tests use.
import { globSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult
} from '@stryker-mutator/api/test-runner'
import { expect as jestExpect } from 'expect'
import fc from 'fast-check'
import { bind } from 'jest-each'

export const expect = jestExpect

// Every mutant gets the same cases, and the first failure ends a property.
fc.configureGlobal({ seed: 1, endOnFailure: true })

interface Test {
  readonly id: string
  readonly fileName: string
  readonly body: () => unknown
}

/** Data that instrumented code and Stryker exchange. */
interface Instrumentation {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> }
}
const instrumentation: Instrumentation = {}
Object.assign(globalThis, { __stryker__: instrumentation })

let loads = 0
let tests = new Map<string, Test>()
let path: readonly string[] = []
let fileName = ''

const addTest = (name: string, body: () => unknown): void => {
  const title = [basename(fileName), ...path, name].join(' › ')
  const id = tests.has(title) ? `${title} (${tests.size})` : title
  tests.set(id, { id, fileName, body })
}
const group = (name: string, body: () => void): void => {
  const above = path
  path = [...above, name]
  body()
  path = above
}
export const test = Object.assign(addTest, { each: bind(addTest, false) })
export const describe = Object.assign(group, { each: bind(group, false) })

// Modules of the project are reloaded each time, libraries only once.
registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === '@jest/globals') return { url: import.meta.url, shortCircuit: true }
    const resolved = next(specifier, context)
    return /\/(?:src|__tests__)\/[^?]*\.ts$/.test(resolved.url)
      ? { ...resolved, url: `${resolved.url}?load=${loads}` }
      : resolved
  }
})

/** Loads all tests; a file that fails to load becomes a failing test. */
const load = async (): Promise<void> => {
  loads += 1
  tests = new Map()
  for (const file of globSync(['__tests__/retention/*.test.ts', '__tests__/apply/apply-plan.test.ts']).toSorted()) {
    if (file.includes('properties')) continue
    fileName = resolve(file)
    path = []
    try {
      await import(pathToFileURL(fileName).href)
    } catch (error) {
      addTest('can be loaded', () => {
        throw error
      })
    }
  }
}

const runOne = async ({ id, fileName, body }: Test): Promise<TestResult> => {
  instrumentation.currentTestId = id
  const started = performance.now()
  const facts = () => ({ id, name: id, fileName, timeSpentMs: performance.now() - started })
  try {
    await body()
    return { ...facts(), status: TestStatus.Success }
  } catch (error) {
    return { ...facts(), status: TestStatus.Failed, failureMessage: String(error) }
  } finally {
    instrumentation.currentTestId = undefined
  }
}

const run = async (chosen: Iterable<Test>, bail: boolean): Promise<DryRunResult> => {
  const results: TestResult[] = []
  for (const each of chosen) {
    const result = await runOne(each)
    results.push(result)
    const limited = determineHitLimitReached(instrumentation.hitCount, instrumentation.hitLimit)
    if (limited) return limited
    if (bail && result.status === TestStatus.Failed) break
  }
  return { status: DryRunStatus.Complete, tests: results }
}

const dryRun = async ({ disableBail }: DryRunOptions): Promise<DryRunResult> => {
  instrumentation.mutantCoverage = { static: {}, perTest: {} }
  await load()
  const result = await run(tests.values(), !disableBail)
  const { mutantCoverage } = instrumentation
  return result.status === DryRunStatus.Complete ? { ...result, mutantCoverage } : result
}

const mutantRun = async (options: MutantRunOptions): Promise<MutantRunResult> => {
  const { activeMutant, testFilter, hitLimit, mutantActivation, reloadEnvironment, disableBail } = options
  const isStatic = mutantActivation === 'static'
  instrumentation.hitLimit = hitLimit
  instrumentation.hitCount = hitLimit === undefined ? undefined : 0
  instrumentation.activeMutant = isStatic ? activeMutant.id : undefined
  if (isStatic || reloadEnvironment || loads === 0) await load()
  instrumentation.activeMutant = activeMutant.id
  // The tests of the mutated file find most mutants, so they run first.
  const own = basename(activeMutant.fileName, '.ts')
  const rank = ({ fileName }: Test): number => (basename(fileName) === `${own}.test.ts` ? 0 : 1)
  const wanted = testFilter && new Set(testFilter)
  const chosen = [...tests.values()].filter(({ id }) => wanted?.has(id) ?? true).toSorted((a, b) => rank(a) - rank(b))
  const result = toMutantRunResult(await run(chosen, !disableBail))
  instrumentation.activeMutant = undefined
  return result
}

const createRunner = (): TestRunner => ({ capabilities: () => ({ reloadEnvironment: true }), dryRun, mutantRun })

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'warm', createRunner)]
