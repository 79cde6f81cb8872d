/** The languages the bot speaks. Another one is added here, in the phrases, and as a stemmer. */
export const LANGUAGES = ['es', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** `<topic>/<entry>`, from the path of the file. */
export type EntryId = string;

export type EntryKind = 'answer' | 'smalltalk' | 'handoff';

export interface Source {
  readonly title: string;
  readonly url: string;
}

/** One entry in one language: a Markdown file with YAML front matter. */
export interface Entry {
  readonly id: EntryId;
  readonly topic: string;
  readonly language: Language;
  readonly kind: EntryKind;
  readonly question: string;
  /** Other ways of asking the same. */
  readonly also: readonly string[];
  readonly keywords: readonly string[];
  readonly related: readonly EntryId[];
  readonly source?: Source;
  readonly audience?: string;
  /** Calendar dates `YYYY-MM-DD` in the organisation's time zone, both inclusive. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** Overrides the service file's answer threshold, in [0, 1]. */
  readonly threshold?: number;
  /** Markdown of the safe subset. */
  readonly answer: string;
}

export interface Topic {
  readonly id: string;
  readonly title: Readonly<Partial<Record<Language, string>>>;
  readonly skill?: string;
  readonly priority?: Priority;
}

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const ROLES = ['staff', 'lead', 'admin'] as const;
export type Role = (typeof ROLES)[number];

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
  /** Answer at or above this confidence. */
  readonly answer: number;
  /** Ask which was meant at or above this confidence. */
  readonly clarify: number;
  /** Two entries whose confidences are nearer than this are too close to call. */
  readonly margin: number;
}

/** Overrides of the bot's phrases by phrase key; see `bot/conversation/phrases`. */
export type PhraseOverrides = Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;

/** `knowledge/service.yaml`: what the organisation promises, and who keeps it. */
export interface Service {
  readonly organisation: { readonly name: string; readonly email?: string; readonly url?: string };
  /** The first is the default. */
  readonly languages: readonly [Language, ...Language[]];
  readonly thresholds: Thresholds;
  /** Stated cost of a wrong answer, in hand-offs, from which the answer threshold follows. */
  readonly wrongAnswerCostsAsMuchAsHandoffs: number;
  readonly handoffAfterMisses: number;
  readonly calendar: Calendar;
  readonly serviceLevels: Readonly<Record<Priority, ServiceLevel>>;
  readonly team: readonly TeamMember[];
  /** Logins or roles, from the first step to the last. */
  readonly ladder: readonly string[];
  /**
   * `webhook`, `teams`: https addresses that are told of everything that happens to tickets; the latter is that of a workflow
   * of a channel in Teams, and gets cards.
   */
  readonly notifications: { readonly email: readonly string[]; readonly webhook?: string; readonly teams?: string };
  readonly phrases: PhraseOverrides;
  /** Origins that may embed the widget. */
  readonly embedOrigins: readonly string[];
  /** What is said first to somebody in danger; absent = the bot's own short phrase. */
  readonly safetyEntry?: EntryId;
  /** Topics offered in the greeting. */
  readonly greetingTopics: readonly string[];
  readonly retentionDays: number;
  readonly tokenDays: number;
  readonly closeResolvedAfterHours: number;
  /** Hours after a resolution at which the customer is asked whether all is well; absent = never. */
  readonly followUpAfterHours?: number;
}

/** A saved question and where it must lead. */
export interface SavedQuestion {
  readonly language: Language;
  readonly question: string;
  /** An entry id, or `handoff`. */
  readonly expect: EntryId | 'handoff';
}

/** Everything one knowledge version says, validated as a whole (I8). */
export interface KnowledgeBase {
  /** Hash of the content: the same files give the same version. */
  readonly version: string;
  readonly service: Service;
  readonly topics: readonly Topic[];
  readonly entries: readonly Entry[];
  readonly synonyms: Readonly<Record<Language, readonly (readonly string[])[]>>;
  readonly questions: readonly SavedQuestion[];
}
