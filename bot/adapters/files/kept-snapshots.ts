import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptSnapshots, SnapshotJob } from '../../knowledge/compile';
import { loadSnapshot } from '../../matcher';
import { lexiconSections, NO_LEXICON } from '../../matcher/features/lexicon';
import { snapshotFingerprint } from '../../matcher/snapshot/fingerprint';
import { rememberEncodings } from './kept-encodings';

export interface KeptOptions {
  /** A folder for these only: anything else in it is removed in time. */
  readonly directory: string;
  /** Must change whenever the matcher might build a different snapshot from the same input. */
  readonly matcherVersion: string;
  /** Size limit in bytes; the most recently used snapshots are kept. */
  readonly mostBytes?: number;
}

const MAX_BYTES = 256 * 1024 * 1024;

/** Snapshots and encodings in a folder, each snapshot named by a digest of what it was built from. Several programs may share it at the same time. */
export function keptSnapshots({ directory, matcherVersion, mostBytes = MAX_BYTES }: KeptOptions): KeptSnapshots {
  // Hashing a corpus takes a tenth of a second, and most saves do not change a language's input.
  const lastNames = new Map<string, { readonly given: string; readonly name: string }>();

  function nameOf({ language, entries, known }: SnapshotJob): string {
    const given = digestOf([
      JSON.stringify([entries, known.outOfScope, known.encoder?.version]),
      ...lexiconSections(known.lexicon ?? NO_LEXICON),
    ]);
    const last = lastNames.get(language);
    if (last?.given === given) return last.name;
    const name = `${digestOf([matcherVersion, snapshotFingerprint(language, entries, known)])}.snapshot`;
    lastNames.set(language, { given, name });
    return name;
  }

  return {
    async take(job) {
      try {
        const path = join(directory, nameOf(job));
        const snapshot = new Uint8Array(await readFile(path));
        // A damaged snapshot is ignored.
        loadSnapshot(snapshot);
        await utimes(path, new Date(), new Date());
        return snapshot;
      } catch {
        return undefined;
      }
    },
    remembering: (encoder, language) => {
      const digest = digestOf([matcherVersion, encoder.version]);
      return rememberEncodings(encoder, join(directory, `${language}-${digest}.encodings`));
    },
    async keep(job, snapshot) {
      try {
        const path = join(directory, nameOf(job));
        await mkdir(directory, { recursive: true });
        await writeFile(`${path}.${process.pid}.draft`, snapshot);
        await rename(`${path}.${process.pid}.draft`, path);
        await removeLeastUsed(directory, mostBytes);
      } catch {
        // The next build trains again.
      }
    },
  };
}

function digestOf(parts: readonly (string | ArrayBufferView)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(typeof part === 'string' ? part : new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  }
  return hash.digest('hex').slice(0, 32);
}

async function removeLeastUsed(directory: string, mostBytes: number): Promise<void> {
  const names = await readdir(directory);
  const files = await Promise.all(
    names.map(async (name) => {
      const { mtimeMs, size } = await stat(join(directory, name));
      return { name, mtimeMs, size };
    }),
  );
  let bytes = 0;
  for (const { name, size } of files.sort((a, b) => b.mtimeMs - a.mtimeMs)) {
    bytes += size;
    if (bytes > mostBytes) await rm(join(directory, name), { recursive: true, force: true });
  }
}
