/**
 * `npm run bench:slow-input`: how long a message takes until its reply is known, for texts that were made to be slow: long
 * tokens, thousands of spaces or quotes, words that stand for marks, hundreds of addresses; and how long it takes to show a
 * reply of staff as long as may be. Goal: 50 ms of processor time each (T8). Processor time is measured, not the clock, so that a busy machine tells the same. `-- DIR` names a folder of
 * compiled knowledge, such as `dist/knowledge`; without it, a small one with the plain matcher is used.
 */
import { sha256Digest } from '../../bot/adapters/crypto';
import { filesKnowledgeSource } from '../../bot/adapters/files';
import { pickOf } from '../../bot/conversation/decide/offer';
import { scoreOf } from '../../bot/conversation/handlers/rating';
import { tryQuestion } from '../../bot/conversation/try-question';
import { readContact, readUnreadableContact } from '../../bot/conversation/understand/contact';
import { readDetails } from '../../bot/conversation/understand/details';
import { goesWrong, saysUnsettled } from '../../bot/conversation/understand/intent/reopening';
import { ticketQuestionIn } from '../../bot/conversation/understand/ticket-question';
import { linkify, parseMarkdown, plainText } from '../../bot/markdown';
import { LANGUAGES, type Language } from '../../bot/model/language';
import { MAX_CUSTOMER_TEXT, MAX_STAFF_TEXT } from '../../bot/model/limits';
import type { Knowledge } from '../../bot/ports';
import { ticketNumbersIn } from '../../bot/tickets/lifecycle/ticket-number';
import { manyLines, oneLine } from '../../bot/tickets/notifications/mail/email-template';
import { smallKnowledge } from '../support/small-knowledge';

const GOAL_MS = 50;
/** Each differs in its last character, so that no cache knows it; the quickest counts, which had no collection of garbage. */
const RUNS = 3;
const NOW = new Date('2026-11-23T10:00:00Z');

const repeated = (part: string, length = MAX_CUSTOMER_TEXT): string =>
  part.repeat(Math.ceil(length / part.length)).slice(0, length);
const between = (start: string, part: string, end: string): string =>
  `${start}${repeated(part).slice(0, MAX_CUSTOMER_TEXT - start.length - end.length)}${end}`;

/** Parts that are repeated to the longest message that is accepted. */
const PARTS: readonly string[] = [
  ...['a', 'ñ', 'é', '0', '1.', 'ab', 'xyzzy', 'ha', 'jaja', 'aeiou', 'q', '😀', '\u0301', '\u200b', '字', '\ud83d\udc68\u200d'],
  ...[
    ' ',
    '\t',
    '\n',
    '\n\n',
    ' \n',
    '"',
    "'",
    '”',
    '`',
    '*',
    '_',
    '(',
    '[',
    '<',
    '>',
    '&',
    '-',
    '.',
    '!',
    '?',
    '¿',
    '¡',
    ',',
    ';',
    ':',
  ],
  ...[
    'a ',
    'no ',
    'sí ',
    'yes ',
    'not not ',
    'no no, ',
    'y ',
    'and ',
    'o ',
    'coma ',
    'punto ',
    'comma ',
    'dot ',
    'dott ',
    'coma,',
    'arroba ',
  ],
  ...['@', 'a@', '@a ', 'a@b.es ', 'josé@x.es ', 'http://a.b ', 'https://a.example/?q=1&r=2 ', 'www.a.b ', 'a.', 'a-', 'a/'],
  ...[
    'quiero hablar con una persona ',
    'I want a person ',
    'fuego ',
    'fire! ',
    'idiota ',
    'f u c k ',
    'soy Eva ',
    'me llamo ',
    'gracias. ',
  ],
  ...[
    '+',
    '+34 6',
    '600 123 ',
    'M-',
    'M 1',
    'M-7K3Q9TB',
    'pedido 1',
    'order #',
    'calle ',
    'nº ',
    '5/',
    '5 estrellas ',
    'la primera ',
  ],
  ...['\u202e', '\u2028', '{', '{{', '[[', '\\', '~', '|', '#', '${', '<!--'],
  ...['1, 2, ', '10.000,50 € ', '24/11/2026 ', '¿cuánto tarda? ', 'how long? ', 'pero ', 'but ', 'que ', 'porque no '],
];

/** Something that is looked for stands at both ends of what is repeated. */
const FRAMED: readonly (readonly [start: string, part: string, end: string])[] = [
  ['me llamo ', 'a ', ' eva@example.com'],
  ['"', 'a', '"'],
  ['no ', ' ', ' funciona'],
  ['quiero ', 'muy ', ' una persona'],
  ['http://', 'a', '.'],
];

/** Marks of the text that a reply of staff, or an answer, is written in. */
const MARKS: readonly string[] = [
  ...[
    '*',
    '**',
    '**a',
    '_a',
    '`',
    '```\n',
    '[',
    '[a](',
    '[a](b',
    '![',
    '](',
    '<',
    '<b>',
    '> ',
    '>>',
    '\\[',
    'http://a.b ',
    'www.a.b ',
  ],
  ...['# a\n', '- a\n', '  - a\n', '1. a\n', '| a |\n', '|-|\n', 'a|b\n-|-\n', ' \n', '&amp;', 'a@b.es '],
];

const TEXTS = [...PARTS.map((part) => repeated(part)), ...FRAMED.map((frame) => between(...frame))];

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function understand(knowledge: Knowledge, text: string, language: Language): void {
  tryQuestion(knowledge, text, language, NOW, sha256Digest);
  if (readContact(text) === undefined) readUnreadableContact(text);
  readDetails(text, knowledge.base.service.orderNumbers);
  ticketNumbersIn(text);
  ticketQuestionIn(text, false);
  goesWrong(text);
  saysUnsettled(text);
  scoreOf(text);
  pickOf(text, ['delivery/times', 'none']);
}

function show(text: string): void {
  linkify(text);
  plainText(text);
  parseMarkdown(text);
  oneLine(text);
  manyLines(text);
}

async function main([folder]: readonly string[]): Promise<void> {
  const knowledge = folder === undefined ? smallKnowledge() : await filesKnowledgeSource(folder).current();
  for (const language of LANGUAGES) understand(knowledge, '¿cuánto tarda la entrega?', language);
  const timed = (text: string, what: string, work: (text: string) => void) => {
    const ms = Math.min(...Array.from({ length: RUNS }, (_, run) => cpuMs(() => work(`${text.slice(0, -1)}${run}`))));
    return { text: JSON.stringify(text.slice(0, 24)), what, ms };
  };
  const read = TEXTS.flatMap((text) =>
    LANGUAGES.map((language) => timed(text, language, (given) => understand(knowledge, given, language))),
  );
  const shown = [...MARKS, ...PARTS].map((part) => timed(repeated(part, MAX_STAFF_TEXT), 'shown', show));
  const rows = [...read, ...shown].sort((a, b) => b.ms - a.ms);

  const slow = rows.filter(({ ms }) => ms > GOAL_MS).length;
  process.stdout.write(
    `${rows.length} texts of ${MAX_CUSTOMER_TEXT} characters, shown of ${MAX_STAFF_TEXT}; over ${GOAL_MS} ms: ${slow}\n`,
  );
  for (const { text, what, ms } of rows.slice(0, 15)) process.stdout.write(`${ms.toFixed(1).padStart(8)} ms  ${what}  ${text}\n`);
  process.exitCode = slow === 0 ? 0 : 1;
}

void main(process.argv.slice(2));
