import { bareAddressEnd } from './address';
import type { Inline } from './types';
import { MAX_LENGTH, safeUrl } from './url';

/** What may stand before and after the `@` of a mail address in running text, and their maximum lengths (RFC 5321). */
const LOCAL = /[\w.%+-]/;
const DOMAIN = /[A-Za-z0-9.-]/;
const MAX_LOCAL = 64;
const MAX_DOMAIN = 255;
const WWW = /www\.[\w-]+\.\w/y;

/**
 * Text with its bare mail addresses and `www.` addresses as links. Every character is looked at a bounded number of times.
 * @param push receives the nodes in order; their texts together are the text
 */
export function linkBare(text: string, push: (node: Inline) => void): void {
  /** Everything before this index has become nodes. */
  let done = 0;
  /** No address without a scheme begins before this index. */
  let passed = 0;
  const link = (from: number, end: number, address: string) => {
    const url = safeUrl(address);
    if (url === undefined) return;
    if (from > done) push({ kind: 'text', text: text.slice(done, from) });
    push({ kind: 'link', url, children: [{ kind: 'text', text: text.slice(from, end) }] });
    done = end;
  };
  const marks = /@|www\./g;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const at = mark.index;
    if (at < done) continue;
    if (mark[0] === '@') {
      const from = localStart(text, at, done);
      const end = domainEnd(text, at + 1);
      if (from < at && end > at) link(from, end, `mailto:${text.slice(from, end)}`);
    } else if (at === 0 || !/[\w@./:-]/.test(text.charAt(at - 1))) {
      WWW.lastIndex = at;
      if (at < passed || !WWW.test(text)) continue;
      // A longer one is no link, and neither is what stands in it.
      const end = bareAddressEnd(text, at, MAX_LENGTH);
      if (end - at >= MAX_LENGTH) passed = end;
      else if (/^www\.[\w-]+\.\w/.test(text.slice(at, Math.min(end, at + 300)))) link(at, end, `https://${text.slice(at, end)}`);
    }
  }
  if (done < text.length) push({ kind: 'text', text: text.slice(done) });
}

function localStart(text: string, at: number, least: number): number {
  let from = at;
  while (from > least && at - from < MAX_LOCAL && LOCAL.test(text.charAt(from - 1))) from -= 1;
  while (from < at && '.-%+'.includes(text.charAt(from))) from += 1;
  // Part of an address with a user name, or of a longer word.
  return from > 0 && /[/:\p{L}\p{N}]/u.test(text.charAt(from - 1)) ? at : from;
}

function domainEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < MAX_DOMAIN && DOMAIN.test(text.charAt(end))) end += 1;
  while (end > from && '.-'.includes(text.charAt(end - 1))) end -= 1;
  const domain = text.slice(from, end);
  const isWhole = end >= text.length || !/[\p{L}\p{N}@]/u.test(text.charAt(end));
  return isWhole && /^[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$/.test(domain) ? end : -1;
}
