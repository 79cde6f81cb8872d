import { nameOfLanguage } from '../../language/facts';
import { plainText } from '../../markdown';
import { rounded, type Tone } from '../../model/decision';
import type { Entry } from '../../model/entry';
import type { Choice } from '../../model/message';
import type { Draft } from '../../model/transcript';
import { findEntry } from '../ranking/entries';
import { acknowledge } from './acknowledgement';
import { excerpt } from './excerpt';
import { BOT, botText, personChoice, say, textOf, type Voice } from './voice';

/** Number of related entries that are offered beside an answer that is given again. */
const MAX_RELATED = 2;

interface Answer {
  readonly entry: Entry;
  readonly confidence: number;
  readonly also?: Entry;
}

/**
 * An answer with its source and related entries; an upset or urgent customer also gets a button for a person, and further
 * questions get a button for their answer.
 * @param asked what was asked, by which an answer that is given again is shortened
 */
export function answerReply(
  voice: Voice,
  { entry, confidence, also }: Answer,
  tone: Tone,
  problem: string | undefined,
  asked = '',
): readonly Draft[] {
  // An entry found in another language is given in the customer's own.
  const other = also === undefined ? undefined : (findEntry(voice.knowledge, also.id, voice.language) ?? also);
  const related = entry.related.flatMap((id) => {
    const one = findEntry(voice.knowledge, id, voice.language);
    return one === undefined ? [] : [{ entryId: id, title: one.question }];
  });
  const isAgain = (voice.variant ?? 0) > 0;
  // The second time another way is offered: what is near, and a person.
  const choices = [
    ...(other === undefined ? [] : [{ label: other.question, value: other.id }]),
    ...(isAgain ? related.slice(0, MAX_RELATED).map(({ entryId, title }) => ({ label: title, value: entryId })) : []),
    ...(tone === 'calm' && !isAgain ? [] : [personChoice(voice)]),
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
      text: isAgain ? answerAgain(voice, entry, asked) : textOf(voice, entry),
      answer: {
        entryId: entry.id,
        title: entry.question,
        confidence: rounded(confidence),
        ...(entry.source === undefined ? {} : { source: entry.source }),
        related,
      },
      ...(choices.length === 0 ? {} : { choices }),
    },
  ];
}

/** What was said before, in the sentences that are nearest to what is asked now. */
function answerAgain(voice: Voice, entry: Entry, asked: string): string {
  const lead = say({ ...voice, variant: (voice.variant ?? 1) - 1 }, 'answer.again', { question: entry.question });
  return `${lead}\n\n${excerpt(textOf(voice, entry), asked)}`;
}

/** The second time, something else that is as short. */
export function smalltalkReply(voice: Voice, entry: Entry): readonly Draft[] {
  const { variant = 0 } = voice;
  return [botText(variant === 0 ? plainText(textOf(voice, entry)) : say({ ...voice, variant: variant - 1 }, 'smalltalk.again'))];
}

/** The topics that a conversation begins with, to tap. */
export function topicChoices({ knowledge: { base }, language }: Voice): readonly Choice[] {
  return base.service.greetingTopics.flatMap((id) => {
    const title = base.topics.find((topic) => topic.id === id)?.title;
    const label = title?.[language] ?? Object.values(title ?? {})[0];
    return label === undefined ? [] : [{ label, value: id }];
  });
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
  // Something to tap in any case: the nearest entries, or else the topics.
  const topics = nearest.length === 0 ? topicChoices(voice) : [];
  const hint = nearest.length > 0 ? 'fallback.nearest' : topics.length > 0 ? 'fallback.topics' : undefined;
  return [
    ...acknowledge(voice, tone, problem),
    botText(hint === undefined ? asked : `${asked} ${say(voice, hint)}`, [
      ...nearest.map((entry) => ({ label: entry.question, value: entry.id })),
      ...topics,
      personChoice(voice),
    ]),
  ];
}
