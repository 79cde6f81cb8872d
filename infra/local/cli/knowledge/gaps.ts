import { knowledgeGaps } from '../../../../bot/publishing/gaps';
import type { KnowledgeCommand } from './command';
import { DESK_FLAGS, liveDesk } from './live-desk';

const REASONS = {
  unanswered: 'unanswered',
  not_helpful: 'did not help',
  answered_by_staff: 'answered by staff',
  help_page: 'did not help on a help page',
} as const;

/** Shows what the knowledge does not serve. */
export const GAPS: KnowledgeCommand = {
  name: 'gaps',
  summary: 'show what customers asked and the knowledge did not answer, grouped, largest first',
  flags: DESK_FLAGS,
  examples: ['gaps', 'gaps --stage prod --json'],
  async run(args, terminal) {
    const gaps = knowledgeGaps(await (await liveDesk(args)).turns());
    terminal.data({ gaps });
    if (gaps.length === 0) terminal.line('Nothing: every question of the last weeks was answered, and none without help.');
    for (const { count, language, reasons, samples, weeks, staffAnswer } of gaps) {
      const why = Object.entries(REASONS).flatMap(([reason, word]) => {
        const times = Object.entries(reasons).find(([name]) => name === reason)?.[1];
        return times === undefined ? [] : [`${times} ${word}`];
      });
      terminal.line(terminal.paint('bold', `${String(count).padStart(4)}  ${language}  ${why.join(', ')}`));
      for (const sample of samples) terminal.line(`      “${sample}”`);
      if (staffAnswer !== undefined)
        terminal.line(terminal.paint('green', `      staff: ${staffAnswer.slice(0, terminal.width - 16)}`));
      terminal.line(terminal.paint('dim', `      ${weeks.map((week) => `${week.monday}: ${week.count}`).join(', ')}`));
    }
    return 0;
  },
};
