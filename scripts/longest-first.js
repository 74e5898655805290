// Jest's order of test files: a long one that starts last would run alone.
import Sequencer from '@jest/test-sequencer'

/** Those that run the action hundreds of times, or wait for real pauses. */
const long = /\/(?:resilience|bench)\/|\/(?:workflows|recipes|mistakes|chaos)\.test\.ts$/

const isShort = ({ path }) => Number(!long.test(path))

export default class extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => isShort(one) - isShort(other))
  }
}
