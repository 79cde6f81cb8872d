import { tryQuestion } from '../conversation/try-question';
import { presentId } from '../knowledge/former-ids';
import { compact } from '../model/compact';
import type { DecisionKind } from '../model/decision';
import type { EntryId } from '../model/entry';
import type { Digest, Knowledge } from '../ports';
import type { RecordedTurn } from './recorded-turns';

/** How a decision changes: an answer where there was none, none where there was one, or another entry. */
export type ReplayChange = 'newly_answered' | 'no_longer_answered' | 'other_entry';

export interface ReplayedTurn {
  readonly turn: RecordedTurn;
  readonly change: ReplayChange;
  readonly decision: DecisionKind;
  readonly entryId?: EntryId;
  /** `worse` where the answer had helped and goes; `better` where it had not, or led to a ticket; otherwise somebody has to look. */
  readonly judged: 'better' | 'worse' | 'unknown';
}

export interface ReplayReport {
  /** Turns that were asked again. */
  readonly asked: number;
  readonly changed: readonly ReplayedTurn[];
}

/**
 * Asks recorded questions again, each as the first message of a conversation, and lists the decisions that change. What was
 * said on a help page was no question to the bot.
 */
export function replayTurns(recorded: readonly RecordedTurn[], knowledge: Knowledge, now: Date, digest: Digest): ReplayReport {
  const turns = recorded.filter(({ place }) => place === undefined);
  const idNow = presentId(knowledge.base.entries);
  const changed = turns.flatMap((turn): ReplayedTurn[] => {
    const { decision, candidates, reason } = tryQuestion(knowledge, turn.text, turn.language, now, digest).explanation;
    const isAnswered = decision === 'answer' || (decision === 'handoff' && reason === 'entry');
    const entryId = isAnswered ? candidates[0]?.entryId : undefined;
    const change = changeOf(turn.entryId && idNow(turn.entryId), entryId);
    return change === undefined ? [] : [compact({ turn, change, decision, entryId, judged: judge(turn) })];
  });
  return { asked: turns.length, changed };
}

function changeOf(before: EntryId | undefined, now: EntryId | undefined): ReplayChange | undefined {
  if (before === now) return undefined;
  if (before === undefined) return 'newly_answered';
  return now === undefined ? 'no_longer_answered' : 'other_entry';
}

/** What a customer said counts more than how it ended: some thank for an answer, and ask for a person for something else. */
function judge({ helpful, handedOver }: RecordedTurn): ReplayedTurn['judged'] {
  if (helpful !== undefined) return helpful ? 'worse' : 'better';
  return handedOver === true ? 'better' : 'unknown';
}
