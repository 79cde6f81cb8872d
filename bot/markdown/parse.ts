import { parseInline } from './inline';
import { beginsTable, tableOf } from './table';
import type { Block } from './types';

/** Maximum nesting of lists and quotes; anything deeper stays text. */
const MAX_DEPTH = 6;

// Each expression is anchored at the start of a line and can match in one way only, so it runs in linear time.
const HEADING = /^\s*(#{1,6}) +(?=\S)/;
const FENCE = /^\s*```[^`]*$/;
const QUOTE = /^\s*> ?/;
const MARKER = /^\s*(?:[-*+]|(\d{1,4})[.)])( +)(?=\S)/;
const INDENT = /^[ \t]*/;

/**
 * Parses Markdown into a tree: paragraphs, headings, bold, italic, code, links (http, https, mailto, tel), pictures
 * (https), lists, tables, quotes, line breaks. Everything else, HTML in particular, is text. Never throws; takes linear time.
 */
export function parseMarkdown(source: string): readonly Block[] {
  const lines = source.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n');
  return parseBlocks(lines.map(withoutTabs), 0);
}

const TAB_STOP = 4;
/** Wider indentation means nothing more. */
const MAX_INDENT = 40;

/** A tab at the beginning of a line stands for the spaces up to the next tab stop. */
function withoutTabs(line: string): string {
  const indent = INDENT.exec(line)?.[0] ?? '';
  if (!indent.includes('\t')) return line;
  let width = 0;
  for (const character of indent) width += character === '\t' ? TAB_STOP - (width % TAB_STOP) : 1;
  return ' '.repeat(Math.min(width, MAX_INDENT)) + line.slice(indent.length);
}

function parseBlocks(lines: readonly string[], depth: number): readonly Block[] {
  const blocks: Block[] = [];
  let at = 0;

  const line = (): string => lines[at] ?? '';

  /** The lines from here on, as long as `belongs` returns true. */
  function takeWhile(belongs: (line: string) => boolean): readonly string[] {
    const from = at;
    while (at < lines.length && belongs(line())) at += 1;
    return lines.slice(from, at);
  }

  function readList(marker: RegExpExecArray): Block {
    const items: (readonly Block[])[] = [];
    const start = marker[1];
    let next: RegExpExecArray | null = marker;
    while (next !== null && (next[1] === undefined) === (start === undefined)) {
      items.push(parseBlocks(readItem(next), depth + 1));
      next = MARKER.exec(line());
    }
    return { kind: 'list', ordered: start !== undefined, start: Number(start ?? 1), items };
  }

  /** The lines of one item without marker and indentation; blank lines at its end are dropped. */
  function readItem([marker, , spaces = '']: RegExpExecArray): readonly string[] {
    // More than four spaces do not count as indentation.
    const width = spaces.length > 4 ? marker.length - spaces.length + 1 : marker.length;
    const inner = [line().slice(width)];
    let blanks = 0;
    for (at += 1; at < lines.length; at += 1) {
      if (isBlank(line())) {
        blanks += 1;
        continue;
      }
      const indent = indentOf(line());
      if (indent < Math.min(width, 2) && (blanks > 0 || interrupts(line(), depth) || MARKER.test(line()))) break;
      for (; blanks > 0; blanks -= 1) inner.push('');
      inner.push(line().slice(Math.min(indent, width)));
    }
    return inner;
  }

  function readBlock(): Block {
    const [hashes, level] = HEADING.exec(line()) ?? [];
    if (hashes !== undefined && level !== undefined) {
      const children = parseInline(line().slice(hashes.length).trimEnd());
      at += 1;
      return { kind: 'heading', level: level.length, children };
    }
    if (FENCE.test(line())) {
      at += 1;
      const code = takeWhile((inside) => !inside.trimStart().startsWith('```'));
      at += 1;
      return { kind: 'code', text: code.join('\n') };
    }
    if (depth < MAX_DEPTH) {
      if (QUOTE.test(line())) {
        const quoted = takeWhile((inside) => QUOTE.test(inside));
        return {
          kind: 'quote',
          children: parseBlocks(
            quoted.map((inside) => inside.replace(QUOTE, '')),
            depth + 1,
          ),
        };
      }
      const marker = MARKER.exec(line());
      if (marker !== null) return readList(marker);
    }
    const isTable = () => beginsTable(line(), lines[at + 1] ?? '');
    if (isTable()) return tableOf(takeWhile((inside) => inside.includes('|')));
    const first = line();
    at += 1;
    const rest = takeWhile((inside) => !isBlank(inside) && !interrupts(inside, depth) && !isTable());
    const text = [first, ...rest].map((each) => each.trimStart()).join('\n');
    return { kind: 'paragraph', children: parseInline(text.trimEnd()) };
  }

  while (at < lines.length) {
    if (isBlank(line())) at += 1;
    else blocks.push(readBlock());
  }
  return blocks;
}

/** Only the sure start of a block ends a paragraph: a line that begins with a year is not a list. */
function interrupts(line: string, depth: number): boolean {
  if (HEADING.test(line) || FENCE.test(line)) return true;
  const marker = MARKER.exec(line);
  return depth < MAX_DEPTH && (QUOTE.test(line) || (marker !== null && Number(marker[1] ?? 1) === 1));
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}

function indentOf(line: string): number {
  return INDENT.exec(line)?.[0].length ?? 0;
}
