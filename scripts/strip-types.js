// Jest's transform: Node's own type stripping; Jest adds the instrumentation for coverage.
import { stripTypeScriptTypes } from 'node:module'

export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) })
}
