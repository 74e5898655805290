import { inputNames } from '../inputs/table.ts'

/** Names of inputs that are no other word: those of two words and more. */
const compound = inputNames.filter((name) => name.includes('-'))
const longestFirst = compound.toSorted((a, b) => b.length - a.length).join('|')
const anyName = inputNames.toSorted((a, b) => b.length - a.length).join('|')

const commandsOfModes: Readonly<Record<string, string>> = { clean: 'apply' }

/**
 * Returns a message about the inputs of the action in the words of the command line: `input older-than` is the option
 * `--older-than`, and `mode: repair` a command. What stands in double quotes is not ours, nor are the keys of a policy document.
 */
export const toCliWords = (text: string): string => {
  const [, start = '', rest = text] = /^(?:input )?([^"]+?:\d+:\d+: )(.*)$/su.exec(text) ?? []
  if (start !== '') return `${start.startsWith('policy:') ? '--' : ''}${start}${rest}`
  return text
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part, at) => (at % 2 === 1 ? part : replaceWords(part)))
    .join('')
}

const replaceWords = (text: string): string =>
  text
    .replace(inputReference, '--$1')
    .replace(inputsReference, (_, first, last) => `--${first.replaceAll(', ', ', --')} and --${last}`)
    .replace(/(?<=\bset )(owner): (?=\S)/g, '--$1 ')
    .replace(/`?\bmode: ([a-z]+)\b`?/g, (_, mode) => `the command ${commandsOfModes[mode] ?? mode}`)
    .replace(compoundName, (_, name, value = '') => `--${name}${value.replace(/^: (?:true)?/, ' ').trimEnd()}`)
    .replace(/(?<=delete-untagged, )policy(?=,)/, '--policy')
    .replace(/, or add a step before this one that puts the files? there \([^)]*\)/, '')

const inputReference = new RegExp(`(?:\\bthe )?\\b[Ii]nput (${anyName})(?![\\w-])`, 'g')
const inputsReference = new RegExp(
  `\\bthe inputs ((?:${anyName})(?:, (?:${anyName}))*) and (${anyName})(?![\\w-])`,
  'g'
)
const compoundName = new RegExp(`(?<![\\w/.-])(${longestFirst})(: (?:true|\\d[\\w.-]*))?(?![\\w-])`, 'g')
