import type { JSX } from 'preact';
import { linkify, parseMarkdown } from '../../../bot/markdown';
import { Blocks, Inlines } from './nodes';

/** An answer of the bot. */
export function Markdown({ source }: { readonly source: string }): JSX.Element {
  return <Blocks blocks={parseMarkdown(source)} />;
}

/** A person's text; `white-space: pre-wrap` around it keeps its line breaks. */
export function PlainText({ text }: { readonly text: string }): JSX.Element {
  return <Inlines nodes={linkify(text)} />;
}
