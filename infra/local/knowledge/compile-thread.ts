import { parentPort, workerData } from 'node:worker_threads';
import { type Compiled, compileKnowledge, keptSnapshots } from '../../../bot/adapters/files';

/** Runs in a thread: training takes seconds, and the gateway should go on answering meanwhile. */
export interface CompileThreadData {
  /** Folder of what is known of languages. */
  readonly languages: string;
  readonly keptDirectory: string;
  readonly matcherVersion: string;
}

/** One at a time: the next when the last one's result has come. */
export interface CompileJob {
  readonly source: string;
  readonly compiled: string;
}

/** What the thread says: how far it is, now and then, and at last the result. */
export type CompileNews = { readonly kind: 'progress'; readonly share: number } | Compiled;

const { languages, keptDirectory: directory, matcherVersion }: CompileThreadData = workerData;
const kept = keptSnapshots({ directory, matcherVersion });
const say = (news: CompileNews) => parentPort?.postMessage(news);

// What goes wrong ends the thread, and is told by that.
parentPort?.on('message', async ({ source, compiled }: CompileJob) => {
  say(await compileKnowledge(source, compiled, { languages, kept, onProgress: (share) => say({ kind: 'progress', share }) }));
});
