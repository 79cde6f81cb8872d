import type { Kind } from '../tone/lexicon';

/** Somebody is in danger, or will be: said in the present or about a past that may come back. Counts in quotation marks, too. */
export const DANGER: Omit<Kind, 'phrases'> = { name: 'danger', weight: 3, quoted: true };

/** Words of danger that mean none; where both are as long, it is this one. */
export const FIGURE: Omit<Kind, 'phrases'> = { name: 'figure', weight: 5, quoted: true };
