/** C0, DEL and C1 (general category Cc), but for the two that people write: tab and newline. */
const CONTROLS = /[^\P{Cc}\t\n]/gu;

/**
 * What people can have written: without control characters, tab and newline apart. Nobody sees them, and each takes six
 * characters in JSON, so that a few hundred messages of nothing else would be too long to be read.
 */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '');
}
