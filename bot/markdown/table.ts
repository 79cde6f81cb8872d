import { parseInline } from './inline';
import type { Block, Cell } from './types';

const MAX_COLUMNS = 20;

/** Whether a line can be the head of a table, and the next one the line of hyphens below it. */
export function beginsTable(line: string, next: string): boolean {
  if (!line.includes('|') || !next.includes('-')) return false;
  const marks = cellsOf(next);
  const head = cellsOf(line);
  return head.length === marks.length && head.length <= MAX_COLUMNS && marks.every((mark) => /^:?-+:?$/.test(mark));
}

/** A table of its lines: head, hyphens, rows. As in GitHub's Markdown, missing cells are empty and further ones are dropped. */
export function tableOf([head = '', , ...rows]: readonly string[]): Block {
  const width = cellsOf(head).length;
  return { kind: 'table', head: parsed(head, width), rows: rows.map((row) => parsed(row, width)) };
}

function parsed(line: string, width: number): readonly Cell[] {
  const cells = cellsOf(line);
  return Array.from({ length: width }, (_, index) => parseInline(cells[index] ?? ''));
}

/** The texts between the `|` that no backslash precedes. */
function cellsOf(line: string): readonly string[] {
  const cells: string[] = [];
  let from = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1;
    else if (line[at] === '|') {
      cells.push(line.slice(from, at).trim());
      from = at + 1;
    }
  }
  cells.push(line.slice(from).trim());
  if (cells[0] === '') cells.shift();
  if (cells.length > 1 && cells.at(-1) === '') cells.pop();
  return cells;
}
