/** The matcher's public API: build a snapshot when knowledge is published, load it, match questions. */

export type { MatchedWord } from '../model/decision';
export { SnapshotError, type SnapshotErrorCode } from './arrays/container';
export { loadEncoder } from './encoder/encoder';
export { throughGlosses } from './encoder/glosses';
export type { Encoder } from './encoder/port';
export { overBridge } from './features/bridge';
export { type Lexicon, makeLexicon, NO_LEXICON, readLexicon, writeLexicon } from './features/lexicon';
export { type BuildOptions, buildSnapshot, type OnProgress } from './snapshot/build';
export { loadSnapshot } from './snapshot/load';
export type { Match, MatchEntry, Matcher, MatchOptions, MatchResult } from './types';
