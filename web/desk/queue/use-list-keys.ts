import { useShortcuts } from '../shell/shortcuts';

/** j and k move from row to row; Enter follows the link. */
export function useListKeys(): void {
  const step = (by: 1 | -1) => {
    const rows = [...document.querySelectorAll<HTMLElement>('.row')];
    const at = rows.findIndex((row) => row.matches(':focus'));
    const from = at >= 0 ? at : rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
    const next = from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + by));
    rows[next]?.focus();
    rows[next]?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts({ j: () => step(1), k: () => step(-1) });
}
