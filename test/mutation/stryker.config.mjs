// Run by `npm run mutation -- PART`, never by `npm test`: Stryker changes the code of a part, line by line, and the tests beside it
// must notice each change.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
      'test/bot/conversation/tokens.test.ts',
      'test/bot/tickets/authorize.test.ts',
      'test/functions/caller.test.ts',
      'test/functions/resume.test.ts',
      'test/functions/desk/desk.test.ts',
      'test/functions/desk/permissions.test.ts',
    ],
  },
  decisions: {
    code: ['bot/conversation/decide', 'bot/conversation/handlers'],
    tests: ['test/bot/conversation', 'test/bot/tickets/assignment/same-owner.test.ts'],
    // Counts what a module keeps, so that it needs one of its own.
    except: ['test/bot/conversation/nearest-entries.test.ts'],
  },
  tickets: {
    code: ['bot/tickets'],
    tests: [
      'test/bot/tickets',
      'test/functions/desk/desk.test.ts',
      'test/functions/desk/notifications.test.ts',
      'test/functions/desk/presence.test.ts',
      'test/functions/desk/staff.test.ts',
      'test/functions/watch/watch.test.ts',
    ],
  },
};

const { MUTATION_PART: part = 'authorisation', MUTATION_LINES: lines, MUTATION_SEED: seed = '1' } = process.env;
const { code, tests, except = [] } = PARTS[part];

/** The files of these folders, and these files, whose names end so. */
const filesIn = (paths, ending) =>
  paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith(ending))
          .sort()
          .map((name) => join(path, name))
      : [path],
  );

const files = filesIn(code, '.ts');

/** So many lines of code of all files, drawn at random, as Stryker's ranges: a large part takes long in full. */
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
  testRunner: 'in-process',
  inProcess: { files: filesIn(tests, '.test.ts').filter((file) => !except.includes(file)) },
  coverageAnalysis: 'perTest',
  // What runs once when a module loads would need all tests for each of its changes.
  ignoreStatic: true,
  plugins: [fileURLToPath(new URL('in-process.mjs', import.meta.url))],
  reporters: ['clear-text', 'progress-append-only', 'json'],
  jsonReporter: { fileName: `reports/mutation/${part}.json` },
  thresholds: { high: 90, low: 85, break: 85 },
  ignorePatterns: ['dist', '.mostrador', 'cdk.out', 'docs', 'reports'],
};
