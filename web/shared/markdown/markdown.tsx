import type { JSX } from 'preact';
import { linkify, parseMarkdown } from '../../../bot/markdown';
import { Blocks, Inlines } from './nodes';

/** An answer of the bot. */
export function Markdown({ source }: { readonly source: string }): JSX.Element {
  return <Blocks blocks={parseMarkdown(source)} />;
}

/** What a person wrote: its line breaks are kept by `white-space: pre-wrap` of whatever is around it. */
export function PlainText({ text }: { readonly text: string }): JSX.Element {
  return <Inlines nodes={linkify(text)} />;
}
