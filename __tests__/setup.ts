import { beforeEach, expect } from '@jest/globals'

// A test that expects nothing cannot fail: each must run at least one expectation.
beforeEach(() => expect.hasAssertions())
