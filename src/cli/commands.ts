import { type InputName, inputNames, inputs, type Mode } from '../inputs/table.ts'

export type CommandName =
  | 'plan'
  | 'apply'
  | 'restore'
  | 'repair'
  | 'check'
  | 'why'
  | 'list'
  | 'convert'
  | 'completion'
  | 'help'
  | 'version'

/** A command of the command line: a row of `commands`. */
export interface Command {
  readonly name: CommandName
  /** Its purpose, in one line that begins with a verb. */
  readonly summary: string
  /** Its purpose in more detail; empty if the summary says all. */
  readonly details: string
  /** The inputs that are options of this command. */
  readonly inputs: readonly InputName[]
  /** The options of the command line alone, by their names in `ownOptions`. */
  readonly own: readonly OwnOption[]
  /** Its operands; absent if it takes none. */
  readonly operands?: Operands
  /** Command lines without the name of the program, with what each does. */
  readonly examples: readonly (readonly [line: string, meaning: string])[]
}

/** The operands of a command: what each is called, and how many there are. */
export interface Operands {
  readonly name: string
  readonly min: number
  readonly max: number
  /** The option without which there are none. */
  readonly onlyWith?: OwnOption
}

/** The options that are no inputs. None of them takes a value. `isOutput` for those that only say what is printed. */
export const ownOptions = {
  json: { meaning: 'Print the result as JSON on stdout, and everything else on stderr.', isOutput: true },
  open: { meaning: 'Open the report page in the browser.', isOutput: true },
  wide: { meaning: 'Print tags in full, however long they are.', isOutput: true },
  all: { meaning: 'Print every version, however many there are.', isOutput: true },
  yes: { meaning: 'Do not ask before changing anything.', isOutput: false },
  offline: { meaning: 'Check only the policy documents FILE..., without network and token.', isOutput: false },
  verbose: { meaning: 'Print a line for each request.', isOutput: true },
  help: { meaning: 'Print help, also after a command.', isOutput: true },
  version: { meaning: 'Print the version.', isOutput: true }
} satisfies Readonly<Record<string, { readonly meaning: string; readonly isOutput: boolean }>>

export type OwnOption = keyof typeof ownOptions

/** Inputs that only a workflow has a use for, and `dry-run`, which only commands that change something have. */
const notForAll: readonly InputName[] = [
  ...(['mode', 'dry-run', 'only', 'batches', 'run'] as const),
  ...(['artifact', 'comment'] as const)
]

/** Returns the inputs that have a meaning in a mode, without some. */
const inputsOf = (mode: Mode, ...without: readonly InputName[]): InputName[] =>
  inputNames.filter(
    (name) => (inputs[name].modes?.includes(mode) ?? true) && ![...notForAll, ...without].includes(name)
  )

const rules = inputNames.filter((name) => inputs[name].inRules)
/** Inputs that only matter where something is deleted. */
const limits = ['grace-period', 'max-delete-percent'] as const

const shown = ['json', 'open', 'wide', 'all', 'verbose', 'help'] as const
const changing = [...shown, 'yes'] as const

/** The command where none is named. */
export const defaultCommand: Command = {
  name: 'plan',
  summary: 'Show what would be deleted, and change nothing (the default command).',
  details: 'Rules come from the options or from a policy document, by default .github/package-retention.yml.',
  inputs: inputsOf('clean'),
  own: shown,
  examples: [
    ["plan --packages server --delete-tags 'pr-*' --older-than 30d", 'what a rule would delete'],
    ['plan --policy-file .github/package-retention.yml --open', 'what a policy would delete, as a page'],
    ['plan --json > report.json', 'the report, for other programs, or for apply --plan']
  ]
}

