import { didYouMean } from '../retention/did-you-mean.ts'
import { err, ok, type Result } from '../retention/result.ts'
import { repositoryForm } from '../retention/version.ts'

/** Reads any text that a header can carry; GitHub alone knows what tokens look like. The problem never repeats the text. */
export const parseToken = (text: string): Result<string> =>
  /^[\x21-\x7e]+$/.test(text)
    ? ok(text)
    : err('has spaces or characters that no token has; store it again as GitHub showed it')

/** Reads the login of a user or an organization. */
export const parseLogin = (text: string): Result<string> =>
  /^[\w-]+$/.test(text)
    ? ok(text)
    : err(
        `"${text}" is not the login of a user or an organization; write only the login, without repository or address`
      )

/** Reads the spellings of a boolean that YAML's core schema has. */
export const parseBoolean = (text: string): Result<boolean> => {
  if (/^(?:true|True|TRUE)$/.test(text)) return ok(true)
  return /^(?:false|False|FALSE)$/.test(text) ? ok(false) : err(`"${text}" is not valid; use true or false`)
}

/** Reads a whole number from 0 on, written in digits alone. */
export const parseCount = (text: string): Result<number> => {
  const count = Number(text)
  return /^\d+$/.test(text) && Number.isSafeInteger(count)
    ? ok(count)
    : err(`"${text}" is not a whole number; use for example 0 or 10`)
}

/** Reads the number of jobs that packages are divided among; a job matrix has at most 256. */
export const parseBatches = (text: string): Result<number> => {
  const count = parseCount(text)
  return count.ok && count.value >= 1 && count.value <= 256
    ? count
    : err(`"${text}" is not a number of jobs; use a whole number from 1 to 256, the most that a matrix can have`)
}

/** Reads a percentage, 0 to 100. */
export const parsePercent = (text: string): Result<number> => {
  const count = parseCount(text)
  return count.ok && count.value <= 100
    ? count
    : err(`"${text}" is not a percentage; use a whole number from 0 to 100, without the % sign`)
}

/** Returns a parser of one of these words; `kind` names them in the problem. */
export const oneOf =
  <T extends string>(kind: string, words: readonly T[]) =>
  (text: string): Result<T> => {
    const found = words.find((word) => word === text)
    if (found) return ok(found)
    const accepted = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
    return err(`unknown ${kind} "${text}"${didYouMean(text, words)}; use ${accepted}`)
  }

/** Reads an ISO 8601 time, in UTC if it names no zone, as milliseconds since 1970. */
export const parseTime = (text: string): Result<number> => {
  const form = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text)
  const time = Date.parse(form && text.includes('T') && !form[2] ? `${text}Z` : text)
  return form?.[1] && isDate(form[1]) && !Number.isNaN(time)
    ? ok(time)
    : err(`"${text}" is not an ISO 8601 time; use for example 2026-01-31 or 2026-01-31T12:00:00Z`)
}

/** Returns whether the calendar has this day: Date.parse reads 30 February as 2 March. */
const isDate = (day: string): boolean => new Date(Date.parse(day) || 0).toISOString().startsWith(day)

/** Reads the name of a repository with its owner. */
export const parseRepository = (text: string): Result<string> =>
  repositoryForm.test(text) ? ok(text) : err(`"${text}" is not a repository; write it as owner/name`)

/** Reads the beginning of an artifact's name. */
export const parseArtifactName = (text: string): Result<string> =>
  /^[^":<>|*?\r\n\\/]{1,100}$/.test(text)
    ? ok(text)
    : err(`"${text}" is not a name of an artifact; use at most 100 characters, without " : < > | * ? \\ and /`)

/** Returns true for the names of this machine. */
export const isThisMachine = (hostname: string): boolean => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)

/** Reads an address without its final slash. Tokens are sent over https only, or to a server on this machine. */
export const parseUrl = (text: string): Result<string> => {
  const url = URL.parse(text)
  // Not repeated: it may be a token.
  if (url?.host && (url.username || url.password || url.search || url.hash))
    return err(
      `the address of ${url.host} has more than a host and a path; use only https://${url.host}${url.pathname}`
    )
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isThisMachine(url.hostname)))
    return ok(text.replace(/\/+$/, ''))
  return err(`"${text}" is not an address that a token may be sent to; use https://…`)
}
