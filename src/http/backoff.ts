/** Returns the milliseconds to wait before the next try: they double with each, from half to one and a half of that by `random`. */
export const backoff = (retries: number, random: () => number): number => 500 * 2 ** retries * (0.5 + random())
