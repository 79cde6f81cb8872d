import { parentPort, workerData } from 'node:worker_threads';
import { type Compiled, compileKnowledge } from '../../../bot/adapters/files';

/** Runs in a thread: training takes seconds, and the gateway should go on answering meanwhile. */
export interface CompileJob {
  readonly source: string;
  readonly compiled: string;
  /** Folder of what is known of languages. */
  readonly languages: string;
}

/** What the thread says: how far it is, now and then, and at last the result. */
export type CompileNews = { readonly kind: 'progress'; readonly share: number } | Compiled;

const { source, compiled, languages }: CompileJob = workerData;
const say = (news: CompileNews) => parentPort?.postMessage(news);
void compileKnowledge(source, compiled, { languages, onProgress: (share) => say({ kind: 'progress', share }) }).then(say);
