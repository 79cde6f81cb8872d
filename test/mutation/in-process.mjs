// Stryker's test runner for tests of Jest that need nothing outside their process. Loading Jest, the tests and the code takes
// seconds, most tests milliseconds: so everything is loaded once, and for a change only the tests that reach it run again.
import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { join, relative } from 'node:path';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { DryRunStatus, determineHitLimitReached, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import jest from '../../jest.config.mjs';

const [[, swcOptions]] = Object.values(jest.transform);

class InProcessRunner {
  /** Stryker's own counters, which the changed code reads. */
  stryker;
  /** Each test by its id, with the blocks around it, the outermost first. */
  tests = new Map();
  /** How many changes each test has noticed so far: those that notice much go first. */
  kills = new Map();
  /** Milliseconds of the last run of each test; of the others the quick ones go first. */
  took = new Map();
  mutantsRun = 0;
  isStale = false;

  static inject = tokens(commonTokens.options);
  constructor(options) {
    this.files = options.inProcess.files;
    globalThis.__stryker__ ??= {};
    this.stryker = globalThis.__stryker__;
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    const require = createRequire(join(process.cwd(), 'package.json'));
    const { transformSync } = require('@swc/core');
    for (const extension of ['.ts', '.tsx']) {
      Module._extensions[extension] = (module, filename) =>
        module._compile(transformSync(readFileSync(filename, 'utf8'), { ...swcOptions, filename, swcrc: false }).code, filename);
    }
    const { ModuleMocker } = require('jest-mock');
    const mocker = new ModuleMocker(globalThis);
    const circus = require('jest-circus');
    Object.assign(globalThis, {
      describe: circus.describe,
      it: circus.it,
      test: circus.test,
      beforeAll: circus.beforeAll,
      beforeEach: circus.beforeEach,
      afterAll: circus.afterAll,
      afterEach: circus.afterEach,
      expect: require('expect').expect,
      jest: { spyOn: mocker.spyOn.bind(mocker), fn: mocker.fn.bind(mocker), restoreAllMocks: () => mocker.restoreAllMocks() },
    });
    for (const file of jest.setupFiles) {
      require(file.replace('<rootDir>', process.cwd()));
    }
    await require(jest.globalSetup.replace('<rootDir>', process.cwd())).default();
    for (const file of this.files) {
      circus.describe(relative('test', file), () => {
        require(join(process.cwd(), file));
      });
    }
    this.collect(circus.getState().rootDescribeBlock, [], '');
  }

  collect(block, around, prefix) {
    const blocks = [...around, block];
    for (const child of block.children) {
      const name = `${prefix}${child.name}`;
      if (child.type === 'describeBlock') {
        this.collect(child, blocks, `${name} > `);
      } else if (child.mode !== 'skip' && child.mode !== 'todo') {
        let id = name;
        for (let count = 2; this.tests.has(id); count++) {
          id = `${name} #${count}`;
        }
        this.tests.set(id, { run: child.fn, blocks });
      }
    }
  }

  /** Runs tests in their order. Hooks of a block run around all its tests that are asked for. */
  async runTests(ids, onResult) {
    const opened = [];
    const hooks = (block, type) => block.hooks.filter((hook) => hook.type === type);
    const close = async (kept) => {
      while (opened.length > kept) {
        for (const { fn } of hooks(opened.pop(), 'afterAll')) {
          await call(fn);
        }
      }
    };
    for (const id of ids) {
      const { run, blocks } = this.tests.get(id);
      const begun = performance.now();
      this.stryker.currentTestId = id;
      let failure;
      try {
        const shared = opened.findIndex((block, depth) => block !== blocks[depth]);
        await close(shared === -1 ? opened.length : shared);
        for (const block of blocks.slice(opened.length)) {
          opened.push(block);
          for (const { fn } of hooks(block, 'beforeAll')) {
            await call(fn);
          }
        }
        for (const { fn } of blocks.flatMap((block) => hooks(block, 'beforeEach'))) {
          await call(fn);
        }
        await call(run);
      } catch (error) {
        failure = error;
      }
      for (const { fn } of blocks.toReversed().flatMap((block) => hooks(block, 'afterEach'))) {
        try {
          await call(fn);
        } catch (error) {
          failure ??= error;
        }
      }
      this.stryker.currentTestId = undefined;
      const message = failure === undefined ? undefined : String(failure?.message ?? failure);
      const milliseconds = performance.now() - begun;
      this.took.set(id, milliseconds);
      if (onResult(id, message, milliseconds) === 'stop') {
        break;
      }
    }
    await close(0);
  }

  async dryRun() {
    const results = [];
    await this.runTests(this.tests.keys(), (id, failureMessage, timeSpentMs) => {
      results.push(
        failureMessage === undefined
          ? { id, name: id, timeSpentMs, status: TestStatus.Success }
          : { id, name: id, timeSpentMs, status: TestStatus.Failed, failureMessage },
      );
    });
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: this.stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    if (this.isStale) {
      throw new Error('The change before left something behind; starting again');
    }
    const isFirst = this.mutantsRun++ === 0;
    const value = (id) => (1 + (this.kills.get(id) ?? 0)) / (1 + (this.took.get(id) ?? 0));
    const ids = [...(testFilter ?? this.tests.keys())].sort((a, b) => value(b) - value(a));
    Object.assign(this.stryker, { activeMutant: activeMutant.id, hitCount: hitLimit === undefined ? undefined : 0, hitLimit });
    let killer;
    let nrOfTests = 0;
    await this.runTests(ids, (id, failureMessage) => {
      nrOfTests++;
      if (failureMessage !== undefined) {
        killer = { id, failureMessage };
        return 'stop';
      }
    });
    const timedOut = determineHitLimitReached(this.stryker.hitCount, hitLimit);
    Object.assign(this.stryker, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    if (killer === undefined) {
      return timedOut ?? { status: MutantRunStatus.Survived, nrOfTests };
    }
    // A change may leave something behind in a module, which would make later tests fail whatever they look at.
    await this.runTests([killer.id], (_id, failureMessage) => {
      this.isStale = failureMessage !== undefined;
    });
    if (this.isStale && !isFirst) {
      throw new Error('A change left something behind; starting again');
    }
    this.kills.set(killer.id, (this.kills.get(killer.id) ?? 0) + 1);
    const { id, failureMessage } = killer;
    return timedOut ?? { status: MutantRunStatus.Killed, killedBy: [id], failureMessage, nrOfTests };
  }
}

/** Calls a test or hook, which says that it is done by a promise, or by the callback it takes. */
function call(fn) {
  return fn.length === 0 ? fn() : new Promise((resolve, reject) => fn((error) => (error ? reject(error) : resolve())));
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
export const strykerValidationSchema = {
  properties: {
    inProcess: { type: 'object', properties: { files: { type: 'array', items: { type: 'string' } } }, required: ['files'] },
  },
};
