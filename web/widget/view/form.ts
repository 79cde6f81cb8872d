import type { TargetedSubmitEvent } from 'preact';

/** The fields of a form, trimmed; empty fields are left out. */
export function readForm(event: TargetedSubmitEvent<HTMLFormElement>): Readonly<Record<string, string>> {
  event.preventDefault();
  const entries = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()]);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}
