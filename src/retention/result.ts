/** A value, or a problem: what follows the name of the input or place, with the value at fault and the remedy. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const err = (problem: string): Result<never> => ({ ok: false, problem })

/** Returns the message of an error, without the stack. */
export const errorMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Returns a text between quotes, of a long one only the beginning. */
export const quoted = (text: string): string => `"${text.length > 100 ? `${text.slice(0, 100)}…` : text}"`
