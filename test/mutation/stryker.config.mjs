// Run by `npm run mutation -- PART`, never by `npm test`: Stryker changes the code of a part, line by line, and the tests beside it
// must notice each change.
import jest from '../../jest.config.mjs';

/** The code of a part, and the tests that are to know what it does. */
const PARTS = {
  authorisation: {
    mutate: [
      'functions/api/caller.ts',
      'bot/tickets/authorize.ts',
      'bot/conversation/use-cases/authorize.ts',
      'bot/conversation/tokens.ts',
    ],
    tests: [
      'bot/conversation/tokens.test.ts',
      'bot/tickets/authorize.test.ts',
      'functions/caller.test.ts',
      'functions/resume.test.ts',
      'functions/desk/{permissions,desk}.test.ts',
    ],
  },
  decisions: { mutate: ['bot/conversation/{decide,handlers}/**/*.ts'], tests: ['bot/conversation/**/*.test.ts'] },
  tickets: { mutate: ['bot/tickets/**/*.ts'], tests: ['bot/tickets/**/*.test.ts'] },
};

const { MUTATION_PART: part = 'authorisation' } = process.env;
const { mutate, tests } = PARTS[part];

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate,
  testRunner: 'jest',
  jest: {
    config: { ...jest, testMatch: tests.map((pattern) => `**/test/${pattern}`), maxWorkers: 1 },
    enableFindRelatedTests: false,
  },
  coverageAnalysis: 'perTest',
  // What runs once when a module loads would need all tests for each of its changes.
  ignoreStatic: true,
  plugins: ['@stryker-mutator/jest-runner'],
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: `reports/mutation/${part}.json` },
  thresholds: { high: 90, low: 85, break: 85 },
  ignorePatterns: ['dist', '.mostrador', 'cdk.out', 'docs', 'reports'],
};
