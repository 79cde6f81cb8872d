import type { Block, Inline } from '../markdown/types';
import { escapeHtml } from '../text/escape-html';

/**
 * HTML that is safe to put into a page: made of literal markup and of escaped values only. A plain string is a value, so
 * that nothing that people wrote becomes markup by mistake (T6).
 */
export class Html {
  constructor(readonly markup: string) {}
}

type Value = string | number | Html | undefined | readonly Value[];

/** A template whose values are escaped unless they are `Html`; what is absent is left out, a list is joined. */
export function html(literals: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(literals.reduce((markup, literal, place) => `${markup}${markupOf(values[place - 1])}${literal}`));
}

function markupOf(value: Value): string {
  if (value === undefined) return '';
  if (value instanceof Html) return value.markup;
  return typeof value === 'object' ? value.map(markupOf).join('') : escapeHtml(String(value));
}

/** An answer as elements. Its headings come below the page's own, without a gap, whatever their levels are. */
export function blocksHtml(blocks: readonly Block[]): Html {
  const levels = [...new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : [])))].sort((a, b) => a - b);
  let above = 1;
  return html`${blocks.map((block) => {
    if (block.kind !== 'heading') return blockHtml(block);
    above = Math.min(levels.indexOf(block.level) + 2, above + 1);
    return html`<h${above}>${block.children.map(inlineHtml)}</h${above}>`;
  })}`;
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${block.children.map(inlineHtml)}</p>`;
    case 'heading':
      // Inside a list or a quote it heads no part of the page.
      return html`<p><strong>${block.children.map(inlineHtml)}</strong></p>`;
    case 'code':
      return html`<pre tabindex="0"><code>${block.text}</code></pre>`;
    case 'quote':
      return html`<blockquote>${block.children.map(blockHtml)}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${item.map((one) => itemHtml(one, item))}</li>`);
      return block.ordered ? html`<ol start="${block.start}">${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'table': {
      const head = block.head.map((cell) => html`<th scope="col">${cell.map(inlineHtml)}</th>`);
      const rows = block.rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell.map(inlineHtml)}</td>`)}</tr>`);
      return html`<div class="table" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
    }
  }
}

/** An item that is a single paragraph needs no paragraph element. */
function itemHtml(block: Block, item: readonly Block[]): Html {
  const isTight = block.kind === 'paragraph' && item.every((one) => one === block || one.kind === 'list');
  return isTight ? html`${block.children.map(inlineHtml)}` : blockHtml(block);
}

function inlineHtml(node: Inline): Html {
  switch (node.kind) {
    case 'text':
      return html`${node.text}`;
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'break':
      return html`<br>`;
    case 'bold':
      return html`<strong>${node.children.map(inlineHtml)}</strong>`;
    case 'italic':
      return html`<em>${node.children.map(inlineHtml)}</em>`;
    case 'image':
      // The policy of the pages lets them load nothing from elsewhere.
      return outsideLink(node.url, node.alt);
    case 'link':
      return outsideLink(node.url, html`${node.children.map(inlineHtml)}`);
  }
}

/** A link to an address that has passed `safeUrl`. */
export function outsideLink(url: string, label: string | Html): Html {
  return html`<a href="${url}" rel="noopener noreferrer nofollow">${label}</a>`;
}
