import * as v from 'valibot'
import { parse } from 'yaml'

/** Returns the YAML blocks of a page. */
export const blocksIn = (page: string): string[] =>
  [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, yaml = '']) => yaml)

const steps = v.array(
  v.object({
    uses: v.optional(v.string()),
    with: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])), {})
  })
)
const workflowBody = v.object({
  permissions: v.record(
    v.picklist(['actions', 'packages', 'contents', 'pull-requests', 'deployments']),
    v.picklist(['read', 'write'])
  ),
  jobs: v.record(v.string(), v.object({ steps }))
})

export type Workflow = v.InferOutput<typeof workflowBody>

/** Reads a workflow; throws if it is none, or asks for permissions that the action does not need. */
export const readWorkflow = (text: string): Workflow => v.parse(workflowBody, parse(text))

/** Returns the inputs of each step that runs the action, as the texts that a runner makes of them. */
export const inputsIn = ({ jobs }: Workflow): Record<string, string>[] =>
  Object.values(jobs)
    .flatMap((job) => job.steps)
    .filter(({ uses }) => uses === 'package-retention/package-retention@v1')
    .map((step) => Object.fromEntries(Object.entries(step.with).map(([name, value]) => [name, String(value)])))
