import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

/** Programs that the test runs, and the Debian packages that contain them. */
const programs: Readonly<Record<string, string>> = {
  'docker-registry': 'docker-registry',
  skopeo: 'skopeo',
  buildah: 'buildah',
  openssl: 'openssl'
}

/** Returns the Debian packages of the missing programs. */
export const missingPackages = (): string[] =>
  Object.entries(programs).flatMap(([program, name]) => (spawnSync(program, ['--version']).error ? [name] : []))

const execute = promisify(execFile)

/** Runs a program and returns its standard output; rejects with its standard error. */
export const run = async (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<string> => {
  const options = { env: { ...process.env, ...env }, maxBuffer: 16 * 1024 * 1024 }
  const { stdout } = await execute(program, args, options)
  return stdout.trim()
}
