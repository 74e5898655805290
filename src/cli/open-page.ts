import { spawn } from 'node:child_process'

/** Milliseconds after which an opener that still runs counts as the browser itself. */
const openTimeoutMs = 3000

/** Opens a file in the browser, and resolves to false if that is not possible here. */
export const openPage = (path: string, platform: NodeJS.Platform = process.platform): Promise<boolean> =>
  new Promise((resolve) => {
    const { program, args, verbatim } = openerOf(path, platform)
    const child = spawn(program, args, { detached: true, stdio: 'ignore', windowsVerbatimArguments: verbatim })
    // Until then it keeps this process alive, which may have nothing else to do.
    const settle = (isOpened: boolean): void => {
      clearTimeout(timer)
      child.unref()
      resolve(isOpened)
    }
    const timer = setTimeout(() => settle(true), openTimeoutMs)
    child.once('error', () => settle(false))
    // Explorer's code is 1 whatever happens.
    child.once('exit', (code) => settle(code === 0 || platform === 'win32'))
  })

/** The program that opens a file. */
export interface Opener {
  readonly program: string
  readonly args: readonly string[]
  /** True if Windows gets the arguments as they are. */
  readonly verbatim: boolean
}

/** Returns what opens a file on a system. */
export const openerOf = (path: string, platform: NodeJS.Platform): Opener => {
  // Explorer takes a path for several at each comma that is not between quotes, and no path has quotes of its own.
  if (platform === 'win32') return { program: 'explorer.exe', args: [`"${path}"`], verbatim: true }
  return { program: platform === 'darwin' ? 'open' : 'xdg-open', args: [path], verbatim: false }
}
