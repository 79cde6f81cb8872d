import { type Inline, inlineText, linkify } from '../../../markdown';
import type { Language } from '../../../model/language';
import { escapeHtml } from '../../../text/escape-html';

/** The content of an e-mail before it is rendered as text and HTML. Every string is plain text and is escaped. */
export interface EmailContent {
  readonly language: Language;
  /** The sender's name, shown above everything else. */
  readonly from: string;
  readonly heading?: string;
  readonly blocks: readonly EmailBlock[];
  readonly button: { readonly label: string; readonly url: string };
  /** Short lines of facts. */
  readonly details: readonly string[];
  /** The small print. */
  readonly footer: readonly string[];
}

export type EmailBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Text written by staff, with its line breaks; addresses in it become links. */
  | { readonly kind: 'said'; readonly text: string }
  /** Text written by a customer: nothing in it becomes a link, since our mail would vouch for it. */
  | { readonly kind: 'asked'; readonly text: string };

/** The e-mail as plain text; lines end with `\n`. */
export function renderText(content: EmailContent): string {
  const blocks = content.blocks.map(({ kind, text }) => (kind === 'said' ? quoted(text) : text));
  const parts = [
    ...(content.heading === undefined ? [] : [content.heading]),
    ...blocks,
    `${content.button.label}:\n${content.button.url}`,
    content.details.join('\n'),
    // The line that marks the beginning of a signature for mail programs (RFC 3676).
    ['-- ', content.from, ...content.footer].join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`.trimEnd())
    .join('\n');
}

/** The colours of the web pages; the dark ones for mail programs that support them. */
const DARK =
  '@media (prefers-color-scheme:dark){.page{background:#181714!important}.card{background:#21201c!important;border-color:#393530!important}' +
  '.ink{color:#ede9e2!important}.soft{color:#b1a99c!important}.accent{color:#63c7b2!important}.said{background:#1b352f!important;border-color:#63c7b2!important}' +
  '.button{background:#63c7b2!important;color:#06231d!important}}';

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
const INK = 'color:#211e1a';
const SOFT = 'color:#5f584e';

/** The e-mail as self-contained HTML: it loads no picture, script or font. */
export function renderHtml(content: EmailContent): string {
  const { language, from, heading, button } = content;
  const small = (lines: readonly string[], style: string) =>
    lines.length === 0 ? [] : [`<p class="soft" style="margin:0 0 16px;${style}">${lines.map(escapeHtml).join('<br>')}</p>`];
  const body = [
    `<p class="accent" style="margin:0 0 20px;color:#0f6b5c;font-weight:600">${escapeHtml(from)}</p>`,
    ...(heading === undefined
      ? []
      : [`<h1 class="ink" style="margin:0 0 16px;font-size:21px;line-height:1.3;${INK}">${escapeHtml(heading)}</h1>`]),
    ...content.blocks.map(blockHtml),
    `<p style="margin:24px 0"><a class="button" href="${escapeHtml(button.url)}" style="display:inline-block;padding:11px 20px;border-radius:8px;background:#0f6b5c;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(button.label)}</a></p>`,
    ...small(content.details, `font-size:14px;line-height:1.6;${SOFT}`),
    ...small(content.footer, `font-size:12px;line-height:1.6;${SOFT}`),
  ];
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<meta name="color-scheme" content="light dark"><title>${escapeHtml(heading ?? from)}</title><style>${DARK}</style></head>`,
    `<body class="page" style="margin:0;padding:24px 12px;background:#faf8f4;${FONT};font-size:16px;line-height:1.5">`,
    `<div class="card" style="max-width:544px;margin:0 auto;padding:28px 28px 12px;background:#ffffff;border:1px solid #e4ddd2;border-radius:8px">`,
    ...body,
    '</div></body></html>',
    '',
  ].join('\n');
}

function blockHtml({ kind, text }: EmailBlock): string {
  const html = kind === 'said' ? linkify(text).map(inlineHtml).join('') : lines(text);
  return kind !== 'paragraph'
    ? `<div class="said ink" style="margin:0 0 16px;padding:12px 16px;background:#e2f0ec;border-left:3px solid #0f6b5c;border-radius:0 8px 8px 0;${INK}">${html}</div>`
    : `<p class="ink" style="margin:0 0 16px;${INK}">${html}</p>`;
}

/** `linkify` makes only text and links. */
function inlineHtml(node: Inline): string {
  if (node.kind === 'link') {
    const url = escapeHtml(node.url);
    return `<a class="accent" href="${url}" style="color:#0f6b5c">${escapeHtml(inlineText(node.children))}</a>`;
  }
  return 'text' in node ? lines(node.text) : '';
}

function lines(text: string): string {
  return escapeHtml(text).replace(/\n/g, '<br>');
}

/** Makes one line, without characters that change the text direction. */
export function oneLine(text: string): string {
  return clean(text)
    .replace(/[\n\t\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Keeps line breaks; removes control characters and characters that change the text direction. */
export function manyLines(text: string): string {
  return clean(text)
    .replace(/[\p{Zl}\p{Zp}]/gu, '\n')
    .trim();
}

function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, ' ');
}
