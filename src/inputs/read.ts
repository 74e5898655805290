import { readFile, realpath } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { isRegistryOf, registryOfApi, registryUrl } from '../registry/url.ts'
import type { Approval, ApprovedPlan } from '../retention/approved-plan.ts'
import { suggestion } from '../retention/did-you-mean.ts'
import type { DocumentDefaults } from '../retention/document.ts'
import { after, type Duration, parseDuration } from '../retention/duration.ts'
import type { Patterns, Use } from '../retention/pattern.ts'
import type { Choice } from '../retention/plan-restore.ts'
import { flatPolicy, type Policy } from '../retention/policy.ts'
import type { EarlierReport } from '../retention/previous-report.ts'
import { err, ok, type Result } from '../retention/result.ts'
import { isTagged, packageTypes, repositoryForm } from '../retention/version.ts'
import { findUnknownInputs } from './unknown.ts'

/** Every input, checked; times are milliseconds. */
export interface Inputs {
  readonly token: string
  readonly owner: string
  readonly mode: Mode
  readonly dryRun: boolean
  readonly policies: readonly Policy[]
  /** A cap over the whole run, for the policies without one of their own. */
  readonly maxDeletions: number | null
  /** The time to decide as of, in a forecast; null where that is the time of the run. */
  readonly now: number | null
  /** The running repository, as `owner/name`; empty outside of GitHub Actions. */
  readonly running: string
  readonly apiUrl: string
  readonly registryUrl: string
  /** What a package that is named exactly and does not exist means. */
  readonly ifMissing: IfMissing
  /** What an approved report changes; null where nobody has to approve. */
  readonly approved: ApprovedPlan | null
  /** How long, in milliseconds, new work may begin; null where there is no limit. */
  readonly timeLimit: number | null
  /** Requests of the hourly budget that are left for others. */
  readonly reserve: number
  readonly waitForRateLimit: boolean
  /** Whether manifests are kept for the next run. */
  readonly cache: boolean
  /** What mode: restore brings back; null in the other modes. */
  readonly restore: Restore | null
  /** What is odd, yet no mistake. */
  readonly warnings: readonly string[]
}

/** What is to come back, and how the inputs say so. */
export interface Restore extends Omit<Choice, 'since'> {
  /** The path of the report. */
  readonly path: string | null
  readonly within: Duration | null
}

export type Mode = (typeof modes)[number]

/** What happens if a package that is named exactly does not exist: the run fails, warns, or ignores it. */
export type IfMissing = (typeof missingMeans)[number]

/** What it takes to talk to the REST API and the registry. */
export interface Access {
  readonly token: string
  readonly owner: string
  readonly apiUrl: string
  readonly registryUrl: string
}

/** The runner's environment. */
export type Environment = Readonly<Record<string, string | undefined>>

export type Checked =
  | { readonly ok: true; readonly inputs: Inputs }
  | { readonly ok: false; readonly problems: readonly string[] }

const modes = ['clean', 'restore', 'list'] as const
const missingMeans = ['error', 'warn', 'ignore'] as const

/** The inputs, besides `delete-untagged`, that a policy document replaces. */
const flatNames = ['delete-tags', 'older-than', 'keep-latest', 'keep-latest-untagged', 'keep-tags']

/** What says what goes or stays, or when, and so has no meaning where something is to come back. */
const cleanNames = [...flatNames, 'policy', 'policy-file', 'max-deletions', 'plan', 'now']

/** The default of `deleted-within`, which action.yml always passes on: by itself, it chooses nothing. */
const wholeTrash = '30 days'

/** Reads single inputs, and collects what is wrong with them. */
const reading = (env: Environment) => {
  const problems: string[] = []
  const text = (name: string): string => env[`INPUT_${name.toUpperCase()}`]?.trim() ?? ''
  const reject = (name: string, problem: string): void => void problems.push(`input ${name}: ${problem}`)
  return {
    problems,
    text,
    isGiven: (name: string): boolean => text(name) !== '',
    reject,
    /** What an input, or its default, says; null where that is empty or wrong. */
    read: <T>(name: string, parse: (text: string) => Result<T>, otherwise = ''): T | null => {
      const value = text(name) || otherwise
      if (value === '') return null
      const result = parse(value)
      if (!result.ok) reject(name, result.problem)
      return result.ok ? result.value : null
    }
  }
}

