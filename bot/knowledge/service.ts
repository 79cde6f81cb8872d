import * as z from 'zod';
import { perLanguage } from '../language/facts';
import { REGISTERS } from '../language/registers';
import { HELP_PALETTE, type HelpColour } from '../model/help';
import { LANGUAGES } from '../model/language';
import { MAX_EMAIL, MAX_TITLE, MAX_WORDING } from '../model/limits';
import {
  HANDOFF_MODES,
  isReservedLogin,
  PRIORITIES,
  RESERVED_LOGINS,
  ROLES,
  type Service,
  type TeamMember,
} from '../model/service';
import { isNumberForm, MAX_FORM } from '../text/number-form';
import { answerThreshold, USUAL_COST } from './answer-threshold';
import { entryId, webAddress } from './entry';
import { phraseProblems } from './phrase-checks';
import type { KnowledgeProblem } from './problems';
import { ladderOf, ladderProblems, teamProblems } from './team-checks';
import { contrastProblems } from './theme-contrast';
import { isBuiltIn } from './variables';
import { calendar, pastHolidays } from './week';
import { type Locate, parseYaml } from './yaml';

const share = z.number().min(0).max(1);
const hours = z.number().positive().max(1_000);
const wholeDays = z.int().min(1).max(3_650);
const language = z.enum(LANGUAGES);
const login = z
  .string()
  .regex(/^[\w.@-]{1,64}$/, 'must be a login of letters, digits and . _ @ -')
  .refine((text) => !isReservedLogin(text), `must not be one of ${RESERVED_LOGINS.join(', ')}: choose another login`);
