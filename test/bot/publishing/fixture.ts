import { sha256Digest } from '../../../bot/adapters/crypto';
import { compileSnapshots } from '../../../bot/knowledge/compile';
import type { KnowledgeFile } from '../../../bot/model/knowledge-file';
import type { KnowledgeFolder, KnowledgeVersions } from '../../../bot/ports';
import type { RunPorts } from '../../../bot/publishing/run-job';
import { memoryHelpFeedback, memoryRecords, memoryVersions } from '../../support/memory-knowledge';

const SERVICE = `organisation: { name: Casa, email: hola@casa.example }
languages: [en]
hours: { timeZone: Europe/Madrid, mon: ["09:00-14:00"] }
serviceLevels:
  low: { firstResponseHours: 8, resolutionHours: 24 }
  normal: { firstResponseHours: 4, resolutionHours: 24 }
  high: { firstResponseHours: 2, resolutionHours: 16 }
  urgent: { firstResponseHours: 1, resolutionHours: 8 }
team: { admin: { name: Carmen, role: admin, languages: [en] } }
ladder: [owner, admin]
`;

export const entry = (name: string, question: string, answer: string): KnowledgeFile => ({
  path: `shop/${name}.en.md`,
  text: `---\nquestion: ${question}\n---\n${answer}\n`,
});

/** Two entries in one language: trained in milliseconds. */
export const TINY: readonly KnowledgeFile[] = [
  { path: 'service.yaml', text: SERVICE },
  { path: 'shop/topic.yaml', text: 'title: { en: Shop }\n' },
  entry('times', 'How long does delivery take?', 'Two days.'),
  entry('cost', 'What does shipping cost?', 'Five euros.'),
];

/** The files with one of them replaced or added. */
export const replaced = (files: readonly KnowledgeFile[], file: KnowledgeFile): readonly KnowledgeFile[] => [
  ...files.filter(({ path }) => path !== file.path),
  file,
];

export interface Desk extends RunPorts {
  readonly setTime: (iso: string) => void;
  readonly passMinutes: (minutes: number) => void;
}

/** Everything that publishing needs, in memory. */
export function desk(more: Partial<Pick<RunPorts, 'versions' | 'folder' | 'recent'>> = {}): Desk {
  let now = new Date('2026-11-23T09:30:00.000Z');
  return {
    records: memoryRecords(),
    recent: { listRecentConversations: async () => [], listErased: async () => [] },
    helpFeedback: memoryHelpFeedback(),
    versions: memoryVersions(),
    digest: sha256Digest,
    clock: { now: () => now },
    build: (base, onProgress) => compileSnapshots(base, { onProgress }),
    pause: async () => {},
    writeHelp: async () => {},
    setTime: (iso) => {
      now = new Date(iso);
    },
    passMinutes: (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    ...more,
  };
}

/** A folder of files in memory. */
export function folderOf(files: readonly KnowledgeFile[]): KnowledgeFolder & { readonly files: () => readonly KnowledgeFile[] } {
  const present = new Map(files.map(({ path, text }) => [path, text]));
  const all = () => [...present].map(([path, text]) => ({ path, text }));
  return {
    files: all,
    read: async () => all(),
    write: async (changes) => {
      for (const { path, text } of changes) {
        if (text === undefined) present.delete(path);
        else present.set(path, text);
      }
    },
  };
}

/** Versions of which some reads fail. */
export function failingVersions(versions: KnowledgeVersions, fails: () => boolean): KnowledgeVersions {
  return {
    ...versions,
    get: async (version, part) => {
      if (fails()) throw new Error('S3 is away');
      return versions.get(version, part);
    },
  };
}
