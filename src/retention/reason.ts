import type * as v from 'valibot'
import type { expiredSchema, Immutable, keepReasonSchema, reasonSchema } from './report-schema.ts'

/** A reason as report.json has it, before report/ puts it into words. */
type Wordless<Written> = Written extends unknown ? Immutable<Omit<Written, 'text'>> : never

/**
 * Why a version is kept, deleted or restored, as data. Times are milliseconds, rules count from 0. Where `until` is beyond
 * every calendar it is Infinity, for which JSON writes null.
 */
export type Reason = Wordless<v.InferOutput<typeof reasonSchema>>

/** Why a rule keeps a version: the key of `keep`, with the standing that earned it. */
export type KeepReason = Wordless<v.InferOutput<typeof keepReasonSchema>>

/** Why a rule deletes a version, with every key of its `keep` that the version missed. */
export type ExpiredReason = Wordless<v.InferOutput<typeof expiredSchema>>

/** A key of `keep` that did not keep a version, with what it takes and where the version stood. */
export type UnmetCondition = ExpiredReason['misses'][number]
