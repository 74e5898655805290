import { err, ok, type Result } from '../retention/result.ts'
import { repositoryForm } from '../retention/version.ts'
import type { Environment } from './table.ts'

/** A workflow run whose reports are asked for. */
export interface RunReference {
  /** As `owner/name`. */
  readonly repository: string
  readonly id: string
  /** The number of an attempt of the run; null for all of them. */
  readonly attempt: number | null
}

const idForm = /^\d{1,19}$/
const pathForm = /^\/([^/]+\/[^/]+)\/actions\/runs\/(\d{1,19})(?:\/attempts\/(\d{1,9}))?(?:\/.*)?$/

/** Reads the id or the URL of a workflow run; null for any other text, which is the path of a file. */
export const parseRunReference = (text: string, env: Environment): Result<RunReference> | null => {
  if (idForm.test(text)) {
    const repository = env['GITHUB_REPOSITORY'] ?? ''
    return repositoryForm.test(repository)
      ? ok({ repository, id: text, attempt: null })
      : err(`"${text}" is the id of a run, but no repository is known to have it; use the URL of the run`)
  }
  if (!/^https?:/.test(text)) return null
  const server = env['GITHUB_SERVER_URL'] || 'https://github.com'
  const url = URL.parse(text)
  const [, repository = '', id = '', attempt] = pathForm.exec(url?.pathname ?? '') ?? []
  return url?.origin === URL.parse(server)?.origin && repositoryForm.test(repository)
    ? ok({ repository, id, attempt: attempt === undefined ? null : Number(attempt) })
    : err(`"${text}" is not the URL of a workflow run; use for example ${server}/octo-org/app/actions/runs/1234567890`)
}
