import { addressEnd, bareAddressEnd, ENDS_ADDRESS } from './address';
import { linkBare } from './bare';
import type { Inline } from './types';
import { imageUrl, safeUrl } from './url';

/** Maximum nesting of emphasis and links; anything deeper stays text. Also bounds the work at each closing mark. */
const MAX_OPEN = 12;
/** Longer runs of one mark have no meaning. */
const MAX_RUN = 3;

const SPECIAL = /[\\`*_[\]<\nh!]/g;
/** What a picture shows: one line without brackets. */
const IMAGE = /!\[([^[\]\n]{1,300})\]\(/y;
const LINE_BREAK = /<br ?\/?>/iy;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const WORD = /[\p{L}\p{N}]/u;
const VISIBLE = /\S/;

interface Frame {
  /** The opening mark; becomes text again when nothing closes it. */
  readonly mark: string;
  readonly children: Inline[];
}

/** Parses the text of a block into nodes in one pass: every character is looked at a bounded number of times. */
export function parseInline(source: string): readonly Inline[] {
  const root: Frame = { mark: '', children: [] };
  /** The open frames, innermost last. */
  const frames: Frame[] = [root];
  /** For a run of backticks of each length: no closing run exists from this index on. */
  const noCodeFrom: number[] = [];

  const top = () => frames[frames.length - 1] ?? root;

  function push(node: Inline): void {
    const { children } = top();
    const last = children[children.length - 1];
    if (node.kind !== 'text' || last?.kind !== 'text') children.push(node);
    else children[children.length - 1] = { kind: 'text', text: last.text + node.text };
  }

  function text(words: string): void {
    if (words !== '') push({ kind: 'text', text: words });
  }

  function link(url: string, children: readonly Inline[]): void {
    push({ kind: 'link', url, children });
  }

  function open(mark: string): void {
    if (frames.length > MAX_OPEN) text(mark);
    else frames.push({ mark, children: [] });
  }

  /** Turns the open marks from frame `length` up into text again. */
  function closeTo(length: number): void {
    while (frames.length > length) {
      const { mark, children } = frames.pop() ?? root;
      text(mark);
      children.forEach(push);
    }
  }

  /** Removes the frame; everything that is still open in it becomes text again. */
  function take(frame: number): Frame {
    closeTo(frame + 1);
    return frames.pop() ?? root;
  }

  function runAt(at: number): number {
    let end = at + 1;
    while (source[end] === source[at]) end += 1;
    return end - at;
  }

  /** Each function reads what starts at `at` and returns the index after it; `at` itself when the character is plain text. */
  const readers: Readonly<Record<string, (at: number) => number>> = {
    '\\': (at) => {
      const next = source[at + 1];
      if (next === '\n') push({ kind: 'break' });
      else if (next === undefined || !ESCAPABLE.test(next)) return at;
      else text(next);
      return at + 2;
    },

    // A newline is a space, as in other Markdown; after two spaces or a backslash it is a line break.
    '\n': (at) => {
      const { children } = top();
      const last = children[children.length - 1];
      if (last?.kind === 'text' && source.slice(Math.max(at - 2, 0), at) === '  ') {
        children[children.length - 1] = { kind: 'text', text: last.text.trimEnd() };
        push({ kind: 'break' });
      } else {
        text(' ');
      }
      return at + 1;
    },

    '`': (at) => {
      const length = runAt(at);
      const mark = source.slice(at, at + length);
      let end = length > MAX_RUN || (noCodeFrom[length] ?? at + 1) <= at ? -1 : source.indexOf(mark, at + length);
      while (end >= 0 && runAt(end) !== length) end = source.indexOf(mark, end + runAt(end));
      if (end < 0) {
        noCodeFrom[length] ??= at;
        text(mark);
        return at + length;
      }
      const inner = source.slice(at + length, end).replaceAll('\n', ' ');
      const isPadded = inner.startsWith(' ') && inner.endsWith(' ') && VISIBLE.test(inner);
      push({ kind: 'code', text: isPadded ? inner.slice(1, -1) : inner });
      return end + length;
    },

    '*': emphasis,
    _: emphasis,

    '[': (at) => {
      open('[');
      return at + 1;
    },

    // `](address)` turns what `[` opened into a link; otherwise everything stays text.
    ']': (at) => {
      const frame = frames.map(({ mark }) => mark).lastIndexOf('[');
      if (frame < 0) return at;
      const end = source[at + 1] === '(' && source[at - 1] !== '[' ? addressEnd(source, at + 2) : -1;
      const url = safeUrl(source.slice(at + 2, end));
      if (end < 0 || url === undefined) {
        closeTo(frame);
        return at;
      }
      link(url, withoutLinks(take(frame).children));
      return end + 1;
    },

    // `![what it shows](address)`; with an address that is no picture's, it is read as a link.
    '!': (at) => {
      IMAGE.lastIndex = at;
      const [all, alt = ''] = IMAGE.exec(source) ?? [];
      if (all === undefined || alt.trim() === '') return at;
      const end = addressEnd(source, at + all.length);
      const address = source.slice(at + all.length, end);
      const image = end < 0 ? undefined : imageUrl(address);
      const url = end < 0 ? undefined : safeUrl(address);
      if (image !== undefined) push({ kind: 'image', url: image, alt: alt.trim() });
      else if (url !== undefined) link(url, [{ kind: 'text', text: alt.trim() }]);
      else return at;
      return end + 1;
    },

    '<': (at) => {
      LINE_BREAK.lastIndex = at;
      const [lineBreak] = LINE_BREAK.exec(source) ?? [];
      if (lineBreak !== undefined) {
        push({ kind: 'break' });
        return at + lineBreak.length;
      }
      let end = at + 1;
      while (end < source.length && !ENDS_ADDRESS.test(source.charAt(end))) end += 1;
      const url = source[end] === '>' ? safeUrl(source.slice(at + 1, end)) : undefined;
      if (url === undefined) return at;
      link(url, [{ kind: 'text', text: url.replace(/^(mailto|tel):/i, '') }]);
      return end + 1;
    },

    h: (at) => {
      if (!/^https?:\/\//.test(source.slice(at, at + 8)) || WORD.test(source.charAt(at - 1))) return at;
      const end = bareAddressEnd(source, at);
      const address = source.slice(at, end);
      const url = safeUrl(address);
      if (url === undefined) text(address);
      else link(url, [{ kind: 'text', text: url }]);
      return end;
    },
  };

  function emphasis(at: number): number {
    const length = runAt(at);
    const end = at + length;
    const character = source.charAt(at);
    const before = source.charAt(at - 1);
    const after = source.charAt(end);
    // A `_` inside a word is part of the word.
    const mayClose = VISIBLE.test(before) && !(character === '_' && WORD.test(after));
    const mayOpen = VISIBLE.test(after) && !(character === '_' && WORD.test(before));
    let left = length;
    while (mayClose && length <= MAX_RUN) {
      const frame = findOpen(character, left);
      if (frame < 0) break;
      const { mark, children } = take(frame);
      push({ kind: mark.length > 1 ? 'bold' : 'italic', children });
      left -= mark.length;
    }
    if (!mayOpen || length > MAX_RUN) {
      text(character.repeat(left));
      return end;
    }
    if (left > 1) open(character + character);
    if (left % 2 > 0) open(character);
    return end;
  }

  /** The innermost open mark of this character that a run of `length` can close; a bracket in between hides it. */
  function findOpen(character: string, length: number): number {
    for (let index = frames.length - 1; index > 0; index -= 1) {
      const { mark, children } = frames[index] ?? root;
      if (mark === '[') break;
      const isInside = children.length > 0 || index < frames.length - 1;
      if (mark.startsWith(character) && mark.length <= length && isInside) return index;
    }
    return -1;
  }

  let at = 0;
  while (at < source.length) {
    SPECIAL.lastIndex = at;
    const next = SPECIAL.exec(source)?.index ?? source.length;
    text(source.slice(at, next));
    at = readers[source.charAt(next)]?.(next) ?? next;
    if (at === next) {
      text(source.charAt(at));
      at += 1;
    }
  }
  closeTo(1);
  return withBareLinks(root.children);
}

/** Bare addresses in text become links, except in the text of a link. */
function withBareLinks(nodes: readonly Inline[]): readonly Inline[] {
  const linked: Inline[] = [];
  for (const node of nodes) {
    if (node.kind === 'text') linkBare(node.text, (part) => void linked.push(part));
    else if (node.kind === 'bold' || node.kind === 'italic') linked.push({ ...node, children: withBareLinks(node.children) });
    else linked.push(node);
  }
  return linked;
}

function withoutLinks(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.flatMap((node): readonly Inline[] => {
    if (node.kind === 'link') return withoutLinks(node.children);
    if (node.kind === 'image') return [{ kind: 'text', text: node.alt }];
    return 'children' in node ? [{ ...node, children: withoutLinks(node.children) }] : [node];
  });
}
