import { MAX_CSV_ROWS } from '../../../bot/model/limits';
import { read } from '../api/as-staff';
import { narrowing } from '../api/reads';
import type { DeskLocation } from '../queue/location';
import { showToast } from '../shell/toast';
import { toolWords } from './words';

/** What the list shows, as a file. @throws Failure */
export async function download({ view, q, filters }: DeskLocation): Promise<void> {
  const query = new URLSearchParams(narrowing(q, filters));
  query.set('view', view);
  const table = await read<string>(`/v1/tickets.csv?${query}`, { isText: true });
  const address = URL.createObjectURL(new Blob([table], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: 'tickets.csv' });
  link.click();
  URL.revokeObjectURL(address);
  showToast(toolWords().filters.downloaded(MAX_CSV_ROWS));
}
