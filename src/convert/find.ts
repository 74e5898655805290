import { quoted } from '../retention/result.ts'
import { readYaml } from '../retention/yaml.ts'
import { convertStep } from './actions.ts'
import { convertArtifactRegistry, listPolicies } from './artifact-registry.ts'
import type { Draft } from './draft.ts'
import { convertEcr } from './ecr.ts'
import { convertGitLab } from './gitlab.ts'
import { readGiven } from './given.ts'
import { type Log, type Path, plainName } from './log.ts'
import { isMap, type Json } from './registry-attributes.ts'
import { type ActionName, actionTables } from './tables.ts'

export const actionNames: readonly ActionName[] = Object.keys(actionTables).filter((name): name is ActionName =>
  Object.hasOwn(actionTables, name)
)

/** The findings in a source: drafts of policies, and the actions that are not known. */
export interface Found {
  readonly drafts: Draft[]
  readonly unknown: { readonly name: string; readonly path: Path }[]
}

/** Converts every step of a known action, and every retention policy of a known registry, in a value. */
export const findDrafts = (value: unknown, log: Log): Found => {
  const found: Found = { drafts: [], unknown: [] }
  visit(value, [], found, log)
  return found
}

const visit = (value: unknown, path: Path, found: Found, log: Log): void => {
  if (Array.isArray(value) && value.some(isCleanupPolicy)) {
    found.drafts.push(...convertArtifactRegistry(listPolicies(value, path, log), false, log))
  } else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) visit(each, [...path, index], found, log)
  } else if (isMap(value) && !convertMap(value, path, found, log)) {
    const before = found.drafts.length
    for (const [key, each] of Object.entries(value)) visit(each, [...path, key], found, log)
    if (found.drafts.length > before) noteSurroundings(value, path, log)
  }
}

/** Converts a map if it is a step or a retention policy; false if there may be some deeper in it. */
const convertMap = (value: Json, path: Path, found: Found, log: Log): boolean => {
  if (typeof value['uses'] === 'string') return convertUses(value['uses'], value, path, found, log)
  if (isLifecyclePolicy(value)) {
    found.drafts.push(convertEcr(value, undefined, path, log))
    return true
  }
  const [policyKey, policy] = lifecyclePolicyIn(value) ?? []
  if (policyKey !== undefined) {
    const repository = value['repositoryName'] ?? value['repository']
    found.drafts.push(...convertNested(policy, repository, [...path, policyKey], log))
    return true
  }
  const policiesKey = ['cleanupPolicies', 'cleanup_policies'].find((key) => value[key] !== undefined)
  if (policiesKey !== undefined) {
    refuseFormat(value, path, log)
    const dryRun = value['cleanupPolicyDryRun'] ?? value['cleanup_policy_dry_run']
    const policies = listPolicies(value[policiesKey], [...path, policiesKey], log)
    found.drafts.push(...convertArtifactRegistry(policies, dryRun === true, log))
    return true
  }
  if (isCleanupPolicy(value)) {
    found.drafts.push(...convertArtifactRegistry([{ value, path }], false, log))
    return true
  }
  if (
    !isExpirationPolicy(
      value,
      path.findLast((step) => typeof step === 'string')
    )
  )
    return false
  found.drafts.push(convertGitLab(value, path, log))
  return true
}

/** Refuses what of a repository of Artifact Registry is no policy for container images, or not written out. */
const refuseFormat = ({ format = 'DOCKER', dynamic }: Json, path: Path, log: Log): void => {
  if (dynamic !== undefined)
    log.problem([...path, 'dynamic'], 'is not known here; write its blocks out, and convert again')
  if (String(format).toUpperCase() !== 'DOCKER')
    log.problem(
      [...path, 'format'],
      `${quoted(String(format))} is not DOCKER, and only policies for container images are converted; write the policy by hand`
    )
}

/** An action that passes all of its inputs on to the one that took its place. */
const formerName = 'ghcr-manager/ghcr-manager'
const currentName: ActionName = 'ghcr-manager/ghcr-cleanup-manager'

const convertUses = (uses: string, step: Json, path: Path, found: Found, log: Log): boolean => {
  const [name = '', ref = ''] = uses.split('@')
  const written = name.toLowerCase() === formerName ? currentName : name
  const action = actionNames.find((each) => each.toLowerCase() === written.toLowerCase())
  if (action === undefined) found.unknown.push({ name, path: [...path, 'uses'] })
  else found.drafts.push({ ...convertStep(readGiven(action, ref, step['with'], path, log)), ...conditionOf(step) })
  if (action !== undefined) noteKeys(step, path, log)
  return true
}

const conditionOf = ({ if: condition }: Json): Pick<Draft, 'condition'> =>
  condition === undefined || condition === null ? {} : { condition: String(condition) }

/** Adds notes about the keys of a step that are not in a policy. */
const noteKeys = (step: Json, path: Path, log: Log): void => {
  for (const key of ['if', 'id', 'env', 'continue-on-error', 'timeout-minutes'])
    if (step[key] !== undefined) log.note(key === 'if' ? 'condition' : 'step-key', [...path, key])
}

/** Adds notes about what a job or a workflow says of all its steps. */
const noteSurroundings = (value: Json, path: Path, log: Log): void => {
  const keys = Array.isArray(value['steps']) ? ['if', 'strategy'] : isMap(value['jobs']) ? ['on'] : []
  for (const key of keys) if (value[key] !== undefined) log.note('surroundings', [...path, key])
}

const isLifecyclePolicy = (value: Json): boolean =>
  [value['rules'] ?? value['rule'] ?? []].flat().some((rule) => isMap(rule) && isMap([rule['selection']].flat()[0]))

/** Returns the attribute that holds a lifecycle policy as a text, or as an object: as the AWS CLI and Terraform have it. */
const lifecyclePolicyIn = (value: Json): readonly [key: string, policy: unknown] | null => {
  for (const key of ['lifecyclePolicyText', 'LifecyclePolicyText', 'policy']) {
    const policy = value[key]
    if (typeof policy === 'string' && policy.includes('rulePriority')) return [key, policy]
    if (isMap(policy) && isLifecyclePolicy(policy)) return [key, policy]
  }
  return null
}

/** Converts a lifecycle policy in a text; problems in it are located where the text is. */
const convertNested = (policy: unknown, repository: unknown, path: Path, log: Log): readonly Draft[] => {
  if (isMap(policy)) return [convertEcr(policy, repository, path, log)]
  const read = readYaml(String(policy))
  if ('locate' in read && isMap(read.value) && read.findings.length === 0)
    return [convertEcr(read.value, repository, path, log)]
  const expression = /\$\{[^}]*\}/.exec(String(policy))?.[0]
  log.problem(
    path,
    expression === undefined
      ? 'the text is not a lifecycle policy in JSON; paste that alone'
      : `the text is not a lifecycle policy in JSON: the value of ${expression} is not known here; write the value, and convert again`
  )
  return []
}

const isCleanupPolicy = (value: unknown): boolean => {
  if (!isMap(value) || value['action'] === undefined) return false
  return ['condition', 'mostRecentVersions', 'most_recent_versions'].some((key) => value[key] !== undefined)
}

const isExpirationPolicy = (value: Json, key = ''): boolean => {
  const known = ['keepn', 'olderthan', 'nameregex', 'nameregexdelete', 'nameregexkeep', 'cadence']
  const names = Object.keys(value).map(plainName)
  const count = names.filter((name) => known.includes(name)).length
  return (
    count >= 2 ||
    names.some((name) => name.startsWith('nameregex')) ||
    /^containerexpirationpolicy/.test(plainName(key))
  )
}
