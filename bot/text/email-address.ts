/** An e-mail address within a text. */
export interface FoundAddress {
  /** The address for mail: with the domain in ASCII. */
  readonly address: string;
  /** Where it begins in the text, as written. */
  readonly start: number;
  /** The index after its end. */
  readonly end: number;
}

/** RFC 5321, section 4.5.3.1: at most 254 characters, and 64 in the local part. */
const MAX_ADDRESS = 254;
/**
 * Atoms joined by single dots (RFC 5321, `Dot-string`). Letters beyond ASCII need SMTPUTF8, which hardly any server
 * supports.
 */
const LOCAL_PART = /^(?=.{1,64}$)[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** The last label: letters only, or an encoded one. */
const TOP_LABEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;
const MAX_DOMAIN = 253;
/** Characters allowed in a domain: letters of any script, so that only a host name reaches the URL parser. */
const WRITTEN_DOMAIN = /^[\p{L}\p{N}\p{M}.-]+$/u;
/** Characters that separate an address from the text around it. */
const AROUND = /[\s<>()[\]",;:«»“”¿¡]/u;
/** Marks that end a sentence or quote, and do not belong to the address beside them. */
const LEADING = /^['’‘*_`.]+/u;
const TRAILING = /[.!?…'’*_`/]+$/u;

/**
 * The address for mail, or undefined when the text is not exactly one address. A domain in letters of any script becomes
 * ASCII (RFC 5891), as resolvers and mail servers require.
 */
export function emailAddress(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  const domain = asciiDomain(text.slice(at + 1));
  const address = `${text.slice(0, Math.max(at, 0))}@${domain}`;
  return domain !== undefined && LOCAL_PART.test(text.slice(0, at)) && address.length <= MAX_ADDRESS ? address : undefined;
}

function asciiDomain(written: string): string | undefined {
  if (!WRITTEN_DOMAIN.test(written) || !URL.canParse(`http://${written}`)) return undefined;
  const { hostname } = new URL(`http://${written}`);
  const labels = hostname.split('.');
  const isDomain = labels.length > 1 && labels.every((label) => LABEL.test(label)) && TOP_LABEL.test(labels.at(-1) ?? '');
  return isDomain && hostname.length <= MAX_DOMAIN ? hostname : undefined;
}

/** The mailbox that mail to an address ends in, in lower case: without the detail after a plus sign (RFC 5233). */
export function mailboxOf(address: string): string {
  return address.toLowerCase().replace(/(?<=.)\+[^@]*(?=@)/, '');
}

/** A part of a text with an `@`; without an address when it is not exactly one. */
export interface WrittenAddress extends Omit<FoundAddress, 'address'> {
  readonly address?: string;
}

/**
 * The addresses in a text. A part with an `@` that is not a complete address makes the whole text unreadable, since a
 * fragment would be somebody else's address: "josé.pérez@example.com" is never "rez@example.com".
 * @returns undefined when something looks like an address but is not one
 */
export function emailAddressesIn(text: string): readonly FoundAddress[] | undefined {
  const found: FoundAddress[] = [];
  for (const { address, start, end } of partsWithAt(text)) {
    if (address === undefined) return undefined;
    found.push({ address, start, end });
  }
  return found;
}

/**
 * The addresses in a text of which at least one cannot be read: "josé.pérez@example.com", "ana@", "ana@ example.com",
 * "ana @example.com". A name such as "@ana" is no address.
 * @returns empty when all can be read
 */
export function unreadableAddressesIn(text: string): readonly WrittenAddress[] {
  const written = [...partsWithAt(text)].flatMap((part): readonly WrittenAddress[] => {
    if (part.address !== undefined) return [part];
    const said = text.slice(part.start, part.end);
    if (said.endsWith('@')) return /[\p{L}\p{N}]/u.test(said) ? [{ ...part, end: endOfDomain(text, part.end) }] : [];
    if (!said.startsWith('@')) return [part];
    return asciiDomain(said.slice(1)) === undefined ? [] : [{ ...part, start: startOfWord(text, part.start) }];
  });
  const apart = written.filter(({ start }, place) => place === 0 || start >= (written[place - 1]?.end ?? 0));
  return apart.some(({ address }) => address === undefined) ? apart : [];
}

/** The end of the domain that follows after spaces; the same place when there is none. */
function endOfDomain(text: string, from: number): number {
  const [, space = '', word = ''] = /^(\s+)([^\s,;]{1,253})/u.exec(text.slice(from, from + MAX_ADDRESS)) ?? [];
  const domain = word.replace(TRAILING, '');
  return asciiDomain(domain) === undefined ? from : from + space.length + domain.length;
}

/** Where the word before a place begins; the same place when there is none. */
function startOfWord(text: string, to: number): number {
  const before = /([^\s,;:]{1,64})\s{1,9}$/u.exec(text.slice(Math.max(0, to - MAX_ADDRESS), to));
  return before === null ? to : to - before[0].length;
}

function* partsWithAt(text: string): Generator<WrittenAddress, void, undefined> {
  let at = text.indexOf('@');
  while (at >= 0) {
    const [from, to] = boundsOf(text, at);
    const written = text.slice(from, to);
    const start = from + (LEADING.exec(written)?.[0].length ?? 0);
    const end = to - (TRAILING.exec(written)?.[0].length ?? 0);
    const address = emailAddress(text.slice(start, end));
    yield { start, end, ...(address === undefined ? {} : { address }) };
    at = text.indexOf('@', to);
  }
}

/** The bounds of the characters around an index that are not separated by a mark or space. */
function boundsOf(text: string, at: number): readonly [from: number, to: number] {
  let from = at;
  while (from > 0 && !AROUND.test(text.charAt(from - 1))) from -= 1;
  let to = at + 1;
  while (to < text.length && !AROUND.test(text.charAt(to))) to += 1;
  return [from, to];
}
