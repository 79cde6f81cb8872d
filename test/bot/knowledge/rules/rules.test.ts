import { sha256Digest } from '../../../../bot/adapters/crypto';
import { type KnowledgeFile, parseKnowledge, readKnowledge } from '../../../../bot/knowledge/parse';
import { RULES, reviewKnowledge } from '../../../../bot/knowledge/rules';
import { SMALL_FILES } from '../../../support/small-knowledge';

const NOW = new Date('2026-11-23T09:30:00.000Z');
const ENTRY = 'delivery/times.en.md';

function review(files: readonly KnowledgeFile[]): readonly string[] {
  return reviewKnowledge(readKnowledge(files, NOW), NOW).map(
    ({ rule, file, line, column, severity, message }) => `${rule} ${file}:${line}:${column} ${severity}: ${message}`,
  );
}

/** The small knowledge with one file changed or added. */
function withFile(path: string, change: string | ((text: string) => string)): readonly KnowledgeFile[] {
  const before = SMALL_FILES.find((file) => file.path === path)?.text ?? '';
  const text = typeof change === 'string' ? change : change(before);
  return [...SMALL_FILES.filter((file) => file.path !== path), { path, text }];
}

const answering = (answer: string) => withFile(ENTRY, (text) => text.replace(/(?<=\n---\n).*/s, `\n${answer}\n`));
const serving = (line: string, files: readonly KnowledgeFile[] = SMALL_FILES) =>
  files.map((file) => (file.path === 'service.yaml' ? { ...file, text: `${file.text}${line}\n` } : file));
const OWN_URL = 'organisation: { name: Casa Clara, email: hola@casaclara.example }';

describe('the rules', () => {
  it('find nothing in what is well', () => {
    expect(review(SMALL_FILES)).toEqual([]);
  });

  it.each<[rule: string, files: readonly KnowledgeFile[], found: RegExp]>([
    ['text-encoding', answering('Ma\uFFFDana'), /times\.en\.md:11:3 warning: Save the file as UTF-8/],
    ['text-encoding', answering('a\nSÃ\u00ADgueme'), /times\.en\.md:12:2 warning: Write “Ã/],
    ['link', answering('See [this](javascript:alert(1)).'), /:11:5 warning: Write the whole address, .*javascript/],
    ['link', answering('See [this](returns.html).'), /Write the whole address, such as https/],
    ['link', answering('See [this](/returns).'), /organisation: \{ url: … \}/],
    ['link', answering('![](https://x.example/a.png)'), /Say between the brackets what the picture shows/],
    ['link', answering('![a plan](http://x.example/a.png)'), /Give the picture an address with https/],
    ['link', answering('![a plan](https://x.example/a.png)'), /Add "https:\/\/x\.example" to `imageOrigins`/],
    ['markdown-not-rendered', answering('a\n\n<div class="x">b</div>'), /:13:1 warning: Write it in Markdown/],
    ['markdown-not-rendered', answering('~~old~~'), /Remove the `~~`/],
    ['markdown-not-rendered', answering('a\n\n***\n\nb'), /no rule is drawn/],
    ['markdown-not-rendered', answering('- [x] done'), /no boxes are drawn/],
    ['markdown-not-rendered', answering('a[^1]'), /there are no footnotes/],
    [
      'placeholder',
      answering('Call {fone}.'),
      /:11:6 warning: Correct \{fone\} to one of \{organisation\}, \{hours\}, \{email\}/,
    ],
    ['long-answer', answering('a '.repeat(2_001)), /Shorten the answer/],
    [
      'expired',
      withFile(ENTRY, (text) => text.replace('related:', 'validUntil: "2026-11-22"\nrelated:')),
      /has not been given since 2026-11-22/,
    ],
    [
      'audience',
      withFile(ENTRY, (text) => text.replace('related:', 'audience: web\nrelated:')),
      /`delivery\/times\.es\.md` is for/,
    ],
    [
      'audience',
      SMALL_FILES.map((file) =>
        file.path.startsWith('safety/gas') ? { ...file, text: file.text.replace('kind:', 'audience: web\nkind:') } : file,
      ),
      /gas\.en\.md:7:\d+ warning: Remove the audience: in danger, customers on teams would/,
    ],
    [
      'audience',
      SMALL_FILES.map((file) => {
        if (file.path.startsWith('delivery/cost'))
          return { ...file, text: file.text.replace('\nalso:', '\naudience: staff\nalso:') };
        return file.path.startsWith('delivery/times')
          ? { ...file, text: file.text.replace('\nalso:', '\naudience: web\nalso:') }
          : file;
      }),
      /Name another entry: `delivery\/cost` is for others/,
    ],
    [
      'related-out-of-time',
      SMALL_FILES.map((file) =>
        file.path.startsWith('delivery/cost')
          ? { ...file, text: file.text.replace('also:', 'validFrom: "2027-01-01"\nalso:') }
          : file,
      ),
      /Name another entry: `delivery\/cost` is out of its time/,
    ],
    [
      'indistinct',
      withFile('returns/how.en.md', (text) => text.replace('steps for a return', 'time shipping')),
      /`delivery\/times` has the same words in “shipping time”/,
    ],
    [
      'one-phrase',
      withFile('returns/how.en.md', '---\nquestion: How do I return it?\n---\nSo.\n'),
      /Write under `also` how customers ask this/,
    ],
    [
      'unused-synonym',
      withFile('synonyms.en.yaml', '- [parcel, package]\n- [zeppelin, airship]\n'),
      /synonyms\.en\.yaml:2:3 warning: Remove the line.*“zeppelin” or “airship”/,
    ],
    [
      'lost-promise',
      serving('phrases: { en: { handoff.promise: "Somebody will write to you." } }'),
      /Add \{number\}, \{due\} to `handoff\.promise`/,
    ],
    [
      'sample-leftover',
      answering('Write to hola@casaclara.example.').map((file) => ({
        ...file,
        text: file.text.replace(OWN_URL, 'organisation: { name: X, email: a@x.es }'),
      })),
      /“casaclara\.example” is left of a sample/,
    ],
  ])('%s: %#', (rule, files, found) => {
    const all = review(files).filter((line) => line.startsWith(`${rule} `));
    expect(all[0]).toMatch(found);
  });

  it.each([
    'A <br> break, `<b>` in code, `{name}` too, <https://x.example>, a *star*, 3 < 4 > 2.',
    '```\n<div>\n[a](b)\n```',
    '[a](https://x.example) [b](mailto:a@x.es) [c](tel:+34600)',
    'Hours: {hours}, {organisation}',
  ])('let pass: %j', (answer) => {
    expect(review(answering(answer))).toEqual([]);
  });

  it('have names of their own', () => {
    expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  });
});

