/** Requests sent so far, retries included; `waitedMs` is the time for which the server asked for a pause. */
export interface RequestStats {
  readonly requests: number
  readonly mutations: number
  readonly retries: number
  readonly waitedMs: number
}
