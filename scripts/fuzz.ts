// Runs the properties of __tests__/fuzz with more cases than CI: FUZZ_RUNS cases each, with FUZZ_SEED or a random seed, which
// is printed so that a failure can be repeated.
import { spawnSync } from 'node:child_process'

const { FUZZ_RUNS = '20000', FUZZ_SEED = String(Date.now() % 2 ** 31) } = process.env
console.log(`FUZZ_RUNS=${FUZZ_RUNS} FUZZ_SEED=${FUZZ_SEED} npm run fuzz`)

const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js']
const { status } = spawnSync(
  process.execPath,
  [...jest, '--testTimeout=3600000', '__tests__/fuzz', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, FUZZ_RUNS, FUZZ_SEED } }
)
process.exitCode = status ?? 1
