import { sha256Digest, systemClock } from '../../../../bot/adapters/crypto';
import { type ExplanationView, explanationViews } from '../../../../bot/conversation/decide/explanation-view';
import { type TriedQuestion, tryQuestion } from '../../../../bot/conversation/try-question';
import { plainText } from '../../../../bot/markdown';
import { LANGUAGES } from '../../../../bot/model/language';
import type { Knowledge } from '../../../../bot/ports';
import type { Arguments } from './arguments';
import type { Flag, KnowledgeCommand } from './command';
import type { Terminal } from './terminal';
import { withKnowledge } from './with-knowledge';

const LANGUAGE_FLAG: Readonly<Record<string, Flag>> = {
  language: { value: LANGUAGES.join('|'), means: "the language of the customer's page (default: the first of service.yaml)" },
};

/** Asks one question, as a customer would. */
export const TRY: KnowledgeCommand = {
  name: 'try',
  summary: 'ask one question as a customer would, and show the reply',
  takes: { names: '"QUESTION"', least: 1, most: Number.POSITIVE_INFINITY },
  flags: LANGUAGE_FLAG,
  examples: ['try "how long does delivery take?"', 'try "cuánto tarda el envío" --language es'],
  run: (args, terminal) => withKnowledge(args, terminal, (knowledge) => showTried(ask(knowledge, args), terminal, false)),
};

/** Asks one question, and tells how the decision was made. */
export const EXPLAIN: KnowledgeCommand = {
  name: 'explain',
  summary: 'the same, with how the decision was made: words, scores, thresholds',
  takes: { names: '"QUESTION"', least: 1, most: Number.POSITIVE_INFINITY },
  flags: LANGUAGE_FLAG,
  examples: ['explain "how long does delivery take?"', 'explain --json "wo ist mein Paket"'],
  run: (args, terminal) => withKnowledge(args, terminal, (knowledge) => showTried(ask(knowledge, args), terminal, true)),
};

interface Tried extends Omit<TriedQuestion, 'explanation'> {
  readonly explanation: ExplanationView;
}

function ask(knowledge: Knowledge, args: Arguments): Tried {
  const language = args.oneOf('language', LANGUAGES);
  const { explanation, replies } = tryQuestion(knowledge, args.words.join(' '), language, systemClock.now(), sha256Digest);
  return { explanation: explanationViews(knowledge.base)(explanation), replies };
}

function showTried({ explanation, replies }: Tried, terminal: Terminal, whole: boolean): 0 {
  const [best] = explanation.candidates;
  const { decision, reason } = explanation;
  const sure = best === undefined ? '' : `, ${best.entryId} at ${best.confidence.toFixed(2)}`;
  terminal.line(terminal.paint('bold', `${decision}${reason === undefined ? '' : ` (${reason})`}${sure}`));
  for (const { text, choices = [] } of replies) {
    terminal.line();
    for (const line of plainText(text).split('\n')) terminal.line(`  ${line}`);
    for (const { label } of choices) terminal.line(`  [ ${label} ]`);
  }
  if (whole) for (const line of explanationLines(explanation, terminal)) terminal.line(line);
  terminal.data({ explanation, replies });
  return 0;
}

function explanationLines(explanation: ExplanationView, terminal: Terminal): readonly string[] {
  const { candidates, words, thresholds, margin, tone, language, sentence, context } = explanation;
  const title = (text: string) => ['', terminal.paint('bold', text)];
  return [
    ...title('Understood'),
    `  language ${language}, tone ${tone}; sentence “${sentence}”${context === undefined ? '' : `; continues ${context}`}`,
    ...title('Words'),
    ...words.map(({ text, corrected, known, weight }) => {
      const read = corrected === undefined ? (known ? '' : '(not in the vocabulary)') : `read as ${corrected}`;
      return `  ${text.padEnd(20)} ${`${Math.round(100 * weight)} %`.padStart(5)}  ${read}`.trimEnd();
    }),
    ...title('Entries'),
    ...candidates.flatMap(({ entryId, confidence, phrase, parts, threshold }) => [
      `  ${confidence.toFixed(2)}  ${entryId}  (answers from ${threshold.toFixed(2)})`,
      terminal.paint('dim', `        most like “${phrase}”`),
      terminal.paint(
        'dim',
        `        ${Object.entries(parts)
          .map(([part, score]) => `${part} ${score.toFixed(2)}`)
          .join(', ')}`,
      ),
    ]),
    ...title('Thresholds'),
    `  answer from ${thresholds.answer.toFixed(2)}, ask from ${thresholds.clarify.toFixed(2)}; ` +
      `the first two are ${margin.toFixed(2)} apart, and must be ${thresholds.margin.toFixed(2)}`,
  ];
}
