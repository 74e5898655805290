import { availableParallelism } from 'node:os'

export default {
  testEnvironment: '<rootDir>/scripts/test-environment.js',
  // No test depends on how fast the machine is: this only ends one that hangs.
  testTimeout: 300_000,
  // Some tests mostly wait, for processes and real pauses. (Jest takes "150%" for 150 workers.)
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  testSequencer: '<rootDir>/scripts/longest-first.js',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/__tests__/setup.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/strip-types.js' },
  collectCoverageFrom: ['src/**/*.ts', '!src/index.ts', '!src/heap.ts'],
  coverageThreshold: { global: { branches: 90 }, './src/retention/': { branches: 100 } },
  coverageReporters: ['text-summary', 'text', 'lcovonly'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/lib/', '<rootDir>/.stryker-tmp/']
}
