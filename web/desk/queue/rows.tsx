import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ticket } from '../api/types';
import type { DeskLocation } from './location';
import { Row } from './row';

/** This many rows are rendered together or not at all. */
const BLOCK = 20;
/** Estimated height before the first measurement. */
const ROW_PX = 56;
/** Distance at which blocks are rendered ahead, so that scrolling shows no gaps. */
const AHEAD = '900px 0px';

interface RowsProps {
  readonly tickets: readonly Ticket[];
  readonly place: DeskLocation;
  readonly login: string | undefined;
}

/**
 * A long list in blocks, of which only those near the visible part are rendered: thousands of rows cost as much as a
 * hundred.
 */
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
    // A row with the keyboard focus must not disappear.
    setDrawn(near || (box.current?.contains(document.activeElement) ?? false));
  });
  return (
    <ul ref={box} class="rows" style={{ height: drawn ? '' : `${perRow.current * tickets.length}px` }}>
      {drawn ? tickets.map((ticket) => <Row key={ticket.number} ticket={ticket} place={place} login={login} />) : null}
    </ul>
  );
}

/** Calls back when the element comes near the visible part of the queue, or leaves it. */
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
