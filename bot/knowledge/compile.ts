import { plainText } from '../markdown';
import { type BuildOptions, buildSnapshot, type Encoder, type MatchEntry, type OnProgress } from '../matcher';
import type { KnowledgeBase } from '../model/knowledge-base';
import { LANGUAGES, type Language } from '../model/language';
import { synonymPhrases } from './synonyms';

/** What the matcher knows of a language before it reads any entry. */
export type LanguageKnowledge = Pick<BuildOptions, 'lexicon' | 'outOfScope' | 'encoder'>;

/** Everything a snapshot is built from. */
export interface SnapshotJob {
  readonly language: Language;
  readonly entries: readonly MatchEntry[];
  readonly known: LanguageKnowledge;
}

/** Earlier snapshots, by what they were built from. */
export interface KeptSnapshots {
  /** `undefined` when no snapshot was built from the same input; never throws. */
  take(job: SnapshotJob): Promise<Uint8Array | undefined>;
  /** Never throws: without the stored snapshot, the next build only takes longer. */
  keep(job: SnapshotJob, snapshot: Uint8Array): Promise<void>;
  /** An encoder that need not encode again what it encoded for an earlier build. Never throws. */
  remembering?(encoder: Encoder, language: Language): Promise<RememberingEncoder>;
}

export interface RememberingEncoder extends Encoder {
  /** Stores the encodings of this build. Never throws. */
  keep(): Promise<void>;
}

export interface SnapshotOptions {
  /** Language knowledge besides the entries. */
  readonly languages?: Readonly<Partial<Record<Language, LanguageKnowledge>>>;
  readonly kept?: KeptSnapshots;
  /** Receives the share of the training that is done, in [0, 1]; not called when every snapshot was kept. */
  readonly onProgress?: OnProgress;
}

/** Builds the matcher's snapshot of each language that has entries. Deterministic. Training is the slow part of publishing. */
export async function compileSnapshots(
  base: KnowledgeBase,
  { languages = {}, kept, onProgress = () => {} }: SnapshotOptions = {},
): Promise<Partial<Record<Language, Uint8Array>>> {
  const snapshots: Partial<Record<Language, Uint8Array>> = {};
  const toTrain: SnapshotJob[] = [];
  for (const language of LANGUAGES) {
    const job: SnapshotJob = { language, entries: matchEntries(base, language), known: languages[language] ?? {} };
    if (job.entries.length === 0) continue;
    const known = await kept?.take(job);
    if (known === undefined) toTrain.push(job);
    else snapshots[language] = known;
  }
  for (const [done, job] of toTrain.entries()) {
    const { language, entries, known } = job;
    const encoder = known.encoder && (await kept?.remembering?.(known.encoder, language));
    const made = buildSnapshot(language, entries, {
      ...known,
      ...(encoder ? { encoder } : {}),
      onProgress: (share) => onProgress((done + share) / toTrain.length),
    });
    snapshots[language] = made;
    await kept?.keep(job, made);
    await encoder?.keep();
  }
  return snapshots;
}

/** The entries of one language as the matcher needs them. */
export function matchEntries(base: KnowledgeBase, language: Language): MatchEntry[] {
  const entries = base.entries.filter((entry) => entry.language === language);
  const phrases = entries.map(({ question, also }) => [question, ...also]);
  const more = synonymPhrases(phrases, base.synonyms[language]);
  return entries.map((entry, index) => ({
    id: entry.id,
    phrases: [...(phrases[index] ?? []), ...(more[index] ?? [])],
    keywords: entry.keywords,
    answer: plainText(entry.answer),
  }));
}