describe('what stops a version', () => {
  it('is a merge that was left unfinished, also in an answer', () => {
    const { problems } = readKnowledge(answering('<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other'), NOW);
    expect(problems[0]).toMatchObject({
      file: ENTRY,
      line: 11,
      severity: 'error',
      message: expect.stringContaining('Choose one of the two versions'),
    });
  });
});

describe('variables and links in answers', () => {
  function answerOf(files: readonly KnowledgeFile[], language: 'es' | 'en' = 'en'): string | undefined {
    const parsed = parseKnowledge(files, sha256Digest, NOW);
    if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
    return parsed.base.entries.find((entry) => entry.id === 'delivery/times' && entry.language === language)?.answer;
  }
  const withUrl = (files: readonly KnowledgeFile[]) =>
    files.map((file) => ({
      ...file,
      text: file.text.replace(
        OWN_URL,
        'organisation: { name: Casa Clara, url: "https://www.casa.es/tienda/", phone: "+34 910 000 000" }',
      ),
    }));

  it('are filled in: built-in ones, and constants in one or each language', () => {
    const files = serving(
      'constants: { days: "30", term: { es: "un mes", en: "a month" } }',
      withUrl(answering('{organisation}, {phone}: {days} days, {term}; {what}')),
    );
    expect(answerOf(files)).toBe('Casa Clara, +34 910 000 000: 30 days, a month; {what}');
  });

  it('tell the opening hours, days alike together', () => {
    expect(answerOf(answering('{hours}'))).toBe('Monday–Friday 09:00–14:00, 16:00–20:00');
  });

  it('lead to the organisation’s own site when they are relative, and nowhere else', () => {
    const files = withUrl(answering('[a](/returns) [b](./more?x=1) [c](//evil.example/x) [d](../up)'));
    expect(answerOf(files)).toBe(
      '[a](https://www.casa.es/returns) [b](https://www.casa.es/tienda/more?x=1) [c](//evil.example/x) [d](https://www.casa.es/up)',
    );
  });

  it('show pictures of the origins that are named, and link the others', () => {
    const files = serving(
      'imageOrigins: ["https://cdn.casa.es"]',
      answering('![a](https://cdn.casa.es/a.png) ![b](https://x.example/b.png)'),
    );
    expect(answerOf(files)).toBe('![a](https://cdn.casa.es/a.png) [b](https://x.example/b.png)');
  });

  it.each([
    ['constants: { hours: "x" }', /is filled in by itself/],
    ['constants: { a: 3 }', /must be a text in quotes/],
    ['imageOrigins: ["http://x.es"]', /must be an https origin/],
  ])('are refused with what to do: %s', (line, message) => {
    const { problems } = readKnowledge(serving(line), NOW);
    expect(problems.map((problem) => problem.message).join('\n')).toMatch(message);
  });
});
