import { copyFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Environment } from '../inputs/table.ts'
import type { CacheService } from '../registry/cache-service.ts'
import { createFolder } from '../report-folder.ts'

/** Returns the folder of this user for what programs may lose; null where none is known. */
export const cacheFolderOf = (env: Environment, platform: NodeJS.Platform = process.platform): string | null => {
  const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = env
  const usual = platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']
  const parent = platform === 'win32' ? LOCALAPPDATA : XDG_CACHE_HOME || (HOME && join(HOME, ...usual))
  return parent ? join(parent, 'package-retention') : null
}

/** Returns a cache in a folder of this machine, in place of the one that a runner has. */
export const createLocalCache = (folder: string): CacheService => ({
  restore: async (path, prefixes) => {
    try {
      await createFolder(folder, 0o700)
      const names = await readdir(folder)
      const prefix = prefixes.map(toFileName).find((each) => names.some((name) => name.startsWith(each)))
      const newest =
        prefix === undefined
          ? null
          : await findNewest(
              folder,
              names.filter((name) => name.startsWith(prefix))
            )
      if (newest === null) return false
      await copyFile(join(folder, newest), path)
      return true
    } catch {
      return null
    }
  },
  save: async (path, key) => {
    try {
      const name = toFileName(key)
      // Another process may read the file at the same time.
      const written = join(folder, `.${process.pid}-${name}`)
      await copyFile(path, written)
      await rename(written, join(folder, name))
      const ofSame = (other: string): boolean => other !== name && other.startsWith(name.slice(0, -hashLength))
      for (const old of (await readdir(folder)).filter(ofSame)) await rm(join(folder, old), { force: true })
    } catch {
      // A cache that is not there costs time; nothing depends on it.
    }
  }
})

/** A key ends with so many digits that tell its contents. */
const hashLength = 16

const toFileName = (key: string): string => key.replaceAll(/[^\w.-]/g, '_')

const findNewest = async (folder: string, names: readonly string[]): Promise<string | null> => {
  const files = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })))
  return files.toSorted((a, b) => b.at - a.at)[0]?.name ?? null
}
