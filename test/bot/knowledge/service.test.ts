import { formatProblem } from '../../../bot/knowledge/problems';
import { parseService } from '../../../bot/knowledge/service';
import { addBusinessTime } from '../../../bot/time/business-hours';
import { SMALL_FILES } from '../../support/small-knowledge';

const NOW = new Date('2026-11-23T09:30:00.000Z');
const good = SMALL_FILES.find(({ path }) => path === 'service.yaml')?.text ?? '';
const holidays = (...dates: readonly string[]) =>
  good.replace('serviceLevels:', `  holidays:\n${dates.map((date) => `    - "${date}"\n`).join('')}serviceLevels:`);
const team = (lines: string) => good.replace(/team:\n( {2}.*\n)+/, `team:\n${lines}`);
const ladder = (steps: string) => good.replace('[owner, lead, admin]', steps);

/** What is wrong with a service file, as a person reads it. */
function problemsOf(text: string): string {
  const parsed = parseService('service.yaml', text, NOW);
  return ('problems' in parsed ? parsed.problems : parsed.warnings).map(formatProblem).join('\n');
}

it('the service file that the others here are made from has no problem', () => {
  expect(problemsOf(good)).toBe('');
});

describe('hours that cannot be are refused with line, column and remedy', () => {
  it.each([
    [
      'spans that overlap',
      good.replace('"16:00-20:00"]\n  wed', '"13:59-20:00"]\n  wed'),
      /^service\.yaml:7:3 {2}error: `hours\.tue`: has spans that overlap; let each begin when/,
    ],
    ['the same span twice', good.replace('"16:00-20:00"]\n  wed', '"09:00-14:00"]\n  wed'), /:7:3 {2}error: .* overlap/],
    [
      'a span that ends before it begins',
      good.replace('mon: ["09:00-14:00"', 'mon: ["14:00-09:00"'),
      /^service\.yaml:6:9 {2}error: `hours\.mon\.0`: must end after it begins/,
    ],
    ['a span past midnight', good.replace('mon: ["09:00-14:00"', 'mon: ["22:00-24:30"'), /:6:9 .* belong to the next day/],
    ['a span that is none', good.replace('mon: ["09:00-14:00"', 'mon: ["9-14"'), /:6:9 .* must be a span such as "09:00-14:00"/],
    [
      'a time zone that nobody knows',
      good.replace('Europe/Madrid', 'Europa/Madrid'),
      /^service\.yaml:5:3 {2}error: `hours\.timeZone`: is not a time zone that is known; write it like Europe\/Madrid/,
    ],
    ['no hours at all', good.replace(/ {2}(mon|tue|wed|thu|fri):.*\n/g, ''), /^service\.yaml:4:1 .* nobody could ever answer/],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toMatch(problem);
  });

  it('spans that touch are one after the other, and no overlap', () => {
    expect(problemsOf(good.replace('"16:00-20:00"]\n  wed', '"14:00-20:00"]\n  wed'))).toBe('');
  });
});

describe('holidays', () => {
  it.each([
    [
      'that do not exist',
      ['2026-12-25', '2026-02-30'],
      /^service\.yaml:13:7 {2}error: `hours\.holidays\.1`: must be a date that exists/,
    ],
    ['that do not exist in any year', ['13-01'], /:12:7 .* must be a date that exists/],
    ['written another way', ['25/12/2026'], /:12:7 .* such as "2026-12-25"/],
    [
      'that have all passed',
      ['2026-05-01', '2026-11-22'],
      /^service\.yaml:11:3 {2}error: `hours\.holidays`: all of them have passed.* Add the next/,
    ],
  ])('%s are refused', (_, dates, problem) => {
    expect(problemsOf(holidays(...dates))).toMatch(problem);
  });

  it.each([
    ['they are to come', ['2026-12-25', '2027-03-26']],
    ['one is today', ['2026-11-23']],
    ['they come back every year', ['01-01', '02-29']],
    ['there are none', []],
  ])('are fine when %s', (_, dates) => {
    expect(problemsOf(dates.length === 0 ? good : holidays(...dates))).toBe('');
  });

  it.each([
    ['yesterday', '2026-11-22'],
    ['years ago', '2019-05-01'],
  ])('that passed %s are told at once, each in its line and with the remedy, and used all the same', (_, date) => {
    const said = problemsOf(holidays('12-25', date, '2027-03-26', date));
    const sentence = `warning: \`hours.holidays.N\`: ${date} has passed. Write the day of the next one in its place, or remove it;`;
    expect(said.split('\n')).toEqual([
      expect.stringContaining(`service.yaml:13:7  ${sentence.replace('N', '1')}`),
      expect.stringContaining(`service.yaml:15:7  ${sentence.replace('N', '3')}`),
    ]);
  });

  it('without a year are days off in each', () => {
    const parsed = parseService('service.yaml', holidays('12-25'), NOW);
    if ('problems' in parsed) throw new Error(problemsOf(holidays('12-25')));
    for (const [year, next] of [
      ['2028', '26'],
      ['2029', '26'],
    ]) {
      const due = addBusinessTime(parsed.service.calendar, new Date(`${year}-12-24T19:00:00.000Z`), 1);
      expect(due.toISOString()).toBe(`${year}-12-${next}T09:00:00.000Z`);
    }
  });
});

