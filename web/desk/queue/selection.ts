import { signal } from '@preact/signals';
import { useShortcuts } from '../shell/shortcuts';

/** The numbers of the tickets that are chosen for one action; undefined while nobody chooses. */
export const selection = signal<ReadonlySet<string> | undefined>(undefined);

export function startChoosing(): void {
  selection.value ??= new Set();
}

export function stopChoosing(): void {
  selection.value = undefined;
}

let last: string | undefined;

/** Chooses a ticket, or takes it out. @param range also all between it and the last one */
export function choose(number: string, range = false): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.row')].map((row) => row.dataset.ticket ?? '');
  const [from, to] = [rows.indexOf(last ?? ''), rows.indexOf(number)].sort((a, b) => a - b);
  const chosen = new Set(selection.value);
  if (range && from !== undefined && from >= 0) for (const each of rows.slice(from, (to ?? 0) + 1)) chosen.add(each);
  else if (!chosen.delete(number)) chosen.add(number);
  last = number;
  selection.value = chosen;
}

/** x chooses the row with the focus, or the open ticket; Shift x all from the last one. */
export function useSelectionKeys(): void {
  const chooseHere = (range: boolean) => {
    const row = document.querySelector<HTMLElement>('.row:focus') ?? document.querySelector<HTMLElement>('.row[aria-current]');
    if (row?.dataset.ticket !== undefined) choose(row.dataset.ticket, range);
    else startChoosing();
  };
  useShortcuts({ x: () => chooseHere(false), X: () => chooseHere(true) });
}
