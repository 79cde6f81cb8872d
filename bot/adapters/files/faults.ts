import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { type KnowledgeFault, MAX_FAULTS } from '../../ports';

const fileIn = (directory: string) => join(directory, 'faults.json');

const faults = z.array(
  z.object({
    file: z.string(),
    line: z.int(),
    column: z.int(),
    message: z.string(),
    severity: z.enum(['error', 'warning', 'note']),
  }),
);

/** Tells the readers of a folder of compiled versions what keeps the latest files from being used; none: nothing does. */
export async function noteFaults(directory: string, found: readonly KnowledgeFault[]): Promise<void> {
  const path = fileIn(directory);
  if (found.length === 0) return rm(path, { force: true });
  const draft = `${path}.${process.pid}.draft`;
  await writeFile(draft, JSON.stringify(faults.parse(found.slice(0, MAX_FAULTS))));
  await rename(draft, path);
}

/** What was noted last; nothing when that cannot be read. */
export async function readFaults(directory: string): Promise<readonly KnowledgeFault[]> {
  try {
    return faults.parse(JSON.parse(await readFile(fileIn(directory), 'utf8')));
  } catch {
    return [];
  }
}
