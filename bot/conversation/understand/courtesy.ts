import { fold } from './fold';

const THANKS =
  '(?:(?:muchas|much[ií]simas|mil|many)\\s+)?(?:gracias|thanks|thank you|thx|cheers)(?:\\s+(?:a lot|so much|very much|anyway|again|de todas formas|de nuevo|por todo|de antemano|in advance|por (?:la|el|tu|su|vuestra|vuestro) \\p{L}+|for (?:the|your) \\p{L}+))?';

/** "Gracias por nada", "thanks to the fitter": the word goes with what is behind it. */
const LEAD = new RegExp(
  `^[\\s¡]*${THANKS}(?![\\p{L}\\p{N}]|\\s+(?:por|a|al|de|que|for|to|you|god)(?!\\p{L}))[\\s,.;:!…–-]*`,
  'iu',
);
const BUT = /^(?:pero|but)(?!\p{L})[\s,.:…]*/iu;
const TRAIL = new RegExp(`(?<!(?<!\\p{L})(?:las|de|dar|doy|say|said|my|no))[\\s,.;:!¡…(–-]+${THANKS}[\\s.!)…]*(\\??)\\s*$`, 'iu');

const MIN_LETTERS = 3;
/** Longer texts are taken as they are; time is bounded by it. */
const MAX_UNITS = 2_000;

export interface Courteous {
  /** The text without its thanks; the whole of it when it says nothing else. */
  readonly rest: string;
  /** It takes back what it thanks for: "thanks, but …". */
  readonly takesBack: boolean;
}

/** What a message says besides its thanks: those say nothing of what it is about. */
export function withoutThanks(text: string): Courteous {
  if (text.length > MAX_UNITS) return { rest: text, takesBack: false };
  const behind = text.replace(LEAD, '');
  const core = behind === text ? text : behind.replace(BUT, '');
  const rest = core.replace(TRAIL, '$1').trim();
  if ((rest.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return { rest: text, takesBack: false };
  return { rest, takesBack: core !== behind };
}

const QUESTION =
  /^(?:(?:y|and|so|pero|but|oye|hey) )*(?:what|when|where|who|which|how|why|is|are|am|do|does|did|can|could|would|will|may|que|cual|cuales|cuando|cuanto|cuanta|cuantos|cuantas|donde|como|quien|por que|puedo|puedes|podeis|pueden|podria|hay|quiero|quisiera|necesito|i (?:want|need|d like|would like)|me (?:falta|faltan|gustaria))\b/;

/** Whether a text asks or wishes, with a mark or without. */
export const isQuestion = (text: string): boolean => /[?¿]/.test(text) || QUESTION.test(fold(text));
