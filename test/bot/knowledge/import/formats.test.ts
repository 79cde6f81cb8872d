import { planImport } from '../../../../bot/knowledge/import/plan';
import { type ImportFormat, readImport } from '../../../../bot/knowledge/import/read';

/** Question, answer and what else a row became, with what it lost. */
function read(
  name: string,
  text: string,
  options: { readonly format?: ImportFormat; readonly columns?: readonly string[] } = {},
) {
  const { drafts, problems } = readImport([{ name, text }], options);
  return {
    rows: drafts.map(({ entry, at, lost }) => ({ line: at.line, lost, ...entry })),
    problems: problems.map(({ line, message, severity }) => `${line} ${severity}: ${message}`),
  };
}

describe('a table', () => {
  it('is read by its header, in any order, in Spanish or English, with any separator', () => {
    const { rows, problems } = read(
      'faq.csv',
      '\uFEFFTema;RESPUESTA;Pregunta\r\nPagos;"Con tarjeta;\r\no en efectivo.";¿Cómo pago?\r\n\r\nPagos;No.;¿Hay IVA?\r\n',
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      { line: 2, lost: [], question: '¿Cómo pago?', answer: 'Con tarjeta;\r\no en efectivo.', topic: 'Pagos' },
      { line: 5, lost: [], question: '¿Hay IVA?', answer: 'No.', topic: 'Pagos' },
    ]);
  });

  it('is read by flags when its first row is a question already', () => {
    const { rows } = read('faq.csv', 'x,Yes.,Open?\ny,No.,Closed?\n', { columns: ['-', 'answer', 'question'] });
    expect(rows.map(({ question, answer }) => [question, answer])).toEqual([
      ['Open?', 'Yes.'],
      ['Closed?', 'No.'],
    ]);
  });

  it('takes other phrasings from one cell or from columns of their own', () => {
    const { rows } = read('faq.csv', 'question,also,also 2,answer\nOpen?,are you open | opening,hours?,Yes.\n');
    expect(rows[0]?.also).toEqual(['are you open', 'opening', 'hours?']);
  });

  it.each([
    [
      'without a header',
      'Open?,Yes.\n',
      /^1 error: Say which columns hold the question and the answer: .*--columns question,answer/,
    ],
    [
      'with a quote that is not closed',
      'question,answer\nOpen?,"Yes.\nNo.\n',
      /^\d error: Close the quote that begins in this row/,
    ],
    ['with text after a quote', 'question,answer\nOpen?,"Yes" he said\n', /^2 error: Double the quote inside the cell/],
    ['with a cell too many', 'question,answer\nOpen?,Yes, always.\n', /^2 error: Put quotes around the cell that has “,” in it/],
    ['that is empty', '', /^1 error: The file is empty/],
  ])('%s is refused with the line and what to do', (_, text, message) => {
    const { rows, problems } = read('faq.csv', text);
    expect(rows).toEqual([]);
    expect(problems[0]).toMatch(message);
  });

  it('of QnA Maker has a row for each phrasing of a question', () => {
    const tsv = [
      'Question\tAnswer\tSource\tMetadata\tSuggestedQuestions\tIsContextOnly\tPrompts\tQnaId',
      'Open?\tFrom 9\\nto 5\teditorial\tlang:en\t[]\tFalse\t[]\t1',
      'Opening hours\tFrom 9\\nto 5\teditorial\t\t[]\tFalse\t[]\t1',
      'Where?\tHere.\teditorial\t\t[]\tFalse\t[{"displayOrder":0}]\t2',
    ].join('\n');
    const { rows } = read('kb.tsv', tsv);
    expect(rows).toMatchObject([
      { question: 'Open?', also: ['Opening hours'], answer: 'From 9\nto 5', lost: ['metadata (lang:en)'] },
      { question: 'Where?', answer: 'Here.', lost: ['prompts: name them as related entries'] },
    ]);
  });
});

