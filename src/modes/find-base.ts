import type { Client } from '../github/client.ts'
import { findPreviousPath, readContent } from '../github/contents.ts'
import type { WrittenDocument } from '../inputs/files.ts'
import { readComparedPolicies } from '../inputs/policies.ts'
import { type PullRequest, pathInRepository, readPullRequest } from '../inputs/pull-request.ts'
import type { Inputs } from '../inputs/read.ts'
import type { Environment } from '../inputs/table.ts'
import type { Base } from '../retention/compare.ts'
import { ok, type Result } from '../retention/result.ts'

/** The policies that a check compares with, and warnings about them. */
interface FoundBase {
  /** Null where there is nothing to compare with. */
  readonly base: Base | null
  readonly warnings: readonly string[]
}

/**
 * Finds the policies that a check compares with: those of `compare-with`, or else those that the policy file has in the base
 * of the pull request that the workflow runs for.
 */
export const findBase = async (client: Client, inputs: Inputs, env: Environment): Promise<FoundBase> => {
  const { compared, policyFile } = inputs
  if (compared) return readBase(compared, inputs, env)
  const pullRequest = policyFile === null ? null : await readPullRequest(env)
  if (policyFile === null || pullRequest === null) return { base: null, warnings: [] }
  const path = pathInRepository(policyFile, env)
  const document = await readDocumentOfBase(client, path, pullRequest)
  if (!document.ok) return { base: null, warnings: [`The policy is not compared: ${document.problem}`] }
  if (document.value) return readBase(document.value, inputs, env)
  const name = `no policy, since ${describeFile(path, pullRequest)} does not exist`
  return { base: { name, policies: [], problems: [] }, warnings: [] }
}

/** Reads the policies of a document. An invalid one is no mistake of the policy that is checked. */
const readBase = async (document: WrittenDocument, inputs: Inputs, env: Environment): Promise<FoundBase> => {
  const { name } = document
  const { policies, problems } = await readComparedPolicies(document, env, inputs)
  const why = `The policy to compare with is invalid, so the comparison takes it to keep everything: ${problems.join('; ')}`
  return { base: { name, policies, problems }, warnings: problems.length > 0 ? [why] : [] }
}

/** Returns the document that a policy file was before a pull request, also under another path; null if there was none. */
const readDocumentOfBase = async (
  client: Client,
  path: string,
  pullRequest: PullRequest
): Promise<Result<WrittenDocument | null>> => {
  const { repository, base } = pullRequest
  const same = await readContent(client, repository, path, base)
  if (!same.ok) return same
  if (same.value !== null) return ok({ name: describeFile(path, pullRequest), text: same.value })
  // GitHub also answers 404 to a token that may not read the repository; this tells the two apart.
  const previous = await findPreviousPath(client, repository, path, pullRequest)
  if (!previous.ok || previous.value === null) return previous.ok ? ok(null) : previous
  const renamed = await readContent(client, repository, previous.value, base)
  if (!renamed.ok || renamed.value === null) return renamed.ok ? ok(null) : renamed
  return ok({ name: describeFile(previous.value, pullRequest), text: renamed.value })
}

const describeFile = (path: string, { base }: PullRequest): string => `${path} of commit ${base.slice(0, 7)}`
