/** Returns a token in every form that a request carries (plain, as a bearer, as Basic credentials), and as URLs and JSON encode those. */
export const encodedVariants = (token: string): readonly string[] => {
  const forms = [token, base64(token), basicCredentials(token)]
  return [
    ...new Set(
      forms.flatMap((form) => [
        form,
        form.replace(/=+$/, ''),
        encodeURIComponent(form),
        JSON.stringify(form).slice(1, -1)
      ])
    )
  ]
}

export const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** Returns what follows `Basic` in the header of a request for a registry's bearer. */
export const basicCredentials = (token: string): string => base64(`x-access-token:${token}`)

/** Shorter strings are not redacted: they cannot be tokens and would match ordinary text. */
const minSecretLength = 8

/** Returns a text without these secrets, and without credentials that a server repeats from a request's header. */
export const redact = (text: string, secrets: Iterable<string>): string => {
  let redacted = text.replace(/\b(bearer|basic|token) [\w.~+/=-]{16,}/gi, '$1 ***')
  for (const secret of secrets) if (secret.length >= minSecretLength) redacted = redacted.replaceAll(secret, '***')
  return redacted
}