type Reading = ReturnType<typeof reading>

const readToken = ({ read, isGiven, reject }: Reading): string | null => {
  const token = read('token', parseToken)
  if (!isGiven('token')) reject('token', 'is empty; leave it out for the token of the job, or give another one')
  return token
}

const readOwner = ({ read, isGiven, reject }: Reading, env: Environment): string | null => {
  const owner = read('owner', parseLogin, env['GITHUB_REPOSITORY_OWNER'])
  if (owner === null && !isGiven('owner'))
    reject('owner', 'is empty; name the user or the organization that owns the packages')
  return owner
}

const readApiUrl = ({ read }: Reading, env: Environment): string | null =>
  read('api-url', parseUrl, env['GITHUB_API_URL'] || 'https://api.github.com')

/** The registry of the server of the REST API, unless both addresses are given: a token is sent to no other server. */
const readRegistryUrl = ({ read, reject, isGiven }: Reading, env: Environment, api: string | null): string | null => {
  const server = env['GITHUB_SERVER_URL'] || 'https://github.com'
  if (isGiven('registry-url')) {
    const registry = read('registry-url', parseUrl)
    if (registry && !isGiven('api-url') && !(URL.canParse(server) && isRegistryOf(registry, server)))
      reject('registry-url', `"${registry}" is not on ${server}, whose token it would be sent; give api-url, too`)
    return registry
  }
  if (!isGiven('api-url') || api === env['GITHUB_API_URL']) return read('registry-url', parseServer, server)
  const registry = api && registryOfApi(api)
  if (api && !registry) reject('api-url', `"${api}" does not tell the registry of its server; give registry-url, too`)
  return registry && read('registry-url', parseUrl, registry)
}

/** Reads what the post step needs, which passes over mistakes in all other inputs. */
export const readAccess = (
  env: Environment
): { readonly ok: true; readonly access: Access } | { readonly ok: false; readonly problems: readonly string[] } => {
  const inputs = reading(env)
  const [token, owner, apiUrl] = [readToken(inputs), readOwner(inputs, env), readApiUrl(inputs, env)]
  const registryUrl = readRegistryUrl(inputs, env, apiUrl)
  return token && owner && apiUrl && registryUrl
    ? { ok: true, access: { token, owner, apiUrl, registryUrl } }
    : { ok: false, problems: inputs.problems }
}