describe('how sure the assistant must be', () => {
  const thresholds = 'thresholds: { answer: 0.5, clarify: 0.3, margin: 0.05 }';
  const withCost = (cost: number, rest = thresholds) =>
    good.replace(thresholds, `wrongAnswerCostsAsMuchAsHandoffs: ${cost}\n${rest}`);
  const answerOf = (text: string) => {
    const parsed = parseService('service.yaml', text, NOW);
    if ('problems' in parsed) throw new Error(problemsOf(text));
    return parsed.service.thresholds.answer;
  };

  it.each([
    [4, 0.75],
    [10, 0.9],
    [1, 0],
  ])('follows from what a wrong answer costs: %d hand-offs give %d', (cost, answer) => {
    const text = withCost(cost, 'thresholds: { clarify: 0, margin: 0.05 }');
    expect(answerOf(text)).toBeCloseTo(answer);
    expect(problemsOf(text)).toBe('');
  });

  it('is three in four when nothing is said', () => {
    expect(answerOf(good.replace(thresholds, ''))).toBe(0.75);
  });

  it('is what is written instead, and a note says that the cost has no effect, with its line and how to let it decide', () => {
    expect(answerOf(withCost(4))).toBe(0.5);
    expect(problemsOf(withCost(4))).toBe(
      'service.yaml:4:15  note: `thresholds.answer`: 0.5 decides, so that `wrongAnswerCostsAsMuchAsHandoffs: 4` has no effect; by itself it would give 0.75. Remove `answer` here to let it decide.',
    );
  });

  it('is no matter for a note where both say the same, or one says nothing', () => {
    expect(problemsOf(withCost(2))).toBe('');
    expect(problemsOf(good)).toBe('');
  });
});

describe('a team that could not answer is refused with line, column and remedy', () => {
  it.each([
    ['nobody in it', team('').replace('team:\n', 'team: {}\n'), /^service\.yaml:16:1 {2}error: `team`: is empty: .* add a login/],
    [
      'nobody who speaks any of the languages',
      team('  ana: { name: Ana, role: admin, languages: [es] }\n')
        .replace('languages: [es, en]', 'languages: [en]')
        .replace(', lead', ''),
      /^service\.yaml:16:1 {2}error: Nobody in the team could take a ticket: nobody speaks `en`. Add it/,
    ],
    [
      'a member who speaks nothing',
      team('  ana: { name: Ana, role: admin, languages: [] }\n').replace(', lead', ''),
      /^service\.yaml:17:34 .*`team\.ana\.languages`: is empty/,
    ],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toMatch(problem);
  });

  it('a language that nobody speaks is reported', () => {
    const text = team('  ana: { name: Ana, role: admin, languages: [es] }\n').replace(', lead', '');
    expect(problemsOf(text)).toMatch(/^service\.yaml:2:17 {2}warning: Nobody in the team speaks `en`/);
  });
});

describe('a ladder that does not lead up is refused with line, column and remedy', () => {
  it.each([
    ['a step twice', '[owner, lead, lead]', /^service\.yaml:20:23 {2}error: The ladder comes back to `lead`: .* Remove one/],
    [
      'the owner again at the top',
      '[lead, admin, owner]',
      /^service\.yaml:20:23 {2}error: The ladder comes back to `owner`, .* Put it first/,
    ],
    ['the same person by role and by login', '[owner, lead, luis]', /:20:23 .* comes back to the same people with `luis`/],
    ['the same person by login and by role', '[luis, admin, lead]', /:20:23 .* comes back to the same people with `lead`/],
    [
      'a step on which nobody stands',
      '[owner, boss]',
      /^service\.yaml:20:17 {2}error: Nobody in the team is `boss`: name a login/,
    ],
  ])('%s', (_, steps, problem) => {
    expect(problemsOf(ladder(steps))).toMatch(problem);
  });

  it('a team without leads needs none to be written', () => {
    const text = team('  ana: { name: Ana, languages: [es, en] }\n').replace(/ladder:.*\n/, '');
    const parsed = parseService('service.yaml', text, NOW);
    expect('service' in parsed && parsed.service.ladder).toEqual(['owner']);
  });
});

describe('asking after a resolution', () => {
  it('is refused when the ticket would be closed by then', () => {
    expect(problemsOf(`${good}followUpAfterHours: 72\n`)).toMatch(
      /^service\.yaml:23:1 {2}error: `followUpAfterHours`: a ticket is closed 72 hours/,
    );
  });

  it('is not done unless it is requested', () => {
    const parsed = parseService('service.yaml', good, NOW);
    expect('service' in parsed && parsed.service.followUpAfterHours).toBeUndefined();
  });
});