describe('a page', () => {
  it('has its questions in headings, with topics above', () => {
    const html = `<!doctype html><html><head><title>x</title><style>p{}</style></head><body><nav>Home</nav>
<h1>Help</h1><h2>Delivery</h2><div><h3>How <em>long</em>?</h3><p>Two <b>days</b>.<br>Or 3.</p><ul><li>one<ul><li>two</li></ul></li></ul></div>
<h3>Cost?</h3><table><tr><th>kg</th><th>€</th></tr><tr><td>1</td><td>2|3</td></tr></table></body></html>`;
    const { rows } = read('faq.html', html);
    expect(rows).toMatchObject([
      { line: 2, topic: 'Delivery', question: 'How long?', answer: 'Two **days**.\\\nOr 3.\n\n- one\n  - two' },
      { line: 3, topic: 'Delivery', question: 'Cost?', answer: '| kg | € |\n| --- | --- |\n| 1 | 2\\|3 |' },
    ]);
  });

  it('has its questions in details', () => {
    const { rows } = read(
      'faq.html',
      '<details><summary>Open?</summary><p>Yes, see <a href="https://e.example/x">here</a>.</p></details><p>after</p>',
    );
    expect(rows).toMatchObject([{ question: 'Open?', answer: 'Yes, see [here](https://e.example/x).' }]);
  });

  it('loses scripts silently, and says which links and pictures are gone', () => {
    const html =
      '<h2>Q?</h2><p><script>alert(1)</script><a href="javascript:alert(1)">tap</a> <img src="x.png" alt="A lift"> *stars*</p>';
    const { rows } = read('faq.html', html);
    expect(rows[0]).toMatchObject({ answer: 'tap A lift \\*stars\\*' });
    expect(rows[0]?.lost.join()).toMatch(/the link “javascript:alert\(1\)” of “tap”.*the picture “A lift”/);
  });

  it('in Markdown keeps each answer as it is', () => {
    const { rows } = read(
      'faq.md',
      '# Help\n\n## Delivery\n\n### How long?\n\n- 2 days\n\n```\n## no heading\n```\n\n### Cost? ###\nFree.\n',
    );
    expect(rows).toMatchObject([
      { line: 5, topic: 'Delivery', question: 'How long?', answer: '- 2 days\n\n```\n## no heading\n```' },
      { line: 13, topic: 'Delivery', question: 'Cost?', answer: 'Free.' },
    ]);
  });

  it.each([
    ['faq.html', '<p>nothing</p>', /^1 error: Mark each question with a heading/],
    ['faq.md', 'nothing\n', /^1 error: Begin each question with a line such as/],
  ])('without a question is refused: %s', (name, text, message) => {
    expect(read(name, text).problems[0]).toMatch(message);
  });

  it('nested a hundred thousand times is read or refused, and never hangs', () => {
    const { rows } = read('faq.html', `<h2>Q?</h2>${'<b>'.repeat(20_000)}deep`);
    expect(rows[0]?.answer).toContain('deep');
  });
});

describe('what other products export', () => {
  it('QnABot: phrases, answer and topic are taken; Handlebars and hooks are told', () => {
    const text = `\uFEFF${JSON.stringify(
      {
        qna: [
          {
            qid: 'Open.001',
            type: 'qna',
            q: ['Open?', 'hours'],
            a: 'plain',
            alt: { markdown: 'Yes {{Session.name}}.', ssml: '<speak/>' },
            t: 'shops',
            l: 'QNA:hook',
          },
          { qid: 'Quiz.1', type: 'quiz', q: ['x'], a: 'y' },
        ],
      },
      null,
      2,
    )}`;
    const { rows, problems } = read('qna.json', text);
    expect(rows).toMatchObject([
      {
        line: 4,
        question: 'Open?',
        also: ['hours'],
        answer: 'Yes .',
        topic: 'shops',
        lost: ['a Lambda hook', 'the spoken answer (SSML)', 'Handlebars: {{Session.name}}'],
      },
    ]);
    expect(problems).toEqual([expect.stringMatching(/^\d+ warning: `Quiz\.1` is left out: it is of the type quiz/)]);
  });

  it('Bot Builder: `.qna`', () => {
    const text =
      '> a comment\n# ? Open?\n- hours\n- when open\n\n**Filters:**\n- city = Madrid\n\n```markdown\nFrom **9**.\n- a\n```\n\n## ? Where?\n```\nHere.\n```\n';
    expect(read('kb.qna', text).rows).toMatchObject([
      { line: 2, question: 'Open?', also: ['hours', 'when open'], answer: 'From **9**.\n- a', lost: ['filters'] },
      { line: 14, question: 'Where?', answer: 'Here.', lost: [] },
    ]);
  });

  it('Rasa: examples with the response of their intent, from two files', () => {
    const nlu =
      'version: "3.1"\nnlu:\n- intent: faq/ask_hours\n  examples: |\n    - open on [Monday](day)?\n    - hours\n- intent: bye\n  examples: |\n    - bye\n';
    const domain = 'responses:\n  utter_faq/ask_hours:\n  - text: From 9.\n  - text: From nine.\n    buttons: []\n';
    const { drafts, problems } = readImport(
      [
        { name: 'nlu.yml', text: nlu },
        { name: 'domain.yml', text: domain },
      ],
      {},
    );
    expect(drafts.map(({ entry, lost, at }) => ({ ...entry, lost, line: at.line }))).toEqual([
      {
        line: 3,
        question: 'open on Monday?',
        also: ['hours'],
        answer: 'From 9.',
        name: 'hours',
        topic: 'faq',
        lost: ['1 further wording(s) of the answer', 'buttons, pictures or channels of the response', 'marks of entities'],
      },
    ]);
    expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      expect.stringMatching(/^7 `bye` is left out: no response/),
    ]);
  });

  it('Rasa 1: nlu.md with responses.md', () => {
    const files = [
      { name: 'nlu.md', text: '## intent:faq/ask_hours\n- hours\n- open?\n\n## synonym:x\n- y\n' },
      { name: 'responses.md', text: '## ask hours\n* faq/ask_hours\n  - From 9.\n' },
    ];
    expect(readImport(files, {}).drafts.map(({ entry }) => entry)).toEqual([
      { question: 'hours', also: ['open?'], answer: 'From 9.', name: 'hours', topic: 'faq' },
    ]);
  });

  it('Zendesk and Chatwoot: published articles', () => {
    const zendesk = JSON.stringify({
      articles: [
        { id: 1, title: 'Open?', body: '<p>From <b>9</b></p>', locale: 'en-us', html_url: 'https://z.example/1' },
        { title: 'x', body: 'y', draft: true },
      ],
    });
    expect(read('z.json', zendesk).rows).toMatchObject([
      { question: 'Open?', answer: 'From **9**', language: 'en', source: { title: 'Open?', url: 'https://z.example/1' } },
    ]);
    const chatwoot = JSON.stringify({
      payload: [{ title: '¿Abierto?', content: 'De **9**', status: 'published', category: { name: 'Tiendas', locale: 'es' } }],
    });
    expect(read('c.json', chatwoot).rows).toMatchObject([
      { question: '¿Abierto?', answer: 'De **9**', language: 'es', topic: 'Tiendas' },
    ]);
  });

  it.each([
    ['x.json', '{"qna": [', /^1 error: Save or export the file once more: it is not valid JSON/],
    ['x.json', '{"articles": 3}', /^1 error: Save what the API of the help centre gives/],
    ['x.json', '[1]', /^1 error: Say what form it has with --format csv \| tsv/],
    ['x.yml', 'a: &a [x]\nb: *a\n', /^2 error: Aliases/],
    ['x.qna', 'hello', /^1 error: Begin each question with `## \?`/],
  ])('of the wrong form is refused: %s %s', (name, text, message) => {
    expect(read(name, text).problems[0]).toMatch(message);
  });
});

