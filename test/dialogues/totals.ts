import type { JudgedDialogue, JudgedTurn } from './run';

export interface Totals {
  readonly turns: number;
  /** Shares of the turns, in [0, 1]. */
  readonly good: number;
  readonly fair: number;
  readonly bad: number;
  /** Replies that were said before in the same conversation. */
  readonly repeats: number;
}

export function totalsOf(dialogues: readonly JudgedDialogue[]): Totals {
  const turns = dialogues.flatMap((dialogue) => dialogue.turns);
  const share = (verdict: JudgedTurn['verdict']) => turns.filter((turn) => turn.verdict === verdict).length / turns.length;
  return {
    turns: turns.length,
    good: share('good'),
    fair: share('fair'),
    bad: share('bad'),
    repeats: turns.reduce((sum, turn) => sum + turn.repeats, 0),
  };
}
