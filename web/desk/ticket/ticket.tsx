import { useEffect } from 'preact/hooks';
import { asProblem } from '../api/problem';
import { useStaff, useTicket } from '../api/reads';
import { words } from '../language';
import { saw } from '../queue/seen';
import { StaleBanner } from '../shell/banner';
import { problemText } from '../shell/problem-text';
import { Empty, Failed, Skeleton } from '../shell/states';
import { Composer } from './composer';
import { Context } from './context';
import { sweepDrafts } from './drafts';
import { TicketHead } from './head';
import { Transcript } from './transcript';

sweepDrafts();

/** Who comes from the list goes on at the ticket; who is writing somewhere is left alone. */
function focusTitle(): void {
  const from = document.activeElement;
  if (from === null || from === document.body || from.matches('.row')) document.getElementById('ticket-title')?.focus();
}

export function TicketPane({ number }: { readonly number: string }) {
  const t = words();
  const reading = useTicket(number);
  const staff = useStaff().data;
  const detail = reading.data;
  const loaded = detail !== undefined;
  useEffect(() => {
    if (loaded) focusTitle();
  }, [loaded]);
  useEffect(() => {
    if (detail === undefined) return;
    document.title = `${detail.ticket.subject} · ${t.appName}`;
    saw(number, detail.ticket.version);
  }, [detail, t]);

  if (detail === undefined) {
    const problem = reading.error === null ? undefined : asProblem(reading.error);
    return (
      <main class="ticket">
        {problem === undefined ? (
          <Skeleton lines={7} />
        ) : problem.code.endsWith('NOT_FOUND') || problem.code === 'HTTP_404' ? (
          <Empty icon="search" title={t.ticket.notFound} hint={number} />
        ) : (
          <Failed
            title={t.ticket.failed}
            detail={problemText(problem)}
            onRetry={() => reading.refetch().catch(() => undefined)}
          />
        )}
      </main>
    );
  }
  return (
    <>
      <main class="ticket" aria-labelledby="ticket-title">
        <TicketHead ticket={detail.ticket} staff={staff} />
        <StaleBanner reading={reading} />
        <Transcript detail={detail} />
        {staff === undefined ? null : <Composer detail={detail} me={staff.me} />}
      </main>
      <Context detail={detail} />
    </>
  );
}
