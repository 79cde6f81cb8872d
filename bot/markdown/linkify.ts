import { bareAddressEnd } from './address';
import { linkBare } from './bare';
import type { Inline } from './types';
import { safeUrl } from './url';

/** Plain text as nodes: web and mail addresses become links; everything else, including line breaks, stays as it is. */
export function linkify(text: string): readonly Inline[] {
  const nodes: Inline[] = [];
  const plain = (from: number, end: number) => linkBare(text.slice(from, end), (node) => void nodes.push(node));
  /** Everything before this index has become nodes. */
  let done = 0;
  for (let at = text.indexOf('http'); at >= 0; ) {
    const end = /^https?:\/\//.test(text.slice(at, at + 8)) ? bareAddressEnd(text, at) : at + 4;
    const url = safeUrl(text.slice(at, end));
    if (url !== undefined) {
      plain(done, at);
      nodes.push({ kind: 'link', url, children: [{ kind: 'text', text: url }] });
      done = end;
    }
    at = text.indexOf('http', end);
  }
  plain(done, text.length);
  return nodes;
}
