import { sha256Digest } from '../../../bot/adapters/crypto';
import { parseKnowledge } from '../../../bot/knowledge/parse';
import { formatProblem } from '../../../bot/knowledge/problems';
import type { KnowledgeFile } from '../../../bot/model/knowledge-file';
import { SMALL_FILES } from '../../support/small-knowledge';

const parse = (files: readonly KnowledgeFile[]) => parseKnowledge(files, sha256Digest, new Date('2026-11-23T09:30:00.000Z'));

/** The small knowledge with one file replaced (or added), and the problems that this makes, as a person reads them. */
function problemsWith(path: string, text: string): readonly string[] {
  const parsed = parse([...SMALL_FILES.filter((file) => file.path !== path), { path, text }]);
  return (parsed.kind === 'invalid' ? parsed.problems : parsed.warnings).map(formatProblem);
}

const service = SMALL_FILES[0]?.text ?? '';

describe('a folder of knowledge files', () => {
  it('is one version, which is the same whatever order the files come in', () => {
    const one = parse(SMALL_FILES);
    const other = parse([...SMALL_FILES].reverse());
    expect(one.kind === 'valid' && other.kind === 'valid' && one.base.version === other.base.version).toBe(true);
  });

  it('is another version when one character changes', () => {
    const changed = SMALL_FILES.map((file) => (file.path === 'service.yaml' ? { ...file, text: `${file.text}# x\n` } : file));
    expect(parse(changed)).not.toMatchObject({
      base: { version: (parse(SMALL_FILES) as { base: { version: string } }).base.version },
    });
  });

  it('needs a service file and an entry', () => {
    expect(parse([])).toMatchObject({ kind: 'invalid', problems: [{ file: 'service.yaml' }, { file: 'knowledge/' }] });
    expect(parse([{ path: 'service.yaml', text: service.replace(/greetingTopics.*\nsafetyEntry.*\n/, '') }])).toMatchObject({
      kind: 'invalid',
      problems: [{ message: expect.stringContaining('no entry') }],
    });
  });

  it('without any entry is reported as a folder, with how to begin, which indeed is a beginning', () => {
    const parsed = parse([{ path: 'service.yaml', text: service }]);
    const said = parsed.kind === 'invalid' ? parsed.problems.map(formatProblem) : [];
    expect(said).toEqual([
      expect.stringMatching(/^knowledge\/ {2}error: There is no entry here yet, .* Begin with a folder for a topic/),
    ]);
    const begun = parse([
      { path: 'service.yaml', text: service.replace(/safetyEntry.*\n/, '') },
      { path: 'delivery/topic.yaml', text: 'title: { es: Delivery }\n' },
      { path: 'delivery/times.es.md', text: '---\nquestion: How long does delivery take?\n---\nTwo days.\n' },
    ]);
    expect(begun.kind).toBe('valid');
  });

  it('derives the answer threshold from what a wrong answer costs, unless it is given', () => {
    const threshold = (text: string) => {
      const parsed = parse(SMALL_FILES.map((file) => (file.path === 'service.yaml' ? { ...file, text } : file)));
      return parsed.kind === 'valid' ? parsed.base.service.thresholds.answer : parsed.problems;
    };
    const free = service.replace('answer: 0.5, ', '');
    expect(threshold(free)).toBe(0.75);
    expect(threshold(`${free}wrongAnswerCostsAsMuchAsHandoffs: 10\n`)).toBeCloseTo(0.9);
    expect(threshold(service)).toBe(0.5);
  });
});

