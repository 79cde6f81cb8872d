import type { Knowledge } from '../../../bot/ports';
import { knowledgeOf, SMALL_FILES } from '../../support/small-knowledge';

/** A stretch of the calendar with a change of the clocks in it. */
export interface Season {
  readonly name: string;
  readonly timeZone: string;
  /** `YYYY-MM-DD`: the first of its days. */
  readonly firstDay: string;
  readonly days: number;
}

export interface Shop {
  readonly knowledge: Knowledge;
  /** How each member of the team works. */
  readonly habits: ReadonlyMap<string, Habits>;
}

export interface Habits {
  /** Of a split day: both spans, or one of them. */
  readonly works: 'whole day' | 'mornings' | 'afternoons';
  /** Says so when they go home; otherwise tickets still come to them in the evening. */
  readonly saysGoodbye: boolean;
}

/** What the service file says of Monday to Friday, and of Saturday. */
interface Week {
  readonly spans: string;
  readonly saturday: string;
}

const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];
const WEEKS: readonly [Week, ...Week[]] = [
  { spans: '["09:00-14:00", "16:00-20:00"]', saturday: '["10:00-14:00"]' },
  { spans: '["08:30-18:00"]', saturday: '[]' },
  { spans: '["09:00-15:00", "16:00-21:00"]', saturday: '["09:00-15:00"]' },
];
const NAMES = ['ana', 'luis', 'eva', 'pau', 'ines', 'joan', 'marta', 'leo', 'sara', 'teo', 'nora', 'iker', 'olga', 'hugo'];
const SKILLS = ['logistics', 'technical', 'billing'];

/** Each asks for a person, or leads to one; what it opens has another topic and priority. */
export const OPENINGS: readonly { readonly text: string; readonly weight: number }[] = [
  { text: 'quiero hablar con una persona sobre mi xilófono roto', weight: 50 },
  { text: 'pedir un catálogo en papel', weight: 15 },
  { text: 'la factura está mal', weight: 15 },
  { text: 'ES URGENTE, quiero hablar con una persona sobre mi xilófono roto', weight: 12 },
  { text: 'huele a gas', weight: 4 },
  { text: 'ESTO ES UNA VERGÜENZA!!! quiero hablar con una persona', weight: 4 },
];

/** A shop as chance wants it: hours, holidays, and a team of so many with their skills, languages and habits. */
export function randomShop(random: () => number, season: Season, teamSize: number): Shop {
  const pick = <Thing>(things: readonly [Thing, ...Thing[]]) => things[Math.floor(random() * things.length)] ?? things[0];
  const { spans, saturday } = pick(WEEKS);
  const members = NAMES.slice(0, teamSize).map((login, index) => {
    const role = index === 1 ? 'lead' : index === 2 ? 'admin' : 'staff';
    const skills = SKILLS.filter(() => random() < 0.6);
    const languages = index < 3 || random() < 0.5 ? 'es, en' : 'es';
    return `  ${login}: { name: ${login}, role: ${role}, skills: [${skills.join(', ')}], languages: [${languages}] }`;
  });
  const holidays = Array.from({ length: Math.floor(season.days / 25 + random()) }, () =>
    dayOf(season, Math.floor(random() * season.days)),
  );
  const service = [
    'organisation: { name: Casa Clara }',
    'languages: [es, en]',
    'thresholds: { answer: 0.5, clarify: 0.3, margin: 0.05 }',
    `hours:\n  timeZone: ${season.timeZone}`,
    ...WORKDAYS.map((day) => `  ${day}: ${spans}`),
    `  sat: ${saturday}`,
    `  holidays: [${[...new Set(holidays), dayOf(season, 1_000)].map((day) => `"${day}"`).join(', ')}]`,
    'serviceLevels:',
    '  low: { firstResponseHours: 8, resolutionHours: 24 }',
    '  normal: { firstResponseHours: 4, resolutionHours: 24 }',
    '  high: { firstResponseHours: 2, resolutionHours: 16 }',
    '  urgent: { firstResponseHours: 1, resolutionHours: 8 }',
    'team:',
    ...members,
    'ladder: [owner, lead, admin]',
    'followUpAfterHours: 24',
    'greetingTopics: [delivery]',
  ];
  const files = SMALL_FILES.map((file) => (file.path === 'service.yaml' ? { ...file, text: `${service.join('\n')}\n` } : file));
  const habits = NAMES.slice(0, teamSize).map((login): [string, Habits] => [
    login,
    {
      works: pick(['whole day', 'whole day', 'whole day', 'mornings', 'afternoons']),
      saysGoodbye: random() < 0.7,
    },
  ]);
  return { knowledge: knowledgeOf([...files, ...ENTRIES]), habits: new Map(habits) };
}

const ENTRIES = [
  { path: 'catalogue/topic.yaml', text: 'title: { es: Catálogo, en: Catalogue }\npriority: low\n' },
  {
    path: 'catalogue/paper.es.md',
    text: '---\nquestion: Pedir un catálogo en papel\nkind: handoff\n---\nTe lo enviamos.\n',
  },
  { path: 'billing/topic.yaml', text: 'title: { es: Facturas, en: Invoices }\nskill: billing\n' },
  { path: 'billing/wrong.es.md', text: '---\nquestion: La factura está mal\nkind: handoff\n---\nLa revisamos.\n' },
];

/** The date of a day of the season; counts from 0. */
export function dayOf({ firstDay }: Season, day: number): string {
  return new Date(Date.parse(`${firstDay}T12:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10);
}
