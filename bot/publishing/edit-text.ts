import { type Document, isScalar, isSeq, parseDocument, Scalar, YAMLSeq } from 'yaml';
import { MostradorError } from '../model/errors';

/** Values of a YAML file; `undefined` removes a key. */
export type Fields = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** Long lines are not wrapped: a diff shows what somebody changed, and nothing else. */
const FORM = { lineWidth: 0, flowCollectionPadding: true } as const;

/**
 * Changes fields of an entry's front matter, and its answer. Comments, the order of keys and everything that is not named
 * stay as they are.
 * @param text the file as it is; absent for a new entry
 */
export function writeEntry(text: string | undefined, fields: Fields, answer: string): string {
  const document = parseDocument(frontMatterOf(text));
  const front = document.errors.length > 0 || document.contents === null ? parseDocument('{}') : document;
  if (front !== document && front.contents !== null && 'flow' in front.contents) front.contents.flow = false;
  for (const [key, value] of Object.entries(fields)) setField(front, key, value);
  return `---\n${front.toString(FORM)}---\n${answer.trim()}\n`;
}

/** The lines between the first two `---`. */
function frontMatterOf(text = ''): string {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.findIndex((line, place) => place > 0 && line.trim() === '---');
  return end < 0 ? '' : lines.slice(1, end).join('\n');
}

function setField(document: Document, key: string, value: Fields[string]): void {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    document.delete(key);
    return;
  }
  const present: unknown = document.get(key, true);
  if (isScalar(present) && present.value === value) return;
  if (isSeq(present) && Array.isArray(value)) {
    // An item that stays keeps its comment and its quotes.
    const old = [...present.items];
    present.items = value.map(
      (item: string) => old.find((node) => isScalar(node) && node.value === item) ?? document.createNode(item),
    );
    return;
  }
  document.set(key, document.createNode(value));
}

/** A value in place of another; what stays of it keeps its comments, its quotes and its brackets. */
function setIn(document: Document, path: YamlChange['path'], value: unknown): void {
  const present: unknown = document.getIn(path, true);
  if (isScalar(present) && (value === null || typeof value !== 'object')) present.value = value;
  else if (isSeq(present) && isListOfPlain(value)) {
    const old = [...present.items];
    present.items = value.map((item) => old.find((node) => isScalar(node) && node.value === item) ?? plain(item));
  } else document.setIn(path, isListOfPlain(value) ? listOf(document, value) : document.createNode(value));
}

const isListOfPlain = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.every((item) => item === null || typeof item !== 'object');

/** Texts in quotes: a time or a date is none to everybody's parser. */
function plain(value: unknown): Scalar {
  const node = new Scalar(value);
  if (typeof value === 'string' && /\d/.test(value)) node.type = Scalar.QUOTE_DOUBLE;
  return node;
}

/** A new list, in brackets on one line. */
function listOf(document: Document, values: readonly unknown[]): YAMLSeq {
  const list = new YAMLSeq(document.schema);
  list.flow = true;
  list.items = values.map(plain);
  return list;
}

/** One value of a YAML file, by its path; without a value it is removed. */
export interface YamlChange {
  readonly path: readonly (string | number)[];
  readonly value?: unknown;
}

/**
 * Changes values of a YAML file such as service.yaml; comments and everything else stay.
 * @throws MostradorError INVALID_REQUEST when the file is no YAML, or a path leads through something that is no mapping
 */
export function writeYaml(text: string, changes: readonly YamlChange[]): string {
  const document = parseDocument(text);
  if (document.errors.length > 0)
    throw new MostradorError('INVALID_REQUEST', 'This file has errors. Correct them in its text first.');
  try {
    for (const { path, value } of changes) {
      if (value !== undefined) setIn(document, path, value);
      else if (document.hasIn(path)) document.deleteIn(path);
    }
  } catch (cause) {
    throw new MostradorError('INVALID_REQUEST', 'A value of this file is not where it should be.', {}, { cause });
  }
  return document.toString(FORM);
}