const origin = z
  .string()
  .regex(/^https?:\/\/[^\s/*]+$/, 'must be an origin such as https://www.example.com, without a path or *');
/** Plain http reaches only this machine, and only where that is allowed; see bot/adapters/webhook. */
const ADDRESS = /^(https:\/\/[^\s/@]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)(\/\S*)?$/;
const address = (key: string, example: string) => {
  const form = `must be one address in quotes, such as ${key}: "${example}", with https and without a name and password in it`;
  return z.string(form).max(2_000).regex(ADDRESS, form);
};
const notifications = z.strictObject({
  email: z.array(z.email()).default([]),
  webhook: z.exactOptional(address('webhook', 'https://hooks.example.com/…')),
  teams: z.exactOptional(address('teams', 'https://….logic.azure.com/workflows/…')),
});

const level = z
  .strictObject({ firstResponseHours: hours, resolutionHours: hours })
  .refine(
    (one) => one.firstResponseHours <= one.resolutionHours,
    'promises the resolution before the first reply; give it at least as many hours',
  );

const wording = z
  .string()
  .max(MAX_WORDING)
  .refine((text) => text.split('{').length <= 11, 'fills in more than ten values: remove some');

const imageOrigin = z
  .string()
  .regex(/^https:\/\/[a-z0-9.-]+(:\d+)?$/, 'must be an https origin such as https://www.example.com, without a path or *');
const constantName = z
  .string()
  .regex(/^[a-z]\w{0,39}$/i, 'must be a name of letters, digits and _, such as return_days')
  .refine((name) => !isBuiltIn(name), 'is filled in by itself: choose another name');
const constant = z.union(
  [wording, z.strictObject(perLanguage(() => z.exactOptional(wording)))],
  'must be a text in quotes, such as "30 days", or one for each language, such as { es: "30 días", en: "30 days" }',
);

const word = z
  .string()
  .regex(/^[\p{L}\p{M}\p{N}]{1,40}$/u, 'must be one word of letters and digits: write each word of "washing machine" for itself');
const wordList = z.array(word).max(1_000).default([]);
const topicWords = z.strictObject({ about: wordList, us: wordList, rivals: wordList });
const crisis = z.strictObject({
  text: z.exactOptional(
    wording.refine((text) => text.includes('{numbers}'), 'must hold {numbers}, where the numbers to call are put'),
  ),
  numbers: z.exactOptional(
    z
      .array(
        z.strictObject({
          number: z
            .string('must be a number in quotes, such as "112"')
            .regex(/^[\d +*#()-]{2,30}$/, 'must be a number to call, such as "116 123"'),
          name: z.string().min(1).max(100),
        }),
      )
      .min(1, 'is empty: name somebody to call, or leave the line out')
      .max(8, 'has more than eight numbers: keep those that help most'),
  ),
});
const safetyWords = z.strictObject({ things: wordList, harmless: wordList, crisis: z.exactOptional(crisis) });

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour of six hexadecimal digits in quotes, such as "#0f6b5c"');
const colours = z.strictObject(
  Object.fromEntries(Object.keys(HELP_PALETTE.light).map((name) => [name, z.exactOptional(colour)])) as Record<
    HelpColour,
    z.ZodExactOptional<typeof colour>
  >,
);
const font = z
  .string()
  .regex(/^[\w ,'-]{1,200}$/, 'must be names of fonts with commas between them, such as "Inter, sans-serif"');
const help = z.strictObject({
  theme: z.exactOptional(
    z.strictObject({ light: z.exactOptional(colours), dark: z.exactOptional(colours), font: z.exactOptional(font) }),
  ),
});

const schema = z.strictObject({
  organisation: z.strictObject({
    name: z.string().min(1).max(MAX_TITLE),
    email: z.exactOptional(z.email().max(MAX_EMAIL)),
    url: z.exactOptional(webAddress),
    phone: z.exactOptional(z.string().min(1).max(40)),
  }),
  languages: z
    .array(language)
    .min(1)
    .default([...LANGUAGES]),
  wrongAnswerCostsAsMuchAsHandoffs: z.exactOptional(z.number().min(1).max(1_000)),
  thresholds: z
    .strictObject({ answer: z.exactOptional(share), clarify: share.default(0.35), margin: share.default(0.08) })
    .prefault({}),
  handoffAfterMisses: z.int().min(1).max(10).default(2),
  handoff: z.enum(HANDOFF_MODES).default('at_once'),
  sentenceEncoder: z.exactOptional(z.boolean()),
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
        languages: z
          .array(language)
          .min(1, 'is empty: name at least one language, or leave the line out')
          .default([LANGUAGES[0]]),
        email: z.exactOptional(z.email()),
      }),
    )
    .refine((team) => Object.keys(team).length > 0, 'is empty: somebody has to answer; add a login with a name'),
  ladder: z.exactOptional(z.array(z.string())),
  notifications: notifications.prefault({}),
  followUpAfterHours: z.exactOptional(hours),
  safetyEntry: z.exactOptional(entryId),
  orderNumbers: z.exactOptional(
    z
      .array(
        z
          .string()
          .refine(
            isNumberForm,
            `must be written with # for a digit, at least three of them, @ for a letter, no spaces, and at most ${MAX_FORM} characters, such as "PED-######"`,
          ),
      )
      .max(20, 'has more than twenty forms: remove some'),
  ),
  greetingTopics: z.array(z.string()).max(4, 'offers more than four: remove some').default([]),
  embedOrigins: z.array(origin).default([]),
  imageOrigins: z.exactOptional(z.array(imageOrigin).max(20)),
  help: z.exactOptional(help),
  constants: z.exactOptional(z.record(constantName, constant)),
  retention: z
    .strictObject({
      conversationDays: wholeDays.default(365),
      tokenDays: wholeDays.default(30),
      closeResolvedAfterHours: hours.default(72),
    })
    .prefault({}),
  register: z.exactOptional(z.enum(REGISTERS)),
  secondApproval: z.exactOptional(z.boolean()),
  phrases: z.strictObject(perLanguage(() => z.record(z.string(), wording).default({}))).prefault({}),
  topics: z.exactOptional(z.strictObject(perLanguage(() => z.exactOptional(topicWords)))),
  safety: z.exactOptional(z.strictObject(perLanguage(() => z.exactOptional(safetyWords)))),
});

export interface LocatedService {
  readonly service: Service;
  readonly at: Locate;
}

export type ParsedService =
  | (LocatedService & { readonly warnings: readonly KnowledgeProblem[] })
  | { readonly problems: readonly KnowledgeProblem[] };

/**
 * Parses `service.yaml`.
 * @param now used to find holidays in the past
 */
export function parseService(file: string, text: string, now: Date): ParsedService {
  const parsed = parseYaml({ file, text, linesBefore: 0 }, schema);
  if ('problems' in parsed) return parsed;
  const { hours: week, retention, team, thresholds, languages, ...rest } = parsed.value;
  const members = Object.entries(team).map(([key, member]): TeamMember => ({ login: key, ...member }));
  const ladder = ladderOf(rest.ladder, members);
  const inTeam = [...ladderProblems(ladder, members), ...teamProblems(languages, members)];
  const told = [
    ...inTeam.map(({ path, message, severity }) => parsed.at(path, message, severity)),
    ...phraseProblems(rest.phrases, parsed.at),
    ...contrastProblems(rest.help?.theme ?? {}, parsed.at),
  ];
  const problems = told.filter(({ severity }) => severity === 'error');
  const warnings = told.filter(({ severity }) => severity === 'warning');
  const past = pastHolidays(week, now);
  if (past.length > 0 && past.length === week.holidays.length) {
    problems.push(
      parsed.at(
        ['hours', 'holidays'],
        '`hours.holidays`: all of them have passed, so that replies would be promised for days off to come. Add the next ones, write those that come every year without the year ("12-25"), or remove the list.',
      ),
    );
  } else {
    for (const index of past) {
      const message = `\`hours.holidays.${index}\`: ${week.holidays[index]} has passed. Write the day of the next one in its place, or remove it; a day that is the same every year is written without the year ("12-25").`;
      warnings.push(parsed.at(['hours', 'holidays', index], message, 'warning'));
    }
  }
  if (rest.followUpAfterHours !== undefined && rest.followUpAfterHours >= retention.closeResolvedAfterHours) {
    problems.push(
      parsed.at(
        ['followUpAfterHours'],
        `\`followUpAfterHours\`: a ticket is closed ${retention.closeResolvedAfterHours} hours after it was solved, and cannot be taken up again then. Ask earlier, or raise \`retention.closeResolvedAfterHours\`.`,
      ),
    );
  }
  if (rest.secondApproval === true && members.filter(({ role }) => role === 'admin').length < 2) {
    problems.push(
      parsed.at(
        ['secondApproval'],
        '`secondApproval`: there is only one admin in the team, so that nothing could ever be published from the pages. Make somebody else an admin, too, or remove the line.',
      ),
    );
  }
  const cost = rest.wrongAnswerCostsAsMuchAsHandoffs;
  const { threshold: answer, note } = answerThreshold(thresholds.answer, cost);
  if (note !== undefined) warnings.push(parsed.at(['thresholds', 'answer'], note, 'note'));
  if (thresholds.clarify > answer)
    problems.push(
      parsed.at(
        ['thresholds', 'clarify'],
        `\`thresholds.clarify\`: is above the answer threshold (${answer.toFixed(2)}), so that nobody would ever be asked what they meant. Lower it, or raise \`thresholds.answer\`.`,
      ),
    );
  const [first, ...others] = languages;
  if (problems.length > 0 || first === undefined) return { problems };
  const { timeZone, holidays, ...days } = week;
  return {
    warnings,
    at: parsed.at,
    service: {
      ...rest,
      wrongAnswerCostsAsMuchAsHandoffs: cost ?? USUAL_COST,
      ladder,
      languages: [first, ...others],
      thresholds: { ...thresholds, answer },
      calendar: { timeZone, holidays, hours: days },
      team: members,
      retentionDays: retention.conversationDays,
      tokenDays: retention.tokenDays,
      closeResolvedAfterHours: retention.closeResolvedAfterHours,
    },
  };
}
