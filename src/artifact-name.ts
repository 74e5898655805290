import { createHash } from 'node:crypto'
import { type Environment, textOf } from './inputs/table.ts'

/** The inputs that tell the jobs of a matrix apart, and are the same in the next run. */
const identifyingInputs = ['mode', 'owner', 'package-type', 'packages', 'only', 'policy-file', 'api-url'] as const

/**
 * Returns the name of an artifact, `PREFIX-JOB-HASH`, that the same attempt of the same step has in each run, so that the next
 * run finds the report of the last one. The hash is of what tells jobs, steps and attempts apart; where it does not, such as in
 * a matrix over other inputs, the service gives the name a number.
 */
export const artifactName = (prefix: string, env: Environment, attempt: string | undefined): string => {
  const { GITHUB_JOB: key, GITHUB_ACTION: step, GITHUB_WORKFLOW_REF: workflow } = env
  // The packages of a joined report are all that were found, which differ from run to run.
  const isJoined = textOf(env, 'mode') === 'report'
  const inputs = identifyingInputs.map((name) => (isJoined && name === 'only' ? '' : textOf(env, name)))
  const hash = createHash('sha256')
    .update(JSON.stringify([workflow?.split('@')[0], attempt, step, inputs]))
    .digest('hex')
    .slice(0, 8)
  return [prefix, key?.replaceAll(/[^\w-]/g, '_'), hash].filter(Boolean).join('-')
}
