import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The cache service of the runner, for one file at a time. Throws nothing. */
export interface CacheService {
  /**
   * Puts at this path the newest file whose key begins with the first prefix that any key begins with, and says whether
   * there is one; null where files of this service cannot be used on this machine.
   */
  readonly restore: (path: string, prefixes: readonly string[]) => Promise<boolean | null>
  /** Saves a file; an existing key is not overwritten. */
  readonly save: (path: string, key: string) => Promise<void>
}

/** Returns the service that the environment of a step names; null where there is none. Nothing is sent yet. */
export const findCacheService = (env: Readonly<Record<string, string | undefined>>): CacheService | null => {
  const address = env['ACTIONS_RESULTS_URL'] || env['ACTIONS_CACHE_URL']
  if (!address || !env['ACTIONS_RUNTIME_TOKEN']) return null
  return {
    restore: async (path, [first = '', ...others]) => {
      const confined = confine(path)
      if (confined === null || !(await tarIsGnu())) return null
      const usual = process.env['TAR_OPTIONS']
      process.env['TAR_OPTIONS'] = confined
      try {
        const { restoreCache } = await import('@actions/cache')
        // The first key counts only as a whole; the others count as prefixes.
        return (await restoreCache([path], first, [first, ...others])) !== undefined
      } catch {
        return null
      } finally {
        if (usual === undefined) delete process.env['TAR_OPTIONS']
        else process.env['TAR_OPTIONS'] = usual
      }
    },
    save: async (path, key) => {
      try {
        const { saveCache } = await import('@actions/cache')
        await saveCache([path], key)
      } catch {
        // A cache that is not there costs time; nothing depends on it.
      }
    }
  }
}

/**
 * Options that let tar write to this one path whatever the archive says. `@actions/cache` unpacks with `tar -P`, which
 * obeys absolute paths, `..` and links: whoever can write a cache of the repository could write any file of this job, whose
 * token may delete packages. In debug logs it also lists the names, which could be workflow commands. Null for a path that
 * the options cannot express.
 */
const confine = (path: string): string | null =>
  /^[\w./:-]+$/.test(path) ? `--transform=s|.*|${path}| --show-transformed-names` : null

/** Only GNU's tar honours TAR_OPTIONS. */
const tarIsGnu = async (): Promise<boolean> => {
  const version = await promisify(execFile)('tar', ['--version'], { env: process.env }).catch(() => null)
  return version?.stdout.includes('GNU tar') ?? false
}