describe('the plan', () => {
  const existing = [{ path: 'general/open.en.md', text: '---\nquestion: Open?\n---\nYes.\n' }];
  const plan = (csv: string, replace = false, files = existing) =>
    planImport(readImport([{ name: 'faq.csv', text: csv }], {}), { language: 'en', topic: 'General', replace, existing: files });

  it('makes ids from questions and topics from titles, and numbers what is taken', () => {
    const { rows, topics, files } = plan(
      'question,answer,topic\nHow much does it cost to send?,2,Envío & más\n"How much, does it cost to send",3,Envío & más\n',
    );
    expect(rows.map(({ id }) => id)).toEqual([
      'envio-mas/how-much-does-it-cost-to-send',
      'envio-mas/how-much-does-it-cost-to-send-2',
    ]);
    expect(topics).toEqual(['envio-mas']);
    expect(files.at(-1)).toEqual({ path: 'envio-mas/topic.yaml', text: 'title:\n  en: Envío & más\n' });
  });

  it('leaves alone what is there already, and changes it only when asked to', () => {
    expect(plan('question,answer\nOpen?,Yes.\n')).toMatchObject({ rows: [{ outcome: 'same' }], files: [], problems: [] });
    expect(plan('question,answer\nOpen?,No.\n')).toMatchObject({
      rows: [{ outcome: 'there' }],
      problems: [{ line: 2, severity: 'error' }],
    });
    expect(plan('question,answer\nOpen?,No.\n', true)).toMatchObject({ rows: [{ outcome: 'changed' }], problems: [] });
  });

  it.each([
    [
      'a path in an id',
      'id,question,answer\n../../etc/passwd,Open?,Yes.\n',
      /Write the id as `topic\/entry`.*“\.\.\/\.\.\/etc\/passwd” is none/,
    ],
    ['an id without a topic', 'id,question,answer\nopen,Open?,Yes.\n', /Write the id as `topic\/entry`/],
    ['an id twice', 'id,question,answer\na/b,Open?,Yes.\na/b,Closed?,No.\n', /`a\/b` stands in line 2 already/],
    ['an empty answer', 'question,answer\nOpen?,\n', /Write the answer/],
    ['an empty question', 'question,answer\n,Yes.\n', /Write the question/],
    ['a phrase of 100,000 characters', `question,answer\n${'x'.repeat(100_000)},Yes.\n`, /question.*longer than 300 characters/],
    ['an answer of 300 KB', `question,answer\nOpen?,${'x '.repeat(150_000)}\n`, /larger than 256 KiB|longer than/],
    ['a date that does not exist', 'question,answer,valid until\nOpen?,Yes.,2026-02-30\n', /validUntil/],
  ])('refuses %s, at its line', (_, csv, message) => {
    const { rows, problems } = plan(csv, false, []);
    const [first] = problems;
    expect(first?.message).toMatch(message);
    expect(first?.line).toBeGreaterThan(1);
    expect(rows.some(({ outcome }) => outcome === 'refused')).toBe(true);
  });
});
