import { systemClock } from './clock.ts'
import { sampleOrganization } from './samples.ts'
import { startSimulator } from './server.ts'
import { createWorld } from './world.ts'

// Serves the sample organization until the process ends, and prints the token and the URLs as lines for GITHUB_OUTPUT.
const world = createWorld(systemClock)
const { tokens } = sampleOrganization(world, systemClock.now())
const { url, registryUrl } = await startSimulator(world)
console.log(`token=${tokens.workflow.token}
api-url=${url}
registry-url=${registryUrl}
ready=true`)
