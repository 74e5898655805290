/** The value, or what is wrong: after the name of an input or place, the value at fault and what is accepted instead. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const err = (problem: string): Result<never> => ({ ok: false, problem })

/** What an error says, without the stack. */
export const errorMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error))
