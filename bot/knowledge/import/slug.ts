import { foldPhrase } from '../../text/fold';

/** Of the name of an entry or topic made from a text. */
const MAX_LENGTH = 60;

/** A name for files and ids: small letters, digits and hyphens, from the first words of a text; empty when it has none. */
export function slugOf(text: string): string {
  const words = foldPhrase(text)
    .split(' ')
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    if (slug !== '' && slug.length + word.length >= MAX_LENGTH) break;
    slug = slug === '' ? word.slice(0, MAX_LENGTH) : `${slug}-${word}`;
  }
  return slug;
}

/** The slug, with a number when it is taken. */
export function freeName(slug: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(slug)) return slug;
  for (let number = 2; ; number += 1) if (!isTaken(`${slug}-${number}`)) return `${slug}-${number}`;
}
