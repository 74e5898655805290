import { type ArtifactService, answerJob } from './artifacts.ts'
import type { CacheService } from './cache.ts'
import { respond, type SimRequest, type SimResponse } from './http.ts'

/** Returns the host that runners know as ACTIONS_RESULTS_URL: the cache and artifact services, and the blobs of caches. */
export const resultsService =
  (cache: CacheService, artifacts: ArtifactService) =>
  (request: SimRequest): SimResponse => {
    const [, first, second = '', method = ''] = request.path.split('/')
    if (first === 'blobs') return cache.blob(request, second)
    return answerJob(request, (fields, job) => {
      if (second === 'github.actions.results.api.v1.CacheService') return cache.call(method, fields)
      if (second === 'github.actions.results.api.v1.ArtifactService') return artifacts.call(method, fields, job)
      return respond(404, { code: 'bad_route', msg: 'no such method' })
    })
  }