describe('a broken file is refused with file, line, column and remedy', () => {
  const front = (lines: string) => `---\n${lines}\n---\nAnswer.\n`;
  it.each<[what: string, path: string, text: string, problem: RegExp]>([
    ['no front matter', 'delivery/x.es.md', 'Hola', /^delivery\/x\.es\.md:1:1 {2}error: The file must begin with a line `---`/],
    ['front matter that is not closed', 'delivery/x.es.md', '---\nquestion: a\n', /not closed. Add a line `---`/],
    ['no answer', 'delivery/x.es.md', '---\nquestion: a\n---\n\n', /:4:1 {2}error: The answer is missing/],
    [
      'a safety entry that is not there',
      'service.yaml',
      service.replace('safety/gas', 'safety/smoke'),
      /^service\.yaml:\d\d:1 {2}error: `safetyEntry`: there is no entry `safety\/smoke`. Correct the id, or remove the line/m,
    ],
    [
      'small talk for danger',
      'service.yaml',
      service.replace('safety/gas', 'smalltalk/hello'),
      /^service\.yaml:\d\d:1 {2}error: `safetyEntry`: `smalltalk\/hello` is small talk. Name the entry/m,
    ],
    [
      'a safety entry that is no id',
      'service.yaml',
      service.replace('safety/gas', 'gas'),
      /`safetyEntry`: must be an entry id such as/,
    ],
    [
      'an answer that is too long',
      'delivery/x.es.md',
      `---\nquestion: a\n---\n${'x'.repeat(20_001)}`,
      /:4:1 {2}error: The answer is longer than 20000 characters: shorten it, or link to a page/,
    ],
    ['an entry that is far too long', 'delivery/x.es.md', front(`#${'x'.repeat(300_000)}`), /:1:1 {2}error: .* 256 KiB/],
    [
      'a title that is too long',
      'returns/topic.yaml',
      `title: { es: ${'x'.repeat(301)} }`,
      /`title\.es`: is longer than 300 char/,
    ],
    [
      'a phrase in own words that is too long',
      'service.yaml',
      `${service}phrases: { es: { 'handoff.promise': '${'x'.repeat(2_001)}' } }\n`,
      /`phrases\.es\.handoff\.promise`: is longer than 2000 characters/,
    ],
    ['no question', 'delivery/x.es.md', front('also: [a]'), /:2:1 {2}error: `question`/],
    [
      'an unknown key',
      'delivery/x.es.md',
      front('question: a\nquestoin: b'),
      /:3:1 {2}error: `questoin` is not a key that belongs here/,
    ],
    ['a list that is none', 'delivery/x.es.md', front('question: a\nalso: b'), /:3:1 {2}error: `also`/],
    ['a wrong item of a list', 'delivery/x.es.md', front('question: a\nalso:\n  - ok\n  - 5'), /:5:5 {2}error: `also.1`/],
    ['bad YAML', 'delivery/x.es.md', front('question: "a'), /error: This is not valid YAML/],
    [
      'a key given twice',
      'delivery/x.es.md',
      front('question: a\nquestion: b'),
      /:3:1 {2}error: This is not valid YAML: Map keys must be unique/,
    ],
    ['an alias', 'delivery/x.es.md', front('question: &q a\nalso: [*q]'), /Aliases .* are not taken/],
    [
      'a related entry that does not exist',
      'delivery/x.es.md',
      front('question: a\nrelated: [no/such]'),
      /:3:11 {2}error: There is no entry `no\/such`/,
    ],
    [
      'an entry related to itself',
      'delivery/x.es.md',
      front('question: a\nrelated: [delivery/x]'),
      /cannot be related to itself/,
    ],
    [
      'a source that is no web address',
      'delivery/x.es.md',
      front('question: a\nsource: { title: a, url: "javascript:alert(1)" }'),
      /must be an http or https address/,
    ],
    [
      'an end before the beginning',
      'delivery/x.es.md',
      front('question: a\nvalidFrom: "2026-02-01"\nvalidUntil: "2026-01-01"'),
      /:4:1 {2}error: `validUntil` is before/,
    ],
    ['a name that says no language', 'delivery/x.md', front('question: a'), /An entry is called/],
    ['a topic without its file', 'nowhere/x.es.md', front('question: a'), /The topic `nowhere` has no topic.yaml/],
    [
      'a time zone nobody knows',
      'service.yaml',
      service.replace('Europe/Madrid', 'Europe/Madird'),
      /service\.yaml:5:3 {2}error: `hours.timeZone`: is not a time zone that is known/,
    ],
    [
      'hours that overlap',
      'service.yaml',
      service.replace('"16:00-20:00"]\n  tue', '"13:00-20:00"]\n  tue'),
      /`hours.mon`: has spans that overlap/,
    ],
    [
      'hours that end before they begin',
      'service.yaml',
      service.replace('09:00-14:00', '14:00-09:00'),
      /must end after it begins/,
    ],
    ['no hours at all', 'service.yaml', service.replace(/ {2}(mon|tue|wed|thu|fri):.*\n/g, ''), /nobody could ever answer/],
    ['an empty team', 'service.yaml', service.replace(/team:\n( {2}.*\n)+/, 'team: {}\n'), /`team`: is empty/],
    [
      'a ladder with a loop',
      'service.yaml',
      service.replace('[owner, lead, admin]', '[owner, lead, owner]'),
      /The ladder comes back to `owner`/,
    ],
    [
      'a step of the ladder that is nobody',
      'service.yaml',
      service.replace('[owner, lead, admin]', '[owner, boss]'),
      /Nobody in the team is `boss`/,
    ],
    [
      'a reply promised after the resolution',
      'service.yaml',
      service.replace('low: { firstResponseHours: 8', 'low: { firstResponseHours: 80'),
      /promises the resolution before the first reply/,
    ],
    [
      'a topic that is greeted with and does not exist',
      'service.yaml',
      service.replace('[delivery]', '[nothing]'),
      /service\.yaml:21:18 {2}error: There is no topic `nothing` to greet with\. Correct its spelling/,
    ],
    [
      'a phrase that the bot does not have',
      'service.yaml',
      `${service}phrases: { es: { 'greting.morning': Hola } }\n`,
      /There is no phrase `greting.morning`/,
    ],
    [
      'a saved question that leads nowhere',
      'questions.es.yaml',
      '- question: a\n  expect: no/such\n',
      /questions\.es\.yaml:2:3 {2}error: There is no entry `no\/such`/,
    ],
    ['a synonym on its own', 'synonyms.es.yaml', '- [nevera]\n', /needs at least two words/],
  ])('%s', (_what, path, text, problem) => {
    expect(problemsWith(path, text).join('\n')).toMatch(problem);
  });

  it('deep nesting and large files are refused before they are expanded', () => {
    expect(problemsWith('synonyms.es.yaml', `${'['.repeat(200)}${']'.repeat(200)}`)[0]).toMatch(/Nested deeper/);
    // The parser would end the process, and not only for brackets.
    for (const part of ['[', '- ', '? ', '{a: ']) {
      const problems = problemsWith('synonyms.es.yaml', part.repeat(60_000)).filter((one) => one.startsWith('synonyms'));
      expect(problems).toEqual([expect.stringMatching(/Nested deeper/)]);
    }
    expect(problemsWith('synonyms.es.yaml', `# ${'x'.repeat(300_000)}`)[0]).toMatch(/larger than 256 KiB/);
  });

  it('of thousands of problems in a file, the first hundred are told', () => {
    const wrongKeys = Array.from({ length: 5_000 }, (_, nr) => `key${nr}: 1\n`).join('');
    expect(problemsWith('service.yaml', `${service}${wrongKeys}`)).toHaveLength(100);
    const lists = problemsWith('synonyms.es.yaml', '- 1\n'.repeat(5_000)).filter((problem) => problem.includes('must be a list'));
    expect(lists).toHaveLength(100);
  });
});

