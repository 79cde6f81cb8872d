import type { Unit } from './trie';

/** The meaning of a group of phrases, the same in all languages; only the phrases belong to a language. */
export interface Group {
  /** The set of groups that are matched together: within a family no word counts twice, see `longestOf`. */
  readonly family: Family;
  readonly name: string;
  /**
   * In a family where a word counts once: of two phrases that are as long, the one of the greater weight, whatever its sign, has it.
   * In `tone` it is in log-odds, too: anger above 0, calm below.
   */
  readonly weight: number;
  /** After a "not" it means the opposite: "I'm not angry". */
  readonly deniable?: true;
  /** Counts in quotation marks, too: quoting is a way of mocking. */
  readonly quoted?: true;
  /** Goes with any mood, and does not weaken a plain statement: "please", "thanks", a question. */
  readonly courtesy?: true;
  /** Counts only in a question, or in a sentence without a final mark. */
  readonly asked?: true;
  /** Must not be repeated to the customer. */
  readonly profane?: true;
  /** Expresses a feeling or an intention, not what has happened. */
  readonly vents?: true;
  /** A language may leave it out. */
  readonly optional?: true;
}

type Attributes = Omit<Group, 'family' | 'name'>;

/** Groups that differ only by name. */
function named<Name extends string>(...names: readonly Name[]): Readonly<Record<Name, Attributes>> {
  return Object.fromEntries(names.map((name) => [name, { weight: 1 }])) as Record<Name, Attributes>;
}

const ANGER = { weight: 3 } as const;
const VENTED = { weight: 3, vents: true } as const;
const DANGER = { quoted: true } as const;

/** Signs of anger (swearing, insults and others), of calm, and of urgency. */
const tone = {
  profanity: { ...VENTED, profane: true },
  insult: { ...VENTED, profane: true, deniable: true },
  'bot insult': { ...VENTED, profane: true },
  feeling: { ...VENTED, deniable: true },
  /** How much more somebody can bear. */
  limit: VENTED,
  contempt: { ...VENTED, deniable: true },
  cheated: { ...ANGER, deniable: true },
  'not right': VENTED,
  /** Contempt for the service in a turn of words of its own: "pésimo servicio". */
  'bad service': { ...VENTED, deniable: true, optional: true },
  ignored: ANGER,
  'no end': ANGER,
  /** Saying everything again. */
  again: ANGER,
  leaving: VENTED,
  complaint: VENTED,
  /** Telling the world. */
  telling: VENTED,
  'last chance': VENTED,
  charge: ANGER,
  order: VENTED,
  rhetorical: VENTED,
  /** Comfort refused: "sorry is not enough". */
  'no comfort': VENTED,
  sarcasm: { ...VENTED, quoted: true },
  thanks: { weight: -1.5, courtesy: true },
  please: { weight: -1.5, courtesy: true },
  question: { weight: -2, asked: true, courtesy: true },
  praise: { weight: -2, deniable: true },
  /** Takes the swearing away, and no more: "damn great". */
  'sworn praise': { weight: -0.5 },
  joy: { weight: -4, deniable: true },
  jest: { weight: -5 },
  understanding: { weight: -4 },
  /** Anger of somebody else, or at somebody else. */
  'somebody else': { weight: -5 },
  /** How to do something that only sounds angry: "where can I complain?" */
  procedure: { weight: -5 },
  urgent: { weight: 0, deniable: true },
  /** Words of haste that ask for none: "are you open right now?" */
  'no haste': { weight: 0, optional: true },
} as const satisfies Readonly<Record<string, Attributes>>;

const danger = {
  /** Somebody is or will be in danger: in the present, or in a past that may repeat itself. */
  danger: { ...DANGER, weight: 4 },
  /** A single word of danger, which counts unless the sentence is about `harmless`. */
  sign: { ...DANGER, weight: 3 },
  /** Topics in which a single word of danger does not count: "which hood clears smoke best?" */
  harmless: { ...DANGER, weight: 1 },
  /** Words of danger that mean none ("fire sale"); wins when both are equally long. */
  figure: { ...DANGER, weight: 5 },
} as const satisfies Readonly<Record<string, Attributes>>;

const KIND = { ...DANGER, weight: 1 } as const;

/** The kinds of danger in a report of danger. Here a word may count for several. */
const hazards = {
  fire: KIND,
  /** A fire that is named outright: counts as fire where something smells, too. */
  flames: KIND,
  smoke: KIND,
  gas: KIND,
  electricity: KIND,
  injury: KIND,
  water: KIND,
  /** A smell of burning is smoke: the fire itself is worse, and news. */
  smell: KIND,
} as const satisfies Readonly<Record<string, Attributes>>;

const OPTIONAL = { weight: 1, optional: true } as const;

