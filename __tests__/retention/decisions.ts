import type { RefState } from '../../src/retention/conditions.ts'
import { planPackage } from '../../src/retention/plan.ts'
import type { Rule } from '../../src/retention/policy.ts'
import type { PackageType } from '../../src/retention/version.ts'
import {
  container,
  explainPlan,
  type Listing,
  now,
  type PolicyOptions,
  policy,
  registry,
  unknownRefs
} from './builders.ts'

/** The options of a policy, the refs and the time of a case. */
export interface Circumstances extends PolicyOptions, Partial<RefState> {
  readonly type?: PackageType
  /** The time of the plan, if not that of the other tests. */
  readonly at?: string
}

/**
 * Returns what is decided of each version, and why. One more version is always kept, so no minimum keeps another. Versions of
 * a container without manifests are single images.
 */
export const decide = (
  rules: readonly Rule[],
  versions: Listing | readonly string[],
  { type = 'container', at, ...options }: Circumstances = {}
): Readonly<Record<string, string>> => {
  const listing = isList(versions) ? Object.fromEntries(versions.map((each) => [each, null])) : versions
  const all = { ...listing, 'kept 9y kept': null }
  const inventory = type === 'container' ? container(all) : registry(type, Object.keys(all))
  const of = policy(rules, { ...options, type, protect: ['kept', ...(options.protect ?? [])] })
  const time = at === undefined ? now : Date.parse(at)
  const { kept, ...decisions } = explainPlan(planPackage(inventory, of, { ...unknownRefs, ...options }, time))
  return decisions
}

const isList = (versions: Listing | readonly string[]): versions is readonly string[] => Array.isArray(versions)

/** Returns the names of the versions that are kept. */
export const keptNames = (...input: Parameters<typeof decide>): readonly string[] =>
  Object.entries(decide(...input)).flatMap(([name, text]) => (text.startsWith('delete') ? [] : [name]))

/** Returns a record with the names of versions in place of their descriptions. */
export const byName = <T>(versions: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(
    Object.entries(versions).map(([text, value]) => [text.replace('sha512:', '').split(' ', 1)[0], value])
  )
