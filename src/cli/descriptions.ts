import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'
import { type InputName, inputs, isBoolean, isInputName } from '../inputs/table.ts'
import { isOwnOption, type OwnOption, ownOptions } from './commands.ts'

/** An option as help, completion and docs/cli.md have it. */
export interface OptionDescription {
  readonly name: string
  /** The name of its value; null if it takes none. */
  readonly value: string | null
  /** True if `--no-NAME` switches it off. */
  readonly isNegatable: boolean
  readonly default: string | null
  /** Its meaning, as Markdown. */
  readonly meaning: string
}

const metadata = v.object({ inputs: v.record(v.string(), v.object({ description: v.string() })) })

/** Returns what describes options: action.yml in `root` has the descriptions of all inputs. */
export const readDescriptions = async (root: string): Promise<(name: InputName | OwnOption) => OptionDescription> => {
  const described = v.parse(metadata, parse(await readFile(join(root, 'action.yml'), 'utf8'))).inputs
  return (name) => {
    if (isOwnOption(name))
      return { name, value: null, isNegatable: false, default: null, meaning: ownOptions[name].meaning }
    const { default: usual = '' } = inputs[name]
    return {
      name,
      isNegatable: usual === 'true',
      value: isBoolean(name) ? null : (valueNames[name] ?? 'VALUE'),
      default: isBoolean(name) || usual.startsWith('${{') ? null : usual || null,
      meaning: otherwise[name] ?? adaptDescription(described[name]?.description ?? '')
    }
  }
}

/** Returns the description of an input in the words of the command line. */
const adaptDescription = (description: string): string => {
  return description
    .trim()
    .replace(/^For `mode: \w+`: (\w)/, (_, first) => first.toUpperCase())
    .replace(/: `true` or `false`\.?/, '.')
    .replaceAll(/`mode: (\w+)`/g, '`$1`')
    .replaceAll(/`([\w-]+)`/g, (code, name) => (isInputName(name) ? `\`--${name}\`` : code))
    .replaceAll(/\b(?:other|flat) inputs\b/g, 'other options')
    .replaceAll('in the workspace', 'of the Git repository')
}

/** The meanings of options whose defaults differ from those in a workflow. */
const otherwise: Partial<Record<InputName, string>> = {
  token:
    'Token for the Packages REST API and the container registry. Default: `GH_TOKEN`, `GITHUB_TOKEN`, or what `gh auth token` says; other users of this machine can read an option (`ps`).',
  owner: 'User or organization that owns the packages, e.g. `octo-org`. Default: the owner of the Git remote.',
  packages:
    'Names or globs, e.g. `server, tools/**, !tools/legacy`. `*` stops at `/`, `**` does not, `!` excludes. Default: the name of the repository of the Git remote.',
  'dry-run': 'Show what would be changed, without a question, and change nothing.',
  'policy-file':
    'Path of a policy document. Default: `.github/package-retention.yml` of the Git repository, if it exists and no option has rules.',
  'compare-with': 'Path of the policy document to compare with, e.g. `old.yml`.',
  plan: 'Path of the report of an earlier `plan`, or id or URL of the workflow run of a dry run, at most 30 days old: delete only versions that it planned to delete and the policy still does not keep. A report alone also has the rules and the packages, unless there is a policy document by default.',
  'restore-from':
    'An earlier run, at most 30 days old, to restore exactly what it deleted: the path of its `report.json`, or the id or URL of its workflow run.',
  now: 'Decide as of this ISO 8601 time, e.g. `2026-12-31T00:00:00Z`, to forecast what a later run would do.',
  repository:
    'Repository whose pull requests, branches, tags and deployments `while` and `deployments` in a policy look up, e.g. `octo-org/server`. Default: the one that GitHub links the package to, else that of the Git remote.',
  'api-url':
    'URL of the REST API, e.g. `https://github.example.com/api/v3`. Default: that of `GH_HOST`, of the runner, or of the Git remote.',
  cache:
    'Keep manifests, which never change, for the next run, in the cache folder of the user, e.g. `~/.cache/package-retention`.',
  'report-dir':
    'Folder that `report.json` and `report.html` are written to. Default: a new temporary folder after changes, none otherwise.'
}

/** The names of the values of options. */
const valueNames: Partial<Record<InputName, string>> = {
  token: 'TOKEN',
  owner: 'LOGIN',
  'package-type': 'TYPE',
  packages: 'NAMES',
  'delete-tags': 'PATTERNS',
  'older-than': 'AGE',
  'keep-latest': 'COUNT',
  'keep-latest-untagged': 'COUNT',
  'keep-tags': 'PATTERNS',
  'in-use': 'GLOBS',
  policy: 'YAML',
  'policy-file': 'FILE',
  'grace-period': 'TIME',
  'max-deletions': 'COUNT',
  'max-delete-percent': 'PERCENT',
  plan: 'REPORT',
  now: 'TIME',
  'time-limit': 'TIME',
  'rate-limit-reserve': 'COUNT',
  'restore-from': 'REPORT',
  'restore-tags': 'PATTERNS',
  'deleted-within': 'AGE',
  'compare-with': 'FILE',
  repository: 'OWNER/NAME',
  'api-url': 'URL',
  'registry-url': 'URL',
  'report-dir': 'FOLDER'
}