/** All commands, in the order of the help. To add one, add its name and its row here, and what starts it in start.ts. */
export const commands: readonly Command[] = [
  defaultCommand,
  {
    name: 'apply',
    summary: 'Show what would be deleted, ask, and delete it.',
    details:
      'Deletes only what was shown before the question. The report says what was deleted: restore --restore-from undoes it for 30 days.',
    inputs: [...inputsOf('clean', 'now'), 'dry-run'],
    own: changing,
    examples: [
      ["apply --delete-tags 'pr-*' --older-than 30d --keep-latest 5", 'delete old images of pull requests'],
      ['apply --plan report.json --yes', 'delete what an earlier plan lists, by its rules, without a question']
    ]
  },
  {
    name: 'restore',
    summary: 'Restore versions that were deleted in the last 30 days.',
    details: '',
    inputs: [...inputsOf('restore', ...limits, 'repository'), 'dry-run'],
    own: changing,
    examples: [
      ['restore --restore-from report.json', 'undo a run'],
      ["restore --packages server --restore-tags 'v1.*'", 'restore some tags, with the parts of their images'],
      ['restore --packages server --deleted-within 2h', 'restore all that was deleted in the last two hours']
    ]
  },
  {
    name: 'repair',
    summary: 'Restore only what tagged images lack, whoever deleted it.',
    details: '',
    inputs: [...inputsOf('repair', ...limits, 'repository', 'package-type'), 'dry-run'],
    own: changing,
    examples: [['repair --packages server,tools/cli', 'make images whole again']]
  },
  {
    name: 'check',
    summary: 'Check a policy, and show what it changes compared with another one.',
    details: '',
    inputs: inputsOf('check'),
    own: [...shown, 'offline'],
    operands: { name: 'FILE', min: 1, max: Number.POSITIVE_INFINITY, onlyWith: 'offline' },
    examples: [
      ['check --policy-file new.yml --compare-with old.yml', 'what a change of the policy deletes more, or less'],
      ['check --offline .github/package-retention.yml', 'the mistakes of a policy document, without network']
    ]
  },
  {
    name: 'why',
    summary: 'Explain why a version is kept or deleted, and what would change that.',
    details:
      'VERSION is a tag, a digest or the beginning of one, an id, or an image reference. With REPORT, a report.json of an earlier run is explained; otherwise it is decided now, and nothing is changed.',
    inputs: inputsOf('clean', 'plan', 'max-deletions', 'report-dir'),
    own: ['json', 'verbose', 'help'],
    operands: { name: 'VERSION [REPORT]', min: 1, max: 2 },
    examples: [
      ['why v1.4', 'the decision about the image tagged v1.4'],
      ["why sha256:1b2c --packages server --delete-tags 'pr-*'", 'that about a digest, by these rules'],
      ['why pr-3 report.json', 'the decision that a report has']
    ]
  },
  {
    name: 'list',
    summary: 'List the packages that a policy, or names, match.',
    details: '',
    inputs: inputsOf(
      'list',
      ...rules,
      ...limits,
      'repository',
      'cache',
      'in-use',
      'untag',
      'max-deletions',
      'delete-empty-packages',
      'plan',
      'now'
    ),
    own: ['json', 'verbose', 'help'],
    examples: [["list --owner octo-org --packages '**'", 'all container packages of an organization']]
  },
  {
    name: 'convert',
    summary: 'Convert steps of other cleanup actions, and policies of other registries, to a policy.',
    details:
      'Reads FILE, or stdin: YAML, JSON or Terraform. Prints the policy document on stdout, and on stderr the step that uses it and what differs. Works without network and token.',
    inputs: [],
    own: ['json', 'help'],
    operands: { name: 'FILE', min: 0, max: 1 },
    examples: [
      ['convert .github/workflows/cleanup.yml > .github/package-retention.yml', 'move from another action'],
      ['convert - < lifecycle-policy.json', 'move from another registry']
    ]
  },
  {
    name: 'completion',
    summary: 'Print a script that completes commands and options in a shell.',
    details: 'The shell is bash, zsh or fish.',
    inputs: [],
    own: ['help'],
    operands: { name: 'SHELL', min: 1, max: 1 },
    examples: [
      ['completion bash > ~/.local/share/bash-completion/completions/package-retention', 'for bash'],
      ['completion zsh > ~/.zfunc/_package-retention', 'for zsh, with ~/.zfunc in fpath'],
      ['completion fish > ~/.config/fish/completions/package-retention.fish', 'for fish']
    ]
  },
  {
    name: 'help',
    summary: 'Print help about a command.',
    details: '',
    inputs: [],
    own: ['help'],
    operands: { name: 'COMMAND', min: 0, max: 1 },
    examples: [['help apply', 'all options of apply']]
  },
  {
    name: 'version',
    summary: 'Print the version.',
    details: '',
    inputs: [],
    own: ['help'],
    examples: []
  }
]

export const findCommand = (name: string): Command | undefined => commands.find((each) => each.name === name)

export const isOwnOption = (name: string): name is OwnOption => Object.hasOwn(ownOptions, name)

/** Returns the short form of an option of the command line; null if it has none. */
export const shortOf = (name: OwnOption): string | null => shortForms[name] ?? null

const shortForms: Partial<Record<OwnOption, string>> = { yes: 'y', help: 'h' }
