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

/**
 * The addresses in a text. A part with an `@` that is not a complete address makes the whole text unreadable, since a
 * fragment would be somebody else's address: "josé.pérez@example.com" is never "rez@example.com".
 * @returns undefined when something looks like an address but is not one
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

/** The bounds of the characters around an index that are not separated by a mark or space. */
function boundsOf(text: string, at: number): readonly [from: number, to: number] {
  let from = at;
  while (from > 0 && !AROUND.test(text.charAt(from - 1))) from -= 1;
  let to = at + 1;
  while (to < text.length && !AROUND.test(text.charAt(to))) to += 1;
  return [from, to];
}
