import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { parse } from 'yaml'

const Input = v.object({ description: v.string(), default: v.exactOptional(v.string()) })
const Output = v.object({ description: v.string() })

/** Inputs and outputs declared in action.yml; a default is always text, as the runner passes it. */
export const actionMetadata = v.parse(
  v.object({
    name: v.string(),
    description: v.string(),
    inputs: v.record(v.string(), Input),
    outputs: v.record(v.string(), Output)
  }),
  parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8'))
)
