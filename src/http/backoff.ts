/** Returns the milliseconds to wait before the next try: doubled with each one, and spread by `random` from half to one and a half of that. */
export const backoff = (retries: number, random: () => number): number => 500 * 2 ** retries * (0.5 + random())
