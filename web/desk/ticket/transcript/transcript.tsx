import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TicketDetail } from '../../api/types';
import { allWords } from '../../language';
import { dayName } from '../../language/time';
import { PartIcon } from '../../shell/part-icon';
import { announce } from '../../shell/toast';
import { Earlier } from './earlier';
import { EventLine } from './event-line';
import { MessageItem } from './message-item';
import { NoteItem } from './note-item';
import { timeline } from './timeline';

/** When the view is nearer to the end than this, it follows new messages. */
const NEAR_PX = 120;

export function Transcript({ detail }: { readonly detail: TicketDetail }) {
  const t = allWords().ticket;
  const box = useRef<HTMLElement>(null);
  const [below, setBelow] = useState(false);
  const last = detail.messages.at(-1);
  const end = `${last?.seq ?? 0}/${detail.events.at(-1)?.version ?? 0}`;
  const atEnd = useRef(true);

  const toEnd = () => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
    setBelow(false);
  };
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setBelow(true);
  }, [end]);

  const heard = useRef(last?.seq ?? 0);
  useEffect(() => {
    const fresh = detail.messages.filter(({ seq, author }) => seq > heard.current && author.role === 'customer');
    heard.current = last?.seq ?? 0;
    const latest = fresh.at(-1);
    if (latest !== undefined) announce(`${t.wrote(latest.author.name ?? allWords().queue.anonymous)}: ${latest.text}`);
  }, [last?.seq]);

  const onScroll = () => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = box.current ?? {};
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    if (atEnd.current) setBelow(false);
  };

  return (
    <div class="transcript-box">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable area must be reachable by keyboard */}
      <section class="transcript" ref={box} onScroll={onScroll} tabIndex={0} aria-label={t.transcript}>
        <Earlier detail={detail} box={box} />
        <ol>
          {timeline(detail).map((item) => {
            if (item.kind === 'day')
              return (
                <li key={item.key} class="day">
                  <span>{dayName(item.at)}</span>
                </li>
              );
            if (item.kind === 'message') return <MessageItem key={item.key} item={item} detail={detail} />;
            if (item.event.kind === 'noted') return <NoteItem key={item.key} event={item.event} />;
            return <EventLine key={item.key} event={item.event} />;
          })}
        </ol>
      </section>
      {below ? (
        <button type="button" class="new-below" onClick={toEnd}>
          <PartIcon name="down" />
          {t.newBelow}
        </button>
      ) : null}
    </div>
  );
}
