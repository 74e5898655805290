import type { Readable } from 'node:stream'
import type { Clock } from '../http/clock.ts'
import type { Environment } from '../inputs/table.ts'

/** A stream that people or programs read. */
export interface TextStream {
  readonly write: (text: string) => unknown
  /** True if it is a terminal. */
  readonly isTTY?: boolean | undefined
  /** The width of the terminal. */
  readonly columns?: number | undefined
}

/** The outside world of the command line; tests replace it. */
export interface CliHost {
  readonly env: Environment
  readonly clock: Clock
  /** From 0 to below 1, to spread retries. */
  readonly random: () => number
  /** Aborted by SIGINT and SIGTERM. */
  readonly cancel: AbortSignal
  /** Called once the inputs are found to be valid, before the first request. */
  readonly prepare?: () => Promise<void>
  readonly stdin: Readable & { readonly isTTY?: boolean | undefined }
  readonly stdout: TextStream
  readonly stderr: TextStream
  /** The folder that the command is started in. */
  readonly directory: string
  /** The folder of package.json and action.yml. */
  readonly root: string
  /** Path of the report page without data. */
  readonly page: string
}
