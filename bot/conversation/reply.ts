import { nameOfLanguage } from '../language/facts';
import { type ConversationKey, phrase } from '../language/phrases';
import { plainText } from '../markdown';
import type { HandoffReason, Tone } from '../model/decision';
import type { Entry } from '../model/entry';
import type { Language } from '../model/language';
import type { Choice } from '../model/message';
import type { TicketView } from '../model/ticket-view';
import type { Draft } from '../model/transcript';
import type { Knowledge } from '../ports';
import { formatDue } from '../tickets/sla/due-times';
import { isOpen, nextOpening } from '../time/business-hours';
import { findEntry } from './candidates';
import { problemOf } from './understand/problem';

/** How the bot speaks in one conversation: its knowledge, and the customer's language. */
export interface Voice {
  readonly knowledge: Knowledge;
  readonly language: Language;
}

const BOT = { role: 'bot' } as const;

/** Longest piece of the customer's own words that is said back, in UTF-16 units. */
const MAX_QUOTE = 140;

export function say({ knowledge, language }: Voice, key: ConversationKey, values: Readonly<Record<string, string>> = {}): string {
  return phrase(knowledge.base.service, language, key, values);
}

export const botText = (text: string, choices?: readonly Choice[]): Draft => ({
  author: BOT,
  kind: choices === undefined ? 'text' : 'choices',
  text,
  ...(choices === undefined ? {} : { choices }),
});

export const personChoice = (voice: Voice): Choice => ({ label: say(voice, 'choice.person'), value: 'person' });
/** The tap for the person of a ticket that was resolved. */
export const reopenChoice = (voice: Voice): Choice => ({ label: say(voice, 'choice.reopen'), value: 'person' });
export const cancelChoice = (voice: Voice): Choice => ({ label: say(voice, 'choice.cancel'), value: 'cancel' });

/**
 * An upset or urgent customer is heard before anything else is said: the apology names the problem in their own words (S8).
 * @param problem see `problemOf`; an apology without it when there is nothing but anger to say back
 */
function heard(voice: Voice, tone: Tone, problem: string | undefined, then?: ConversationKey): readonly Draft[] {
  if (tone === 'calm') return [];
  const opening = problem === undefined ? say(voice, 'heard.sorry') : say(voice, `heard.${tone}`, { problem: quote(problem) });
  return [botText(then === undefined ? opening : `${opening} ${say(voice, then)}`)];
}

interface Answer {
  readonly entry: Entry;
  readonly confidence: number;
  readonly also?: Entry;
}

/**
 * An answer with its source and what is related; an upset or urgent customer has a person one tap away, and so is the
 * answer to what else was asked.
 */
