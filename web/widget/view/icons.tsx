import type { JSX } from 'preact';

const PATHS = {
  /** The bell on the counter. */
  bell: 'M4 16a8 8 0 0 1 16 0ZM12 8V5.4M10 5.2h4M3 19.5h18',
  close: 'm6 6 12 12M18 6 6 18',
  down: 'm6 10 6 6 6-6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M12 19V5M6 11l6-6 6 6',
  person: 'M8 8a4 4 0 1 0 8 0 4 4 0 0 0-8 0M4.5 20.5a7.5 7.5 0 0 1 15 0',
};

/** Mouths of the five faces, from unhappy to happy. */
const MOUTHS = ['M8 17q4-5 8 0', 'M8.5 16.5q3.5-2.5 7 0', 'M8.5 15.5h7', 'M8.5 15q3.5 2.5 7 0', 'M8 14q4 5 8 0'];

export const Icon = ({ name }: { readonly name: keyof typeof PATHS }) => <Drawing name={name} path={PATHS[name]} />;

/** A face for a score of 1 to 5. */
export const Face = ({ score }: { readonly score: number }) => (
  <Drawing name="face" path={`M3 12a9 9 0 1 0 18 0 9 9 0 0 0-18 0M9 10h.01M15 10h.01${MOUTHS[score - 1]}`} />
);

function Drawing({ name, path }: { readonly name: string; readonly path: string }): JSX.Element {
  return (
    <svg class={`icon i-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
