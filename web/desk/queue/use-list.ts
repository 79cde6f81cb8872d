import { useRef, useState } from 'preact/hooks';
import { useQueue, type View } from '../api/reads';
import type { TicketPage } from '../api/types';

interface Shown {
  readonly view: View;
  readonly narrowed: string;
  readonly data: TicketPage;
  readonly dataUpdatedAt: number;
}

export interface List {
  /** The last result for this view: stays while the next page, or another search, is loading or fails. */
  readonly shown: Shown | undefined;
  readonly reading: ReturnType<typeof useQueue>;
  readonly more: () => void;
}

/** The tickets of a view, or what is left of it (see `narrowing`), with as many pages as were requested. */
export function useList(view: View, narrowed: string): List {
  const of = `${view} ${narrowed}`;
  const [asked, setAsked] = useState({ of, pages: 1 });
  const pages = asked.of === of ? asked.pages : 1;
  const reading = useQueue(view, narrowed, pages);
  const last = useRef<Shown>();
  if (reading.data !== undefined) last.current = { view, narrowed, data: reading.data, dataUpdatedAt: reading.dataUpdatedAt };
  return {
    shown: last.current?.view === view ? last.current : undefined,
    reading,
    more: () => {
      if (reading.data !== undefined) setAsked({ of, pages: pages + 1 });
    },
  };
}
