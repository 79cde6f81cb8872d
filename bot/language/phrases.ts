import type { Language } from '../model/language';
import type { Service } from '../model/service';
import { conversation } from './compiled/conversation';
import { help } from './compiled/help';
import { notifications } from './compiled/notifications';
import { teams } from './compiled/teams';
import { tickets } from './compiled/tickets';
import { fill, REGISTER_MARK } from './fill';
import { registerIn } from './registers';

/** The source of wording: an organisation's own phrases take precedence. */
type Speaker = Pick<Service, 'phrases' | 'register'>;
type Values = Readonly<Record<string, string>>;
type Phrases<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

type KeyOf<Said> = Said extends Readonly<Record<Language, infer Texts>> ? keyof Texts & string : never;
export type ConversationKey = KeyOf<typeof conversation>;
export type TicketKey = KeyOf<typeof tickets>;
export type NotificationKey = KeyOf<typeof notifications>;
export type TeamsKey = KeyOf<typeof teams>;
export type HelpKey = KeyOf<typeof help>;

function say<Key extends string>(phrases: Phrases<Key>, speaker: Speaker, language: Language, key: Key, values: Values) {
  const form = registerIn(language, speaker.register);
  const forms: Readonly<Record<string, string | undefined>> = phrases[language];
  const shipped = (form === undefined ? undefined : forms[`${key}${REGISTER_MARK}${form}`]) ?? phrases[language][key];
  return fill(speaker.phrases[language]?.[key] ?? shipped, values);
}

// One function per part of the catalogue, so that a bundle contains only the parts that it uses.

/** What the bot says in a conversation. */
export function phrase(speaker: Speaker, language: Language, key: ConversationKey, values: Values = {}): string {
  return say(conversation, speaker, language, key, values);
}

/** Whether there is such a phrase, shipped or of the organisation. */
export function hasPhrase({ phrases: own }: Speaker, language: Language, key: string): key is ConversationKey {
  return own[language]?.[key] !== undefined || Object.hasOwn(conversation[language], key);
}

/** What customers are told about their ticket. */
export function ticketPhrase(speaker: Speaker, language: Language, key: TicketKey, values: Values = {}): string {
  return say(tickets, speaker, language, key, values);
}

/** Texts of mail and of the team's channel. */
export function notificationPhrase(speaker: Speaker, language: Language, key: NotificationKey, values: Values = {}): string {
  return say(notifications, speaker, language, key, values);
}

/** Texts that only Teams needs. */
export function teamsPhrase(speaker: Speaker, language: Language, key: TeamsKey, values: Values = {}): string {
  return say(teams, speaker, language, key, values);
}

/** Texts of the public help pages. */
export function helpPhrase(speaker: Speaker, language: Language, key: HelpKey, values: Values = {}): string {
  return say(help, speaker, language, key, values);
}

/** The shipped phrases of a language, by the key with which the service file can override them. */
export function shippedPhrases(language: Language): Readonly<Record<string, string>> {
  const all = {
    ...conversation[language],
    ...tickets[language],
    ...notifications[language],
    ...teams[language],
    ...help[language],
  };
  return Object.fromEntries(Object.entries(all).filter(([key]) => !key.includes(REGISTER_MARK)));
}
