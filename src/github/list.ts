import * as v from 'valibot'
import { type Parsed, parsed, refused } from '../retention/parsed.ts'
import type { Answer, Client, Parameters } from './client.ts'

/** Pages fetched side by side. */
const pagesAtOnce = 10
const perPage = 100
/** A list of more pages than this has no end: it would hold a million items. */
const maxPages = 10_000

/** Hears how far a long phase is, after each of its steps. */
export type Step = (done: number, all: number) => void

/**
 * Gives all items of a paginated list: the first page says how many there are, the others come side by side. Refused
 * where a page cannot be had; `explain` says in words what GitHub refused. Throws where the hourly budget does not cover it.
 */
export const listAll = async <T>(
  client: Client,
  route: string,
  parameters: Parameters,
  item: v.GenericSchema<unknown, T>,
  explain: (answer: Answer) => string,
  step: Step = () => {}
): Promise<Parsed<T[]>> => {
  const fetchPage = async (page: number): Promise<Parsed<{ items: T[]; last: number }>> => {
    const answer = await client.request(route, { ...parameters, per_page: perPage, page })
    if (answer.status !== 200) return refused(explain(answer))
    const items = v.safeParse(v.array(item), answer.data)
    if (!items.success) return refused(`${explain(answer)}, which is not a list of what was asked for`)
    return parsed({ items: items.output, last: lastPage(answer) })
  }
  const pages: T[][] = []
  // What a page says of the last one counts also when the list grows meanwhile.
  for (let last = 1; pages.length < last; ) {
    if (last > maxPages) return refused(`${route}: the list does not end within ${maxPages} pages`)
    const needed = last - pages.length
    if (!(await client.fits(needed))) {
      throw new Error(`${route}: the hour does not cover the ${needed} more requests that the list needs`)
    }
    const numbers = Array.from({ length: Math.min(pagesAtOnce, last - pages.length) }, (_, at) => pages.length + 1 + at)
    for (const page of await Promise.all(numbers.map(fetchPage))) {
      if (!page.ok) return page
      pages.push(page.value.items)
      last = Math.max(last, page.value.last)
    }
    step(pages.length, last)
  }
  return parsed(pages.flat())
}

/** The number of the last page of a list, as far as one page of it says; 0 where it is the last itself. */
export const lastPage = ({ headers }: Answer): number => {
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
