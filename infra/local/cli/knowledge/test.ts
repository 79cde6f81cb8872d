import { sha256Digest, systemClock } from '../../../../bot/adapters/crypto';
import { replaySavedQuestions } from '../../../../bot/conversation/saved-questions';
import { failedGates, USUAL_GATES } from '../../knowledge/gates';
import type { KnowledgeCommand } from './command';
import { failureLine, reportLines } from './saved-questions';
import { withKnowledge } from './with-knowledge';

/** Asks the saved questions, as a pipeline does before it publishes. */
export const TEST: KnowledgeCommand = {
  name: 'test',
  summary: 'ask the saved questions, and fail when a language does not pass a gate',
  flags: {
    failures: { means: 'show each question that did not lead where it must' },
    'min-right': {
      value: 'N',
      means: `gate: answered rightly, of the questions with an answer (default: ${USUAL_GATES.minRight})`,
    },
    'max-wrong': { value: 'N', means: `gate: answered wrongly, of all questions (default: ${USUAL_GATES.maxWrong})` },
    'min-refused': {
      value: 'N',
      means: `gate: refused outright, of the questions that nothing answers (default: ${USUAL_GATES.minRefused})`,
    },
  },
  details: ['Gates are shares from 0 to 1. The saved questions are in questions.<language>.yaml.'],
  examples: ['test', 'test --failures', 'test --max-wrong 0.02'],
  async run(args, terminal) {
    const gates = {
      minRight: args.share('min-right', USUAL_GATES.minRight),
      maxWrong: args.share('max-wrong', USUAL_GATES.maxWrong),
      minRefused: args.share('min-refused', USUAL_GATES.minRefused),
    };
    return withKnowledge(args, terminal, (knowledge) => {
      const reports = replaySavedQuestions(knowledge, systemClock.now(), sha256Digest);
      for (const report of reports) {
        for (const line of reportLines(report)) terminal.line(line);
        if (args.has('failures')) for (const failure of report.failures) terminal.line(failureLine(failure));
      }
      const failed = reports.flatMap((report) => failedGates(report, gates));
      terminal.data({ passed: failed.length === 0, failed, reports });
      if (failed.length === 0) return 0;
      for (const line of ['', ...failed]) terminal.note(line);
      return 1;
    });
  },
};
