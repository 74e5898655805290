// Jest's transform: Node's own type stripping, then Jest's own instrumentation where coverage asks for it.
import { stripTypeScriptTypes } from 'node:module'

export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) })
}
