/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(jose|oauth4webapi)/)'],
  setupFiles: ['<rootDir>/test/support/quiet.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/second-try.ts'],
  globalSetup: '<rootDir>/test/support/train-shops.ts',
  // By itself Jest leaves one core free, which on a machine of two is half of it.
  maxWorkers: '100%',
  testTimeout: 30_000,
};
