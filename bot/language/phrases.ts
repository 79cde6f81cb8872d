import type { Language } from '../model/language';
import type { Service } from '../model/service';
import { conversation } from './compiled/conversation';
import { notifications } from './compiled/notifications';
import { teams } from './compiled/teams';
import { tickets } from './compiled/tickets';
import { fill } from './fill';

/** Whose wording it is: what an organisation says in its own words comes first. */
type Speaker = Pick<Service, 'phrases'>;
type Values = Readonly<Record<string, string>>;
type Phrases<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

type KeyOf<Said> = Said extends Readonly<Record<Language, infer Texts>> ? keyof Texts & string : never;
export type ConversationKey = KeyOf<typeof conversation>;
export type TicketKey = KeyOf<typeof tickets>;
export type NotificationKey = KeyOf<typeof notifications>;
export type TeamsKey = KeyOf<typeof teams>;

function say<Key extends string>(phrases: Phrases<Key>, { phrases: own }: Speaker, language: Language, key: Key, values: Values) {
  return fill(own[language]?.[key] ?? phrases[language][key], values);
}

// One function for each part of the catalogue: a bundle carries the parts that it can say, and no other.

/** What the bot says in a conversation. */
export function phrase(speaker: Speaker, language: Language, key: ConversationKey, values: Values = {}): string {
  return say(conversation, speaker, language, key, values);
}

/** What customers are told of their ticket. */
export function ticketPhrase(speaker: Speaker, language: Language, key: TicketKey, values: Values = {}): string {
  return say(tickets, speaker, language, key, values);
}

/** What mail says, and what the team's channel is told. */
export function notificationPhrase(speaker: Speaker, language: Language, key: NotificationKey, values: Values = {}): string {
  return say(notifications, speaker, language, key, values);
}

/** What only Teams needs to say. */
export function teamsPhrase(speaker: Speaker, language: Language, key: TeamsKey, values: Values = {}): string {
  return say(teams, speaker, language, key, values);
}

/** The shipped wording of every phrase in a language, by the key by which the service file may override it. */
export function shippedPhrases(language: Language): Readonly<Record<string, string>> {
  return { ...conversation[language], ...tickets[language], ...notifications[language], ...teams[language] };
}