/** Reads and checks all inputs; `problems` names each that is wrong, its value and what is accepted instead. */
export const readInputs = async (env: Environment, started: number): Promise<Checked> => {
  const inputs = reading(env)
  const { problems, text, isGiven, reject, read } = inputs
  const warnings: string[] = []
  problems.push(...findUnknownInputs(env))
  /** The same for a list of patterns, whose engine is loaded for a list that there is. */
  const readList = async (name: string, use: Use | 'packages', otherwise = ''): Promise<Patterns | null> => {
    if (!isGiven(name) && otherwise === '') return null
    const { parsePatterns, flawsOf } = await import('../retention/pattern.ts')
    return read(
      name,
      (value) => {
        const items = splitList(value)
        if (items.length === 0) return err(`"${value}" lists nothing; give at least one pattern`)
        if (use === 'packages') return parsePatterns(items, 'package')
        const list = parsePatterns(items, 'label')
        const flaws = list.ok && type ? flawsOf(list.value, type, use) : []
        return flaws.length > 0 ? err(flaws.map(({ problem }) => problem).join('; ')) : list
      },
      otherwise
    )
  }
  const [ownRepository = '', ownName = ''] = [env['GITHUB_REPOSITORY'], env['GITHUB_REPOSITORY']?.split('/')[1]]

  const token = readToken(inputs)
  const owner = readOwner(inputs, env)
  const type = read('package-type', oneOf(packageTypes), 'container')
  const mode = read('mode', oneOf(modes), 'clean')
  const restores = mode === 'restore'
  // A report names its packages itself.
  const reported = restores && isGiven('restore-from')
  const packages = await readList('packages', 'packages', reported ? '**' : ownName)
  if (packages && owner && type && isGiven('packages')) {
    const { explainName } = await import('../retention/package-name.ts')
    const slips = packages.sources.flatMap((source) => explainName(source, owner, type) ?? [])
    for (const slip of slips) reject('packages', slip)
  }
  const ifMissing = read('if-missing', oneOf(missingMeans), 'error')
  const dryRun = read('dry-run', parseBoolean, 'false')
  const now = read('now', parseTime)
  if (isGiven('now') && dryRun === false) reject('now', `"${text('now')}" makes a forecast, which needs dry-run: true`)
  const repository = read('repository', parseRepository)
  const gracePeriod = read('grace-period', (value) => parseDuration(value, { zero: true }), '24h')
  const maxDeletions = read('max-deletions', parseCount)
  const maxDeletePercent = read('max-delete-percent', parsePercent, '100')
  const untag = read('untag', parseBoolean, 'false')
  const deleteEmptyPackages = read('delete-empty-packages', parseBoolean, 'false')
  const cache = read('cache', parseBoolean, 'true')
  const reserve = read('rate-limit-reserve', parseCount, '50')
  const waitForRateLimit = read('wait-for-rate-limit', parseBoolean, 'false')
  const timeLimit = read('time-limit', parseDuration)
  const within = read('deleted-within', parseDuration)
  const api = readApiUrl(inputs, env)
  const registry = readRegistryUrl(inputs, env, api)
  const deletesUntagged = read('delete-untagged', parseBoolean, 'false')
  const flat = {
    deleteTags: await readList('delete-tags', 'delete'),
    deleteUntagged: deletesUntagged ? await readList('', 'delete', '@untagged') : null,
    olderThan: read('older-than', parseDuration),
    keepLatest: read('keep-latest', parseCount),
    keepLatestUntagged: read('keep-latest-untagged', parseCount),
    keepTags: await readList('keep-tags', 'protect')
  }
  const documents = ['policy', 'policy-file'].filter(isGiven)
  const replaced = [...flatNames.filter(isGiven), ...(deletesUntagged ? ['delete-untagged'] : [])]
  const [source] = documents
  if (documents.length > 1) reject('policy', 'cannot be given together with policy-file; leave one of them empty')
  if (source && replaced.length > 0) {
    reject(source, `replaces ${replaced.join(', ')}; write those into the policy document, or leave ${source} empty`)
  }
  if (!source && !isGiven('delete-tags') && deletesUntagged === false && mode === 'clean') {
    problems.push('nothing may be deleted: give the input delete-tags, delete-untagged, policy or policy-file')
  }
  if (!source && !restores && isGiven('keep-latest') && !isGiven('delete-tags')) {
    reject('keep-latest', 'counts what delete-tags covers; give delete-tags too')
  }
  if (!source && !restores && isGiven('keep-latest-untagged') && deletesUntagged === false) {
    reject('keep-latest-untagged', 'counts what delete-untagged covers; set delete-untagged: true as well')
  }
  if (!source && deletesUntagged && type && !isTagged(type)) {
    warnings.push(`input delete-untagged: packages of type ${type} have no untagged versions`)
  }
  const safety = gracePeriod && {
    untag: untag ?? false,
    gracePeriod,
    maxDeletions: null,
    maxDeletePercent: maxDeletePercent ?? 100,
    deleteEmptyPackages: deleteEmptyPackages ?? false
  }
  const workspace = env['GITHUB_WORKSPACE'] ?? '.'
  let policies: readonly Policy[] = []
  if (source && type && safety) {
    const defaults = { packages, type, safety, ...(owner && { owner }), ...(repository && { repository }) }
    const read = await readDocument(source, text(source), workspace, defaults)
    if (read.ok) policies = read.policies
    if (read.ok) warnings.push(...read.warnings)
    else problems.push(...read.problems)
  } else if (packages && type && safety) {
    const { patternsForNames } = await import('../retention/package-name.ts')
    // A report has packages of several types, which restore.ts compares in lower case.
    const names = patternsForNames(packages, reported ? 'container' : type)
    if (names.ok) policies = [flatPolicy({ packages: names.value, type, ...flat }, safety)]
    else reject('packages', names.problem)
  }
  if (!packages && !isGiven('packages') && !source) {
    reject('packages', 'is empty; name the packages, such as "server, tools/**"')
  }

  const choosing = [
    ...['restore-from', 'restore-tags'].filter(isGiven),
    ...(within && text('deleted-within') !== wholeTrash ? ['deleted-within'] : [])
  ]
  const restoreTags = await readList('restore-tags', 'restore')
  const from = isGiven('restore-from') ? await readDeletions(text('restore-from'), workspace, owner ?? '') : null
  if (from && !from.ok) reject('restore-from', from.problem)
  if (restores) {
    const flags = { 'delete-untagged': deletesUntagged, untag, 'delete-empty-packages': deleteEmptyPackages }
    const asked = Object.entries(flags).flatMap(([name, value]) => (value ? [name] : []))
    for (const name of [...cleanNames.filter(isGiven), ...asked]) {
      reject(name, 'has no meaning with mode: restore; leave it out')
    }
    if (choosing.length === 0) problems.push(nothingChosen)
  } else if (mode !== null) {
    for (const name of choosing) reject(name, 'is for mode: restore only; set that, or leave it out')
  }

  const approval = { owner: owner ?? '', policies, now: started }
  const approved = isGiven('plan') ? await readPlan(text('plan'), workspace, approval) : null
  if (approved && !approved.ok) reject('plan', approved.problem)
  if (problems.length > 0 || !token || !owner || !mode || !api || !registry) return { ok: false, problems }
  if ((approved && !approved.ok) || (from && !from.ok)) return { ok: false, problems }
  return {
    ok: true,
    inputs: {
      token,
      owner,
      mode,
      dryRun: dryRun ?? false,
      policies,
      maxDeletions,
      now,
      running: ownRepository,
      apiUrl: api,
      registryUrl: registry,
      ifMissing: ifMissing ?? 'error',
      approved: approved?.value ?? null,
      timeLimit: timeLimit && after(started, timeLimit) - started,
      reserve: reserve ?? 0,
      waitForRateLimit: waitForRateLimit ?? false,
      cache: cache ?? true,
      restore: restores
        ? {
            from: from?.value ?? null,
            path: from && text('restore-from'),
            tags: restoreTags,
            within: choosing.includes('deleted-within') ? within : null
          }
        : null,
      warnings
    }
  }
}

