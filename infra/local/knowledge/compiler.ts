import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Compiled, readKnowledgeFolder } from '../../../bot/adapters/files';
import { compileEntries } from '../compile-entry';
import { LANGUAGE_KNOWLEDGE, ROOT } from '../root';
import type { CompileJob, CompileNews } from './compile-thread';
import { keepCompiled, takeCompiled } from './compiled-cache';

export interface KnowledgeCompiler {
  /** As `compileKnowledge`, beside this thread, and in no time for files that were compiled before. */
  compile(source: string, compiled: string, onProgress?: (share: number) => void): Promise<Compiled>;
  close(): Promise<void>;
}

/** @param owner tells servers apart that run at the same time */
export async function knowledgeCompiler(owner: string): Promise<KnowledgeCompiler> {
  const entry = await compileEntries(
    { 'compile-knowledge': 'infra/local/knowledge/compile-thread.ts' },
    { owner, format: 'cjs' },
  );
  const program = entry.files['compile-knowledge'] ?? '';
  // The same files give the same version only while the program that compiles them is the same.
  const programKey = await hashOf(program, join(ROOT, 'package-lock.json'), ...(await languageFiles()));
  return {
    async compile(source, compiled, onProgress = () => {}) {
      const key = createHash('sha256').update(programKey);
      const files = await readKnowledgeFolder(source);
      for (const { path, text } of files.sort((a, b) => (a.path < b.path ? -1 : 1))) key.update(`${path}\0${text}\0`);
      const name = key.digest('hex').slice(0, 32);
      const known = await takeCompiled(name, compiled);
      if (known !== undefined) return known;
      const result = await inThread(program, { source, compiled, languages: LANGUAGE_KNOWLEDGE }, onProgress);
      if (result.kind === 'compiled') await keepCompiled(name, compiled, result);
      return result;
    },
    close: () => entry.remove(),
  };
}

function inThread(program: string, job: CompileJob, onProgress: (share: number) => void): Promise<Compiled> {
  return new Promise((done, fail) => {
    const thread = new Worker(program, { workerData: job });
    thread.on('message', (news: CompileNews) => (news.kind === 'progress' ? onProgress(news.share) : done(news)));
    thread.once('error', fail);
    thread.once('exit', () => fail(new Error('The knowledge compiler ended without a result.')));
  });
}

async function languageFiles(): Promise<readonly string[]> {
  return (await readdir(LANGUAGE_KNOWLEDGE)).sort().map((name) => join(LANGUAGE_KNOWLEDGE, name));
}

async function hashOf(...paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(await readFile(path));
  return hash.digest('hex');
}
