/** Name of the element that the widget lives in; a page may style its custom properties and parts. */
export const HOST = 'mostrador-widget';

/**
 * Puts the widget's element at the end of the page, out of reach of the page's own style sheets.
 * On `<html>`, since a `transform` on the body would move what is fixed inside it.
 */
export function mount(css: string, accent: string | undefined): ShadowRoot {
  const host = document.createElement(HOST);
  // `* { … !important }` of a page beats `:host`, but not what is important on the element itself.
  // Without a box there is nothing left for it to move, hide or fade either.
  host.style.setProperty('all', 'initial', 'important');
  host.style.setProperty('display', 'contents', 'important');
  if (accent !== undefined) host.style.setProperty('--mostrador-accent', accent);
  const root = host.attachShadow({ mode: 'open' });
  addStyle(root, css);
  document.documentElement.append(host);
  return root;
}

/** Adds a style sheet as an object: no element, so nothing that a page's policy forbids. */
export function addStyle(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
