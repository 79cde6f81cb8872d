import { CST, type Document, isNode, isPair, isScalar, Lexer, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { issueInFile } from './issues';
import type { KnowledgeProblem } from './problems';

/** Longer files, deeper nesting and aliases are rejected before they are expanded (T10). In UTF-16 units. */
export const MAX_FILE_LENGTH = 256 * 1024;
export const FILE_TOO_LONG = `The file is larger than ${MAX_FILE_LENGTH / 1024} KiB. Split it.`;
const MAX_DEPTH = 20;
const TOO_DEEP = `Nested deeper than ${MAX_DEPTH} levels.`;
/** So many problems of one file are told: each is looked for in the whole file, and nobody mends more at once. */
const MAX_PROBLEMS = 100;

export interface YamlSource {
  readonly file: string;
  readonly text: string;
  /** Number of lines before the YAML begins, for front matter. */
  readonly linesBefore: number;
}

export type Parsed<Value> = { readonly value: Value; readonly at: Locate } | { readonly problems: readonly KnowledgeProblem[] };

/** Finds where a value stands in the file, by its path. */
export type Locate = (path: readonly PropertyKey[], message: string, severity?: KnowledgeProblem['severity']) => KnowledgeProblem;

/** Parses YAML and checks it against a schema; every problem comes with its line and column. */
export function parseYaml<Schema extends z.ZodType>(source: YamlSource, schema: Schema): Parsed<z.infer<Schema>> {
  const lines = new LineCounter();
  const place = (offset: number, message: string, severity: KnowledgeProblem['severity'] = 'error'): KnowledgeProblem => {
    const { line, col } = lines.linePos(offset);
    return { file: source.file, line: Math.max(line, 1) + source.linesBefore, column: Math.max(col, 1), message, severity };
  };
  if (source.text.length > MAX_FILE_LENGTH) return { problems: [place(0, FILE_TOO_LONG)] };
  const deep = offsetTooDeep(source.text);
  if (deep !== undefined) return { problems: [place(deep, TOO_DEEP)] };
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      problems: document.errors
        .slice(0, MAX_PROBLEMS)
        .map((error) => place(error.pos[0], `This is not valid YAML: ${error.message}.`)),
    };
  }
  const forbidden = findForbidden(document);
  if (forbidden !== undefined) return { problems: [place(forbidden.offset, forbidden.message)] };

  const at: Locate = (path, message, severity) => place(offsetOf(document, path), message, severity);
  const result = schema.safeParse(document.toJS({ maxAliasCount: 0 }) ?? {}, { error: issueInFile });
  if (result.success) return { value: result.data, at };
  const problems = result.error.issues
    .slice(0, MAX_PROBLEMS)
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys
            .slice(0, MAX_PROBLEMS)
            .map((key) =>
              at([...issue.path, key], `\`${key}\` is not a key that belongs here. Remove it or correct its spelling.`),
            )
        : [at(issue.path, describe(issue.path, issue.message))],
    );
  return { problems: problems.slice(0, MAX_PROBLEMS) };
}

function describe(path: readonly PropertyKey[], message: string): string {
  return path.length === 0 ? `What stands here ${message}.` : `\`${path.join('.')}\`: ${message}.`;
}

/**
 * Where brackets, or dashes in one line, nest too deep. The parser calls itself for each level, and ends the process when there are
 * tens of thousands; the lexer does not.
 */
function offsetTooDeep(text: string): number | undefined {
  let [offset, brackets, dashes] = [0, 0, 0];
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type === 'flow-map-start' || type === 'flow-seq-start') brackets += 1;
    else if (type === 'flow-map-end' || type === 'flow-seq-end') brackets -= 1;
    else if (type === 'seq-item-ind' || type === 'explicit-key-ind') dashes += 1;
    else if (type !== 'space') dashes = 0;
    if (brackets > MAX_DEPTH || dashes > MAX_DEPTH) return offset;
    if (!MARKS_OF_LEXER.has(token)) offset += token.length;
  }
  return undefined;
}

/** Tokens that stand for no text. */
const MARKS_OF_LEXER: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

function findForbidden(document: Document): { offset: number; message: string } | undefined {
  let found: { offset: number; message: string } | undefined;
  visit(document, {
    Alias(_, node) {
      found = { offset: node.range?.[0] ?? 0, message: 'Aliases (`*name`) are not taken. Write the value out.' };
      return visit.BREAK;
    },
    Node(_, node, path) {
      if (path.length <= MAX_DEPTH * 2) return undefined;
      found = { offset: node.range?.[0] ?? 0, message: TOO_DEEP };
      return visit.BREAK;
    },
  });
  return found;
}

/** The offset of the value at `path`, or of its key, or of the nearest existing value above it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (parent !== null && typeof parent === 'object' && 'items' in parent && Array.isArray(parent.items)) {
      for (const [index, item] of parent.items.entries()) {
        if (isPair(item) && isScalar(item.key) && item.key.value === key) return item.key.range?.[0] ?? 0;
        if (index === key && isNode(item)) return item.range?.[0] ?? 0;
      }
    }
  }
  return 0;
}
