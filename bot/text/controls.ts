/** C0, DEL and C1 (general category Cc), except the two that people type: tab and newline. */
const CONTROLS = /[^\P{Cc}\t\n]/gu;

/**
 * Removes control characters except tab and newline. They are invisible, and each takes six characters in JSON, so a few
 * hundred messages of nothing else would be too long to read.
 */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '');
}
