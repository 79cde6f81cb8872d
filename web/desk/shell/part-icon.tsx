import { Stroke } from './icon';

/** Icons that only lazily loaded parts use. */
const PATHS = {
  back: 'M10 3 5 8l5 5',
  ban: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM3.8 3.8l8.4 8.4',
  book: 'M3 3.2c2-.6 3.7-.4 5 .7 1.3-1.1 3-1.3 5-.7v9.6c-2-.6-3.7-.4-5 .7-1.3-1.1-3-1.3-5-.7zM8 3.9v9.6',
  bot: 'M3 6.5h10v6.5H3zM8 3.5v3M6 9.5v.6M10 9.5v.6M8 3.4v.1',
  copy: 'M6 5.5h7.5V13H6zM10.5 5.5V3H3v7.5h3',
  down: 'M8 3v10M4 9l4 4 4-4',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8ZM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6Z',
  flag: 'M4 14V2.5h8l-2 3 2 3H4',
  merge: 'M4 2.5v3c0 2.2 4 2.6 4 5v3M12 2.5v3c0 2.2-4 2.6-4 5M5.5 11.5 8 14l2.5-2.5',
  moon: 'M13 9.6A5.5 5.5 0 0 1 6.4 3 5.5 5.5 0 1 0 13 9.6Z',
  more: 'm4 6.2 4 4 4-4',
  note: 'M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3M6 9h4M6 11.2h2.5',
  person: 'M8 8.2a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM3 13.5c.4-2.6 2.3-3.8 5-3.8s4.6 1.2 5 3.8',
  pen: 'M3 13l.6-2.8 7-7a1.3 1.3 0 0 1 2 0l.2.2a1.3 1.3 0 0 1 0 2l-7 7z',
  plus: 'M8 3v10M3 8h10',
  send: 'M2.5 3 13.5 8l-11 5 1.5-5zM4 8h5',
  tag: 'M2.5 2.5h5L13.5 8.5l-5 5-6-6zM5.2 5.2v.1',
  thumbDown: 'M5 3H3v6h2zM5 9l2.5 4.5c1 0 1.5-.6 1.3-1.6L8.5 10H12c.8 0 1.3-.7 1.1-1.5l-1-4.4c-.2-.7-.7-1.1-1.4-1.1H5',
  thumbUp: 'M5 7H3v6h2zM5 7l2.5-4.5c1 0 1.5.6 1.3 1.6L8.5 6H12c.8 0 1.3.7 1.1 1.5l-1 4.4c-.2.7-.7 1.1-1.4 1.1H5',
  undo: 'M6 4 3 7l3 3M3 7h6.5a3.5 3.5 0 0 1 0 7H8',
  up: 'M8 13V3M4 7l4-4 4 4',
} as const;
export type PartIconName = keyof typeof PATHS;

export function PartIcon({ name }: { readonly name: PartIconName }) {
  return <Stroke d={PATHS[name]} />;
}
