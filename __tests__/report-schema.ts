import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import * as v from 'valibot'
import { reportSchema } from '../src/retention/report-schema.ts'

const text = readFileSync('schema/report.schema.json', 'utf8')

export const reportJsonSchema = JSON.parse(text)

// To optimize the code takes longer than to run it, and almost every file of tests compiles a schema.
const ajv = new Ajv({ formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/ }, code: { optimize: false } })

/** Returns whether the published JSON Schema accepts a report. */
export const acceptsReport = (report: unknown): boolean => ajv.validate(reportJsonSchema, report)

/** The same schema without leave for fields that it does not list. */
const sealed = JSON.parse(text, (_, value) =>
  value?.type === 'object' ? { additionalProperties: false, ...value } : value
)

/** Throws where a report that a run has written is not of the published format, or has a field that this lacks. */
export const checkReport = (report: unknown): void => {
  if (!ajv.validate(sealed, report)) {
    throw new Error(`the report is not as schema/report.schema.json says: ${ajv.errorsText(ajv.errors)}`)
  }
  v.parse(reportSchema, report)
}
