import type { Kind } from '../../../language/listening/lexicon';

/** Somebody is in danger, or will be: said in the present or about a past that may come back. Counts in quotation marks, too. */
export const DANGER: Omit<Kind, 'phrases'> = { name: 'danger', weight: 4, quoted: true };

/** A word of danger by itself, which means some unless the sentence is about buying, cleaning or what a thing can do. */
export const SIGN: Omit<Kind, 'phrases'> = { name: 'sign', weight: 3, quoted: true };

/** What a sentence is about in which a single word of danger means none: "which hood clears smoke best?" */
export const SHOPPING: Omit<Kind, 'phrases'> = { name: 'shopping', weight: 1, quoted: true };

/** Words of danger that mean none; where both are as long, it is this one. */
export const FIGURE: Omit<Kind, 'phrases'> = { name: 'figure', weight: 5, quoted: true };
