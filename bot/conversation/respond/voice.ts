import { type ConversationKey, hasPhrase, phrase } from '../../language/phrases';
import { compact } from '../../model/compact';
import type { Entry } from '../../model/entry';
import type { Language } from '../../model/language';
import type { Choice } from '../../model/message';
import type { TicketView } from '../../model/ticket-view';
import type { Draft } from '../../model/transcript';
import type { Knowledge } from '../../ports';
import { formatDue } from '../../tickets/sla/due-times';
import { isOpen } from '../../time/business-hours';

/** What the bot needs to speak in one conversation: its knowledge, and the customer's language. */
export interface Voice {
  readonly knowledge: Knowledge;
  readonly language: Language;
  /** The nth other way of saying it, from 1 on; see `inFreshWords`. */
  readonly variant?: number;
  /** The team is not at work: nothing is said that sounds as if it were. */
  readonly isClosed?: boolean;
}

/** The voice of a conversation at a time. */
export function voiceOf(knowledge: Knowledge, language: Language, now: Date): Voice {
  return { knowledge, language, isClosed: !isOpen(knowledge.base.service.calendar, now) };
}

/** What an entry says at this hour. */
export const textOf = ({ isClosed }: Voice, { answer, whenClosed }: Entry): string =>
  isClosed === true ? (whenClosed ?? answer) : answer;

export const BOT = { role: 'bot' } as const;

/** Maximum length of a quotation of the customer, in UTF-16 units. */
const MAX_QUOTE = 140;

/**
 * A phrase, filled in. Outside the team's hours it is `<key>.closed`, where there is one; its other ways of saying it are
 * `<key>.2`, `<key>.3` and so on, of which the last one stands for all that follow.
 */
export function say(voice: Voice, key: ConversationKey, values: Readonly<Record<string, string>> = {}): string {
  const { knowledge, language, variant = 0, isClosed = false } = voice;
  const { service } = knowledge.base;
  const closed = `${key}.closed`;
  let chosen: ConversationKey = isClosed && hasPhrase(service, language, closed) ? closed : key;
  for (let n = 1; n <= variant; n += 1) {
    const other = `${key}.${n + 1}`;
    if (!hasPhrase(service, language, other)) break;
    chosen = other;
  }
  return phrase(service, language, chosen, values);
}

export const botText = (text: string, choices?: readonly Choice[]): Draft =>
  compact({ author: BOT, kind: choices === undefined ? 'text' : 'choices', text, choices });

export const personChoice = (voice: Voice): Choice => ({ label: say(voice, 'choice.person'), value: 'person' });
/** The button for the person of a resolved ticket. */
export const reopenChoice = (voice: Voice): Choice => ({ label: say(voice, 'choice.reopen'), value: 'person' });
export const cancelChoice = (voice: Voice): Choice => ({ label: say(voice, 'choice.cancel'), value: 'cancel' });

/** The placeholders about a ticket in phrases. */
export function ticketValues(voice: Voice, ticket: TicketView): Record<string, string> {
  const due = formatDue(ticket.dueAt, voice.language, voice.knowledge.base.service.calendar.timeZone);
  return compact({ number: ticket.number, due, assignee: ticket.assignee });
}

/** The customer's own words on one line, cut at a word; words in capitals are not quoted in capitals. */
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
