/** An e-mail address within a text. */
export interface FoundAddress {
  /** As it is mailed to: the domain in ASCII. */
  readonly address: string;
  /** Where it stands in the text, as it was written. */
  readonly start: number;
  /** The first unit behind it. */
  readonly end: number;
}

/** RFC 5321, section 4.5.3.1: a path holds 254 characters, its local part 64. */
const MAX_ADDRESS = 254;
/** Atoms joined by single dots (RFC 5321, `Dot-string`). Letters beyond ASCII need SMTPUTF8, which hardly a server speaks. */
const LOCAL_PART = /^(?=.{1,64}$)[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** The last label: letters only, or an encoded one. */
const TOP_LABEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;
const MAX_DOMAIN = 253;
/** What a domain may be written with: letters of any script, so that nothing but a host name reaches the URL parser. */
const WRITTEN_DOMAIN = /^[\p{L}\p{N}\p{M}.-]+$/u;
/** What parts an address from the text around it. */
const AROUND = /[\s<>()[\]",;:«»“”¿¡]/u;
/** Marks that end a sentence, or quote, and are no part of the address before or behind them. */
const LEADING = /^['’‘*_`.]+/u;
const TRAILING = /[.!?…'’*_`/]+$/u;

/**
 * An address as it is mailed to, or undefined: a text is one address as a whole, or none.
 * A domain in letters of any script becomes ASCII (RFC 5891), as resolvers and mail servers want it.
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

/**
 * The addresses in a text. What holds an `@` and is no address as a whole makes the text unreadable, since a part of it would be
 * somebody else's: "josé.pérez@example.com" is never "rez@example.com".
 * @returns undefined when something in it looks like an address and is none
 */
export function emailAddressesIn(text: string): readonly FoundAddress[] | undefined {
  const found: FoundAddress[] = [];
  let at = text.indexOf('@');
  while (at >= 0) {
    const [from, to] = boundsOf(text, at);
    const written = text.slice(from, to);
    const start = from + (LEADING.exec(written)?.[0].length ?? 0);
    const end = to - (TRAILING.exec(written)?.[0].length ?? 0);
    const address = emailAddress(text.slice(start, end));
    if (address === undefined) return undefined;
    found.push({ address, start, end });
    at = text.indexOf('@', to);
  }
  return found;
}

/** The run of characters around a place that no mark or space parts. */
function boundsOf(text: string, at: number): readonly [from: number, to: number] {
  let from = at;
  while (from > 0 && !AROUND.test(text.charAt(from - 1))) from -= 1;
  let to = at + 1;
  while (to < text.length && !AROUND.test(text.charAt(to))) to += 1;
  return [from, to];
}
