import { mkdir, mkdtemp, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { KnowledgeFile } from '../../../bot/knowledge/parse';

/**
 * Writes files into a knowledge folder, all or none: they are written beside it first and then renamed into place; when one
 * cannot be, those before it are put back as they were.
 */
export async function writeAllOrNone(folder: string, files: readonly KnowledgeFile[]): Promise<void> {
  // Hidden, so that nobody takes it for a topic; inside, so that renaming never copies.
  const draft = await mkdtemp(join(folder, '.import-'));
  const undo: (() => Promise<unknown>)[] = [];
  try {
    for (const [index, { text }] of files.entries()) await writeFile(join(draft, String(index)), text);
    for (const [index, { path }] of files.entries()) {
      const target = join(folder, path);
      const made = await mkdir(dirname(target), { recursive: true });
      if (made !== undefined) undo.push(() => rmdir(made));
      const before = await readFile(target).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      await rename(join(draft, String(index)), target);
      undo.push(() => (before === undefined ? rm(target) : writeFile(target, before)));
    }
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
