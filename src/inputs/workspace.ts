import { isAbsolute, relative, sep } from 'node:path'

/** The variable by which the command line says that whoever wrote the paths may read any file anyway; a runner has none. */
export const anyFile = 'PACKAGE_RETENTION_ANY_FILE'

/**
 * Returns where a path leads that may not be read, both being real paths: out of the workspace, which whoever wrote the files in
 * it cannot read either; or into a folder `.git`, where a checkout leaves its token. Null for any other path.
 */
export const findForbiddenPlace = (workspace: string, path: string): string | null => {
  const inside = relative(workspace, path)
  const steps = inside.split(sep)
  if (isAbsolute(inside) || steps[0] === '..') return 'out of the workspace'
  return steps.includes('.git') ? 'into .git' : null
}
