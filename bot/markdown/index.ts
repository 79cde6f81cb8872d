export { linkify } from './linkify';
export { parseMarkdown } from './parse';
export { inlineText, plainText } from './to-plain-text';
export type { Block, Cell, Inline } from './types';
export { imageUrl, safeUrl } from './url';
