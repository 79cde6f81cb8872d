import type { TargetedSubmitEvent } from 'preact';

/** What stands in the fields of a form, without white space around it; empty fields are left out. */
export function readForm(event: TargetedSubmitEvent<HTMLFormElement>): Readonly<Record<string, string>> {
  event.preventDefault();
  const entries = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()]);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}
