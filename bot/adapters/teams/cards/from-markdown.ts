import { type Block, type Inline, parseMarkdown, safeUrl } from '../../../markdown';
import type { CardElement, TextRun } from './card';
import { literalLines, literalRuns, type RunStyle, splitRuns } from './literal';

/** Converts the safe subset of Markdown into card elements. */
export function elementsOf(markdown: string): readonly CardElement[] {
  return parseMarkdown(markdown).flatMap(blockElements);
}

function blockElements(block: Block): readonly CardElement[] {
  switch (block.kind) {
    case 'paragraph':
      return splitRuns(runsOf(block.children));
    case 'heading':
      return splitRuns(runsOf(block.children, { weight: 'Bolder', ...(block.level <= 2 ? { size: 'Medium' } : {}) }));
    case 'code':
      return [{ type: 'Container', style: 'emphasis', items: literalLines(block.text, { fontType: 'Monospace' }) }];
    case 'quote':
      return [{ type: 'Container', style: 'emphasis', items: block.children.flatMap(blockElements) }];
    case 'list':
      return block.items.map((item, index) => listItem(item, block.ordered ? `${block.start + index}.` : '•', index === 0));
  }
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
    case 'link': {
      // The address was checked when it was published; it is checked here again.
      const url = safeUrl(node.url);
      return runsOf(node.children, url === undefined ? style : { ...style, selectAction: { type: 'Action.OpenUrl', url } });
    }
  }
}
