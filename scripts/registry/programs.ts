import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

/** The programs that the test drives, and the Debian packages that have them. */
const programs: Readonly<Record<string, string>> = {
  'docker-registry': 'docker-registry',
  skopeo: 'skopeo',
  buildah: 'buildah',
  openssl: 'openssl'
}

/** The Debian packages of the programs that are not installed. */
export const missingPackages = (): string[] =>
  Object.entries(programs).flatMap(([program, name]) => (spawnSync(program, ['--version']).error ? [name] : []))

const execute = promisify(execFile)

/** Runs a program and gives what it writes; rejects with what it complains about. */
export const run = async (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<string> => {
  const options = { env: { ...process.env, ...env }, maxBuffer: 16 * 1024 * 1024 }
  const { stdout } = await execute(program, args, options)
  return stdout.trim()
}
