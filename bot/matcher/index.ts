/** The matcher's public surface: build a snapshot when knowledge is published, load it, ask it. */

export type { MatchedWord } from '../model/decision';
export { type BuildOptions, buildSnapshot, type OnProgress } from './build';
export { SnapshotError, type SnapshotErrorCode } from './container';
export { type Lexicon, makeLexicon, NO_LEXICON, readLexicon, writeLexicon } from './lexicon';
export { loadSnapshot } from './load';
export type { Match, MatchEntry, Matcher, MatchResult } from './types';
