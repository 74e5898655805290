import { createHash } from 'node:crypto'
import type { components } from '@octokit/openapi-types'
import { respond, type SimResponse } from './http.ts'
import { notFound, refusal } from './refusals.ts'
import { withRepository } from './repository.ts'
import type { Call, Route } from './routes.ts'
import type { Repository } from './world.ts'

type Schemas = components['schemas']
type File = Pick<Schemas['content-file'], 'type' | 'encoding' | 'size' | 'name' | 'path' | 'content' | 'sha'>
type Difference = Pick<Schemas['diff-entry'], 'filename' | 'status' | 'previous_filename' | 'sha'>

const contentsDocs = '/rest/repos/contents#get-repository-content'

/** GitHub gives the content of files up to this size, in bytes. */
const maxContent = 1_000_000

const getContent = ({ request, params }: Call, { commits }: Repository): SimResponse => {
  const ref = request.query.get('ref') ?? ''
  const files = commits.get(ref)
  if (!files) return refusal(404, `No commit found for the ref ${ref}`, contentsDocs)
  const path = params['path'] ?? ''
  const text = files[path]
  if (text !== undefined) return respond(200, toFile(path, text))
  const inside = Object.keys(files).filter((each) => each.startsWith(`${path}/`))
  return inside.length === 0
    ? notFound(contentsDocs)
    : respond(
        200,
        inside.map((each) => ({ type: 'file', path: each }))
      )
}

const toFile = (path: string, text: string): File => {
  const bytes = Buffer.from(text)
  const isLarge = bytes.length > maxContent
  return {
    type: 'file',
    encoding: isLarge ? 'none' : 'base64',
    size: bytes.length,
    name: path.split('/').at(-1) ?? path,
    path,
    // In lines of 60 characters, as Git's hosts write it.
    content: isLarge ? '' : bytes.toString('base64').replaceAll(/.{60}/g, '$&\n'),
    sha: shaOf(text)
  }
}

const compareCommits = ({ params }: Call, { commits }: Repository): SimResponse => {
  const [base = {}, head] = (params['basehead'] ?? '').split('...').map((commit) => commits.get(commit))
  return head === undefined
    ? notFound('/rest/commits/commits#compare-two-commits')
    : respond(200, { files: differences(base, head) })
}

type Files = Readonly<Record<string, string>>

const differences = (base: Files, head: Files): readonly Difference[] => {
  const removed = Object.keys(base).filter((path) => !(path in head))
  const changed = Object.entries(head).flatMap(([filename, text]): Difference[] => {
    if (base[filename] === text) return []
    const sha = shaOf(text)
    if (filename in base) return [{ filename, status: 'modified', sha }]
    const previous = removed.find((path) => isSimilar(base[path] ?? '', text))
    return [
      previous ? { filename, status: 'renamed', previous_filename: previous, sha } : { filename, status: 'added', sha }
    ]
  })
  const renamed = new Set(changed.map((file) => file.previous_filename))
  const gone = removed.filter((path) => !renamed.has(path))
  return [...changed, ...gone.map((filename): Difference => ({ filename, status: 'removed', sha: shaOf('') }))]
}

/** Git takes a file for a renamed one if it has half of its text still. */
const isSimilar = (before: string, after: string): boolean => {
  const lines = new Set(before.split('\n'))
  const shared = after.split('\n').filter((line) => lines.has(line))
  return shared.length * 2 >= lines.size
}

const shaOf = (text: string): string =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex')

/** Routes of the files in a repository's commits. */
export const contentsRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/:owner/:repo/contents/:path+',
    accepts: ['repo'],
    run: withRepository('contents', contentsDocs, getContent)
  },
  {
    method: 'GET',
    template: '/repos/:owner/:repo/compare/:basehead',
    accepts: ['repo'],
    run: withRepository('contents', '/rest/commits/commits#compare-two-commits', compareCommits)
  }
]
