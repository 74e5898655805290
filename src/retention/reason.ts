import type * as v from 'valibot'
import type { expiredSchema, keepReasonSchema, reasonSchema } from './report-reason-schema.ts'
import type { Immutable } from './report-schema.ts'

/** A reason as report.json has it, before report/ puts it into words. */
type WithoutText<Written> = Written extends unknown ? Immutable<Omit<Written, 'text'>> : never

/**
 * Why a version is kept, deleted or restored, as data. Times are milliseconds, rules count from 0. Where `until` is beyond
 * every calendar it is Infinity, for which JSON writes null.
 */
export type Reason = WithoutText<v.InferOutput<typeof reasonSchema>>

/** Why a rule keeps a version: the key of `keep`, with the rank that it gave the version. */
export type KeepReason = WithoutText<v.InferOutput<typeof keepReasonSchema>>

/** Why a rule deletes a version, with every key of its `keep` that the version missed. */
export type ExpiredReason = WithoutText<v.InferOutput<typeof expiredSchema>>

/** A key of `keep` that did not keep a version, with its limit and the rank of the version. */
export type UnmetCondition = ExpiredReason['misses'][number]