export function answerReply(
  voice: Voice,
  { entry, confidence, also }: Answer,
  tone: Tone,
  problem: string | undefined,
): readonly Draft[] {
  // Of an entry that was found in another language, the customer's own is given.
  const other = also === undefined ? undefined : (findEntry(voice.knowledge, also.id, voice.language) ?? also);
  const choices = [
    ...(other === undefined ? [] : [{ label: other.question, value: other.id }]),
    ...(tone === 'calm' ? [] : [personChoice(voice)]),
  ];
  return [
    ...heard(voice, tone, problem, 'heard.answer'),
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
        confidence,
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
  /** The customer tapped a topic to look around. */
  readonly browsing: boolean;
}

export function clarifyReply(voice: Voice, options: readonly Entry[], { tone, problem, browsing }: Asking): readonly Draft[] {
  return [
    ...heard(voice, tone, problem),
    botText(say(voice, browsing ? 'topic.ask' : 'clarify.ask'), [
      ...options.map((entry) => ({ label: entry.question, value: entry.id })),
      { label: say(voice, 'clarify.none'), value: 'none' },
      ...(tone === 'calm' ? [] : [personChoice(voice)]),
    ]),
  ];
}

export function fallbackReply(voice: Voice, tone: Tone, problem: string | undefined, afterChoices: boolean): readonly Draft[] {
  return [
    ...heard(voice, tone, problem),
    botText(say(voice, afterChoices ? 'fallback.none' : 'fallback.ask'), [personChoice(voice)]),
  ];
}

/** What an entry of `kind: handoff` says before a person can: close the tap, open the windows. In danger, something always is. */
export function firstThingToDo(voice: Voice, { entry, reason }: Pick<Opening, 'entry' | 'reason'>): readonly Draft[] {
  if (entry !== undefined) return [botText(plainText(entry.answer))];
  return reason === 'danger' ? [botText(say(voice, 'danger.first'))] : [];
}

/** In danger: who hears of it now; while nobody is there, when somebody will, and where help is until then. */
export function dangerTold(voice: Voice, now: Date, ticket?: TicketView): string {
  const { calendar } = voice.knowledge.base.service;
  if (!isOpen(calendar, now)) {
    const opening = formatDue(nextOpening(calendar, now).toISOString(), voice.language, calendar.timeZone);
    return say(voice, 'danger.closed', { opening });
  }
  if (ticket === undefined) return say(voice, 'handoff.danger');
  return say(voice, ticket.assignee === undefined ? 'danger.told' : 'danger.toldWith', ticketValues(voice, ticket));
}

/** The hand-off with its ticket: number, who has it, time, and how to be reached where that is unknown. */
export function handoffReply(
  voice: Voice,
  handoff: Opening & { readonly askContact: boolean; readonly now: Date },
  ticket: TicketView,
): readonly Draft[] {
  const promise = say(
    voice,
    ticket.assignee === undefined ? 'handoff.promise' : 'handoff.promiseWith',
    ticketValues(voice, ticket),
  );
  return [
    ...firstThingToDo(voice, handoff),
    {
      author: BOT,
      kind: 'handoff',
      text: `${openingOf(voice, handoff)} ${promise}`,
      ticket,
      // Nobody leaves an alarm with a slip of the finger.
      ...(handoff.reason === 'danger' ? {} : { choices: [cancelChoice(voice)] }),
    },
    ...(handoff.askContact ? [botText(say(voice, 'handoff.contact'))] : []),
  ];
}

interface Opening {
  readonly reason: HandoffReason;
  readonly tone: Tone;
  readonly problem: string;
  readonly entry?: Entry | undefined;
}

/** Why it is handed over; whoever is upset is apologised to first, whatever the reason. */
function openingOf(voice: Voice, { reason, tone, problem, now }: Opening & { readonly now: Date }): string {
  if (reason === 'danger') return dangerTold(voice, now);
  if (reason === 'upset') {
    const named = problemOf(problem);
    return named === undefined ? say(voice, 'handoff.sorry') : say(voice, 'handoff.upset', { problem: quote(named) });
  }
  const why = say(voice, `handoff.${reason}`, { problem: quote(problem) });
  return tone === 'upset' && reason !== 'not_helpful' ? `${say(voice, 'heard.sorry')} ${why}` : why;
}

/** What phrases may say of a ticket. */
export function ticketValues(voice: Voice, ticket: TicketView): Record<string, string> {
  return {
    number: ticket.number,
    due: formatDue(ticket.dueAt, voice.language, voice.knowledge.base.service.calendar.timeZone),
    ...(ticket.assignee === undefined ? {} : { assignee: ticket.assignee }),
  };
}

/** The customer's own words in one line, cut at a word; what they shouted is not shouted back. */
export function quote(text: string): string {
  const line = text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/¡+|!+/g, '')
    .replace(/([?¿])[?¿]+/g, '$1')
    .trim();
  if (line.length <= MAX_QUOTE) return line.replace(/[.\s]+$/u, '') || text.trim();
  const cut = line.slice(0, MAX_QUOTE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_QUOTE / 2)).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
