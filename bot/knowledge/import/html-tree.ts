import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

/** Elements whose text is not what the page says. */
const SILENT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'nav',
  'form',
  'button',
  'input',
  'select',
  'svg',
  'iframe',
  'object',
  'head',
  'header',
  'footer',
  'aside',
  'dialog',
]);

export type HtmlNode = Element | DefaultTreeAdapterTypes.TextNode;

/** The body of a page or fragment, as a browser would read it. Never throws. */
export function parseHtml(text: string): Element {
  const document = parse(text, { sourceCodeLocationInfo: true });
  const found = childrenOf(document)
    .flatMap(childElements)
    .find(({ tagName }) => tagName === 'body');
  if (found === undefined) throw new Error('A parsed page has a body.');
  return found;
}

/** Elements and texts, without comments and what is not for readers. */
export function visibleChildren(element: Element): readonly HtmlNode[] {
  return element.childNodes.filter((node): node is HtmlNode => isText(node) || (isElement(node) && !SILENT.has(node.tagName)));
}

export function isElement(node: HtmlNode | Node): node is Element {
  return 'tagName' in node;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** Everything visible in it, in one line. Pages nest as deep as they like, so nothing here calls itself. */
export function textOf(node: HtmlNode): string {
  return rawTextOf(node, ' ').replace(/\s+/g, ' ').trim();
}

/** Everything visible in it as it is written, with `between` around each element that begins a line of its own. */
export function rawTextOf(node: HtmlNode, between: string): string {
  const parts: string[] = [];
  const waiting: (HtmlNode | string)[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') parts.push(next);
    else if (!isElement(next)) parts.push(next.value);
    else {
      const separator = INLINE.has(next.tagName) ? '' : between;
      parts.push(separator);
      waiting.push(separator, ...[...visibleChildren(next)].reverse());
    }
  }
  return parts.join('');
}

/** Every visible element below a node for which `isWanted`, with all elements above it. */
export function withAncestors(root: Element, isWanted: (element: Element) => boolean): ReadonlySet<Element> {
  const found = new Set<Element>();
  const waiting: { readonly element: Element; readonly above: Ancestors | undefined }[] = [{ element: root, above: undefined }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { element, above } = next;
    if (isWanted(element)) {
      found.add(element);
      for (let one = above; one !== undefined && !found.has(one.element); one = one.above) found.add(one.element);
    }
    for (const child of visibleChildren(element))
      if (isElement(child)) waiting.push({ element: child, above: { element, above } });
  }
  return found;
}

interface Ancestors {
  readonly element: Element;
  readonly above: Ancestors | undefined;
}

/** Elements that do not begin a line of their own. */
export const INLINE: ReadonlySet<string> = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'cite',
  'code',
  'data',
  'dfn',
  'em',
  'font',
  'i',
  'kbd',
  'label',
  'mark',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
  'var',
  'wbr',
  'img',
  'br',
]);

/** The line and column of an element, both from 1. */
export function positionOf({ sourceCodeLocation }: Element): { readonly line: number; readonly column: number } {
  return { line: sourceCodeLocation?.startLine ?? 1, column: sourceCodeLocation?.startCol ?? 1 };
}

function isText(node: Node): node is DefaultTreeAdapterTypes.TextNode {
  return 'value' in node;
}

function childrenOf(node: { readonly childNodes: readonly Node[] }): readonly Element[] {
  return node.childNodes.filter((child) => 'tagName' in child);
}

function childElements(element: Element): readonly Element[] {
  return childrenOf(element);
}
