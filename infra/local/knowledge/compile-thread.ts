import { parentPort, workerData } from 'node:worker_threads';
import { type Compiled, compileKnowledge, keptSnapshots } from '../../../bot/adapters/files';

/** Runs in a thread: training takes seconds, and the gateway must keep answering meanwhile. */
export interface CompileThreadData {
  /** Folder of the language data. */
  readonly languages: string;
  readonly keptDirectory: string;
  readonly matcherVersion: string;
}

/** One job at a time: the next starts after the result of the last. */
export interface CompileJob {
  readonly source: string;
  readonly compiled: string;
}

/** Messages from the thread: progress now and then, and the result at the end. */
export type CompileMessage = { readonly kind: 'progress'; readonly share: number } | Compiled;

const { languages, keptDirectory: directory, matcherVersion }: CompileThreadData = workerData;
const kept = keptSnapshots({ directory, matcherVersion });
const say = (news: CompileMessage) => parentPort?.postMessage(news);

// An error ends the thread, which reports it.
parentPort?.on('message', async ({ source, compiled }: CompileJob) => {
  say(
    await compileKnowledge(source, compiled, {
      languages,
      kept,
      makeCurrent: false,
      onProgress: (share) => say({ kind: 'progress', share }),
    }),
  );
});
