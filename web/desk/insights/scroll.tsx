import type { ComponentChildren } from 'preact';

interface ScrollProps {
  /** The id of the heading. */
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A table under its heading, which scrolls by itself where the page is narrow. */
export function Scroll({ id, title, children }: ScrollProps) {
  return (
    <>
      <h3 id={id}>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (axe scrollable-region-focusable) */}
      <section class="insights-scroll" tabIndex={0} aria-labelledby={id}>
        <table>{children}</table>
      </section>
    </>
  );
}
