// Runs the properties of __tests__/fuzz with more cases than CI: FUZZ_RUNS cases each, random ones unless SEED is set.
import { spawnSync } from 'node:child_process'

const { FUZZ_RUNS = '20000', SEED = 'random' } = process.env
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js']
const { status } = spawnSync(
  process.execPath,
  [...jest, '--testTimeout=3600000', '__tests__/fuzz', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, FUZZ_RUNS, SEED } }
)
process.exitCode = status ?? 1
