/** What a build depends on, so that a snapshot can be kept and found again. */
import type { Language } from '../../model/language';
import { writeContainer } from '../arrays/container';
import { type Corpus, readCorpus } from '../features/corpus';
import { lexiconSections, NO_LEXICON } from '../features/lexicon';
import type { MatchEntry } from '../types';
import type { BuildOptions } from './build';

/** What follows from the rest of a corpus. */
type Derived = 'entryOf' | 'terms' | 'table' | 'block' | 'start' | 'feature' | 'count';

/**
 * All that `buildSnapshot` reads of its arguments, as bytes: where they are the same, and the matcher is, the snapshot is the
 * same. It goes by the corpus, as training does: what an answer says after its first sentences is not in it.
 */
export function snapshotFingerprint(
  language: Language,
  entries: readonly MatchEntry[],
  { lexicon = NO_LEXICON, outOfScope = [], onProgress: _told, ...others }: BuildOptions = {},
): Uint8Array {
  // An option or a part of the corpus that is new does not compile here until it is said whether a build depends on it.
  const none: Readonly<Record<string, never>> = others;
  const corpus = readCorpus(language, entries, outOfScope);
  const { entryIds, phrases, shown, entryStart, askedEnd } = corpus;
  const read: Readonly<Omit<Corpus, Derived>> = { language: corpus.language, entryIds, phrases, shown, entryStart, askedEnd };
  const texts = new TextEncoder().encode(
    JSON.stringify({ ...none, ...read, entryStart: [...entryStart], askedEnd: [...askedEnd] }),
  );
  return writeContainer([texts, ...lexiconSections(lexicon)]);
}
