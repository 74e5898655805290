import type { Period, Question } from './policy.ts'

/** Why a version stays or goes, as data; report/ turns it into words. Times are milliseconds, rules count from 0. */
export type Reason =
  | Mark
  | { readonly code: 'uncovered'; readonly labels: readonly string[] }
  | { readonly code: 'protected'; readonly labels: readonly string[] }
  | { readonly code: 'protected'; readonly digest: string }
  | { readonly code: 'unknown-time' }
  | { readonly code: 'grace'; readonly until: number }
  | { readonly code: 'needed-by'; readonly ids: readonly number[] }
  | { readonly code: 'min-keep'; readonly limit: number }
  | { readonly code: 'unreadable' }
  | { readonly code: 'fuse'; readonly going: number; readonly images: number; readonly limit: number }
  | { readonly code: 'not-in-plan' }
  | Expired
  | { readonly code: 'orphan' }
  | { readonly code: 'goes-with'; readonly ids: readonly number[] }
  | { readonly code: 'chosen'; readonly by: readonly string[]; readonly age: number | null }
  | { readonly code: 'comes-with'; readonly ids: readonly number[] }
  | { readonly code: 'perhaps-needed' }
  | { readonly code: 'with-package' }
  | { readonly code: 'active' }
  | { readonly code: 'tag-moved'; readonly tag: string; readonly id: number }

/** Why a rule keeps a version: the key of `keep`, with the standing that earned it. */
export interface Mark {
  readonly code: 'latest' | 'within' | Period | 'while' | 'ungrouped'
  readonly rule: number
  /** The value of `per` whose group this is, where the rule has groups. */
  readonly group?: string
  readonly rank?: number
  /** The count or duration of the key, the question of `while`, or what an ungrouped version has no key for. */
  readonly limit: number | string | Question
  /** The hour, day, ISO week, month or year whose newest version this is, as UTC text such as `2026-W07`. */
  readonly period?: string
  /** When time alone ends this reason. */
  readonly until?: number
}

/** Why a rule lets a version go, with every key of its `keep` that the version missed. */
export interface Expired {
  readonly code: 'expired'
  readonly rule: number
  readonly age: number
  readonly misses: readonly Miss[]
}

/** A key of `keep` that did not keep a version, with what it takes and where the version stood. */
export interface Miss {
  readonly key: 'latest' | 'within' | Period | 'while' | 'max'
  readonly limit: number | string
  /** The version's place, or that of its period where it is the newest of it; none where it is not. */
  readonly rank?: number
  readonly period?: string
}
