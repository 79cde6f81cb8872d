import { parseArgs } from 'node:util';
import { type Gates, USUAL_GATES } from '../knowledge/gates';
import { parsed, UsageError } from './options';

export const KNOWLEDGE_USAGE = `Usage: npm run knowledge -- <check | test> [options]

  check            reads all files and tells what is wrong, with file, line and column
  test             asks the saved questions, and fails when a language does not pass a gate

  --dir DIR        the knowledge folder (default: knowledge)
  --failures       show each question that did not lead where it must
  --min-right N    gate: answered rightly, of the questions with an answer (default: ${USUAL_GATES.minRight})
  --max-wrong N    gate: answered wrongly, of all questions (default: ${USUAL_GATES.maxWrong})
  --min-refused N  gate: refused outright, of the questions that nothing answers (default: ${USUAL_GATES.minRefused})
  --help           show this

  Gates are shares from 0 to 1.
`;

export interface KnowledgeOptions {
  readonly command: 'check' | 'test';
  readonly directory: string;
  readonly failures: boolean;
  readonly gates: Gates;
}

/** @throws UsageError */
export function knowledgeOptions(args: readonly string[]): KnowledgeOptions | 'help' {
  const { values, positionals } = parsed(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        dir: { type: 'string', default: 'knowledge' },
        failures: { type: 'boolean', default: false },
        'min-right': { type: 'string' },
        'max-wrong': { type: 'string' },
        'min-refused': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }),
  );
  if (values.help) return 'help';
  const [command, ...others] = positionals;
  if ((command !== 'check' && command !== 'test') || others.length > 0) throw new UsageError('Say check or test.');
  return {
    command,
    directory: values.dir,
    failures: values.failures,
    gates: {
      minRight: shareOf('--min-right', values['min-right'], USUAL_GATES.minRight),
      maxWrong: shareOf('--max-wrong', values['max-wrong'], USUAL_GATES.maxWrong),
      minRefused: shareOf('--min-refused', values['min-refused'], USUAL_GATES.minRefused),
    },
  };
}

function shareOf(option: string, given: string | undefined, usual: number): number {
  const share = given === undefined ? usual : given.trim() === '' ? Number.NaN : Number(given);
  if (share >= 0 && share <= 1) return share;
  throw new UsageError(`${option} needs a share from 0 to 1, not “${given}”.`);
}
