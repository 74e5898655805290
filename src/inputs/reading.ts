import { type Environment, type Input, type InputName, inputs, textOf, type Values } from './table.ts'

/** The inputs, read one by one. */
export interface Reading {
  /** The values that could be read; none for an input that is empty or wrong. */
  readonly values: Readonly<Partial<Values>>
  /** All problems, in the order in which they were found. */
  readonly problems: string[]
  readonly text: (name: InputName) => string
  readonly isGiven: (name: InputName) => boolean
  /** Returns true if an input has an effect: it is given, is not its default, and is not `false`. */
  readonly isUsed: (name: InputName) => boolean
  readonly reject: (name: InputName, problem: string) => void
}

/** Reads these inputs, each by its parser in the table. */
export const readValues = async (env: Environment, names: readonly InputName[]): Promise<Reading> => {
  const values: Partial<Values> = {}
  const problems: string[] = []
  const text = (name: InputName): string => textOf(env, name)
  const reject = (name: InputName, problem: string): void => void problems.push(`input ${name}: ${problem}`)

  const read = async <N extends InputName>(name: N): Promise<void> => {
    const input: Input<Values[N]> = inputs[name]
    const value = text(name) || otherwise(input, env)
    if (value === '') {
      if (input.without?.mode === text('mode')) values[name] = input.without.value
      else if (input.empty) reject(name, input.empty)
      return
    }
    const result = await input.parse(value, values['package-type'])
    if (result.ok) values[name] = result.value
    else reject(name, result.problem)
  }
  for (const name of names) await read(name)

  const isGiven = (name: InputName): boolean => text(name) !== ''
  const isUsed = (name: InputName): boolean =>
    isGiven(name) && text(name) !== inputs[name].default && values[name] !== false
  return { values, problems, text, isGiven, isUsed, reject }
}

/** Returns the text that stands in for an empty one; the value of an expression is known to the runner only. */
const otherwise = ({ default: usual = '', fallback }: Input<unknown>, env: Environment): string =>
  fallback?.(env) ?? (usual.startsWith('${{') ? '' : usual)
