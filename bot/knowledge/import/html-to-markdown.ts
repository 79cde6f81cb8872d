import { safeUrl } from '../../markdown';
import {
  attribute,
  type Element,
  type HtmlNode,
  INLINE,
  isElement,
  parseHtml,
  rawTextOf,
  textOf,
  visibleChildren,
} from './html-tree';

export interface Converted {
  readonly markdown: string;
  /** What Markdown of the safe subset cannot hold, each as a short sentence. */
  readonly lost: readonly string[];
}

/** Nested deeper, text is taken without its form. */
const MAX_DEPTH = 40;

/** HTML as Markdown of the safe subset. */
export function htmlToMarkdown(html: string): Converted {
  return nodesToMarkdown(visibleChildren(parseHtml(html)));
}

/** Like `htmlToMarkdown`, for a part of a tree. */
export function nodesToMarkdown(nodes: readonly HtmlNode[]): Converted {
  const lost = new Set<string>();
  const markdown = blocks(nodes, lost, 0);
  return { markdown, lost: [...lost] };
}

function blocks(nodes: readonly HtmlNode[], lost: Set<string>, depth: number): string {
  const parts: string[] = [];
  let line: HtmlNode[] = [];
  const endLine = () => {
    const text = inline(line, lost, depth)
      .replace(/[ \t]*\n[ \t]*/g, '\n')
      .trim();
    if (text !== '') parts.push(text.replaceAll('\n', '\\\n'));
    line = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || INLINE.has(node.tagName) || depth > MAX_DEPTH) {
      line.push(node);
      continue;
    }
    endLine();
    const text = block(node, lost, depth + 1);
    if (text.trim() !== '') parts.push(text);
  }
  endLine();
  return parts.join('\n\n');
}

function block(element: Element, lost: Set<string>, depth: number): string {
  const children = visibleChildren(element);
  switch (element.tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return `${'#'.repeat(Number(element.tagName[1]))} ${inline(children, lost, depth).replace(/\s+/g, ' ').trim()}`;
    case 'ul':
    case 'ol':
      return list(element, lost, depth);
    case 'blockquote':
      return prefixed(blocks(children, lost, depth), '> ', '> ');
    case 'pre':
      return `\`\`\`\n${rawTextOf(element, '').replace(/^\n|\n$/g, '')}\n\`\`\``;
    case 'table':
      return table(element, lost, depth);
    case 'video':
    case 'audio':
      lost.add(`a ${element.tagName}`);
      return '';
    default:
      return blocks(children, lost, depth);
  }
}

function list(element: Element, lost: Set<string>, depth: number): string {
  const items = visibleChildren(element).filter(isElement);
  return items
    .map((item, index) => {
      const mark = element.tagName === 'ol' ? `${index + 1}. ` : '- ';
      const text = blocks(visibleChildren(item), lost, depth);
      // A list directly below a line needs no blank line between.
      return prefixed(text.replace(/\n\n(?=(?:- |\d+\. ))/g, '\n'), mark, ' '.repeat(mark.length));
    })
    .join('\n');
}

function table(element: Element, lost: Set<string>, depth: number): string {
  const rows = rowsOf(element).map((row) =>
    visibleChildren(row)
      .filter(isElement)
      .map((cell) => inline(visibleChildren(cell), lost, depth).replace(/\s+/g, ' ').trim().replaceAll('|', '\\|')),
  );
  const [head, ...body] = rows.filter((cells) => cells.length > 0);
  if (head === undefined) return '';
  const width = Math.max(head.length, ...body.map((cells) => cells.length));
  const line = (cells: readonly string[]) => `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

/** The rows of a table: directly in it, or in its parts. */
function rowsOf(table: Element): readonly Element[] {
  const inside = visibleChildren(table).filter(isElement);
  const parts = inside.filter(({ tagName }) => tagName === 'thead' || tagName === 'tbody' || tagName === 'tfoot');
  return [...inside, ...parts.flatMap((part) => visibleChildren(part).filter(isElement))].filter(
    ({ tagName }) => tagName === 'tr',
  );
}

/** Inline nodes as Markdown; a line break is a newline. */
function inline(nodes: readonly HtmlNode[], lost: Set<string>, depth: number): string {
  return nodes
    .map((node) => (isElement(node) ? inlineElement(node, lost, depth + 1) : escaped(node.value.replace(/\s+/g, ' '))))
    .join('');
}

function inlineElement(element: Element, lost: Set<string>, depth: number): string {
  if (depth > MAX_DEPTH) return escaped(textOf(element));
  const inner = () => inline(visibleChildren(element), lost, depth);
  switch (element.tagName) {
    case 'br':
      return '\n';
    case 'b':
    case 'strong':
      return marked(inner(), '**');
    case 'i':
    case 'em':
      return marked(inner(), '*');
    case 'code':
    case 'kbd':
    case 'samp': {
      const text = textOf(element);
      return text === '' || text.includes('`') ? escaped(text) : `\`${text}\``;
    }
    case 'a':
      return link(inner(), attribute(element, 'href'), lost);
    case 'img':
      return image(element, lost);
    default:
      return inner();
  }
}

function link(label: string, address: string | undefined, lost: Set<string>): string {
  const text = label.trim();
  if (address === undefined || text === '') return label;
  const url = safeUrl(address.trim());
  if (url === undefined) {
    if (!address.startsWith('#'))
      lost.add(`the link “${address.slice(0, 80)}” of “${text.slice(0, 80)}”, whose address is none that may be shown`);
    return label;
  }
  return `${/^\s/.test(label) ? ' ' : ''}[${text.replaceAll('\n', ' ')}](${url})${/\s$/.test(label) ? ' ' : ''}`;
}

function image(element: Element, lost: Set<string>): string {
  const alt = (attribute(element, 'alt') ?? '').replace(/[[\]\s]+/g, ' ').trim();
  const source = attribute(element, 'src')?.trim() ?? '';
  const url = source.startsWith('https://') ? safeUrl(source) : undefined;
  if (url !== undefined && alt !== '') return `![${alt}](${url})`;
  lost.add(`the picture “${(alt || source).slice(0, 80)}”: it needs an https address, and a text that says what it shows`);
  return alt;
}

function marked(text: string, mark: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return inner === '' ? text : `${before}${mark}${inner}${mark}${after}`;
}

/** Text that would be read as Markdown stays text. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<]/g, '\\$&');
}

function prefixed(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first : line === '' ? '' : rest) + line)
    .join('\n');
}
