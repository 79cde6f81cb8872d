export { linkify } from './linkify';
export { parseMarkdown } from './parse';
export { inlineText, plainText } from './to-plain-text';
export type { Block, Inline } from './types';
export { safeUrl } from './url';
