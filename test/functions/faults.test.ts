import * as z from 'zod';
import type { Operation } from '../../functions/api/endpoint';
import { faultInWords } from '../../functions/api/faults';
import { OPERATIONS } from '../../functions/api/operations';

const operations = Object.values<readonly Operation[]>(OPERATIONS).flat();
const operation = (key: string) => operations.find(({ method, path }) => `${method} ${path}` === key);
const body = (key: string) => operation(key)?.body ?? z.never();
const query = (key: string) => operation(key)?.query ?? z.never();

/** What is said of a value that a schema refuses. */
function faultsOf(schema: z.ZodType, value: unknown): readonly string[] {
  const result = schema.safeParse(value, { error: faultInWords });
  return result.success ? [] : result.error.issues.map(({ path, message }) => [...path, message].join(' '));
}

describe('a fault of a request says what, where and how to mend it', () => {
  it.each<[what: string, schema: z.ZodType, value: unknown, fault: string]>([
    [
      'a text that is too long',
      body('POST /v1/tickets/{number}/notes'),
      { text: 'a'.repeat(8_001) },
      'text is longer than 8000 characters: shorten it',
    ],
    ['a text that is empty', body('POST /v1/conversations/{id}/rating'), { score: 5, comment: 5 }, 'comment must be a string'],
    ['nothing at all', body('POST /v1/conversations/{id}/messages'), undefined, 'is missing: send a JSON object'],
    ['a field that is missing', body('POST /v1/tickets/{number}/notes'), {}, 'text is missing: send a string'],
    [
      'white space',
      body('POST /v1/tickets/{number}/notes'),
      { text: '  ' },
      'text holds nothing but white space: write something',
    ],
    [
      'half a character',
      body('POST /v1/conversations/{id}/rating'),
      { score: 5, comment: '\ud800' },
      'comment holds half a character (a lone surrogate): send whole characters',
    ],
    ['a score too high', body('POST /v1/conversations/{id}/rating'), { score: 6 }, 'score must be 5 or less'],
    ['a score too low', body('POST /v1/conversations/{id}/rating'), { score: 0 }, 'score must be 1 or more'],
    ['half a score', body('POST /v1/conversations/{id}/rating'), { score: 4.5 }, 'score must be a whole number'],
    ['a page that is no number', query('GET /v1/conversations/{id}/messages'), { after: 'x' }, 'after must be a number'],
    [
      'an unknown view',
      query('GET /v1/tickets'),
      { view: 'x' },
      'view must be one of "all", "unassigned", "mine", "due", "overdue", "danger"',
    ],
    [
      'too many labels',
      body('POST /v1/tickets/{number}/labels'),
      { labels: Array(11).fill('x') },
      'labels holds more than 10: leave some out',
    ],
    [
      'a time in other words',
      body('POST /v1/tickets/{number}/snooze'),
      { until: 'tomorrow' },
      'until must be a time such as 2026-12-31T09:30:00Z',
    ],
    [
      'an address that is none',
      body('POST /v1/conversations/{id}/handoff'),
      { email: 'x' },
      'email must be a mail address such as name@example.com',
    ],
    [
      'a key too many',
      body('POST /v1/tickets/{number}/spam'),
      { why: 1 },
      'has keys that are not taken here ("why"): leave them out',
    ],
    ['a name that is empty', body('POST /v1/conversations/{id}/handoff'), { name: '' }, 'name must not be empty'],
  ])('%s', (_, schema, value, fault) => {
    expect(faultsOf(schema, value)).toEqual([fault]);
  });
});

it('no operation describes a fault in the words of the library', () => {
  const values = [undefined, null, 5, 'x', [], {}];
  const inputs = operations.flatMap((one) => [one.body, one.query].filter((schema) => schema !== undefined));
  const said = inputs.flatMap((schema) => {
    const keys = 'shape' in schema ? Object.keys(Object(schema.shape)) : [];
    const wrong = [Number.NaN, -1, '', ' ', 'x'.repeat(10_000), [], null].map((value) =>
      Object.fromEntries(keys.map((key) => [key, value])),
    );
    return [...values, ...wrong].flatMap((value) => faultsOf(schema, value));
  });
  expect(said.length).toBeGreaterThan(200);
  // A field may have one of these names.
  const words = said.map((fault) => fault.replace(/^[\w.]+ /, ''));
  expect(words.filter((fault) => /expected|received|invalid|Too |option/i.test(fault))).toEqual([]);
});
