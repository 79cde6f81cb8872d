/** Name of the widget's element; a page may style its custom properties and parts. */
export const HOST = 'mostrador-widget';

/**
 * Adds the widget's element to the page, isolated from the page's style sheets. It is a child of `<html>`, since a
 * `transform` on the body would move its fixed content.
 */
export function mount(css: string, accent: string | undefined): ShadowRoot {
  const host = document.createElement(HOST);
  // `* { … !important }` of a page overrides `:host`, but not important styles on the element itself. Without a box,
  // nothing of the element can be moved, hidden or faded.
  host.style.setProperty('all', 'initial', 'important');
  host.style.setProperty('display', 'contents', 'important');
  if (accent !== undefined) host.style.setProperty('--mostrador-accent', accent);
  const root = host.attachShadow({ mode: 'open' });
  addStyle(root, css);
  document.documentElement.append(host);
  return root;
}

/** Adds a style sheet as an object: without an element, no content security policy forbids it. */
export function addStyle(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
