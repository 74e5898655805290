import type { Base } from '../inputs/base.ts'
import { readComparedPolicies } from '../inputs/policies.ts'
import type { Inputs } from '../inputs/read.ts'
import type { Environment } from '../inputs/table.ts'

interface FoundBase {
  /** Null where there is nothing to compare with. */
  readonly base: Base | null
  readonly warnings: readonly string[]
}

/** Finds the policies that a check compares with: those of `compare-with`. */
export const findBase = async (inputs: Inputs, env: Environment): Promise<FoundBase> => {
  const { compared } = inputs
  if (compared === null) return { base: null, warnings: [] }
  const read = await readComparedPolicies(compared, env, inputs)
  return { base: { name: compared.name, ...read }, warnings: invalidWarnings(compared.name, read.problems) }
}

const invalidWarnings = (name: string, problems: readonly string[]): readonly string[] =>
  problems.length === 0
    ? []
    : [
        `The policy to compare with (${name}) is invalid, so this comparison takes it to keep everything: ${problems.join('; ')}`
      ]
