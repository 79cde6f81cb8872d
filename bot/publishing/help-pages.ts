import * as z from 'zod';
import { helpSite } from '../help/site';
import type { KnowledgeBase } from '../model/knowledge-base';
import type { Clock, Digest, HelpPages, KnowledgeVersions, PublicationStore } from '../ports';
import { todayIn } from '../time/time-zone';
import { openVersion } from './version-content';

export interface HelpPorts {
  readonly records: Pick<PublicationStore, 'loadLive'>;
  readonly versions: KnowledgeVersions;
  readonly digest: Digest;
  readonly clock: Clock;
  readonly help: HelpPages;
  /** Public origin of the site, without a trailing slash. */
  readonly siteUrl: string;
  /** Distinguishes the program that makes the pages from another one that would make them differently. */
  readonly program: string;
}

/** Which pages are there, so that only what differs is written. Absent while pages are being written: then anything may be there. */
const MANIFEST = 'pages.json';
const manifest = z.object({
  /** What the pages were made of. */
  made: z.string(),
  /** SHA-256 by path. */
  pages: z.record(z.string(), z.string()),
});

/** Files that are written at the same time. */
const AT_ONCE = 16;
/** Another version may be made live meanwhile, again and again. */
const ROUNDS = 5;

export interface WrittenHelp {
  /** Files that were written, and removed. */
  readonly written: number;
  readonly removed: number;
}

/**
 * Makes the help pages those of the live version and of today. Writes only what differs; when nothing does, one read finds
 * it. Two that write at the same time end with the pages of the version that is live then.
 * @throws MostradorError KNOWLEDGE_INVALID when the live version is damaged, UNAVAILABLE
 */
export async function writeHelp(ports: HelpPorts): Promise<WrittenHelp> {
  let written = 0;
  let removed = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    const live = await ports.records.loadLive();
    const knowledge = live && (await openVersion(ports.versions, live.version, { digest: ports.digest, matching: false }));
    // Removed meanwhile, since another one is live.
    if (live !== undefined && knowledge === undefined) continue;
    if (knowledge === undefined) return { written, removed };
    const done = await writePages(ports, knowledge.base, round === 1);
    written += done.written;
    removed += done.removed;
    if ((await ports.records.loadLive())?.number === live?.number) break;
  }
  return { written, removed };
}

/** @param isTrusted whether the manifest counts; somebody else may have written at the same time */
async function writePages(ports: HelpPorts, base: KnowledgeBase, isTrusted: boolean): Promise<WrittenHelp> {
  const { help, digest, clock, siteUrl, program } = ports;
  const today = todayIn(base.service.calendar.timeZone, clock.now());
  const made = [base.version, today, siteUrl, program].join(' ');
  const before = isTrusted ? await readManifest(help) : undefined;
  if (before?.made === made) return { written: 0, removed: 0 };
  const known = before?.pages ?? {};
  const pages: Record<string, string> = {};
  const waiting: (readonly [path: string, body: string])[] = [];
  let written = 0;
  const flush = async () => {
    const some = waiting.splice(0);
    await Promise.all(some.map(([path, body]) => help.put(path, body)));
    written += some.length;
  };
  for (const [path, body] of helpSite(base, { siteUrl, today })) {
    const hash = digest.sha256(body);
    pages[path] = hash;
    if (known[path] === hash) continue;
    if (written === 0 && waiting.length === 0) await help.remove([MANIFEST]);
    waiting.push([path, body]);
    if (waiting.length === AT_ONCE) await flush();
  }
  await flush();
  const present = before === undefined ? await help.list() : Object.keys(known);
  const gone = present.filter((path) => path !== MANIFEST && !Object.hasOwn(pages, path));
  if (gone.length > 0) await help.remove([MANIFEST, ...gone]);
  await help.put(MANIFEST, JSON.stringify({ made, pages }));
  return { written, removed: gone.length };
}

async function readManifest(help: HelpPages): Promise<z.infer<typeof manifest> | undefined> {
  const text = await help.get(MANIFEST);
  if (text === undefined) return undefined;
  try {
    return manifest.parse(JSON.parse(text));
  } catch {
    // Written by another version of the program, or damaged: everything is written again.
    return undefined;
  }
}
