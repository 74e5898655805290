import { docsUrl } from './site.ts'

/** A page of the documentation, or a heading of one, that explains messages. */
export interface Topic {
  /** The page, as `docsUrl` takes it. */
  readonly page: string
  readonly title: string
  /** Texts of the messages that it explains; any of them. */
  readonly messages: readonly string[]
}

/** The pages that messages link to. The first whose text a message has explains it. */
export const topics = [
  {
    page: 'troubleshooting#reports-of-earlier-runs',
    title: 'Reports of earlier runs',
    messages: [
      'a job needs permissions: actions: read',
      'has no artifact whose name begins with',
      'has no report any more'
    ]
  },
  {
    page: 'fleet',
    title: 'Several jobs',
    messages: ['input only: ', 'input batches: ', 'input run: ', 'no job of the run']
  },
  { page: 'migration', title: 'Moving from another action', messages: ['it is an input of '] },
  {
    page: 'restore',
    title: 'Undo',
    messages: ['input restore-from: ', 'input restore-tags: ', 'nothing to restore: ']
  },
  { page: 'approval', title: 'Approve before deleting', messages: ['input plan: '] },
  { page: 'in-use', title: 'Keep what is in use', messages: ['input in-use: ', 'so any version may be in use'] },
  {
    page: 'policies',
    title: 'Policy documents',
    messages: ['input policy:', 'unknown key of ', 'input policy-file: ']
  },
  {
    page: 'patterns',
    title: 'Patterns, names and durations',
    messages: [
      'input delete-tags: ',
      'input keep-tags: ',
      'input packages: ',
      'input older-than: ',
      'protects nothing in this'
    ]
  },
  { page: 'patterns#limits', title: 'Limits', messages: ['blocked by max-delete-percent'] },
  {
    page: 'tokens#rate-limits',
    title: 'Rate limits',
    messages: ['the primary rate limit of the token is used up']
  },
  {
    page: 'tokens',
    title: 'Tokens and permissions',
    messages: [
      ...['input token: ', 'the token lacks ', 'the Admin role', 'this kind of token may not list packages'],
      ...['authorize the token', 'the token may not see it', 'give the job permissions: ']
    ]
  },
  {
    page: 'troubleshooting#listing-a-package',
    title: 'Listing a package',
    messages: ['listing page ', 'listing the versions of']
  }
] as const satisfies readonly Topic[]

/** The pages that the summary links to where no message is. */
export const pages = {
  reasons: 'troubleshooting#less-was-deleted-than-expected',
  downloads: 'limits#downloads',
  lastVersion: 'limits#the-last-version',
  rateLimits: 'tokens#rate-limits',
  repair: 'repair',
  restore: 'restore',
  tokens: 'tokens'
} as const

/** Returns the page that explains a message; null for a message that says all there is to say. */
const topicOf = (message: string): Topic | null =>
  topics.find(({ messages }) => messages.some((text) => message.includes(text))) ?? null

/** Returns messages with the addresses of the pages that explain them, each page once. */
export const withAddresses = (messages: readonly string[]): readonly string[] => {
  const named = new Set<string>()
  return messages.map((message) => {
    const topic = topicOf(message)
    if (topic === null || named.has(topic.page)) return message
    named.add(topic.page)
    return `${message} (${docsUrl(topic.page)})`
  })
}

/** Returns links to the pages that explain messages, as a sentence of Markdown; empty if none does. */
export const linksFor = (messages: readonly string[]): string => {
  const found = new Map(messages.flatMap((message) => topicOf(message) ?? []).map((topic) => [topic.page, topic]))
  const links = [...found.values()].slice(0, 3).map(({ page, title }) => link(title, page))
  return links.length > 0 ? `More: ${links.join(', ')}.` : ''
}

/** Returns a link to a page of the documentation as Markdown. */
export const link = (title: string, page: string): string => `[${title}](${docsUrl(page)})`
