import * as v from 'valibot'
import { err, ok, type Result } from '../retention/result.ts'
import type { Client } from './client.ts'
import { sayRefusal } from './refusal.ts'
import type { RestResponse } from './response.ts'

/** A file of at most one megabyte; of larger ones GitHub does not give the content. */
const fileBody = v.object({ type: v.literal('file'), encoding: v.literal('base64'), content: v.string() })

const comparisonBody = v.object({
  files: v.optional(
    v.array(v.object({ filename: v.string(), status: v.string(), previous_filename: v.optional(v.string()) })),
    []
  )
})

/** Returns a file as it is in a commit of a repository (`owner/name`), as text; null if the commit has no such file. */
export const readContent = async (
  client: Client,
  repository: string,
  path: string,
  commit: string
): Promise<Result<string | null>> => {
  const attempted = `reading ${path} in commit ${commit} of ${repository}`
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  const answer = await client.request(`GET /repos/${repository}/contents/${encoded}`, { ref: commit })
  if (answer.status === 404) return ok(null)
  if (answer.status !== 200) return err(explain(answer, attempted))
  const file = v.safeParse(fileBody, answer.data)
  return file.success
    ? ok(Buffer.from(file.output.content, 'base64').toString())
    : err(`${attempted}: that is not a file, or one of more than a megabyte`)
}

/** Returns the path that a file had before it was renamed between two commits; null if it had none. */
export const findPreviousPath = async (
  client: Client,
  repository: string,
  path: string,
  { base, head }: { readonly base: string; readonly head: string }
): Promise<Result<string | null>> => {
  const attempted = `comparing the commits ${base} and ${head} of ${repository}`
  const answer = await client.request(`GET /repos/${repository}/compare/${base}...${head}`)
  const read = v.safeParse(comparisonBody, answer.data)
  if (answer.status !== 200 || !read.success) return err(explain(answer, attempted))
  const file = read.output.files.find(({ filename, status }) => filename === path && status === 'renamed')
  return ok(file?.previous_filename ?? null)
}

const explain = (answer: RestResponse, attempted: string): string =>
  `${sayRefusal(answer, attempted)}; give the job permissions: contents: read`
