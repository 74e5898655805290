import { err, ok, type Result } from './result.ts'

/** Checks globs of files in the workspace; `!` excludes. */
export const parseFileGlobs = (globs: readonly string[]): Result<readonly string[]> => {
  const outside = globs.filter((glob) => /^!?(?:\/|[A-Za-z]:|.*(?:^|[\\/])\.\.(?:[\\/]|$))/.test(glob.trim()))
  const problems = outside.map((glob) => `${JSON.stringify(glob)} is outside the workspace; write a path in it`)
  if (globs.every((glob) => /^(?:!.*)?$/.test(glob.trim())))
    problems.push(
      `[${globs.map((glob) => JSON.stringify(glob)).join(', ')}] names no file; write at least one glob without "!"`
    )
  return problems.length > 0
    ? err(problems.join('; '))
    : ok(globs.map((glob) => glob.trim().replace(/^(!?)(?:\.\/)+/, '$1')))
}
