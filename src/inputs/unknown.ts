import { closestWord } from '../retention/did-you-mean.ts'
import { otherActions } from './other-actions.ts'
import { type Environment, inputNames, isInputName } from './table.ts'

/** Returns a problem for each `INPUT_…` variable that is not an input: the runner only warns of those, and passes them on. */
export const findUnknownInputs = (env: Environment): readonly string[] =>
  Object.keys(env)
    .filter((name) => /^INPUT_/i.test(name))
    .map((name) => name.slice('INPUT_'.length).toLowerCase())
    .filter((name) => !isInputName(name))
    .map((name) => `input ${name}: this action has no such input; ${adviceFor(withDashes(name))}`)

const withDashes = (name: string): string => name.toLowerCase().replaceAll('_', '-')

const replacements = new Map(
  Object.entries(otherActions)
    .flatMap(([action, inputs]) =>
      Object.entries(inputs).map(
        ([name, here]) => [withDashes(name), { action, here: here.replaceAll('`', '') }] as const
      )
    )
    // The first action that has an input is the best known one.
    .toReversed()
)

/** Advice for keys of a policy document that are no inputs, and for common names of a token input. */
const synonyms = new Map([
  ['min-keep', 'write it in a policy document (input policy or policy-file)'],
  ['protect', 'write keep-tags'],
  ['github-token', 'write token'],
  ['repo-token', 'write token']
])

const adviceFor = (name: string): string => {
  if (isInputName(name)) return `write ${name}`
  const synonym = synonyms.get(name)
  if (synonym) return synonym
  const known = adviceForOther(name)
  if (known !== null) return known
  const near = closestWord(name, inputNames)
  if (near) return `did you mean ${near}?`
  const other = replacements.get(closestWord(name, [...replacements.keys()]) ?? '')
  return other?.here ? `use ${other.here} instead` : 'the inputs are listed in the README'
}

/** Returns what replaces an input of another cleanup action; null if it is none. */
export const adviceForOther = (name: string): string | null => {
  const known = replacements.get(name)
  if (!known) return null
  const instead = known.here ? `use ${known.here} instead` : 'nothing replaces it, so remove it'
  return `it is an input of ${known.action}: ${instead}`
}