/** Returns the folder that `report-dir` names, whatever is wrong with other inputs; null where it names none. */
export const reportDirOf = (env: Environment): string | null => {
  const given = env['INPUT_REPORT-DIR']?.trim()
  return given ? resolve(given) : null
}

const nothingChosen =
  'nothing is chosen to be restored: give the input restore-from, restore-tags or deleted-within (to bring back everything that was deleted in the last 30 days, write deleted-within: 30d)'

/** The policies of a document, given inline or as a path in the workspace. */
const readDocument = async (source: string, text: string, workspace: string, defaults: DocumentDefaults) => {
  const { readPolicyDocument } = await import('../retention/document.ts')
  if (source === 'policy') return readPolicyDocument(text, 'input policy', defaults)
  const file = await readText(text, workspace, true)
  if (file.ok) return readPolicyDocument(file.value, text, defaults)
  return { ok: false, problems: [`input policy-file: ${file.problem}`] } as const
}

/** What the report of an earlier dry run changes. */
const readPlan = async (path: string, workspace: string, approval: Approval): Promise<Result<ApprovedPlan>> => {
  const { parseApprovedPlan } = await import('../retention/approved-plan.ts')
  const file = await readText(path, workspace, false)
  if (!file.ok) return file
  const plan = parseApprovedPlan(file.value, approval)
  return plan.ok ? plan : err(`"${path}" ${plan.problem}`)
}

/** What the report of an earlier run says of the packages of this owner. */
const readDeletions = async (path: string, workspace: string, owner: string): Promise<Result<EarlierReport>> => {
  const { parseEarlierReport } = await import('../retention/previous-report.ts')
  const file = await readText(path, workspace, false)
  if (!file.ok) return file
  const report = parseEarlierReport(file.value, false, owner)
  return report.ok ? report : err(`"${path}" ${report.problem}`)
}

