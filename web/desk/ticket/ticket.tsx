import { useEffect } from 'preact/hooks';
import { asFailure } from '../api/as-staff';
import { useStaff } from '../api/reads';
import { useTicket } from '../api/ticket-reads';
import { allWords } from '../language';
import { attended } from '../live/state';
import { saw } from '../queue/seen';
import { StaleBanner } from '../shell/banner';
import { problemText } from '../shell/problem-text';
import { Empty, Failed, Skeleton } from '../shell/states';
import { setTitle } from '../shell/title';
import { Composer } from './composer/composer';
import { sweepDrafts } from './composer/drafts';
import { Context } from './context/context';
import { TicketHead } from './header/header';
import { usePresence } from './header/presence';
import { Transcript } from './transcript/transcript';

sweepDrafts();

const GONE: readonly string[] = ['TICKET_NOT_FOUND', 'NOT_FOUND', 'CONVERSATION_NOT_FOUND'];

/** TicketActions the focus to the ticket for people who come from the list; others keep theirs. */
function focusTitle(): void {
  if (document.activeElement?.matches('.row')) document.getElementById('ticket-title')?.focus();
}

export function TicketPane({ number }: { readonly number: string }) {
  const t = allWords();
  const reading = useTicket(number);
  const staff = useStaff().data;
  usePresence(number);
  useEffect(() => {
    attended.value = number;
    return () => {
      attended.value = undefined;
    };
  }, [number]);
  const detail = reading.data;
  const loaded = detail !== undefined;
  useEffect(() => {
    if (loaded) focusTitle();
  }, [loaded]);
  useEffect(() => {
    if (detail === undefined) return;
    setTitle(`${detail.ticket.subject} · ${t.appName}`);
    saw(number, detail.ticket.version);
  }, [detail, t]);

  if (detail === undefined) {
    const problem = reading.error === null ? undefined : asFailure(reading.error);
    return (
      <section class="ticket">
        {problem === undefined ? (
          <Skeleton lines={7} />
        ) : GONE.includes(problem.code) ? (
          <Empty icon="search" title={t.ticket.notFound} hint={number} />
        ) : (
          <Failed
            title={t.ticket.failed}
            detail={problemText(problem)}
            onRetry={() => reading.refetch().catch(() => undefined)}
          />
        )}
      </section>
    );
  }
  return (
    <>
      <section class="ticket" aria-labelledby="ticket-title">
        <TicketHead detail={detail} staff={staff} />
        <StaleBanner reading={reading} />
        <Transcript detail={detail} />
        {staff === undefined ? null : <Composer detail={detail} me={staff.me} />}
      </section>
      <Context detail={detail} />
    </>
  );
}
