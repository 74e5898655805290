import type { PackageType } from '../retention/version.ts'
import type { Path } from './log.ts'
import type { ToolName } from './tables.ts'

/** A rule on its way into a policy document. */
export interface DraftRule {
  readonly delete: readonly string[]
  readonly latest?: number | undefined
  /** A duration; null or absent if age does not matter. */
  readonly within?: string | null | undefined
}

/** A policy on its way into a policy document, with the inputs of the step that uses it. */
export interface Draft {
  readonly tool: ToolName
  /** Where it is in the source. */
  readonly path: Path
  /** Patterns of names; null for the input `packages`. */
  readonly packages: readonly string[] | null
  readonly type: PackageType
  readonly protect: readonly string[]
  readonly rules: readonly DraftRule[]
  readonly untag: boolean
  readonly maxDeletions: number | null
  /** The condition of the step; absent if it has none. */
  readonly condition?: string
  /** The inputs of the step that are not in a document. */
  readonly step: Readonly<Record<string, string>>
}

export const both = ['@any', '@untagged'] as const
