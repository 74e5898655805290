import type { Reading } from './reading.ts'
import { type InputName, inputNames, inputs, type Mode, modes } from './table.ts'

/** The inputs that a policy document replaces. */
const ruleNames = inputNames.filter((name) => inputs[name].inRules)

/** The inputs that select what is restored. */
const selectionNames = inputNames.filter((name) => inputs[name].modes?.join() === 'restore')

const deletingNames = ['delete-tags', 'delete-untagged', 'policy', 'policy-file'] as const

const exclusions: readonly (readonly [InputName, readonly InputName[]])[] = [
  ['policy', ['policy-file', ...ruleNames]],
  ['policy-file', ruleNames]
]

/** Inputs that say nothing without another one. */
const requirements: readonly (readonly [name: InputName, needed: InputName, problem: string])[] = [
  ['now', 'dry-run', 'makes a forecast, which needs dry-run: true'],
  ['keep-latest', 'delete-tags', 'counts what delete-tags matches; set delete-tags as well'],
  ['keep-latest-untagged', 'delete-untagged', 'counts what delete-untagged matches; set delete-untagged: true as well']
]

/** Adds a problem if a run of the mode could do nothing. */
const requireWork = (mode: Mode, { problems, text, isUsed, reject }: Reading): void => {
  if ((mode === 'clean' || mode === 'check') && !deletingNames.some(isUsed))
    problems.push(`nothing to delete: set at least one of ${deletingNames.join(', ')}`)
  if (mode === 'restore' && !selectionNames.some(isUsed)) problems.push(nothingSelected)
  if (mode === 'repair' && isUsed('package-type'))
    reject(
      'package-type',
      `"${text('package-type')}" has no images with parts, which mode: repair could restore; remove it`
    )
}

const nothingSelected =
  'nothing to restore: set at least one of restore-from, restore-tags, deleted-within (deleted-within: 30d restores everything that was deleted in the last 30 days)'

/** Adds a problem for each input that contradicts the mode or another input, and one if the run could do nothing. */
export const findContradictions = (reading: Reading): void => {
  const { text, isUsed, reject } = reading
  const { mode } = reading.values
  const fits = (name: InputName): boolean => !mode || (inputs[name].modes ?? modes).includes(mode)
  for (const name of inputNames.filter((each) => isUsed(each) && !fits(each)))
    reject(name, `cannot be combined with mode: ${mode}; remove it, or set mode: ${inputs[name].modes?.[0]}`)

  const counts = (name: InputName): boolean => isUsed(name) && fits(name)
  for (const [name, others] of exclusions) {
    const excluded = counts(name) ? others.filter(counts) : []
    if (excluded.length > 0)
      reject(
        name,
        `cannot be combined with ${excluded.join(', ')}; move that into the policy document, or remove ${name}`
      )
  }
  const replaced = exclusions.flatMap(([name, others]) => (counts(name) ? others : []))
  const isMet = (needed: InputName): boolean => isUsed(needed) || (needed === 'dry-run' && mode === 'check')
  for (const [name, needed, problem] of requirements)
    if (counts(name) && !isMet(needed) && !replaced.includes(name)) reject(name, `"${text(name)}" ${problem}`)

  if (mode) requireWork(mode, reading)
}
