import { Worker } from 'node:worker_threads';
import type { Compiled } from '../../../bot/adapters/files';
import { compileEntries } from '../compile-entry';
import { LANGUAGE_KNOWLEDGE } from '../root';
import type { CompileJob, CompileMessage, CompileThreadData } from './compile-thread';
import { matcherVersion, SNAPSHOT_CACHE } from './snapshot-cache';

export interface KnowledgeCompiler {
  /** Like `compileKnowledge`, but in another thread; what was trained before is not trained again. One call at a time. */
  compile(source: string, compiled: string, onProgress?: (share: number) => void): Promise<Compiled>;
  close(): Promise<void>;
}

/** @param owner separates servers that run at the same time */
export async function knowledgeCompiler(owner: string): Promise<KnowledgeCompiler> {
  const entries = { 'compile-knowledge': 'infra/local/knowledge/compile-thread.ts' };
  const [entry, version] = await Promise.all([compileEntries(entries, { owner, format: 'cjs' }), matcherVersion()]);
  const workerData: CompileThreadData = {
    languages: LANGUAGE_KNOWLEDGE,
    keptDirectory: SNAPSHOT_CACHE,
    matcherVersion: version,
  };
  let thread: Worker | undefined;
  const start = () => {
    const started = new Worker(entry.files['compile-knowledge'] ?? '', { workerData });
    // The caller waiting for a result receives the error; the next compilation starts another thread.
    started.on('error', () => {});
    started.once('exit', () => {
      thread = undefined;
    });
    return started;
  };
  return {
    async compile(source, compiled, onProgress = () => {}) {
      // The thread is kept: it reads the files a second time in a fifth of the time.
      thread ??= start();
      return ask(thread, { source, compiled }, onProgress);
    },
    async close() {
      await thread?.terminate();
      await entry.remove();
    },
  };
}

function ask(thread: Worker, job: CompileJob, onProgress: (share: number) => void): Promise<Compiled> {
  return new Promise((done, fail) => {
    const onEnd = () => fail(new Error('The knowledge compiler ended without a result.'));
    const onNews = (news: CompileMessage) => {
      if (news.kind === 'progress') return onProgress(news.share);
      thread.off('message', onNews).off('error', fail).off('exit', onEnd);
      done(news);
    };
    thread.on('message', onNews).once('error', fail).once('exit', onEnd);
    thread.postMessage(job);
  });
}
