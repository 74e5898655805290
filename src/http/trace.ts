/** One request of a run. */
export interface RequestTrace {
  readonly method: string
  /** Path and query as they were sent; after a redirect host and path only, since its query may hold a signature. */
  readonly path: string
  /** Null where no complete answer came. */
  readonly status: number | null
  readonly ms: number
  /** Which try of the same request this is, from 1. */
  readonly attempt: number
}

export type OnRequest = (trace: RequestTrace) => void

/** Returns the debug line of a request, as `GET /users/acme 200 41 ms, try 2`. */
export const formatTrace = ({ method, path, status, ms, attempt }: RequestTrace): string =>
  `${method} ${path} ${status ?? 'no response'} ${ms} ms, try ${attempt}`
