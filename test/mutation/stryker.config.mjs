// Run by `npm run mutation -- PART`, never by `npm test`: Stryker changes the code of a part, line by line, and the tests beside it
// must notice each change.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import jest from '../../jest.config.mjs';

/** The code of a part, files and folders, and the tests that are to know what it does. */
const PARTS = {
  authorisation: {
    code: [
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
  decisions: { code: ['bot/conversation/decide', 'bot/conversation/handlers'], tests: ['bot/conversation/**/*.test.ts'] },
  tickets: { code: ['bot/tickets'], tests: ['bot/tickets/**/*.test.ts'] },
};

const { MUTATION_PART: part = 'authorisation', MUTATION_LINES: lines, MUTATION_SEED: seed = '1' } = process.env;
const { code, tests } = PARTS[part];

const files = code.flatMap((path) =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(path, name))
    : [path],
);

/** So many lines of code of all files, drawn at random, as Stryker's ranges: a large part takes hours in full. */
function drawn(count) {
  const all = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, place) =>
        /^\s*(?:\/?\*|\/\/|import\b|[{}()[\];,]*$)/.test(line) ? [] : [`${file}:${place + 1}-${place + 1}`],
      ),
  );
  let state = Number(seed);
  const random = () => {
    // A linear congruential generator (Numerical Recipes, 2nd edition, section 7.1).
    state = (1_664_525 * state + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
  return all
    .map((range) => ({ range, at: random() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ range }) => range);
}

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: lines === undefined ? files : drawn(Number(lines)),
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
