import { createReadStream, existsSync } from 'node:fs'
import { access, constants, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errorMessage } from './retention/result.ts'

/** Creates a folder, and returns why a report cannot be written to it; null if it can. */
export const prepareFolder = async (folder: string): Promise<string | null> => {
  const probe = join(folder, `.package-retention-${process.pid}`)
  try {
    await createFolder(folder)
    await writeFile(probe, 'A report can be written here.')
    await rm(probe)
    for (const path of ['report.json', 'report.html'].map((name) => join(folder, name))) {
      if (!existsSync(path)) continue
      // To open a pipe waits for its reader, maybe forever.
      if (!(await stat(path)).isFile()) return `${path} is not a file`
      await access(path, constants.W_OK)
    }
    return null
  } catch (error) {
    return errorMessage(error)
  }
}

/**
 * Creates a folder with those that it is in, unless it exists. Node's own `recursive` never ends where the system says of a
 * folder that exists that it does not, as of /proc.
 */
export const createFolder = async (folder: string, mode = 0o777): Promise<void> => {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) await createFolder(dirname(folder), mode)
  await mkdir(folder, { mode }).catch((error) => {
    // Another process may have been faster.
    if (!existsSync(folder)) throw error
  })
}

/**
 * Renames the report in a folder, and its page, if it records what a run deleted, or cannot be read: no later report may
 * replace the only record of that. Returns the new path of the report; null if there is no such report.
 */
export const setRecordAside = async (folder: string): Promise<string | null> => {
  const path = join(folder, 'report.json')
  const found = existsSync(path) ? await stat(path) : null
  if (!found?.isFile() || !(await recordsDeletions(path).catch(() => true))) return null
  const time = found.mtime.toISOString().replace(/\.\d+/, '').replaceAll(':', '-')
  const free = await findFreeName(folder, `report-${time}`)
  await rename(path, `${free}.json`)
  const page = join(folder, 'report.html')
  if (existsSync(page)) await rename(page, `${free}.html`)
  return `${free}.json`
}

const findFreeName = async (folder: string, name: string): Promise<string> => {
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${name}-${number}`)
    if (!existsSync(`${path}.json`) && !existsSync(`${path}.html`)) return path
  }
}

/** Quotes in other texts of a report are escaped, so only an outcome looks like this, even in half a file. */
const deletion = /"outcome":\s*"(?:deleted|untagged)"/
const longestDeletion = 64

/** Returns true if a report has something that was deleted. It is read piece by piece, since it may be large. */
const recordsDeletions = async (path: string): Promise<boolean> => {
  let rest = ''
  for await (const piece of createReadStream(path, 'latin1')) {
    // PowerShell's `>` writes UTF-16, in which each of these characters has a zero beside it.
    const text = rest + String(piece).replaceAll('\0', '')
    if (deletion.test(text)) return true
    rest = text.slice(-longestDeletion)
  }
  return false
}
