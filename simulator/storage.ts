import type { ArtifactService } from './artifacts.ts'
import { respond, type SimRequest, type SimResponse } from './http.ts'
import type { World } from './world.ts'

/** Returns the blob storage, which refuses an Authorization header as the signed URLs of storage services do. */
export const storage =
  (world: World, artifacts: ArtifactService) =>
  (request: SimRequest): SimResponse => {
    const { path, headers } = request
    if (headers.authorization !== undefined) {
      return respond(
        400,
        '<?xml version="1.0" encoding="utf-8"?><Error><Code>InvalidAuthenticationInfo</Code></Error>',
        {
          'content-type': 'application/xml'
        }
      )
    }
    if (path.startsWith('/artifacts/')) return artifacts.storage(request)
    const bytes = world.blobs.get(path.slice(1))?.bytes
    return bytes ? respond(200, bytes, { 'content-type': 'application/octet-stream' }) : respond(404)
  }
