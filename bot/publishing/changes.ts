import type { KnowledgeFile } from '../model/knowledge-file';

/** One line of a comparison; `same` lines are there for context. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

export interface FileChange {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Changed lines, each with up to three lines around it. */
  readonly lines: readonly DiffLine[];
}

/** What differs between two versions, by path. */
export function changesBetween(before: readonly KnowledgeFile[], after: readonly KnowledgeFile[]): readonly FileChange[] {
  const old = new Map(before.map(({ path, text }) => [path, text]));
  const now = new Map(after.map(({ path, text }) => [path, text]));
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((path): FileChange[] => {
    const [was, is] = [old.get(path), now.get(path)];
    if (was === is) return [];
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    return [{ path, kind, lines: near(diffLines(linesOf(was), linesOf(is))) }];
  });
}

const linesOf = (text: string | undefined): readonly string[] =>
  text === undefined ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);

/** A table of this many cells is made at most; what is larger is shown as removed and added as a whole. */
const MAX_CELLS = 4_000_000;

/**
 * A shortest comparison of two lists of lines, by the longest common subsequence of what differs between their common
 * beginning and end. Time and memory grow with the product of the two differing parts.
 */
export function diffLines(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const same = (text: string): DiffLine => ({ kind: 'same', text });
  return [
    ...before.slice(0, start).map(same),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

function middle(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const removed = (text: string): DiffLine => ({ kind: 'removed', text });
  const added = (text: string): DiffLine => ({ kind: 'added', text });
  const width = after.length + 1;
  if (before.length === 0 || after.length === 0 || (before.length + 1) * width > MAX_CELLS) {
    return [...before.map(removed), ...after.map(added)];
  }
  // length[i * width + j]: of the longest common subsequence of before[i…] and after[j…].
  const length = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => length[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      length[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      lines.push({ kind: 'same', text: before[i] ?? '' });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      lines.push(removed(before[i] ?? ''));
      i += 1;
    } else {
      lines.push(added(after[j] ?? ''));
      j += 1;
    }
  }
  return [...lines, ...before.slice(i).map(removed), ...after.slice(j).map(added)];
}

const AROUND = 3;

/** Without the lines that are far from any change. */
function near(lines: readonly DiffLine[]): readonly DiffLine[] {
  const wanted = new Set<number>();
  for (const [place, { kind }] of lines.entries()) {
    if (kind === 'same') continue;
    for (let other = place - AROUND; other <= place + AROUND; other++) wanted.add(other);
  }
  return lines.filter((_, place) => wanted.has(place));
}
