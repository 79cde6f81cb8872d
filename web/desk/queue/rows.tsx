import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ticket } from '../api/types';
import type { Place } from './place';
import { Row } from './row';

/** So many rows are drawn together or not at all. */
const BLOCK = 20;
/** Before anybody has measured it. */
const ROW_PX = 77;
/** Drawn ahead, so that nobody who scrolls sees a hole. */
const AHEAD = '900px 0px';

interface RowsProps {
  readonly tickets: readonly Ticket[];
  readonly place: Place;
  readonly login: string | undefined;
}

/** A long list in blocks, of which only those near what is in view are drawn: thousands of rows cost as much as a hundred. */
export function Rows({ tickets, ...rest }: RowsProps) {
  const blocks = Array.from({ length: Math.ceil(tickets.length / BLOCK) }, (_, index) => index * BLOCK);
  return (
    <>
      {blocks.map((from) => (
        <Block key={from} tickets={tickets.slice(from, from + BLOCK)} first={from === 0} {...rest} />
      ))}
    </>
  );
}

function Block({ tickets, first, place, login }: RowsProps & { readonly first: boolean }) {
  const box = useRef<HTMLUListElement>(null);
  const [drawn, setDrawn] = useState(first);
  const perRow = useRef(ROW_PX);
  useNear(box, (near, height) => {
    if (!near && drawn && height > 0) perRow.current = height / tickets.length;
    // Who is at one of the rows by keyboard must not lose it.
    setDrawn(near || (box.current?.contains(document.activeElement) ?? false));
  });
  return (
    <ul ref={box} class="rows" style={{ height: drawn ? '' : `${perRow.current * tickets.length}px` }}>
      {drawn ? tickets.map((ticket) => <Row key={ticket.number} ticket={ticket} place={place} login={login} />) : null}
    </ul>
  );
}

/** Calls whenever the element comes near the part of the queue that is in view, or goes away from it. */
export function useNear(
  element: { readonly current: HTMLElement | null },
  onChange: (near: boolean, height: number) => void,
): void {
  const call = useRef(onChange);
  call.current = onChange;
  useEffect(() => {
    if (element.current === null) return undefined;
    const watch = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1);
        if (last !== undefined) call.current(last.isIntersecting, last.boundingClientRect.height);
      },
      { root: element.current.closest('.queue-body'), rootMargin: AHEAD },
    );
    watch.observe(element.current);
    return () => watch.disconnect();
  }, []);
}
