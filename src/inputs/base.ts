import type { Policy } from '../retention/policy.ts'

/** The policies that a check compares with: those of the base of a pull request, or of a file. */
export interface Base {
  /** Where they come from, in words. */
  readonly name: string
  /** Empty where they are invalid, or do not exist: then everything was kept. */
  readonly policies: readonly Policy[]
  /** The problems in them. */
  readonly problems: readonly string[]
}
