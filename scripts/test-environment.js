// Jest's environment of a test file: its temporary folder is its own, so that no file sees what another one leaves.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TestEnvironment } from 'jest-environment-node'

const shared = tmpdir()

export default class extends TestEnvironment {
  constructor(config, context) {
    // Before the environment copies the variables.
    process.env.TMPDIR = mkdtempSync(join(shared, 'package-retention-test-'))
    super(config, context)
  }

  async teardown() {
    rmSync(process.env.TMPDIR, { recursive: true, force: true })
    await super.teardown()
  }
}
