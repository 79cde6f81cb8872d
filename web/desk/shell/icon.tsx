/** Strokes on a 16 by 16 grid. Icons always stand beside words, so screen readers skip them. */
const PATHS = {
  bell: 'M8 2.5c-2.5 0-4 1.8-4 4.2 0 3-1.5 4-1.5 4.8h11c0-.8-1.5-1.8-1.5-4.8 0-2.4-1.5-4.2-4-4.2ZM6.7 13.5h2.6',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 5v3.2l2.2 1.4',
  close: 'M4 4l8 8M12 4l-8 8',
  hourglass: 'M4.5 2.5h7M4.5 13.5h7M5 2.5c0 4 6 3.6 6 11M11 2.5c0 4-6 3.6-6 11',
  mark: 'M2.5 12.5h11M8 5V3.5M4 10a4 4 0 0 1 8 0z',
  moon: 'M13 9.6A5.5 5.5 0 0 1 6.4 3 5.5 5.5 0 1 0 13 9.6Z',
  person: 'M8 8.2a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM3 13.5c.4-2.6 2.3-3.8 5-3.8s4.6 1.2 5 3.8',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.3 10.3 13.5 13.5',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11.3v.1',
} as const;
export type IconName = keyof typeof PATHS;

export function Stroke({ d }: { readonly d: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={d} />
    </svg>
  );
}

export function Icon({ name }: { readonly name: IconName }) {
  return <Stroke d={PATHS[name]} />;
}

/** The logo: a counter with a bell on it. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <rect width="24" height="24" rx="6" />
      <path d="M5 17.5h14M12 8V6.5M7 14.5a5 5 0 0 1 10 0z" />
    </svg>
  );
}
