import * as v from 'valibot'

/* The terms in which the format of report.json is written. */

/** Describes a field. */
export const about = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.metadata({ description }))

/** Describes a field that may be missing; the description says when. */
export const optional = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.exactOptional(about(schema, description))

/** JSON Schema's way to describe each value of an enumeration. */
export const meaningsOf = (meanings: Readonly<Record<string, string>>) =>
  Object.entries(meanings).map(([value, description]) => ({ const: value, description }))

/** One of several values, by what each means. */
export const oneOf = <const Meanings extends Readonly<Record<string, string>>>(meanings: Meanings) =>
  v.pipe(
    v.picklist(Object.keys(meanings).filter((key): key is keyof Meanings & string => Object.hasOwn(meanings, key))),
    v.metadata({ oneOf: meaningsOf(meanings) })
  )

export const text = v.string()
export const texts = v.array(text)
export const flag = v.boolean()
export const integer = v.pipe(v.number(), v.integer())
export const whole = v.pipe(integer, v.minValue(0))
export const wholes = v.array(whole)
/** The format is not checked when reading: anything else counts as unknown. */
export const time = v.pipe(text, v.metadata({ format: 'date-time' }))

export const file = about(text, 'The file, by its path in the workspace.')
export const line = about(whole, 'The line, counted from 1.')
