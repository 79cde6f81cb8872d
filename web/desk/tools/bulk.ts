import { signal } from '@preact/signals';
import type { z } from 'zod';
import type { BulkBody } from '../../../bot/tickets/actions/bulk';
import type { bulkReport } from '../../../functions/desk/schema';
import { asFailure, read } from '../api/as-staff';
import { queries } from '../api/query';
import { loadedTickets, overviewKey, queueKey, VIEWS } from '../api/reads';
import type { Ticket } from '../api/types';
import { selection } from '../queue/selection';
import { problemText } from '../shell/problem-text';
import { announce, showToast } from '../shell/toast';
import { toolWords } from './words';

type Report = z.infer<typeof bulkReport>;
type Without<Body> = Body extends unknown ? Omit<Body, 'tickets' | 'id'> : never;
/** What is to be done to all that are chosen. */
export type BulkAction = Without<BulkBody>;

/** For so long nothing has happened yet. */
const UNDO_MS = 5_000;

/** Those that nothing was done to, until the person has read it. */
export const missed = signal<Report['missed']>([]);

/** The chosen tickets, as the lists show them now. */
export function chosenTickets(): readonly Ticket[] {
  const chosen = selection.value ?? new Set();
  const shown = VIEWS.flatMap((view) => loadedTickets(view)).filter(({ number }) => chosen.has(number));
  return [...new Map(shown.map((ticket) => [ticket.number, ticket])).values()];
}

const confirmLeaving = (event: BeforeUnloadEvent) => event.preventDefault();

/** Does it after some seconds in which it can be called back: customers and colleagues hear of nothing before. */
export function holdBulk(action: BulkAction, of: readonly Ticket[]): void {
  const t = toolWords().bulk;
  const tickets = of.map(({ number, version }) => ({ number, version }));
  const before = selection.value;
  addEventListener('beforeunload', confirmLeaving);
  const timer = setTimeout(() => {
    run(action, tickets)
      .catch((error: unknown) => {
        selection.value = before;
        showToast(problemText(asFailure(error)), { bad: true });
      })
      .finally(() => removeEventListener('beforeunload', confirmLeaving));
  }, UNDO_MS);
  selection.value = undefined;
  showToast(t.held[action.action](tickets.length), {
    forMs: UNDO_MS,
    action: {
      label: t.undo,
      run: () => {
        clearTimeout(timer);
        removeEventListener('beforeunload', confirmLeaving);
        selection.value = before;
        announce(t.undone);
      },
    },
  });
}

async function run(action: BulkAction, tickets: BulkBody['tickets']): Promise<void> {
  const body = { ...action, id: crypto.randomUUID(), tickets };
  const report = await read<Report>('/v1/tickets/bulk', { method: 'POST', body });
  for (const queryKey of [queueKey, overviewKey, ['ticket']]) void queries.invalidateQueries({ queryKey });
  if (report.done.length > 0) showToast(toolWords().bulk.done[action.action](report.done.length));
  if (report.missed.length === 0) return;
  missed.value = report.missed;
  selection.value = new Set(report.missed.map(({ number }) => number));
}
