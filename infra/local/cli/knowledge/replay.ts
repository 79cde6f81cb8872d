import { sha256Digest, systemClock } from '../../../../bot/adapters/crypto';
import { type ReplayedTurn, replayTurns } from '../../../../bot/publishing/replay';
import type { KnowledgeCommand } from './command';
import { DESK_FLAGS, liveDesk } from './live-desk';
import type { Colour, Terminal } from './terminal';
import { withKnowledge } from './with-knowledge';

/** Asks the recent questions of customers again of the folder as it is now. */
export const REPLAY: KnowledgeCommand = {
  name: 'replay',
  summary: 'ask what customers asked in the last weeks again, and show which decisions would change',
  flags: DESK_FLAGS,
  details: [
    'Better: an answer that had not helped changes. Worse: one that had helped does. Addresses, links, numbers and names are left out.',
  ],
  examples: ['replay', 'replay --stage prod --json'],
  async run(args, terminal) {
    const turns = await (await liveDesk(args)).turns();
    return withKnowledge(args, terminal, (knowledge) => {
      const report = replayTurns(turns, knowledge, systemClock.now(), sha256Digest);
      terminal.data(report);
      for (const changed of report.changed) writeTurn(changed, terminal);
      const worse = report.changed.filter(({ judged }) => judged === 'worse').length;
      terminal.line(`${report.asked} questions asked again: ${report.changed.length} decisions change, ${worse} for the worse.`);
      return worse === 0 ? 0 : 1;
    });
  },
};

const COLOURS: Readonly<Record<ReplayedTurn['judged'], Colour>> = { better: 'green', worse: 'red', unknown: 'yellow' };

function writeTurn({ turn, decision, entryId, judged }: ReplayedTurn, terminal: Terminal): void {
  const before = turn.entryId ?? turn.decision;
  terminal.line(`${terminal.paint(COLOURS[judged], judged.padEnd(8))} ${before} → ${entryId ?? decision}`);
  terminal.line(terminal.paint('dim', `         “${turn.text.slice(0, terminal.width - 12)}”`));
}
