import type { components } from '@octokit/openapi-types'
import { hasScope, notAccessibleByIntegration, permits, userOf } from './access.ts'
import { respond, type SimResponse } from './http.ts'
import { notFound, refusal } from './refusals.ts'
import { paged, withRepository } from './repository.ts'
import type { Call, Route } from './routes.ts'
import type { Repository, SimComment } from './world.ts'

type Schemas = components['schemas']
type CommentBody = Pick<Schemas['issue-comment'], 'id' | 'body'> & {
  readonly user: Pick<NonNullable<Schemas['nullable-simple-user']>, 'login' | 'type'>
}

const docs = '/rest/issues/comments'

/** GitHub refuses a longer text. */
const maxCharacters = 65_536

const toBody = ({ id, body, author }: SimComment): CommentBody => ({ id, body, user: author })

const getPull = ({ params }: Call, { pulls, heads }: Repository): SimResponse => {
  const number = Number(params['number'])
  if (!pulls.includes(number)) return notFound('/rest/pulls/pulls#get-a-pull-request')
  return respond(200, { number, state: 'open', head: { sha: heads.get(number) ?? '' } })
}

const listComments = (call: Call, { comments }: Repository): SimResponse =>
  paged(call, comments.filter(({ issue }) => issue === Number(call.params['number'])).map(toBody))

/** Writes take a permission also in public repositories. */
const withWrite =
  (run: (call: Call, repository: Repository) => SimResponse) =>
  (call: Call, repository: Repository): SimResponse => {
    const { token } = call
    const isAllowed = token.kind === 'classic' ? hasScope(token, 'repo') : permits(token, 'pull-requests', 'write')
    return isAllowed ? run(call, repository) : notAccessibleByIntegration(docs)
  }

/** Calls `write` with the text of the request; refuses one that is empty or too long. */
const withText = ({ request }: Call, write: (text: string) => SimResponse): SimResponse => {
  const { body } = JSON.parse(request.body.toString())
  if (typeof body !== 'string' || body === '') return refusal(422, 'Validation Failed', docs)
  if (body.length > maxCharacters)
    return refusal(422, `Body is too long (maximum is ${maxCharacters} characters)`, docs)
  return write(body)
}

const addComment = (call: Call, { comments, pulls }: Repository): SimResponse => {
  const { world, token, params } = call
  const issue = Number(params['number'])
  if (!pulls.includes(issue)) return notFound(docs)
  return withText(call, (body) => {
    const login = userOf(world, token)?.login
    const author = login ? ({ login, type: 'User' } as const) : ({ login: 'github-actions[bot]', type: 'Bot' } as const)
    const comment: SimComment = { id: world.next.comment++, issue, author, body }
    comments.push(comment)
    return respond(201, toBody(comment))
  })
}

const editComment = (call: Call, { comments }: Repository): SimResponse => {
  const comment = comments.find(({ id }) => `${id}` === call.params['id'])
  if (!comment) return notFound(docs)
  return withText(call, (body) => {
    comment.body = body
    return respond(200, toBody(comment))
  })
}

const removeComment = ({ params }: Call, { comments }: Repository): SimResponse => {
  const place = comments.findIndex(({ id }) => `${id}` === params['id'])
  if (place < 0) return notFound(docs)
  comments.splice(place, 1)
  return respond(204)
}

/** Routes of a single pull request, and of the comments on it. */
export const commentRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/:owner/:repo/pulls/:number',
    accepts: ['repo'],
    run: withRepository('pull-requests', '/rest/pulls/pulls#get-a-pull-request', getPull)
  },
  {
    method: 'GET',
    template: '/repos/:owner/:repo/issues/:number/comments',
    accepts: ['repo'],
    run: withRepository('pull-requests', docs, listComments)
  },
  {
    method: 'POST',
    template: '/repos/:owner/:repo/issues/:number/comments',
    accepts: ['repo'],
    run: withRepository('metadata', docs, withWrite(addComment))
  },
  {
    method: 'PATCH',
    template: '/repos/:owner/:repo/issues/comments/:id',
    accepts: ['repo'],
    run: withRepository('metadata', docs, withWrite(editComment))
  },
  {
    method: 'DELETE',
    template: '/repos/:owner/:repo/issues/comments/:id',
    accepts: ['repo'],
    run: withRepository('metadata', docs, withWrite(removeComment))
  }
]
