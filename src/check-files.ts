import { describeReadError, readTextFile } from './inputs/text-file.ts'
import { sanitizeLogLine } from './report/text.ts'
import { type DocumentDefaults, readPolicyDocument } from './retention/document.ts'
import { parsePatterns } from './retention/pattern.ts'
import { defaultSafety } from './retention/policy.ts'

const usage = `Checks policy documents of Package Retention, without network.

  node dist/check.js .github/package-retention.yml …

Prints each mistake as FILE:LINE:COLUMN: MESSAGE. Exit code 1 if there are any.`

/**
 * Checks policy documents without network, and prints their mistakes and warnings. Returns the exit code: 1 for mistakes, or
 * without a path.
 */
export const checkFiles = async (paths: readonly string[], print: (line: string) => unknown): Promise<number> => {
  if (paths.length === 0 || paths.some((path) => path.startsWith('-'))) {
    print(usage)
    return paths.includes('--help') ? 0 : 1
  }
  let mistakes = 0
  for (const path of paths) {
    const { problems, warnings } = await checkFile(path)
    mistakes += problems.length
    for (const problem of problems) print(sanitizeLogLine(problem))
    for (const warning of warnings) print(sanitizeLogLine(`${warning} (warning)`))
  }
  return mistakes > 0 ? 1 : 0
}

const checkFile = async (
  path: string
): Promise<{ readonly problems: readonly string[]; readonly warnings: readonly string[] }> => {
  try {
    const read = readPolicyDocument(await readTextFile(path), path, defaults)
    return read.ok ? { problems: [], warnings: read.warnings } : { problems: read.problems, warnings: [] }
  } catch (error) {
    return { problems: [`${path}: ${describeReadError(error)}`], warnings: [] }
  }
}

const anyPackage = parsePatterns(['**'], 'package')

/** The inputs of the step are not known here: a policy may leave out what they say. */
const defaults: DocumentDefaults = {
  packages: anyPackage.ok ? anyPackage.value : null,
  type: null,
  safety: defaultSafety
}
