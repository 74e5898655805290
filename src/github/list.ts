import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import { err, ok, type Result } from '../retention/result.ts'
import type { Parameters } from './attempt.ts'
import type { Client } from './client.ts'
import { pageSize } from './page-size.ts'
import type { RestResponse } from './response.ts'

/** Pages fetched side by side. */
const maxConcurrentPages = 10
/** A list of more pages than this has no end: it would hold a million items. */
const maxPages = 10_000

/** Called after each step of a long phase. */
export type OnProgress = (done: number, all: number) => void

/** A list to read. */
export interface List<T> {
  readonly route: string
  readonly parameters: Parameters
  readonly item: v.GenericSchema<unknown, T>
  /** The key of the items in the body of a page; absent where the body is their list. */
  readonly key?: string
  /** Describes the attempt, as `listing the versions of …`. */
  readonly attempted: string
  /** Returns why GitHub refused, and what to do about it. */
  readonly explain: (answer: RestResponse, attempted: string) => string
  readonly onProgress?: OnProgress | undefined
  /** Returns true for a page after which nothing is asked for. Such a list is read one page at a time. */
  readonly isLastPage?: (items: readonly T[]) => boolean
  /** A list of more pages than this is refused; 10,000 by default. */
  readonly pageLimit?: number
}

/**
 * Returns all items of a paginated list in its pages: the first says how many there are, the others come side by side.
 * Refused where a page cannot be had. Throws where the hourly budget does not cover it. `onSeveral` is called before the
 * second page is read, and takes `assurance` requests with what comes after the last one.
 */
const listPages = async <T>(client: Client, list: List<T>, onSeveral?: () => Promise<void>): Promise<Result<T[][]>> => {
  const { route, onProgress = () => {}, isLastPage = () => false, pageLimit = maxPages } = list
  const pages: Page<T>[] = []
  // The last page that any page names counts, since the list may grow meanwhile.
  for (let last = 1; pages.length < last; ) {
    const endless = describeEndless(pages, last, pageLimit)
    if (endless !== null) return err(`${route}: ${endless}`)
    const unread = list.isLastPage ? 1 : last - pages.length
    const confirm = pages.length === 1 ? onSeveral : undefined
    await assertBudget(client, route, unread + (confirm ? confirmationRequests : 0))
    await confirm?.()
    const next = await fetchPages(client, list, pages.length + 1, unread)
    if (!next.ok) return next
    for (const page of next.value) pages.push(page)
    const isEnd = next.value.some(({ items }) => isLastPage(items))
    last = isEnd ? pages.length : Math.max(last, ...next.value.map((page) => page.last))
    onProgress(pages.length, last)
  }
  return ok(itemsOf(pages))
}

/** Returns the items of each page, without an empty one that was only asked for since the one before did not say that it is the last. */
const itemsOf = <T>(pages: readonly Page<T>[]): T[][] =>
  pages.flatMap(({ items }, at) => (items.length === 0 && pages[at - 1]?.isOpen ? [] : [items]))

/** Returns why a list has no end; null if it may have one. */
const describeEndless = (pages: readonly Page<unknown>[], last: number, pageLimit: number): string | null => {
  const [before, page] = pages.slice(-2)
  if (before?.isOpen && isDeepStrictEqual(before.items, page?.items))
    return 'the list has the same page again and again'
  return last > pageLimit ? `the list does not end within ${pageLimit} pages` : null
}

/** Returns some of so many pages, from the one with this number on. */
const fetchPages = async <T>(
  client: Client,
  list: List<T>,
  first: number,
  unread: number
): Promise<Result<Page<T>[]>> => {
  const numbers = Array.from({ length: Math.min(maxConcurrentPages, unread) }, (_, at) => first + at)
  const pages: Page<T>[] = []
  for (const page of await Promise.all(numbers.map((number) => fetchPage(client, list, number)))) {
    if (!page.ok) return page
    pages.push(page.value)
  }
  return ok(pages)
}

interface Page<T> {
  readonly items: T[]
  /** The number of the last page, as far as this one says; 0 if it is the last itself. */
  readonly last: number
  /** True if it is full and says nothing of others, so that only the next one can show whether it is the last. */
  readonly isOpen: boolean
}

const assertBudget = async (client: Client, route: string, needed: number): Promise<void> => {
  if (await client.hasBudgetFor(needed)) return
  throw new Error(`${route}: the primary rate limit does not cover the ${needed} more requests that the list needs`)
}

/** Returns all items of a list from which none are removed meanwhile, or for which that does not matter. */
export const listAll = async <T>(client: Client, list: List<T>): Promise<Result<T[]>> => {
  const pages = await listPages(client, list)
  return pages.ok ? ok(pages.value.flat()) : pages
}

/** Identifies the items of a list. */
export interface Identity<T> {
  readonly keyOf: (item: T) => string | number
  /** Returns all that two readings of an item have to agree in. */
  readonly stateOf: (item: T) => string
}

/** Evidence that a list is complete. */
interface Evidence<T> extends Identity<T> {
  /** Counts the items; null if that is unknown. */
  readonly count?: () => Promise<number | null>
  /** The states of all items in an earlier reading. */
  readonly before?: ReadonlySet<string> | null
  /** Resolves to true unless something else shows that a list on which two readings agree lacks items. */
  readonly isConfirmed?: (items: readonly T[]) => Promise<boolean>
}

