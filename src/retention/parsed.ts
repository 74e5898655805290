/** What a parser gives back: the value, or in words what is wrong with the text and what is accepted instead. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string }

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value })

export const refused = (problem: string): Parsed<never> => ({ ok: false, problem })

/** What an error says, without the stack. */
export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error))
