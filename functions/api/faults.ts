import type { z } from 'zod';

/**
 * Describes what is wrong with a value of a request, as the end of a sentence that begins with its path. Written for
 * developers of clients. Messages of a schema itself take precedence.
 */
export function faultInWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'is not in the form that /openapi.json describes';
    case 'unrecognized_keys':
      return `has keys that are not taken here (${issue.keys.map((key) => JSON.stringify(key.slice(0, LONGEST_KEY))).join(', ')}): leave them out`;
    default:
      return 'is not what /openapi.json describes';
  }
}

/** A key is the client's own text, and may be anything. */
const LONGEST_KEY = 40;

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'a JSON object',
  record: 'a JSON object',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'must be a mail address such as name@example.com',
  url: 'must be an address such as https://www.example.com',
  date: 'must be a date such as 2026-12-31',
  datetime: 'must be a time such as 2026-12-31T09:30:00Z',
};

function wrongType(expected: string, input: unknown): string {
  const wanted = TYPES[expected] ?? 'of another type';
  return input === undefined ? `is missing: send ${wanted}` : `must be ${wanted}`;
}

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (origin === 'string') return 'must not be empty';
  if (origin === 'array') return `must hold at least ${minimum}`;
  return inclusive === false ? `must be more than ${minimum}` : `must be ${minimum} or more`;
}

function tooBig({ origin, maximum, inclusive }: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
  if (origin === 'string') return `is longer than ${maximum} characters: shorten it`;
  if (origin === 'array') return `holds more than ${maximum}: leave some out`;
  return inclusive === false ? `must be less than ${maximum}` : `must be ${maximum} or less`;
}
