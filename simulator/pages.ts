/** A page of a list, counted from 1. */
export interface Page {
  readonly page: number
  readonly perPage: number
}

/** Returns the page that a query asks for; invalid numbers become page 1 of 30 items, and 100 items are the maximum. */
export const pageOf = (query: URLSearchParams): Page => ({
  page: positive(query.get('page')) ?? 1,
  perPage: Math.min(positive(query.get('per_page')) ?? 30, 100)
})

/** Returns the items of a page. */
export const onPage = <T>(items: readonly T[], { page, perPage }: Page): T[] =>
  items.slice((page - 1) * perPage, page * perPage)

/** Returns the items of a page, newest first, of a list that is stored oldest first. */
export const onPageNewestFirst = <T>(items: readonly T[], { page, perPage }: Page): T[] => {
  const end = items.length - (page - 1) * perPage
  return end <= 0 ? [] : items.slice(Math.max(0, end - perPage), end).reverse()
}

/** Returns the Link header of a page of `count` items at this URL; none if one page holds them all. */
export const linkHeader = (url: URL, count: number, { page, perPage }: Page): Record<string, string> => {
  const last = Math.max(1, Math.ceil(count / perPage))
  const links: [string, number][] = []
  if (page > 1) links.push(['prev', Math.min(page - 1, last)])
  if (page < last) links.push(['next', page + 1], ['last', last])
  if (page > 1) links.push(['first', 1])
  if (links.length === 0) return {}
  return { link: links.map(([rel, to]) => `<${withPage(url, to)}>; rel="${rel}"`).join(', ') }
}

const withPage = (url: URL, page: number): string => {
  const target = new URL(url)
  target.searchParams.set('page', String(page))
  return target.href
}

const positive = (text: string | null): number | undefined => {
  const number = Number(text)
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}