/** Somebody who does not want to live: a crisis of a person, which needs other words than a fire. */
const crisis = {
  /** Plainly said. */
  crisis: { ...DANGER, weight: 4, optional: true },
  /** A single word of it, which counts unless an entry has the message as a phrase. */
  sign: { ...DANGER, weight: 3, optional: true },
  /** Sounds like it and is not meant; wins when both are equally long. */
  figure: { ...DANGER, weight: 5, optional: true },
} as const satisfies Readonly<Record<string, Attributes>>;

/** What customers ask while their ticket waits, and what they say of the talk itself; a language may leave these out. */
const talk = {
  'asks when': OPTIONAL,
  'asks who': OPTIONAL,
  'asks news': OPTIONAL,
  'by phone': OPTIONAL,
  superior: OPTIONAL,
  'ticket beside': OPTIONAL,
  'not understood': OPTIONAL,
  'thanks sign': OPTIONAL,
  'no sign': OPTIONAL,
  /** Takes note of what was said, without taking what was offered. */
  acknowledges: OPTIONAL,
  /** What sounds like a trouble that goes on, after a resolution. */
  'goes wrong': OPTIONAL,
  /** A fault without what has it: "it's broken". */
  fault: OPTIONAL,
  'fault beside': OPTIONAL,
} as const;

/** What customers want of the conversation itself; the files of the languages explain each list. */
const wants = named(
  'person',
  'no person',
  'refuses person',
  'only a person',
  'pleads for a person',
  'call',
  'call beside',
  'call about',
  'person lead',
  'person trail',
  'person about',
  'courtesy',
  'but',
  'settled',
  'answered',
  'settled beside',
  'reason',
  'close it',
  'close beside',
  'over',
  'over with thanks',
  'yes',
  'yes beside',
  'no',
  'no beside',
  'reopen',
  'reopen beside',
  'unsettled',
  'well',
  'not well',
  'begins well',
  'begins not well',
  'accepts',
  'please',
  'pleads',
  'declines',
  'declines beside',
  'picks first',
  'picks second',
  'picks third',
  'picks last',
  'picks none',
  'pick beside',
  'rates',
  'rates beside',
  'thanks',
  'thanks go on',
  'no thanks',
  'determiner',
);

const intents = { ...wants, ...talk } as const;

/** What asks or requests, and what makes a part of a message stand for itself. */
const questions = {
  ...named('question word', 'opens question', 'question lead', 'request', 'no request', 'verb'),
  /** Where a clause begins that says what somebody does not want. */
  'not wanted': { weight: 1, optional: true },
  /** Words that only end like a verb. */
  'no verb': { weight: 1, optional: true },
} as const;

/** What stands between two matters in a message, and what opens another one. */
const joints = {
  ...named('joint', 'new sentence', 'other matter', 'goes on'),
  /** What makes a message part of the one before: "and to …", "what about …"; and what points back to it: "that". */
  'follows on': OPTIONAL,
  'follows on with': OPTIONAL,
  'points back': OPTIONAL,
  /** Puts something right that was said before: "I meant …". */
  'puts right': OPTIONAL,
  /** The other one of what was offered. */
  'the other': OPTIONAL,
  'the other beside': OPTIONAL,
} as const;

/** How customers say where they can be reached. */
const contactWords = named(
  'own contact',
  'denies contact',
  'others',
  'new contact',
  'corrects',
  'corrects lead',
  'called',
  'introduces',
  'name particle',
  'contact around',
);

const contact = {
  ...contactWords,
  /** What announces a phone number, an order number or a postal address of the customer's own. */
  'own phone': OPTIONAL,
  'own order': OPTIONAL,
  'own address': OPTIONAL,
  /** What may stand between "order" and its number, and what makes a number behind it another one: "euros". */
  'order beside': OPTIONAL,
  'no order': OPTIONAL,
  street: OPTIONAL,
} as const;

/** All groups by family and name. A family is a file or folder of the same name in `listens/` of a language. */
export const GROUPS = { tone, danger, hazards, crisis, intents, questions, joints, contact } as const;

export type Family = keyof typeof GROUPS;
export type GroupName<Of extends Family> = keyof (typeof GROUPS)[Of] & string;

/** The unit within which phrases of each family match. */
export const UNITS: Readonly<Record<Family, Unit>> = {
  tone: 'sentence',
  danger: 'sentence',
  hazards: 'sentence',
  crisis: 'sentence',
  intents: 'clause',
  questions: 'clause',
  joints: 'clause',
  contact: 'clause',
};

export const FAMILIES = Object.keys(GROUPS) as readonly Family[];

/** Every group, in the order of the table: compiled phrases refer to a group by its index here. */
export const ALL_GROUPS: readonly Group[] = FAMILIES.flatMap((family) =>
  Object.entries<Attributes>(GROUPS[family]).map(([name, attributes]) => ({ family, name, ...attributes })),
);
