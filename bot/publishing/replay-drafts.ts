import { parseKnowledge } from '../knowledge/parse';
import { hasErrors, type KnowledgeProblem } from '../knowledge/problems';
import { loadSnapshot, type Matcher } from '../matcher';
import { LANGUAGES, type Language } from '../model/language';
import type { HelpFeedbackStore, RecentConversations } from '../ports';
import { withDrafts } from './drafts';
import { editedFiles, type PublishingPorts } from './publish';
import { recentTurns } from './recorded-turns';
import { type ReplayedTurn, replayTurns } from './replay';

/** So many changed decisions are listed; the counts are of all. */
const MAX_LISTED = 200;
/** A question that is quoted is cut here: people recognise it by its beginning. */
const MAX_QUOTED = 300;
/** Turns between two reports. */
const STEP = 50;

export type DraftReplay =
  | {
      readonly kind: 'replayed';
      readonly asked: number;
      readonly better: number;
      readonly worse: number;
      readonly unknown: number;
      /** For the worse first. */
      readonly changed: readonly ReplayedTurn[];
    }
  | { readonly kind: 'invalid'; readonly problems: readonly KnowledgeProblem[] };

export type ReplayPorts = PublishingPorts & { readonly recent: RecentConversations; readonly helpFeedback: HelpFeedbackStore };

/**
 * Asks what customers asked lately again of the knowledge as it would be with the drafts. Nothing is stored.
 * @param onProgress the share that is done, in [0, 1]
 */
export async function replayDrafts(ports: ReplayPorts, onProgress: (share: number) => Promise<void>): Promise<DraftReplay> {
  const { records, digest, clock, encoders = () => undefined } = ports;
  const [live, drafts] = await Promise.all([records.loadLive(), records.listDrafts()]);
  const parsed = parseKnowledge(withDrafts(await editedFiles(ports, live), drafts), digest, clock.now());
  if (parsed.kind === 'invalid') return { kind: 'invalid', problems: parsed.problems.filter((one) => hasErrors([one])) };
  await onProgress(0.05);
  const snapshots = await ports.build(parsed.base, () => {});
  const matchers: Partial<Record<Language, Matcher>> = {};
  for (const language of LANGUAGES) {
    const snapshot = snapshots[language];
    if (snapshot !== undefined) matchers[language] = loadSnapshot(snapshot, () => encoders(language));
  }
  const turns = await recentTurns(ports);
  const changed: ReplayedTurn[] = [];
  for (let from = 0; from < turns.length; from += STEP) {
    await onProgress(0.5 + (0.5 * from) / turns.length);
    const report = replayTurns(turns.slice(from, from + STEP), { base: parsed.base, matchers }, clock.now(), digest);
    changed.push(...report.changed);
  }
  const judged = (as: ReplayedTurn['judged']) => changed.filter((one) => one.judged === as);
  const [worse, unknown, better] = [judged('worse'), judged('unknown'), judged('better')];
  return {
    kind: 'replayed',
    asked: turns.length,
    better: better.length,
    worse: worse.length,
    unknown: unknown.length,
    changed: [...worse, ...unknown, ...better].slice(0, MAX_LISTED).map(shortened),
  };
}

function shortened({ turn, ...rest }: ReplayedTurn): ReplayedTurn {
  const { text, staffAnswer, ...more } = turn;
  const cut = (long: string) => (long.length > MAX_QUOTED ? `${long.slice(0, MAX_QUOTED)}…` : long);
  return { ...rest, turn: { ...more, text: cut(text), ...(staffAnswer === undefined ? {} : { staffAnswer: cut(staffAnswer) }) } };
}
