import type { ComponentChildren, FunctionComponent } from 'preact';

const SVG = 'http://www.w3.org/2000/svg';

type Props = Readonly<Record<string, unknown>> & { readonly children?: ComponentChildren };

/** A tag with its attributes and all that belongs in it, or a text; told from its siblings by its key. */
interface Drawn {
  readonly key: string;
  /** Empty for a text. */
  readonly tag: string;
  readonly props: Props;
}

/** What each of our nodes was drawn from. */
const drawn = new WeakMap<EventTarget, Drawn>();

/**
 * Makes the content of an element what the tree says, and changes nothing that is so already: focus, scrolling and what
 * stands in a field stay. A node is the same as before when its key is, or its place among its siblings of one tag.
 */
export function patch(parent: ParentNode & Node, content: ComponentChildren, namespace?: string): void {
  const next = new Map<string, Drawn>();
  resolve(content, '', next);
  const before = new Map<string, ChildNode>();
  for (const node of [...parent.childNodes]) {
    const key = drawn.get(node)?.key ?? '';
    if (next.has(key)) before.set(key, node);
    else node.remove();
  }
  let place = parent.firstChild;
  for (const now of next.values()) {
    const { key, tag } = now;
    const within = tag === 'svg' ? SVG : namespace;
    const node = before.get(key) ?? create(tag, within);
    if (node === place) place = node.nextSibling;
    else parent.insertBefore(node, place);
    update(node, now, within);
  }
}

/** Calls the components and unfolds the lists, down to tags and texts. */
function resolve(child: ComponentChildren, path: string, into: Map<string, Drawn>): void {
  const add = (tag: string, props: Props, own = '') => {
    let key = `${path}${own} ${tag}`;
    while (into.has(key)) key += '+';
    into.set(key, { key, tag, props });
  };
  if (Array.isArray(child)) {
    for (const each of child) resolve(each, path, into);
  } else if (typeof child === 'string' || typeof child === 'number') {
    add('', { children: String(child) });
  } else if (typeof child === 'object' && child !== null && 'type' in child) {
    const { type, props, key } = child;
    if (typeof type === 'string') add(type, props, key);
    // There are no classes among the components.
    else resolve((type as FunctionComponent)(props), `${path}${key}/`, into);
  }
}

function create(tag: string, namespace: string | undefined): ChildNode {
  if (tag === '') return document.createTextNode('');
  return namespace === undefined ? document.createElement(tag) : document.createElementNS(namespace, tag);
}

function update(node: ChildNode, now: Drawn, namespace: string | undefined): void {
  const before = drawn.get(node)?.props;
  const { props } = now;
  drawn.set(node, now);
  if (props === before) return;
  if (!(node instanceof Element)) {
    if (props.children !== before?.children) node.nodeValue = String(props.children);
    return;
  }
  for (const name of Object.keys({ ...before, ...props })) {
    if (props[name] !== before?.[name]) set(node, name, props[name]);
  }
  patch(node, props.children, namespace);
}

function set(node: Element, name: string, value: unknown): void {
  if (name.startsWith('on')) {
    // The same listener for good: what it calls is looked up when it is called.
    node.addEventListener(name.slice(2).toLowerCase(), callHandler);
  } else if (name === 'value' && (node instanceof HTMLTextAreaElement || node instanceof HTMLInputElement)) {
    // Setting what is there already would move the cursor.
    if (node.value !== value) node.value = String(value);
  } else if (name !== 'key' && name !== 'children') {
    const isWord = /^(aria|data)-/.test(name);
    if (value === undefined || (value === false && !isWord)) node.removeAttribute(name);
    else node.setAttribute(name, value === true && !isWord ? '' : String(value));
  }
}

function callHandler(event: Event): void {
  const props = event.currentTarget === null ? undefined : drawn.get(event.currentTarget)?.props;
  for (const [name, handler] of Object.entries(props ?? {})) {
    if (typeof handler === 'function' && name.toLowerCase() === `on${event.type}`) handler(event);
  }
}
