import { type Block, type Cell, type Inline, imageUrl, parseMarkdown, safeUrl } from '../../../markdown';
import type { CardElement, TextRun } from './card';
import { literalLines, literalRuns, type RunStyle, splitRuns } from './literal';

/** Converts the safe subset of Markdown into card elements. */
export function elementsOf(markdown: string): readonly CardElement[] {
  return parseMarkdown(markdown).flatMap(blockElements);
}

function blockElements(block: Block): readonly CardElement[] {
  switch (block.kind) {
    case 'paragraph':
      return [...splitRuns(runsOf(block.children)), ...block.children.flatMap(pictures)];
    case 'heading':
      return splitRuns(runsOf(block.children, { weight: 'Bolder', ...(block.level <= 2 ? { size: 'Medium' } : {}) }));
    case 'code':
      return [{ type: 'Container', style: 'emphasis', items: literalLines(block.text, { fontType: 'Monospace' }) }];
    case 'quote':
      return [{ type: 'Container', style: 'emphasis', items: block.children.flatMap(blockElements) }];
    case 'list':
      return block.items.map((item, index) => listItem(item, block.ordered ? `${block.start + index}.` : '•', index === 0));
    case 'table':
      return [tableRow(block.head, { weight: 'Bolder' }, true), ...block.rows.map((cells) => tableRow(cells, {}, false))];
  }
}

/** Columns of equal width: cards of the version that every client of Teams shows have no tables. */
function tableRow(cells: readonly Cell[], style: RunStyle, first: boolean): CardElement {
  return {
    type: 'ColumnSet',
    spacing: first ? 'Small' : 'None',
    columns: cells.map((cell) => ({ type: 'Column', width: 'stretch', items: splitRuns(runsOf(cell, style)) })),
  };
}

/** Pictures follow the paragraph that names them. */
function pictures(node: Inline): readonly CardElement[] {
  if (node.kind !== 'image') return 'children' in node ? node.children.flatMap(pictures) : [];
  const url = imageUrl(node.url);
  return url === undefined ? [] : [{ type: 'Image', url, altText: node.alt, size: 'Large' }];
}

/** The marker has a column of its own, so that long items are indented evenly. */
function listItem(item: readonly Block[], mark: string, first: boolean): CardElement {
  return {
    type: 'ColumnSet',
    spacing: first ? 'Small' : 'None',
    columns: [
      { type: 'Column', width: 'auto', items: literalLines(mark) },
      { type: 'Column', width: 'stretch', items: item.flatMap(blockElements) },
    ],
  };
}

function runsOf(nodes: readonly Inline[], style: RunStyle = {}): readonly TextRun[] {
  return nodes.flatMap((node) => runsOfNode(node, style));
}

function runsOfNode(node: Inline, style: RunStyle): readonly TextRun[] {
  switch (node.kind) {
    case 'text':
      return literalRuns(node.text, style);
    case 'code':
      return literalRuns(node.text, { ...style, fontType: 'Monospace' });
    case 'break':
      return literalRuns('\n', style);
    case 'bold':
      return runsOf(node.children, { ...style, weight: 'Bolder' });
    case 'italic':
      return runsOf(node.children, { ...style, italic: true });
    case 'image':
      return linkRuns(node.url, [{ kind: 'text', text: node.alt }], style);
    case 'link':
      return linkRuns(node.url, node.children, style);
  }
}

/** The address was checked when it was published; it is checked here again. Teams opens no telephone numbers. */
function linkRuns(address: string, children: readonly Inline[], style: RunStyle): readonly TextRun[] {
  const url = /^tel:/i.test(address) ? undefined : safeUrl(address);
  return runsOf(children, url === undefined ? style : { ...style, selectAction: { type: 'Action.OpenUrl', url } });
}