/** A file by its path, relative to the workspace; `within` refuses what lies outside of that, also behind a link. */
const readText = async (path: string, workspace: string, within: boolean): Promise<Result<string>> => {
  try {
    const full = await realpath(resolve(workspace, path))
    const inside = within ? relative(await realpath(workspace), full) : ''
    if (isAbsolute(inside) || inside.split(sep)[0] === '..') {
      return err(`"${path}" lies outside of the workspace; name a file in it`)
    }
    return ok(await readFile(full, 'utf8'))
  } catch (error) {
    const missing = Object(error).code === 'ENOENT'
    const remedy = 'does not exist; check the path, and that an earlier step puts the file there'
    return err(`"${path}" ${missing ? remedy : `cannot be read: ${error}`}`)
  }
}

/** Items separated by commas or newlines; a comma inside of braces, brackets or a regex separates nothing. */
export const splitList = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .flatMap((line) => line.match(listItem) ?? [])
    .map((item) => item.trim())
    .filter(Boolean)

const listItem = /\s*!?\/(?:[^\\]|\\.)+?\/(?=\s*(?:,|$))|(?:\\.|\{(?:[^{}]|\{[^{}]*\})*\}|\[[^\]]*\]|[^,])+/g

/** Any text that a header can carry: what tokens look like is GitHub's business. Never says what it read. */
const parseToken = (text: string): Result<string> =>
  /^[\x21-\x7e]+$/.test(text)
    ? ok(text)
    : err('has spaces or characters that no token has; give it as GitHub showed it')

const parseLogin = (text: string): Result<string> =>
  /^[\w-]+$/.test(text)
    ? ok(text)
    : err(`"${text}" is no login of a user or an organization; leave out the repository and the address`)

const parseBoolean = (text: string): Result<boolean> => {
  if (/^(?:true|True|TRUE)$/.test(text)) return ok(true)
  return /^(?:false|False|FALSE)$/.test(text) ? ok(false) : err(`"${text}" is neither true nor false`)
}

const parseCount = (text: string): Result<number> => {
  const count = Number(text)
  return /^\d+$/.test(text) && Number.isSafeInteger(count)
    ? ok(count)
    : err(`"${text}" is no count; accepted are whole numbers such as 0 or 10`)
}

const parsePercent = (text: string): Result<number> => {
  const count = parseCount(text)
  return count.ok && count.value <= 100 ? count : err(`"${text}" is no share; accepted are whole numbers from 0 to 100`)
}

const oneOf =
  <T extends string>(words: readonly T[]) =>
  (text: string): Result<T> => {
    const found = words.find((word) => word === text)
    if (found) return ok(found)
    return err(`"${text}" is unknown${suggestion(text, words)}; accepted are ${words.join(', ')}`)
  }

/** A time of ISO 8601, in UTC where it names no zone. */
const parseTime = (text: string): Result<number> => {
  const form = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text)
  const time = Date.parse(form && text.includes('T') && !form[2] ? `${text}Z` : text)
  return form?.[1] && isDate(form[1]) && !Number.isNaN(time)
    ? ok(time)
    : err(`"${text}" is no time of ISO 8601; accepted are texts such as 2026-01-31 or 2026-01-31T12:00:00Z`)
}

/** Whether a calendar has the day: to Date.parse, 30 February is 2 March. */
const isDate = (day: string): boolean => new Date(Date.parse(day) || 0).toISOString().startsWith(day)

const parseRepository = (text: string): Result<string> =>
  repositoryForm.test(text) ? ok(text) : err(`"${text}" is no repository; write it as owner/name`)

/** Only https keeps the token from being read on the way; on the machine itself nothing is on the way. */
const parseUrl = (text: string): Result<string> => {
  const url = URL.parse(text)
  const loopback = url !== null && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname)
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback)) return ok(text.replace(/\/+$/, ''))
  return err(`"${text}" is no address that a token may be sent to; accepted is https://…`)
}

/** The registry that belongs to the address of a server. */
const parseServer = (text: string): Result<string> => {
  const server = parseUrl(text)
  return server.ok ? ok(registryUrl(server.value, '')) : server
}
