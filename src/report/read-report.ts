import * as v from 'valibot'
import { reportSchema, type WrittenReport } from '../retention/report-schema.ts'
import { err, ok, type Result } from '../retention/result.ts'

/** Reads a report.json as a whole, such as to write those of several jobs into one page with `writeHtml`. */
export const readReport = (text: string): Result<WrittenReport> => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), reportSchema), text, { abortEarly: true })
  if (read.success) return ok(read.output)
  const [issue] = read.issues
  const path = v.getDotPath(issue)
  return err(`is not a report.json of this version of the action${path ? `: ${path} is missing or not valid` : ''}`)
}