describe('a value that is none is refused with what it must be', () => {
  const webhook = (value: string) => `${good}notifications: { webhook: ${value} }\n`;
  const address = 'must be one address in quotes, such as webhook: "https://hooks.example.com/…", with https';
  it.each([
    [
      'a webhook with keys of its own',
      webhook('{ url: "https://hooks.example.com/x" }'),
      `\`notifications.webhook\`: ${address}`,
    ],
    ['a list of webhooks', webhook('["https://hooks.example.com/x"]'), address],
    ['a webhook without https', webhook('"http://hooks.example.com/x"'), address],
    ['a webhook with a password', webhook('"https://me:secret@hooks.example.com/x"'), address],
    [
      'a channel of Teams that is no address',
      `${good}notifications: { teams: team@example.com }\n`,
      '`notifications.teams`: must be one address in quotes, such as teams: "https://….logic.azure.com/workflows/…", with https',
    ],
    [
      'a line without a value',
      good.replace('  timeZone: Europe/Madrid', '  timeZone:'),
      '`hours.timeZone`: has no value: write one',
    ],
    ['a line that is missing', good.replace('  timeZone: Europe/Madrid\n', ''), '`hours.timeZone`: is missing: add it as a text'],
    ['a number that is too small', `${good}followUpAfterHours: 0\n`, '`followUpAfterHours`: must be more than 0.'],
    ['a number that is none', `${good}followUpAfterHours: soon\n`, '`followUpAfterHours`: must be a number.'],
    ['half a miss', `${good}handoffAfterMisses: 1.5\n`, '`handoffAfterMisses`: must be a whole number.'],
    [
      'an order number without digits',
      `${good}orderNumbers: [PEDIDO]\n`,
      '`orderNumbers.0`: must be written with # for a digit, at least three of them, @ for a letter, no spaces, and at most 40 characters, such as "PED-######".',
    ],
    ['too many misses', `${good}handoffAfterMisses: 11\n`, '`handoffAfterMisses`: must be 10 or less.'],
    ['a language that is not spoken', good.replace('languages: [es, en]', 'languages: [de]'), 'must be `es` or `en`.'],
    [
      'a text where a list belongs',
      good.replace('[owner, lead, admin]', 'lead'),
      '`ladder`: must be a list, such as [one, another].',
    ],
    [
      'a mail address that is none',
      `${good}notifications: { email: [ana] }\n`,
      'must be a mail address such as name@example.com.',
    ],
    ['a login with a space', team('  ana maria: { name: Ana }\n'), 'must be a login of letters, digits'],
    ['a reserved login', team('  bot: { name: Ana }\n'), 'must not be one of bot, customer, watch'],
    [
      'a clarify threshold above the answer threshold',
      good.replace('answer: 0.5,', 'answer: 0.1,'),
      '`thresholds.clarify`: is above the answer threshold (0.10), so that nobody would ever be asked what they meant. Lower it, or raise',
    ],
  ])('%s', (_, text, sentence) => {
    const said = problemsOf(text);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/expected|received|Invalid|Too (big|small)/);
  });
});

it('a workflow of a channel in Teams is taken as Teams shows it', () => {
  const url =
    'https://prod-1.westeurope.logic.azure.com:443/workflows/0a/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers&sig=x-_y';
  const parsed = parseService('service.yaml', `${good}notifications: { teams: "${url}" }\n`, NOW);
  expect('service' in parsed && parsed.service.notifications).toEqual({ email: [], teams: url });
});

describe('words of the trade', () => {
  it('are one word each, for each language, and may all be left out', () => {
    const parsed = parseService('service.yaml', `${good}topics: { es: { about: [préstamo, "3d"] } }\nsafety: {}\n`, NOW);
    expect('service' in parsed && parsed.service).toMatchObject({
      topics: { es: { about: ['préstamo', '3d'], us: [], rivals: [] } },
      safety: {},
    });
    expect('service' in parsed && parsed.service.topics).not.toHaveProperty('en');
  });

  it.each([
    [
      'two words in one',
      'safety:\n  en:\n    things: [kettle, washing machine]\n',
      /^service\.yaml:\d+:22 {2}error: `safety\.en\.things\.1`: must be one word .* write each word of "washing machine" for itself/,
    ],
    ['a language that nobody speaks', 'topics: { de: { about: [Buch] } }\n', /:\d+:11 {2}error: .*`de` is not a key/],
    ['a list that is none', 'safety: { en: { thing: [kettle] } }\n', /`thing` is not a key that belongs here/],
    ['a mark that would be a rule', 'topics: { en: { rivals: ["ama*"] } }\n', /`topics\.en\.rivals\.0`: must be one word/],
  ])('are refused with line, column and remedy where there is %s', (_, text, problem) => {
    expect(problemsOf(`${good}${text}`)).toMatch(problem);
  });
});
