/**
 * Whether a value is a system error with this code, for example `ENOENT`. (Not by class: an error may come from another
 * realm.)
 */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
