import { parseInline } from './inline';
import type { Block } from './types';

/** Lists and quotes within one another; what is deeper stays text. */
const MAX_DEPTH = 6;

type Marker = {
  readonly ordered: boolean;
  readonly start: number /** Columns before the item's text. */;
  readonly width: number;
};
type Lines = readonly string[];
type Read = { readonly block: Block /** Index of the first line after it. */; readonly next: number };

/**
 * Markdown to a tree: paragraphs, headings, bold, italic, code, links (http, https, mailto), lists, quotes, line breaks.
 * Everything else, HTML above all, is text. Never throws; the time is linear in the length.
 */
export function parseMarkdown(source: string): readonly Block[] {
  return parseBlocks(source.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n'), 0);
}

function parseBlocks(lines: Lines, depth: number): readonly Block[] {
  const blocks: Block[] = [];
  let index = 0;
  while (index < lines.length) {
    if (isBlank(lines[index])) {
      index += 1;
      continue;
    }
    const { block, next } = readBlock(lines, index, depth);
    blocks.push(block);
    index = next;
  }
  return blocks;
}

function readBlock(lines: Lines, index: number, depth: number): Read {
  const line = lines[index] ?? '';
  const level = headingLevel(line);
  if (level !== 0) return { block: heading(line, level), next: index + 1 };
  if (isFence(line)) return readCode(lines, index);
  if (depth < MAX_DEPTH && isQuote(line)) return readQuote(lines, index, depth);
  const marker = depth < MAX_DEPTH ? listMarker(line) : undefined;
  if (marker !== undefined) return readList(lines, index, marker, depth);
  return readParagraph(lines, index, depth);
}

function readParagraph(lines: Lines, from: number, depth: number): Read {
  let next = from + 1;
  while (next < lines.length && !isBlank(lines[next]) && !interrupts(lines[next] ?? '', depth)) next += 1;
  const text = lines
    .slice(from, next)
    .map((line) => line.trimStart())
    .join('\n')
    .trimEnd();
  return { block: { kind: 'paragraph', children: parseInline(text) }, next };
}

function readCode(lines: Lines, from: number): Read {
  const fence = (lines[from] ?? '').trim().charAt(0).repeat(3);
  let end = from + 1;
  while (end < lines.length && !(lines[end] ?? '').trimStart().startsWith(fence)) end += 1;
  return { block: { kind: 'code', text: lines.slice(from + 1, end).join('\n') }, next: end + 1 };
}

function readQuote(lines: Lines, from: number, depth: number): Read {
  const inner: string[] = [];
  let next = from;
  while (next < lines.length && isQuote(lines[next] ?? '')) {
    const text = (lines[next] ?? '').trimStart().slice(1);
    inner.push(text.startsWith(' ') ? text.slice(1) : text);
    next += 1;
  }
  return { block: { kind: 'quote', children: parseBlocks(inner, depth + 1) }, next };
}

function readList(lines: Lines, from: number, first: Marker, depth: number): Read {
  const items: (readonly Block[])[] = [];
  let next = from;
  let marker: Marker | undefined = first;
  while (marker !== undefined && marker.ordered === first.ordered) {
    const item = readItem(lines, next, marker, depth);
    items.push(parseBlocks(item.lines, depth + 1));
    next = item.next;
    marker = next < lines.length ? listMarker(lines[next] ?? '') : undefined;
  }
  return { block: { kind: 'list', ordered: first.ordered, start: first.start, items }, next };
}

/** The lines of one item without its marker and indentation; blank lines at its end belong to nobody. */
function readItem(lines: Lines, from: number, marker: Marker, depth: number): { readonly lines: Lines; readonly next: number } {
  const inner: string[] = [(lines[from] ?? '').slice(marker.width)];
  let next = from + 1;
  let blanks = 0;
  while (next < lines.length) {
    const line = lines[next] ?? '';
    if (isBlank(line)) {
      blanks += 1;
    } else {
      const indented = indentation(line) >= Math.min(marker.width, 2);
      if (!indented && (blanks > 0 || interrupts(line, depth) || listMarker(line) !== undefined)) break;
      for (; blanks > 0; blanks -= 1) inner.push('');
      inner.push(line.slice(Math.min(indentation(line), marker.width)));
    }
    next += 1;
  }
  return { lines: inner, next };
}

function heading(line: string, level: 1 | 2 | 3 | 4 | 5 | 6): Block {
  let text = line.trim().slice(level).trim();
  const closing = text.lastIndexOf(' ');
  if (/^#+$/.test(text.slice(closing + 1))) text = text.slice(0, Math.max(closing, 0)).trimEnd();
  return { kind: 'heading', level, children: parseInline(text) };
}

function headingLevel(line: string): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const text = line.trimStart();
  for (const level of [1, 2, 3, 4, 5, 6] as const) {
    if (text.charAt(level - 1) !== '#') return 0;
    if (text.charAt(level) === ' ' && text.trimEnd().length > level) return level;
  }
  return 0;
}

/** Only what surely starts a block ends a paragraph: a line that begins with a year is no list. */
function interrupts(line: string, depth: number): boolean {
  if (headingLevel(line) > 0 || isFence(line)) return true;
  if (depth >= MAX_DEPTH) return false;
  const marker = listMarker(line);
  return isQuote(line) || (marker !== undefined && (!marker.ordered || marker.start === 1));
}

function listMarker(line: string): Marker | undefined {
  const indent = indentation(line);
  const character = line.charAt(indent);
  let end = indent;
  let start = 1;
  if (character === '-' || character === '*' || character === '+') {
    end += 1;
  } else {
    while (end - indent < 4 && line.charAt(end) >= '0' && line.charAt(end) <= '9') end += 1;
    if (end === indent || (line.charAt(end) !== '.' && line.charAt(end) !== ')')) return undefined;
    start = Number(line.slice(indent, end));
    end += 1;
  }
  if (line.charAt(end) !== ' ' || isBlank(line.slice(end))) return undefined;
  const spaces = indentation(line.slice(end));
  return { ordered: character >= '0' && character <= '9', start, width: end + (spaces > 4 ? 1 : spaces) };
}

function isFence(line: string): boolean {
  const text = line.trimStart();
  return text.startsWith('```') && !text.slice(3).includes('`');
}

function isQuote(line: string): boolean {
  return line.trimStart().startsWith('>');
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

/** Leading spaces; a tab counts as one column, which is enough to nest. */
function indentation(line: string): number {
  let width = 0;
  while (line.charAt(width) === ' ' || line.charAt(width) === '\t') width += 1;
  return width;
}
