/** Everything a build depends on, so that a snapshot can be kept and found again. */
import type { Language } from '../../model/language';
import { writeContainer } from '../arrays/container';
import { type Corpus, readCorpus } from '../features/corpus';
import { lexiconSections, NO_LEXICON } from '../features/lexicon';
import type { MatchEntry } from '../types';
import type { BuildOptions } from './build';

/** The members that follow from the others. */
type Derived = 'entryOf' | 'terms' | 'table' | 'block' | 'start' | 'feature' | 'count';

/**
 * All that `buildSnapshot` reads of its arguments, as bytes: when they and the matcher are the same, so is the snapshot. It
 * is based on the corpus, like training, so it ignores what an answer says after its first sentences.
 */
export function snapshotFingerprint(
  language: Language,
  entries: readonly MatchEntry[],
  { lexicon = NO_LEXICON, outOfScope = [], encoder, onProgress: _told, ...others }: BuildOptions = {},
): Uint8Array {
  // A new option, or a new part of the corpus, does not compile here until it is decided whether a build depends on it.
  const none: Readonly<Record<string, never>> = others;
  const corpus = readCorpus(language, entries, outOfScope);
  const { entryIds, phrases, shown, entryStart, askedEnd } = corpus;
  const read: Readonly<Omit<Corpus, Derived>> = { language: corpus.language, entryIds, phrases, shown, entryStart, askedEnd };
  const texts = new TextEncoder().encode(
    JSON.stringify({ ...none, ...read, encoder: encoder?.version, entryStart: [...entryStart], askedEnd: [...askedEnd] }),
  );
  return writeContainer([texts, ...lexiconSections(lexicon)]);
}
