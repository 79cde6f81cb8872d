import { nameOfLanguage } from '../../language/facts';
import { plainText } from '../../markdown';
import { rounded, type Tone } from '../../model/decision';
import type { Entry } from '../../model/entry';
import type { Draft } from '../../model/transcript';
import { findEntry } from '../ranking';
import { acknowledge } from './acknowledgement';
import { BOT, botText, personChoice, say, type Voice } from './voice';

interface Answer {
  readonly entry: Entry;
  readonly confidence: number;
  readonly also?: Entry;
}

/**
 * An answer with its source and related entries; an upset or urgent customer also gets a button for a person, and further
 * questions get a button for their answer.
 */
export function answerReply(
  voice: Voice,
  { entry, confidence, also }: Answer,
  tone: Tone,
  problem: string | undefined,
): readonly Draft[] {
  // An entry found in another language is given in the customer's own.
  const other = also === undefined ? undefined : (findEntry(voice.knowledge, also.id, voice.language) ?? also);
  const choices = [
    ...(other === undefined ? [] : [{ label: other.question, value: other.id }]),
    ...(tone === 'calm' ? [] : [personChoice(voice)]),
  ];
  return [
    ...acknowledge(voice, tone, problem, 'heard.answer'),
    ...(other === undefined ? [] : [botText(say(voice, 'answer.two', { question: other.question }))]),
    ...(entry.language === voice.language
      ? []
      : [botText(say(voice, 'answer.otherLanguage', { language: nameOfLanguage(entry.language, voice.language) }))]),
    {
      author: BOT,
      kind: 'answer',
      text: entry.answer,
      answer: {
        entryId: entry.id,
        title: entry.question,
        confidence: rounded(confidence),
        ...(entry.source === undefined ? {} : { source: entry.source }),
        related: entry.related.flatMap((id) => {
          const related = findEntry(voice.knowledge, id, voice.language);
          return related === undefined ? [] : [{ entryId: id, title: related.question }];
        }),
      },
      ...(choices.length === 0 ? {} : { choices }),
    },
  ];
}

export function smalltalkReply(entry: Entry): readonly Draft[] {
  return [botText(plainText(entry.answer))];
}

export interface Asking {
  readonly tone: Tone;
  readonly problem: string | undefined;
  /** The customer tapped a topic to browse it. */
  readonly browsing: boolean;
}

export function clarifyReply(voice: Voice, options: readonly Entry[], { tone, problem, browsing }: Asking): readonly Draft[] {
  return [
    ...acknowledge(voice, tone, problem),
    botText(say(voice, browsing ? 'topic.ask' : 'clarify.ask'), [
      ...options.map((entry) => ({ label: entry.question, value: entry.id })),
      { label: say(voice, 'clarify.none'), value: 'none' },
      ...(tone === 'calm' ? [] : [personChoice(voice)]),
    ]),
  ];
}

export interface NotUnderstood {
  readonly tone: Tone;
  readonly problem: string | undefined;
  /** None of the choices offered before was right. */
  readonly afterChoices: boolean;
  /** The entries nearest to the message: offered, not given. */
  readonly nearest: readonly Entry[];
}

export function fallbackReply(voice: Voice, { tone, problem, afterChoices, nearest }: NotUnderstood): readonly Draft[] {
  const asked = say(voice, afterChoices ? 'fallback.none' : 'fallback.ask');
  return [
    ...acknowledge(voice, tone, problem),
    botText(nearest.length === 0 ? asked : `${asked} ${say(voice, 'fallback.nearest')}`, [
      ...nearest.map((entry) => ({ label: entry.question, value: entry.id })),
      personChoice(voice),
    ]),
  ];
}
