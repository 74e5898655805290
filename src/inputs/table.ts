import { parseDuration } from '../retention/duration.ts'
import { ok, type Result } from '../retention/result.ts'
import { type PackageType, packageTypes } from '../retention/version.ts'
import { labelsTo, parseGlobs, parsePackageKeys, parsePackages } from './lists.ts'
import {
  oneOf,
  parseArtifactName,
  parseBatches,
  parseBoolean,
  parseCount,
  parseLogin,
  parsePercent,
  parseRepository,
  parseTime,
  parseToken,
  parseUrl
} from './values.ts'

/** The runner's environment. */
export type Environment = Readonly<Record<string, string | undefined>>

export const modes = ['clean', 'restore', 'repair', 'check', 'list', 'report'] as const

export type Mode = (typeof modes)[number]

/** The reaction to a package that is named exactly and does not exist: the run fails, warns, or ignores it. */
export type IfMissing = (typeof missingMeans)[number]

const missingMeans = ['error', 'warn', 'ignore'] as const

/** One input; action.yml has its description. */
export interface Input<T> {
  /** Reads the text; some depend on the type of the packages, which is absent if that is wrong itself. */
  readonly parse: (text: string, type?: PackageType) => Result<T> | Promise<Result<T>>
  /** The default in action.yml, which also stands in for an empty text, unless it is an expression. */
  readonly default?: string
  /** Returns the default of an empty text, if that depends on the run; may be empty, too. */
  readonly fallback?: (env: Environment) => string
  /** The problem with an empty text. */
  readonly empty?: string
  /** The mode that does without a value, and what stands in for it there. */
  readonly without?: { readonly mode: Mode; readonly value: T }
  /** The modes in which the input has a meaning; absent for all of them. */
  readonly modes?: readonly Mode[]
  /** Set for a list, whose items commas or newlines separate. */
  readonly list?: true
  /** Set if it is part of the rules that a policy document replaces. */
  readonly inRules?: true
}

const packagesOf = (env: Environment): string => {
  // A report names its packages itself.
  const reported = textOf(env, 'mode') === 'restore' && textOf(env, 'restore-from') !== ''
  return reported ? '**' : (env['GITHUB_REPOSITORY']?.split('/')[1] ?? '')
}

const parseText = (text: string): Result<string> => ok(text)
const parseSpan = (text: string) => parseDuration(text)
const planned = ['clean', 'check', 'list'] as const
const cleaned = ['clean', 'list'] as const
const checked = ['check'] as const
const listed = ['list'] as const
const reported = ['report'] as const
const restored = ['restore'] as const
const off = { parse: parseBoolean, default: 'false' } as const
const rule = { modes: planned, inRules: true } as const
const artifactPrefix = 'package-retention-report'
const noToken =
  'is empty: the secret does not exist, or this event may not read it (pull requests from forks get no secrets); remove the input to use GITHUB_TOKEN'

/** All inputs, in the order of action.yml. */
const rows = {
  token: {
    parse: parseToken,
    default: '${{ github.token }}',
    empty: noToken,
    // Pull requests from forks get no secrets; a policy can be checked all the same.
    without: { mode: 'check', value: '' }
  },
  owner: {
    parse: parseLogin,
    fallback: (env: Environment): string => env['GITHUB_REPOSITORY_OWNER'] ?? '',
    empty: 'is empty; name the user or the organization that owns the packages'
  },
  'package-type': { parse: oneOf('package type', packageTypes), default: 'container' },
  packages: {
    parse: parsePackages,
    fallback: packagesOf,
    list: true,
    modes: modes.filter((mode) => mode !== 'report')
  },
  only: { parse: parsePackageKeys, list: true, modes: [...planned, 'report'] },
  'if-missing': { parse: oneOf('value', missingMeans), default: 'error' },
  mode: { parse: oneOf('mode', modes), default: 'clean' },
  batches: { parse: parseBatches, default: '256', modes: listed },
  run: { parse: parseText, modes: reported },
  'dry-run': off,
  'delete-tags': { parse: labelsTo('delete'), list: true, ...rule },
  'delete-untagged': { ...off, ...rule },
  'older-than': { parse: parseSpan, ...rule },
  'keep-latest': { parse: parseCount, ...rule },
  'keep-latest-untagged': { parse: parseCount, ...rule },
  'keep-tags': { parse: labelsTo('protect'), list: true, ...rule },
  'in-use': { parse: parseGlobs, list: true, modes: [...planned, 'repair'] },
  policy: { parse: parseText, modes: planned },
  'policy-file': { parse: parseText, modes: planned },
  untag: { ...off, modes: planned },
  'grace-period': { parse: (text: string) => parseDuration(text, { zero: true }), default: '24h' },
  'max-deletions': { parse: parseCount, modes: planned },
  'max-delete-percent': { parse: parsePercent, default: '100' },
  'delete-empty-packages': { ...off, modes: planned },
  plan: { parse: parseText, modes: cleaned },
  now: { parse: parseTime, modes: planned },
  'time-limit': { parse: parseSpan },
  'rate-limit-reserve': { parse: parseCount, default: '50' },
  'wait-for-rate-limit': off,
  'restore-from': { parse: parseText, modes: restored },
  'restore-tags': { parse: labelsTo('restore'), list: true, modes: restored },
  'deleted-within': { parse: parseSpan, default: '30 days', modes: restored },
  'compare-with': { parse: parseText, modes: checked },
  comment: { ...off, modes: checked },
  repository: { parse: parseRepository },
  'api-url': {
    parse: parseUrl,
    fallback: (env: Environment): string => env['GITHUB_API_URL'] || 'https://api.github.com'
  },
  'registry-url': { parse: parseUrl },
  cache: { parse: parseBoolean, default: 'true' },
  artifact: {
    parse: parseArtifactName,
    default: artifactPrefix,
    // An empty text is a choice of its own: no artifact.
    fallback: (env: Environment): string => (env['INPUT_ARTIFACT'] === undefined ? artifactPrefix : '')
  },
  'report-dir': { parse: parseText }
} satisfies Readonly<Record<string, Input<unknown>>>

export type InputName = keyof typeof rows

/** The value of each input. */
export type Values = { [N in InputName]: ValueOf<Awaited<ReturnType<(typeof rows)[N]['parse']>>> }

type ValueOf<P> = P extends { readonly ok: true; readonly value: infer T } ? T : never

/** The inputs that always have a value, if it is right. */
export type Defaulted = {
  [N in InputName]: (typeof rows)[N] extends { fallback: unknown }
    ? never
    : (typeof rows)[N] extends { default: string }
      ? N
      : never
}[InputName]

export const inputs: { readonly [N in InputName]: Input<Values[N]> } = rows

export const isInputName = (name: string): name is InputName => Object.hasOwn(rows, name)

/** Returns true if an input is `true` or `false`. */
export const isBoolean = (name: InputName): boolean => inputs[name].parse === parseBoolean

export const inputNames: readonly InputName[] = Object.keys(rows).filter(isInputName)

/** Returns the text of an input without the space around it; empty where it is not given. */
export const textOf = (env: Environment, name: InputName): string => env[`INPUT_${name.toUpperCase()}`]?.trim() ?? ''
