import * as z from 'zod';
import { PHRASE_KEYS } from '../conversation/phrases';
import { DESK_PHRASES } from '../desk/phrases';
import type { KnowledgeProblem } from './problems';
import { LANGUAGES, PRIORITIES, ROLES, type Service, type Span, type TeamMember, WEEKDAYS } from './types';
import { parseYaml } from './yaml';

const share = z.number().min(0).max(1);
const hours = z.number().positive().max(1_000);
const wholeDays = z.int().min(1).max(3_650);
const language = z.enum(LANGUAGES);
const login = z.string().regex(/^[\w.@-]{1,64}$/, 'must be a login of letters, digits and . _ @ -');
const origin = z
  .string()
  .regex(/^https?:\/\/[^\s/*]+$/, 'must be an origin such as https://www.example.com, without a path or *');
/** Plain http reaches nothing but this machine, and only where it is allowed; see bot/adapters/webhook. */
const webhook = z
  .string()
  .max(2_000)
  .regex(
    /^(https:\/\/[^\s/@]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)(\/\S*)?$/,
    'must be an address such as https://hooks.example.com/…, with https and without a name and password in it',
  );

const clock = /^([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;
const span = z
  .string()
  .regex(clock, 'must be a span such as "09:00-14:00"')
  .transform((text): Span => {
    const [, fromHour, fromMinute, toHour, toMinute] = clock.exec(text) ?? [];
    return { fromMinutes: Number(fromHour) * 60 + Number(fromMinute), toMinutes: Number(toHour) * 60 + Number(toMinute) };
  })
  .refine(
    ({ fromMinutes, toMinutes }) => fromMinutes < toMinutes && toMinutes <= 24 * 60,
    'must end after it begins, at 24:00 at the latest',
  );
const day = z
  .array(span)
  .default([])
  .transform((spans) => [...spans].sort((a, b) => a.fromMinutes - b.fromMinutes))
  .refine(
    (spans) => spans.every((one, index) => index === 0 || (spans[index - 1]?.toMinutes ?? 0) <= one.fromMinutes),
    'has spans that overlap',
  );

const timeZone = z.string().refine(isTimeZone, 'is not a time zone that is known; write it like Europe/Madrid');

const calendar = z
  .strictObject({
    timeZone,
    holidays: z.array(z.iso.date('must be a date such as 2026-12-25, in quotes')).default([]),
    mon: day,
    tue: day,
    wed: day,
    thu: day,
    fri: day,
    sat: day,
    sun: day,
  })
  .refine((week) => WEEKDAYS.some((name) => week[name].length > 0), 'has no hours on any day: nobody could ever answer');

const level = z
  .strictObject({ firstResponseHours: hours, resolutionHours: hours })
  .refine((one) => one.firstResponseHours <= one.resolutionHours, 'promises the resolution before the first reply');

const schema = z.strictObject({
  organisation: z.strictObject({ name: z.string().min(1), email: z.exactOptional(z.email()), url: z.exactOptional(z.url()) }),
  languages: z.array(language).min(1).default(['es', 'en']),
  wrongAnswerCostsAsMuchAsHandoffs: z.number().min(1).max(1_000).default(4),
  thresholds: z
    .strictObject({ answer: z.exactOptional(share), clarify: share.default(0.35), margin: share.default(0.08) })
    .prefault({}),
  handoffAfterMisses: z.int().min(1).max(10).default(2),
  hours: calendar,
  serviceLevels: z.strictObject(
    Object.fromEntries(PRIORITIES.map((name) => [name, level])) as Record<(typeof PRIORITIES)[number], typeof level>,
  ),
  team: z
    .record(
      login,
      z.strictObject({
        name: z.string().min(1).max(80),
        role: z.enum(ROLES).default('staff'),
        skills: z.array(z.string()).default([]),
        languages: z.array(language).default(['es']),
        email: z.exactOptional(z.email()),
      }),
    )
    .refine((team) => Object.keys(team).length > 0, 'is empty: somebody has to answer'),
  ladder: z.array(z.string()).default(['owner', 'lead', 'admin']),
  notifications: z.strictObject({ email: z.array(z.email()).default([]), webhook: z.exactOptional(webhook) }).prefault({}),
  greetingTopics: z.array(z.string()).max(4, 'offers more than four').default([]),
  embedOrigins: z.array(origin).default([]),
  retention: z
    .strictObject({
      conversationDays: wholeDays.default(365),
      tokenDays: wholeDays.default(30),
      closeResolvedAfterHours: hours.default(72),
    })
    .prefault({}),
  phrases: z
    .strictObject({ es: z.record(z.string(), z.string()).default({}), en: z.record(z.string(), z.string()).default({}) })
    .prefault({}),
});

/**
 * Reads `service.yaml`.
 *
 * The answer threshold follows from what a wrong answer costs: answering is worth it when
 * (1 − p) × cost ≤ the cost of one hand-off, that is from p = 1 − 1/cost. An explicit threshold overrides it.
 */
export function parseService(
  file: string,
  text: string,
): { readonly service: Service } | { readonly problems: readonly KnowledgeProblem[] } {
  const parsed = parseYaml({ file, text, linesBefore: 0 }, schema);
  if ('problems' in parsed) return parsed;
  const { hours: week, retention, team, thresholds, languages, ...rest } = parsed.value;
  const members = Object.entries(team).map(([key, member]): TeamMember => ({ login: key, ...member }));
  const problems = ladderProblems(parsed.value.ladder, members).map(({ index, message }) =>
    parsed.at(['ladder', index], message),
  );
  for (const { spoken, key } of unknownPhrases(parsed.value.phrases)) {
    problems.push(parsed.at(['phrases', spoken, key], `There is no phrase \`${key}\` to override. Correct its spelling.`));
  }
  const answer = thresholds.answer ?? 1 - 1 / rest.wrongAnswerCostsAsMuchAsHandoffs;
  if (thresholds.clarify > answer)
    problems.push(
      parsed.at(['thresholds', 'clarify'], `The clarify threshold is above the answer threshold (${answer.toFixed(2)}).`),
    );
  const [first, ...others] = languages;
  if (problems.length > 0 || first === undefined) return { problems };
  const { timeZone: zone, holidays, ...days } = week;
  return {
    service: {
      ...rest,
      languages: [first, ...others],
      thresholds: { ...thresholds, answer },
      calendar: { timeZone: zone, holidays, hours: days },
      team: members,
      retentionDays: retention.conversationDays,
      tokenDays: retention.tokenDays,
      closeResolvedAfterHours: retention.closeResolvedAfterHours,
    },
  };
}

function ladderProblems(ladder: readonly string[], team: readonly TeamMember[]): { index: number; message: string }[] {
  return ladder.flatMap((step, index) => {
    if (ladder.indexOf(step) !== index)
      return [{ index, message: `The ladder comes back to \`${step}\`: each step may stand on it once.` }];
    if (step === 'owner' || team.some((member) => member.login === step || member.role === step)) return [];
    return [{ index, message: `Nobody in the team is \`${step}\`: name a login, a role somebody has, or \`owner\`.` }];
  });
}

const KNOWN_PHRASES: ReadonlySet<string> = new Set([...PHRASE_KEYS, ...Object.keys(DESK_PHRASES)]);

function unknownPhrases(phrases: Service['phrases']): { spoken: string; key: string }[] {
  return Object.entries(phrases).flatMap(([spoken, overrides]) =>
    Object.keys(overrides ?? {})
      .filter((key) => !KNOWN_PHRASES.has(key))
      .map((key) => ({ spoken, key })),
  );
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
