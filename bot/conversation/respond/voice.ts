import { type ConversationKey, phrase } from '../../language/phrases';
import { compact } from '../../model/compact';
import type { Language } from '../../model/language';
import type { Choice } from '../../model/message';
import type { TicketView } from '../../model/ticket-view';
import type { Draft } from '../../model/transcript';
import type { Knowledge } from '../../ports';
import { formatDue } from '../../tickets/sla/due-times';

/** What the bot needs to speak in one conversation: its knowledge, and the customer's language. */
export interface Voice {
  readonly knowledge: Knowledge;
  readonly language: Language;
}

export const BOT = { role: 'bot' } as const;

/** Maximum length of a quotation of the customer, in UTF-16 units. */
const MAX_QUOTE = 140;

export function say({ knowledge, language }: Voice, key: ConversationKey, values: Readonly<Record<string, string>> = {}): string {
  return phrase(knowledge.base.service, language, key, values);
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
