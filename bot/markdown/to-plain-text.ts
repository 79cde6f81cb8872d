import { parseMarkdown } from './parse';
import type { Block, Inline } from './types';

/** Markdown as readable plain text: without marks, lists with bullets, links followed by their address in brackets. */
export function plainText(source: string): string {
  return blocksText(parseMarkdown(source));
}

/** Like `plainText`, for a tree. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n\n');
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.children);
    case 'code':
      return block.text;
    case 'quote':
      return prefixed(blocksText(block.children), '> ', '> ');
    case 'list':
      return block.items
        .map((item, index) => {
          const mark = block.ordered ? `${block.start + index}. ` : '- ';
          return prefixed(item.map(blockText).join('\n'), mark, ' '.repeat(mark.length));
        })
        .join('\n');
    case 'table':
      return [block.head, ...block.rows].map((cells) => cells.map(inlineText).join(' | ')).join('\n');
  }
}

/** The nodes of one block as text. */
export function inlineText(nodes: readonly Inline[]): string {
  return nodes.map(nodeText).join('');
}

function nodeText(node: Inline): string {
  switch (node.kind) {
    case 'text':
    case 'code':
      return node.text;
    case 'break':
      return '\n';
    case 'bold':
    case 'italic':
      return inlineText(node.children);
    case 'image':
      return `${node.alt} (${node.url})`;
    case 'link': {
      const label = inlineText(node.children);
      const address = node.url.replace(/^(mailto|tel):/i, '');
      return label === node.url || label === address || `https://${label}` === node.url ? label : `${label} (${address})`;
    }
  }
}

function prefixed(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first : rest) + line)
    .join('\n');
}
