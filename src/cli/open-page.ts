import { spawn } from 'node:child_process'

/** What opens a file in the browser, by system. */
const openers: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer.exe' }

/** Milliseconds after which an opener that still runs counts as the browser itself. */
const openTimeoutMs = 3000

/** Opens a file in the browser, and resolves to false if that is not possible here. */
export const openPage = (path: string, platform: NodeJS.Platform = process.platform): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(openers[platform] ?? 'xdg-open', [path], { detached: true, stdio: 'ignore' })
    child.once('error', () => resolve(false))
    // Explorer's code is 1 whatever happens.
    child.once('exit', (code) => resolve(code === 0 || platform === 'win32'))
    setTimeout(() => resolve(true), openTimeoutMs).unref()
    child.unref()
  })
