import type { z } from 'zod';

/**
 * Describes what is wrong with a value in a file, as the end of a sentence that begins with the value's name. Written for
 * people who edit the file, so it uses the terms they see there. Messages of a schema itself take precedence.
 */
export function issueInFile(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_value':
      return `must be ${oneOf(issue.values)}`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'is not written in the form that belongs here';
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'has a key that does not belong here; correct its spelling';
    case 'unrecognized_keys':
      return 'has keys that do not belong here; remove them or correct their spelling';
    default:
      return 'does not belong here; compare it with the sample in the README';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text; put it between quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, such as [one, another]',
  object: 'keys with their values, such as { key: value }',
  record: 'keys with their values, such as { key: value }',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'must be a mail address such as name@example.com',
  url: 'must be a web address such as "https://www.example.com"',
  date: 'must be a date that exists, in quotes, such as "2026-12-31"',
};

function wrongType(expected: string, input: unknown): string {
  const wanted = TYPES[expected] ?? 'of another kind';
  if (input === undefined) return `is missing: add it as ${wanted}`;
  if (input === null) return `has no value: write one, which must be ${wanted}`;
  return `must be ${wanted}`;
}

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (origin === 'string') return 'is empty: write something, or leave the line out';
  if (origin === 'array') return `is too short: list at least ${minimum}`;
  return inclusive === false ? `must be more than ${minimum}` : `must be ${minimum} or more`;
}

function tooBig({ origin, maximum, inclusive }: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
  if (origin === 'string') return `is longer than ${maximum} characters: shorten it`;
  if (origin === 'array') return `lists more than ${maximum}: remove some`;
  return inclusive === false ? `must be less than ${maximum}` : `must be ${maximum} or less`;
}

function oneOf(values: readonly unknown[]): string {
  const quoted = values.map((value) => `\`${String(value)}\``);
  return quoted.length === 1 ? `${quoted[0]}` : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
