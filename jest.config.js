export default {
  testEnvironment: 'node',
  // A busy machine may take ten times as long as an idle one.
  testTimeout: 60_000,
  // Much of the time is spent in processes that tests wait for.
  maxWorkers: '100%',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/__tests__/setup.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/strip-types.js' },
  collectCoverageFrom: ['src/**/*.ts', '!src/index.ts'],
  coverageThreshold: { global: { branches: 90 }, './src/retention/': { branches: 100 } },
  coverageReporters: ['text-summary', 'text', 'lcovonly'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/lib/', '<rootDir>/.stryker-tmp/']
}
