import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { LearningFile } from '../../../bot/adapters/files';
import { formatGroup, groupProblems, type ProblemGroup } from '../../../bot/knowledge/group-problems';
import { trainingProgress } from '../training-progress';
import { knowledgeCompiler } from './compiler';
import { type FolderWatchOptions, watchFolder } from './folder-watch';

export interface LiveKnowledgeOptions {
  /** The folder that people edit. */
  readonly source: string;
  /** The folder that the functions read. */
  readonly compiled: string;
  /** Separates servers that run at the same time. */
  readonly owner: string;
  readonly report: (line: string) => void;
  readonly watch?: FolderWatchOptions;
}

export interface LiveKnowledge {
  /** Origins that may embed the widget, according to the version in use. */
  embedOrigins(): readonly string[];
  close(): Promise<void>;
}

export class KnowledgeUnusable extends Error {
  override readonly name = 'KnowledgeUnusable';
}

const embedding = z.object({ service: z.object({ embedOrigins: z.array(z.string()) }) });

/**
 * Compiles a version after every valid save of the knowledge files. Training the matchers takes seconds, everything else is
 * used immediately. Until then, and when a save has errors (which are reported), the last good version stays in use.
 *
 * @throws KnowledgeUnusable when the files have errors and there is no earlier version
 */
export async function openLiveKnowledge({
  source,
  compiled,
  owner,
  report,
  watch,
}: LiveKnowledgeOptions): Promise<LiveKnowledge> {
  const compiler = await knowledgeCompiler(owner);
  let version = await readCurrent(compiled);
  let origins = version === undefined ? [] : await readOrigins(compiled, version);

  const learning = new LearningFile(compiled);
  const notes = new Set<string>();
  function tell(group: ProblemGroup): void {
    const line = `  ${formatGroup(group)}`;
    // A note is no problem, so it is printed only once.
    if (group.severity === 'note' && notes.has(line)) return;
    notes.add(line);
    report(line);
  }

  async function compile(meanwhile?: string): Promise<void> {
    const startedMs = performance.now();
    const told = trainingProgress(report, meanwhile);
    const onProgress = (share: number) => {
      told(share);
      learning.write(share);
    };
    const result = await compiler.compile(source, compiled, onProgress).finally(() => learning.clear());
    const problems = groupProblems(result.kind === 'invalid' ? result.problems : result.warnings);
    for (const problem of problems) tell(problem);
    if (result.kind === 'invalid') {
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      const staying = version === undefined ? 'There is no earlier version.' : `Version ${version} stays in use.`;
      report(`Knowledge not valid (${errors === 1 ? 'one problem' : `${errors} problems`}). ${staying}`);
      return;
    }
    if (result.version === version) return;
    version = result.version;
    origins = await readOrigins(compiled, version);
    report(`Knowledge version ${version} is in use (${Math.round(performance.now() - startedMs)} ms).`);
  }

  try {
    await compile();
    if (version === undefined) throw new KnowledgeUnusable(`The knowledge in ${source} cannot be used, see above.`);
    const changed = () => compile(version).catch((error: unknown) => report(`Knowledge not read: ${String(error)}`));
    const stop = await watchFolder(source, changed, watch);
    return {
      embedOrigins: () => origins,
      async close() {
        await stop();
        await compiler.close();
      },
    };
  } catch (error) {
    await compiler.close();
    throw error;
  }
}

async function readCurrent(compiled: string): Promise<string | undefined> {
  try {
    const current = (await readFile(join(compiled, 'current'), 'utf8')).trim();
    // A version whose files are missing does not count.
    await readFile(join(compiled, current, 'knowledge.json'));
    return current;
  } catch {
    return undefined;
  }
}

async function readOrigins(compiled: string, version: string): Promise<readonly string[]> {
  const text = await readFile(join(compiled, version, 'knowledge.json'), 'utf8');
  return embedding.parse(JSON.parse(text)).service.embedOrigins;
}
