import { addressEnd, bareAddressEnd, ENDS_ADDRESS } from './address';
import type { Inline } from './types';
import { safeUrl } from './url';

/** Emphasis and links within one another; what is deeper stays text. Also bounds the work at each closing mark. */
const MAX_OPEN = 12;

const ESCAPABLE = '\\`*_{}[]()<>#+-.!|~"\'&,:;=?@^/$%';
const SPECIAL = /[\\`*_[\]<\nh]/g;
const WORD = /[\p{L}\p{N}]/u;
const SPACE = /\s/;

interface Frame {
  /** The mark that opened it, given back as text when nothing closes it. */
  readonly mark: string;
  readonly children: Inline[];
}
const ROOT: Frame = { mark: '', children: [] };

/** Text within a block to nodes. One pass: every character is looked at a bounded number of times. */
export function parseInline(source: string): readonly Inline[] {
  return new InlineParser(source).parse();
}

/** Each method that reads something at a position returns the position after it. */
class InlineParser {
  private readonly frames: Frame[] = [{ mark: '', children: [] }];
  /** For a run of backticks of each length: none closes from here on. */
  private readonly noCodeFrom = [0, Infinity, Infinity, Infinity];

  constructor(private readonly source: string) {}

  parse(): readonly Inline[] {
    const { source } = this;
    let position = 0;
    while (position < source.length) {
      SPECIAL.lastIndex = position;
      const next = SPECIAL.exec(source)?.index ?? source.length;
      this.text(source.slice(position, next));
      position = next < source.length ? this.special(next) : next;
    }
    this.closeTo(1);
    return this.top().children;
  }

  private special(at: number): number {
    const character = this.source.charAt(at);
    if (character === '\\') return this.escape(at);
    if (character === '`') return this.code(at);
    if (character === '*' || character === '_') return this.emphasis(at, character);
    if (character === '[') return this.open(at, '[');
    if (character === ']') return this.link(at);
    if (character === '<') return this.angleAddress(at);
    if (character === '\n') return this.newline(at);
    return this.bareAddress(at);
  }

  private escape(at: number): number {
    const next = this.source.charAt(at + 1);
    if (next === '\n') this.push({ kind: 'break' });
    else if (next !== '' && ESCAPABLE.includes(next)) this.text(next);
    else return this.verbatim(at, 1);
    return at + 2;
  }

  /** A newline is a space, as elsewhere in Markdown; after two spaces or a backslash it is a line break. */
  private newline(at: number): number {
    const children = this.top().children;
    const last = children[children.length - 1];
    if (last?.kind === 'text' && this.source.slice(Math.max(at - 2, 0), at) === '  ') {
      children[children.length - 1] = { kind: 'text', text: last.text.trimEnd() };
      this.push({ kind: 'break' });
    } else {
      this.text(' ');
    }
    return at + 1;
  }

  private code(at: number): number {
    const { source } = this;
    const length = runLength(source, at, '`');
    const hopeless = (this.noCodeFrom[length] ?? 0) <= at;
    const end = hopeless ? -1 : closingRun(source, at + length, length);
    if (end < 0) {
      if (!hopeless) this.noCodeFrom[length] = at;
      return this.verbatim(at, length);
    }
    const inner = source.slice(at + length, end).replaceAll('\n', ' ');
    const padded = inner.startsWith(' ') && inner.endsWith(' ') && inner.trim() !== '';
    this.push({ kind: 'code', text: padded ? inner.slice(1, -1) : inner });
    return end + length;
  }

  private emphasis(at: number, character: '*' | '_'): number {
    const { source } = this;
    const length = runLength(source, at, character);
    const before = source.charAt(at - 1);
    const after = source.charAt(at + length);
    if (length > 3) return this.verbatim(at, length);
    const mayClose = before !== '' && !SPACE.test(before) && !(character === '_' && WORD.test(after));
    const mayOpen = after !== '' && !SPACE.test(after) && !(character === '_' && WORD.test(before));
    let left = length;
    while (mayClose && left > 0) {
      const frame = this.findOpen(character, left);
      if (frame < 0) break;
      this.closeTo(frame + 1);
      const { mark, children } = this.pop();
      this.push({ kind: mark.length === 2 ? 'bold' : 'italic', children });
      left -= mark.length;
    }
    let position = at + length - left;
    if (mayOpen && left >= 2) position = this.open(position, character + character);
    if (mayOpen && left % 2 === 1) position = this.open(position, character);
    return this.verbatim(position, at + length - position);
  }

  /** `](address)` makes a link of what `[` opened; everything else stays text. */
  private link(at: number): number {
    const frame = this.frames.findLastIndex(({ mark }) => mark === '[');
    if (frame < 0) return this.verbatim(at, 1);
    const { source } = this;
    const end = source.charAt(at + 1) === '(' ? addressEnd(source, at + 2) : -1;
    const url = end < 0 || source.charAt(at - 1) === '[' ? undefined : safeUrl(source.slice(at + 2, end));
    if (url === undefined) {
      this.closeTo(frame);
      return this.verbatim(at, 1);
    }
    this.closeTo(frame + 1);
    this.push({ kind: 'link', url, children: withoutLinks(this.pop().children) });
    return end + 1;
  }

  private angleAddress(at: number): number {
    const { source } = this;
    let end = at + 1;
    while (end < source.length && !ENDS_ADDRESS.test(source.charAt(end))) end += 1;
    const address = source.slice(at + 1, end);
    const url = source.charAt(end) === '>' ? safeUrl(address) : undefined;
    if (url === undefined) return this.verbatim(at, 1);
    this.push({ kind: 'link', url, children: [{ kind: 'text', text: address.replace(/^mailto:/i, '') }] });
    return end + 1;
  }

  private bareAddress(at: number): number {
    const { source } = this;
    const starts = source.startsWith('https://', at) || source.startsWith('http://', at);
    if (!starts || WORD.test(source.charAt(at - 1))) return this.verbatim(at, 1);
    const end = bareAddressEnd(source, at);
    const address = source.slice(at, end);
    const url = safeUrl(address);
    if (url === undefined) return this.verbatim(at, address.length);
    this.push({ kind: 'link', url, children: [{ kind: 'text', text: address }] });
    return end;
  }

  /** The innermost open mark of this character that a run of `length` can close; a bracket in between hides it. */
  private findOpen(character: string, length: number): number {
    for (let index = this.frames.length - 1; index > 0; index -= 1) {
      const { mark, children } = this.frames[index] ?? ROOT;
      if (mark === '[') return -1;
      const isInside = children.length > 0 || index < this.frames.length - 1;
      if (mark.startsWith(character) && mark.length <= length && isInside) return index;
    }
    return -1;
  }

  private open(at: number, mark: string): number {
    if (this.frames.length > MAX_OPEN) return this.verbatim(at, mark.length);
    this.frames.push({ mark, children: [] });
    return at + mark.length;
  }

  /** Gives the marks that are still open from the frame `length` up back as text. */
  private closeTo(length: number): void {
    while (this.frames.length > length) {
      const { mark, children } = this.pop();
      this.text(mark);
      for (const child of children) this.push(child);
    }
  }

  private verbatim(at: number, length: number): number {
    this.text(this.source.slice(at, at + length));
    return at + length;
  }

  private text(text: string): void {
    if (text !== '') this.push({ kind: 'text', text });
  }

  private push(node: Inline): void {
    const { children } = this.top();
    const last = children[children.length - 1];
    if (node.kind === 'text' && last?.kind === 'text')
      children[children.length - 1] = { kind: 'text', text: last.text + node.text };
    else children.push(node);
  }

  private pop(): Frame {
    return this.frames.pop() ?? ROOT;
  }

  private top(): Frame {
    return this.frames[this.frames.length - 1] ?? ROOT;
  }
}

function runLength(source: string, start: number, character: string): number {
  let end = start;
  while (source.charAt(end) === character) end += 1;
  return end - start;
}

function closingRun(source: string, from: number, length: number): number {
  let index = source.indexOf('`', from);
  while (index >= 0) {
    const run = runLength(source, index, '`');
    if (run === length) return index;
    index = source.indexOf('`', index + run);
  }
  return -1;
}

function withoutLinks(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.flatMap((node): readonly Inline[] => {
    if (node.kind === 'link') return withoutLinks(node.children);
    if (node.kind === 'bold' || node.kind === 'italic') return [{ ...node, children: withoutLinks(node.children) }];
    return [node];
  });
}
