import type { EntryId } from './entry';
import type { HelpTheme } from './help';
import type { Language } from './language';

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const ROLES = ['staff', 'lead', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Actors in events that are not people: nobody may sign in under these names. */
export const RESERVED_LOGINS = ['bot', 'customer', 'watch'] as const;

export function isReservedLogin(login: string): boolean {
  return RESERVED_LOGINS.some((reserved) => reserved === login.toLowerCase());
}

export interface TeamMember {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly skills: readonly string[];
  readonly languages: readonly Language[];
  readonly email?: string;
}

/** A span of business hours within a day, in minutes after local midnight; `to` is exclusive. */
export interface Span {
  readonly fromMinutes: number;
  readonly toMinutes: number;
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface Calendar {
  /** IANA name, for example `Europe/Madrid`. */
  readonly timeZone: string;
  readonly hours: Readonly<Record<Weekday, readonly Span[]>>;
  /** `YYYY-MM-DD` in `timeZone`, or `MM-DD` of every year. */
  readonly holidays: readonly string[];
}

export interface ServiceLevel {
  /** Business hours until the first human reply. */
  readonly firstResponseHours: number;
  /** Business hours until the resolution. */
  readonly resolutionHours: number;
}

export interface Thresholds {
  /** The bot answers from this confidence. */
  readonly answer: number;
  /** The bot asks which entry was meant from this confidence. */
  readonly clarify: number;
  /** Two entries whose confidences differ by less than this are too close to decide. */
  readonly margin: number;
}

/** Overrides of the bot's phrases by phrase key; see `bot/language/phrases`. */
export type PhraseOverrides = Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;

/** Words of an organisation's trade in one language, one per element. */
export interface TopicWords {
  /** What customers write about: products, parts, orders, technicians. */
  readonly about: readonly string[];
  /** What customers call the organisation, and its services. */
  readonly us: readonly string[];
  /** Competitors. */
  readonly rivals: readonly string[];
}

export interface SafetyWords {
  /** Things that can burn, leak, explode or give a shock. */
  readonly things: readonly string[];
  /** Topics of sentences in which a word such as "smoke" means no danger. */
  readonly harmless: readonly string[];
  /** What somebody who does not want to live is told; each absent: the language's own. */
  readonly crisis?: {
    /** Holds `{numbers}`. */
    readonly text?: string;
    readonly numbers?: readonly { readonly number: string; readonly name: string }[];
  };
}

/** After too many misses in a row a ticket opens at once, or the bot asks first whether to open one. */
export const HANDOFF_MODES = ['at_once', 'ask'] as const;
export type HandoffMode = (typeof HANDOFF_MODES)[number];

/** `knowledge/service.yaml`: what the organisation promises, and who keeps it. */
export interface Service {
  readonly organisation: { readonly name: string; readonly email?: string; readonly url?: string; readonly phone?: string };
  /** The first language is the default. */
  readonly languages: readonly [Language, ...Language[]];
  readonly thresholds: Thresholds;
  /** Cost of a wrong answer, measured in hand-offs; the answer threshold follows from it. */
  readonly wrongAnswerCostsAsMuchAsHandoffs: number;
  readonly handoffAfterMisses: number;
  /** Absent in knowledge compiled by earlier versions: `at_once`. */
  readonly handoff?: HandoffMode;
  /** Whether the meaning of sentences counts beside their words; absent, like true. */
  readonly sentenceEncoder?: boolean;
  readonly calendar: Calendar;
  readonly serviceLevels: Readonly<Record<Priority, ServiceLevel>>;
  readonly team: readonly TeamMember[];
  /** Logins or roles, from the first step to the last. */
  readonly ladder: readonly string[];
  /**
   * `webhook`, `teams`: https addresses that receive every ticket notification; the latter belongs to a workflow of a Teams
   * channel, and receives cards.
   */
  readonly notifications: { readonly email: readonly string[]; readonly webhook?: string; readonly teams?: string };
  /** Whether a change of the knowledge is published by another person than who made it; absent: by anybody who may. */
  readonly secondApproval?: boolean;
  /** How customers are addressed, where their language has several ways (`tú`, `usted`); absent: the usual way. */
  readonly register?: string;
  readonly phrases: PhraseOverrides;
  /** The words of the organisation's trade; absent in knowledge compiled by earlier versions. */
  readonly topics?: Readonly<Partial<Record<Language, TopicWords>>>;
  readonly safety?: Readonly<Partial<Record<Language, SafetyWords>>>;
  /** How order numbers are written, see bot/text/number-form.ts; absent: only a number behind "order" is one. */
  readonly orderNumbers?: readonly string[];
  /** Origins that may embed the widget. */
  readonly embedOrigins: readonly string[];
  /** Https origins from which answers may show pictures; absent in knowledge compiled by earlier versions, likewise the next. */
  readonly imageOrigins?: readonly string[];
  /** What `{name}` stands for in answers: one text, or one a language. */
  readonly constants?: Readonly<Record<string, string | Readonly<Partial<Record<Language, string>>>>>;
  readonly help?: { readonly theme?: HelpTheme };
  /** The entry given first to somebody in danger; by default the bot's own short phrase. */
  readonly safetyEntry?: EntryId;
  /** Topics offered in the greeting. */
  readonly greetingTopics: readonly string[];
  readonly retentionDays: number;
  readonly tokenDays: number;
  readonly closeResolvedAfterHours: number;
  /** Hours after a resolution at which the customer is asked whether the problem is solved; absent for never. */
  readonly followUpAfterHours?: number;
}
