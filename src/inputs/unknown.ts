import { closestWord } from '../retention/did-you-mean.ts'
import { otherActions } from './other-actions.ts'
import { type Environment, inputNames, isInputName } from './table.ts'

/** Returns a problem for each `INPUT_…` variable that is not an input: the runner only warns of those, and passes them on. */
export const findUnknownInputs = (env: Environment): readonly string[] =>
  Object.keys(env)
    .filter((name) => /^INPUT_/i.test(name))
    .map((name) => name.slice('INPUT_'.length).toLowerCase())
    .filter((name) => !isInputName(name))
    .map((name) => `input ${name}: this action does not have it; ${adviceFor(name)}`)

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

const adviceFor = (name: string): string => {
  const spelled = withDashes(name)
  const known = replacements.get(spelled)
  if (isInputName(spelled)) return `write ${spelled}`
  if (known) {
    const instead = known.here ? `what replaces it is ${known.here}` : 'nothing replaces it, leave it out'
    return `it is one of ${known.action}: ${instead} (see docs/migration.md)`
  }
  const near = closestWord(spelled, inputNames)
  return near ? `perhaps ${near}` : 'the inputs are listed in the README'
}
