import { navigate } from 'wouter-preact/use-browser-location';

/**
 * The way to the ticket to go on with when this one is done: the next row of the list, or the one before it at the end. To be
 * asked before it is done, while it stands in the list.
 * @returns goes there, unless the person has gone elsewhere meanwhile or the list has no other ticket
 */
export function wayOn(number: string): () => void {
  const rows = [...document.querySelectorAll<HTMLElement>('.row[data-ticket]')];
  const at = rows.findIndex((row) => row.dataset.ticket === number);
  const next = at < 0 ? rows[0] : (rows[at + 1] ?? rows[at - 1]);
  const to = next?.getAttribute('href');
  return () => {
    if (to != null && location.pathname.endsWith(`/${number}`)) navigate(to);
  };
}
