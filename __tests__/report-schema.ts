import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import * as v from 'valibot'
import { reportSchema } from '../src/retention/report-schema.ts'

const text = readFileSync('schema/report.schema.json', 'utf8')

export const reportJsonSchema = JSON.parse(text)

const formats = { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/ }

/** Accepts what the published JSON Schema accepts. */
export const acceptsReport = new Ajv({ formats }).compile(reportJsonSchema)

/** The same schema without leave for fields that it does not list. */
const sealed = JSON.parse(text, (_, value) =>
  value?.type === 'object' ? { additionalProperties: false, ...value } : value
)
const ajv = new Ajv({ formats })
const acceptsExactly = ajv.compile(sealed)

/** Throws where a report that a run has written is not of the published format, or has a field that this lacks. */
export const checkReport = (report: unknown): void => {
  if (!acceptsExactly(report)) {
    throw new Error(`the report is not as schema/report.schema.json says: ${ajv.errorsText(acceptsExactly.errors)}`)
  }
  v.parse(reportSchema, report)
}
