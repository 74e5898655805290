/** Requests sent so far, counted as they are sent. */
export interface RequestCounts {
  requests: number
  mutations: number
  retries: number
}

/** Requests sent so far, retries included; `waitedMs` is the time for which the server asked for a pause. */
export interface RequestStats extends Readonly<RequestCounts> {
  readonly waitedMs: number
}
