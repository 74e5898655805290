/** A token in every form that a request carries (as it is, as a bearer, as Basic credentials), and as URLs and JSON write those. */
export const encodedVariants = (token: string): readonly string[] => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64')
  const forms = [token, base64(token), base64(`x-access-token:${token}`)]
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

/** What is shorter is no token, and hiding it would make texts unreadable. */
const minSecretLength = 8

/** Gives a text without the secrets in it, nor any credentials that a server repeats from a request's header. */
export const redact = (text: string, secrets: Iterable<string>): string => {
  let concealed = text.replace(/\b(bearer|basic|token) [\w.~+/=-]{16,}/gi, '$1 ***')
  for (const secret of secrets) if (secret.length >= minSecretLength) concealed = concealed.replaceAll(secret, '***')
  return concealed
}