describe('what is odd is reported, and used all the same', () => {
  it.each<[what: string, path: string, text: string, warning: RegExp]>([
    [
      'a phrase in own words that names what no phrase is given',
      'service.yaml',
      `${service}phrases: { es: { handoff.promise: 'Tu {numero}.' } }\n`,
      /service\.yaml:\d+:18 {2}warning: `handoff\.promise`: nothing is ever filled in for \{numero\}/,
    ],
    [
      'a phrase of two entries',
      'delivery/x.es.md',
      '---\nquestion: Gastos de envio!\n---\nA.\n',
      /delivery\/x\.es\.md:2:1 {2}warning: `delivery\/cost` has the same phrase|delivery\/cost\.es\.md:\d+:\d+ {2}warning: `delivery\/x`/,
    ],
    ['a language that is missing', 'delivery/x.es.md', '---\nquestion: Algo\n---\nA.\n', /There is no `delivery\/x\.en\.md`/],
    [
      'an entry without words',
      'delivery/x.es.md',
      '---\nquestion: "???"\nalso: ["!!"]\n---\nA.\n',
      /delivery\/x\.es\.md:2:1 {2}warning: No phrase of this entry holds a word, .* Write the question in words/,
    ],
    [
      'a phrase without words',
      'delivery/x.es.md',
      '---\nquestion: Algo\nalso: [otra cosa, "¿?"]\n---\nA.\n',
      /delivery\/x\.es\.md:3:19 {2}warning: This phrase holds no word/,
    ],
    [
      'a skill that nobody has',
      'returns/topic.yaml',
      'title: { es: Devoluciones, en: Returns }\nskill: techical\n',
      /returns\/topic\.yaml:2:1 {2}warning: Nobody in the team has the skill `techical`: .* Correct its spelling/,
    ],
    [
      'a skill that no topic asks for',
      'service.yaml',
      service.replace('ana: { name: Ana,', 'ana: { name: Ana, skills: [logistics, techical],'),
      /service\.yaml:17:41 {2}warning: No topic asks for the skill `techical`, .* \(there are `logistics`\)/,
    ],
    ['a file without a meaning', 'notes.yaml', 'a: 1\n', /This file has no meaning here/],
  ])('%s', (_what, path, text, warning) => {
    expect(problemsWith(path, text).join('\n')).toMatch(warning);
  });
});
