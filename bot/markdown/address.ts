/** Characters that end an address. */
export const ENDS_ADDRESS = /[\s<>[\]"`]/;

/** Index of the `)` that ends a link's address. Stops at brackets, so that no two searches overlap. */
export function addressEnd(source: string, from: number): number {
  let depth = 0;
  for (let index = from; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (ENDS_ADDRESS.test(character)) return -1;
    if (character === '(') depth += 1;
    if (character === ')' && depth-- === 0) return index;
  }
  return -1;
}

/**
 * Index at which an address in running text ends, without the punctuation of the sentence around it.
 * @param most of a longer address, only so many characters are looked at
 */
export function bareAddressEnd(source: string, from: number, most = Number.POSITIVE_INFINITY): number {
  let end = from;
  let opened = 0;
  while (end < source.length && !ENDS_ADDRESS.test(source.charAt(end))) {
    if (end - from >= most) return end;
    if (source.charAt(end) === '(') opened += 1;
    if (source.charAt(end) === ')' && opened-- === 0) break;
    end += 1;
  }
  const shortest = from + 'http'.length;
  while (end > shortest && ".,;:!?'*_~".includes(source.charAt(end - 1))) end -= 1;
  return end;
}
