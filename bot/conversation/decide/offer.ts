import type { Conversation } from '../../model/conversation';
import { ownMessageId } from '../../model/transcript';
import type { Knowledge } from '../../ports';
import { findEntry } from '../ranking';
import type { Utterance } from '../turn-context';
import { fold } from '../understand/fold';

const PLEASE = 'por favor|porfa|please|pls|gracias|muchas gracias|thanks|thank you';
const ACCEPTS = new RegExp(
  `^(?:(?:si+|sip|claro|claro que si|vale|ok|okay|de acuerdo|perfecto|adelante|hazlo|hacedlo|me parece bien|quiero|eso|yes|yep|yeah|sure|go ahead|do it|do that|of course|i would|i d like that|${PLEASE})(?: |$))+$`,
);
const DECLINES = /^(?:no|nop|nope|todavia no|aun no|not yet)(?: (?:gracias|thanks|thank you|todavia|aun|please|por favor))*$/;
const SAYS_PLEASE = /\b(?:por favor|porfa|please|pls)$/;

const ORDINALS: readonly string[] = [
  '1|1a|1o|1st|uno|one|first|primera|primero',
  '2|2a|2o|2nd|dos|two|second|segunda|segundo',
  '3|3a|3o|3rd|tres|three|third|tercera|tercero',
];
const LAST = 'ultima|ultimo|last';
const PICK = new RegExp(
  `^(?:(?:si|yes|es|seria|quiero|prefiero|elijo|me refiero a|a|la|el|opcion|numero|pregunta|the|it s|i mean|i want|number|option|question) )*(${[...ORDINALS, LAST].join('|')})(?: (?:opcion|pregunta|one|option|question|de (?:estas|esas|ellas)|of (?:these|those|them)|${PLEASE}))*$`,
);
const NONE =
  /^(?:no )?(?:ninguna|ninguno|none|neither|neither one)(?: (?:de (?:estas|esas|ellas|las (?:dos|tres))|of (?:these|those|them)|gracias|thanks))*$/;

/** Choices that are about the conversation, and have no place in the order of what is asked. */
const APART: ReadonlySet<string> = new Set(['none', 'person', 'cancel']);

/** Which of the choices a text picks ("the second one", "2", "none of these"); undefined when it picks none of them. */
export function pickOf(text: string, choices: readonly string[]): string | undefined {
  const folded = fold(text);
  if (choices.includes('none') && NONE.test(folded)) return 'none';
  const word = PICK.exec(folded)?.[1];
  if (word === undefined) return undefined;
  const inOrder = choices.filter((value) => !APART.has(value));
  return LAST.split('|').includes(word) ? inOrder.at(-1) : inOrder[ORDINALS.findIndex((one) => one.split('|').includes(word))];
}

/**
 * What is written in answer to what the bot has just offered, as the tap that it stands for: "yes, please" takes the one
 * thing that was offered, "the second one" that choice. Anything else stays as it is.
 */
export function asTap(conversation: Conversation, knowledge: Knowledge, utterance: Utterance): Utterance {
  const { offered, lastSeq, language } = conversation;
  if (utterance.choice !== undefined || offered === undefined || offered.seq !== lastSeq) return utterance;
  const choice = pickOf(utterance.text, offered.choices) ?? accepted(conversation, utterance.text, offered.choices);
  if (choice === undefined) return utterance;
  const label = APART.has(choice) ? utterance.text : (findEntry(knowledge, choice, language)?.question ?? utterance.text);
  return { ...utterance, text: label, choice };
}

function accepted({ lastAnswer, lastSeq }: Conversation, text: string, choices: readonly string[]): string | undefined {
  const folded = fold(text);
  const [only, ...others] = choices;
  if (only === 'cancel' && others.includes('none') && DECLINES.test(folded)) return 'none';
  if (/[?¿]/.test(text) || !ACCEPTS.test(folded) || new RegExp(`^(?:(?:${PLEASE})(?: |$))+$`).test(folded)) return undefined;
  // "Yes" right after an answer says that it helped.
  if (lastAnswer?.messageId === ownMessageId(lastSeq) && !SAYS_PLEASE.test(folded)) return undefined;
  // A ticket's "not needed any more" stands there in case, and is no offer: one that is has its opposite beside it.
  if (only === 'cancel') return others.includes('none') ? only : undefined;
  if (only === 'person') return others.length === 0 ? only : undefined;
  return others.every((value) => APART.has(value)) && others.includes('none') ? only : undefined;
}
