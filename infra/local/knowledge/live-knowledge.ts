import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { CURRENT, LearningFile, noteFaults } from '../../../bot/adapters/files';
import { formatGroup, groupProblems, type ProblemGroup } from '../../../bot/knowledge/group-problems';
import type { StoredOutcome } from '../../../bot/publishing/publish-stored';
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
  /** Makes a version of the folder the live one, unless it was and was rolled back. */
  readonly publish: (version: string) => Promise<StoredOutcome>;
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
  publish,
  watch,
}: LiveKnowledgeOptions): Promise<LiveKnowledge> {
  const compiler = await knowledgeCompiler(owner);
  let version = await readCurrent(compiled);

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
    const errors = result.kind === 'invalid' ? result.problems.filter(({ severity }) => severity === 'error') : [];
    await noteFaults(compiled, errors);
    if (result.kind === 'invalid') {
      const causes = problems.filter(({ severity }) => severity === 'error').length;
      const staying = version === undefined ? 'There is no earlier version.' : `Version ${version} stays in use.`;
      report(`Knowledge not valid (${causes === 1 ? 'one problem' : `${causes} problems`}). ${staying}`);
      return;
    }
    const outcome = await publish(result.version);
    if (outcome.kind === 'published') {
      version = result.version;
      report(`Knowledge version ${version} is in use (${Math.round(performance.now() - startedMs)} ms).`);
    } else if (outcome.live.version !== result.version) {
      version = outcome.live.version;
      report(`Knowledge version ${version} stays in use: it was chosen in the history. The next save of a file replaces it.`);
    } else version = outcome.live.version;
  }

  try {
    await compile();
    if (version === undefined) throw new KnowledgeUnusable(`The knowledge in ${source} cannot be used, see above.`);
    const changed = () => compile(version).catch((error: unknown) => report(`Knowledge not read: ${String(error)}`));
    const stop = await watchFolder(source, changed, watch);
    return {
      embedOrigins: embedOriginsOf(compiled),
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
    const current = (await readFile(join(compiled, CURRENT), 'utf8')).trim();
    // A version whose files are missing does not count.
    await readFile(join(compiled, current, 'knowledge.json'));
    return current;
  } catch {
    return undefined;
  }
}

/** Asked for at each request. */
const LOOK_AGAIN_MS = 250;

/** Those of the live version, which may be published from elsewhere; read again when another one is noted as live. */
function embedOriginsOf(compiled: string): () => readonly string[] {
  let read: { readonly mtimeMs: number; readonly origins: readonly string[] } | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - lookedAt < LOOK_AGAIN_MS) return read?.origins ?? [];
    lookedAt = performance.now();
    try {
      const { mtimeMs } = statSync(join(compiled, CURRENT));
      if (read?.mtimeMs !== mtimeMs) {
        const version = readFileSync(join(compiled, CURRENT), 'utf8').trim();
        const text = readFileSync(join(compiled, version, 'knowledge.json'), 'utf8');
        read = { mtimeMs, origins: embedding.parse(JSON.parse(text)).service.embedOrigins };
      }
    } catch {
      // Being replaced at this moment: what was read last still holds.
    }
    return read?.origins ?? [];
  };
}
