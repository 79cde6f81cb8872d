import { bareAddressEnd } from './address';
import type { Inline } from './types';
import { safeUrl } from './url';

/** Plain text as nodes: http and https addresses become links; everything else, including line breaks, stays as it is. */
export function linkify(text: string): readonly Inline[] {
  const nodes: Inline[] = [];
  /** Everything before this index has become nodes. */
  let done = 0;
  for (let at = text.indexOf('http'); at >= 0; ) {
    const end = /^https?:\/\//.test(text.slice(at, at + 8)) ? bareAddressEnd(text, at) : at + 4;
    const url = safeUrl(text.slice(at, end));
    if (url !== undefined) {
      if (at > done) nodes.push({ kind: 'text', text: text.slice(done, at) });
      nodes.push({ kind: 'link', url, children: [{ kind: 'text', text: url }] });
      done = end;
    }
    at = text.indexOf('http', end);
  }
  if (done < text.length) nodes.push({ kind: 'text', text: text.slice(done) });
  return nodes;
}