/**
 * Returns all items of a list, each once, by their keys. Others take items from it while its pages are read, which moves one
 * from an unread page to a read one: unseen. So one of several pages is believed only where it holds as many items as were
 * counted after its first page was read, and that page is the same at the end; or where two readings agree, the
 * first of which neither lacks nor repeats anything by its pages. Refused where that is not so again and again.
 */
export const listSteadily = async <T>(
  client: Client,
  list: List<T>,
  { before: earlier = null, isConfirmed = async () => true, ...evidence }: Evidence<T>
): Promise<Result<T[]>> => {
  let before = earlier
  for (let readings = 0; readings < maxReadings; readings++) {
    const read = await readOnce(client, list, evidence)
    if (!read.ok) return read
    const { items, states, isProven, isTorn } = read.value
    const isSteady = before !== null && isSame(before, states)
    if (isProven || (isSteady && (await isConfirmed(items)))) return ok(items)
    before = isTorn || isSteady ? null : states
  }
  return err(`${list.attempted}: ${describeUnsteady(before === null)}`)
}

/** One reading of a list. */
interface Reading<T> {
  readonly items: T[]
  readonly states: ReadonlySet<string>
  /** True if no other reading has to agree with it. */
  readonly isProven: boolean
  /** True if its pages lack or repeat items. */
  readonly isTorn: boolean
}

const readOnce = async <T>(
  client: Client,
  list: List<T>,
  { keyOf, stateOf, count }: Evidence<T>
): Promise<Result<Reading<T>>> => {
  const statesOf = (items: readonly T[]): ReadonlySet<string> => new Set(items.map(stateOf))
  const counted: { number: number | null } = { number: null }
  const pages = await listPages(client, list, async () => {
    counted.number = count ? await count() : null
  })
  if (!pages.ok) return pages
  const items = uniqueItems(pages.value, keyOf)
  const reading = { items, states: statesOf(items), isTorn: areTorn(pages.value, items, count !== undefined) }
  const [first = [], ...others] = pages.value
  if (others.length === 0 || counted.number !== items.length) return ok({ ...reading, isProven: others.length === 0 })
  const again = await fetchPage(client, list, 1)
  return again.ok ? ok({ ...reading, isProven: isSame(statesOf(first), statesOf(again.value.items)) }) : again
}

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && one.isSubsetOf(other)

/**
 * Returns whether pages repeat some of their items, or one of them is empty; or, before the last one, not full where items
 * are counted: what hides some of them changes no count.
 */
const areTorn = <T>(pages: readonly (readonly T[])[], items: readonly T[], isCounted: boolean): boolean => {
  const least = isCounted ? pageSize : 1
  return (
    pages.flat().length > items.length || pages.some(({ length }, at) => length < (at + 1 < pages.length ? least : 1))
  )
}

/** Returns the items of all pages, of those with one key the last. */
const uniqueItems = <T>(pages: readonly T[][], keyOf: Identity<T>['keyOf']): T[] => {
  const byKey = new Map<string | number, T>()
  for (const page of pages) for (const item of page) byKey.set(keyOf(item), item)
  return [...byKey.values()]
}

/** The requests to confirm a list: the number of its items, and its first page again. */
const confirmationRequests = 2

/** The most readings of a list whose readings do not agree. */
const maxReadings = 4

/** Returns why a list is not believed, and what to do. */
const describeUnsteady = (isTorn: boolean): string => {
  const [what, remedy] = isTorn
    ? ['the pages of the list lacked or repeated items', 'run again later']
    : ['the list changed', 'run again when nothing else deletes from it']
  return `${what} each of the ${maxReadings} times it was read, so what it contains is not known; ${remedy}`
}

const fetchPage = async <T>(
  client: Client,
  { route, parameters, item, key, attempted, explain }: List<T>,
  page: number
): Promise<Result<Page<T>>> => {
  const answer = await client.request(route, { ...parameters, per_page: pageSize, page })
  if (answer.status !== 200) return err(explain(answer, attempted))
  const items = v.safeParse(v.array(item), key === undefined ? answer.data : Object(answer.data)[key])
  if (!items.success) return err(`${explain(answer, attempted)}, which is not a list of what was asked for`)
  const isOpen = items.output.length >= pageSize && answer.headers['link'] === undefined
  return ok({ items: items.output, last: isOpen ? page + 1 : lastPage(answer), isOpen })
}

/** Returns the number of the last page of a list, as far as one page of it says; 0 if it is the last itself. */
const lastPage = ({ headers }: RestResponse): number => {
  const link = String(headers['link'] ?? '')
  return Math.max(pageOf(link, 'last'), pageOf(link, 'next'))
}

/**
 * The page number that a Link header gives for `rel`; 0 without one, Infinity for one that has no number: a list that goes
 * on somehow is not complete. Its address may name the owner by a number, or any other host: it is not followed.
 */
const pageOf = (link: string, rel: 'next' | 'last'): number => {
  const entry = link.split(',').find((part) => new RegExp(`;\\s*rel="?(?:[^"]*\\s)?${rel}\\b`, 'i').test(part))
  return entry === undefined ? 0 : Number(/[?&]page=(\d+)\b/.exec(entry)?.[1] ?? Number.POSITIVE_INFINITY)
}
