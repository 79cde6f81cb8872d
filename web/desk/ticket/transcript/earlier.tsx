import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { asFailure } from '../../api/as-staff';
import { loadEarlier } from '../../api/earlier';
import type { TicketDetail } from '../../api/types';
import { allWords } from '../../language';
import { problemText } from '../../shell/problem-text';
import { showToast } from '../../shell/toast';

interface EarlierProps {
  readonly detail: TicketDetail;
  /** What scrolls: it keeps what is in view in its place while more is put above it. */
  readonly box: RefObject<HTMLElement>;
}

/** Loads the pages before what is shown, one at a time; nothing where there is none. */
export function Earlier({ detail, box }: EarlierProps) {
  const { ticket, messages, events, before, eventsBefore } = detail;
  const [isLoading, setLoading] = useState(false);
  const belowTop = useRef<number>();
  useLayoutEffect(() => {
    if (box.current !== null && belowTop.current !== undefined)
      box.current.scrollTop = box.current.scrollHeight - belowTop.current;
    belowTop.current = undefined;
  }, [messages[0]?.seq, events[0]?.version]);
  if (before === undefined && eventsBefore === undefined) return null;
  const load = async () => {
    setLoading(true);
    const { scrollHeight = 0, scrollTop = 0 } = box.current ?? {};
    belowTop.current = scrollHeight - scrollTop;
    try {
      await loadEarlier(ticket.number);
    } catch (error) {
      showToast(problemText(asFailure(error)), { bad: true });
    }
    setLoading(false);
  };
  return (
    <button type="button" class="earlier" aria-disabled={isLoading} onClick={() => (isLoading ? undefined : load())}>
      {allWords().ticket.earlier}
    </button>
  );
}
