import { Worker } from 'node:worker_threads';
import type { Compiled } from '../../../bot/adapters/files';
import { compileEntries } from '../compile-entry';
import { LANGUAGE_KNOWLEDGE } from '../root';
import type { CompileJob, CompileNews, CompileThreadData } from './compile-thread';
import { KEPT_SNAPSHOTS, matcherVersion } from './kept';

export interface KnowledgeCompiler {
  /** As `compileKnowledge`, beside this thread; without training what was trained before. One at a time. */
  compile(source: string, compiled: string, onProgress?: (share: number) => void): Promise<Compiled>;
  close(): Promise<void>;
}

/** @param owner tells servers apart that run at the same time */
export async function knowledgeCompiler(owner: string): Promise<KnowledgeCompiler> {
  const entries = { 'compile-knowledge': 'infra/local/knowledge/compile-thread.ts' };
  const [entry, version] = await Promise.all([compileEntries(entries, { owner, format: 'cjs' }), matcherVersion()]);
  const workerData: CompileThreadData = {
    languages: LANGUAGE_KNOWLEDGE,
    keptDirectory: KEPT_SNAPSHOTS,
    matcherVersion: version,
  };
  let thread: Worker | undefined;
  const start = () => {
    const started = new Worker(entry.files['compile-knowledge'] ?? '', { workerData });
    // Told to whoever waits for a result; the next compilation starts another.
    started.on('error', () => {});
    started.once('exit', () => {
      thread = undefined;
    });
    return started;
  };
  return {
    async compile(source, compiled, onProgress = () => {}) {
      // It stays: one that has read the files before reads them again in a fifth of the time.
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
    const onNews = (news: CompileNews) => {
      if (news.kind === 'progress') return onProgress(news.share);
      thread.off('message', onNews).off('error', fail).off('exit', onEnd);
      done(news);
    };
    thread.on('message', onNews).once('error', fail).once('exit', onEnd);
    thread.postMessage(job);
  });
}
