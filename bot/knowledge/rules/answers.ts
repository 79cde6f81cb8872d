import { imageUrl, safeUrl } from '../../markdown';
import { LONG_ANSWER } from '../../model/limits';
import { inAnswer, type Rule, withoutCode } from './rule';

export const LONG_TEXT: Rule = {
  name: 'long-answer',
  find: ({ entries }) =>
    entries
      .filter(({ entry }) => entry.answer.length > LONG_ANSWER)
      .map((located) =>
        inAnswer(
          located,
          0,
          `Shorten the answer, or link to a page that tells the rest: it has ${located.entry.answer.length} characters, and few read more than ${LONG_ANSWER}.`,
        ),
      ),
};

const READ_TAGS = '(?:br ?\\/?|https?:[^<>\\s]*|mailto:[^<>\\s]*)';
const TAG = new RegExp(`<(?!${READ_TAGS}>)\\/?[a-zA-Z][a-zA-Z0-9-]*(?:\\s[^<>\\n]*)?\\/?>`);

/** What is written like Markdown or HTML and shown as it stands. */
const NOT_SHOWN: readonly (readonly [pattern: RegExp, remedy: string])[] = [
  [TAG, 'Write it in Markdown, such as **bold** or [text](https://…): HTML is shown as it stands'],
  [/~~[^~\n]+~~/, 'Remove the `~~`: text is not struck through, and they are shown'],
  [/^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/m, 'Remove the line, or leave a line blank instead: no rule is drawn'],
  [/^\s*[-*+] \[[ xX]\] /m, 'Remove the `[ ]`: no boxes are drawn'],
  [/\[\^[^\]\s]+\]/, 'Write the note into the text: there are no footnotes'],
  [/^\s*\[[^\]\n]+\]:\s*\S+/m, 'Write the address with the text, as [text](https://…): addresses are not collected below'],
];

export const NOT_RENDERED: Rule = {
  name: 'markdown-not-rendered',
  find: ({ entries }) =>
    entries.flatMap((located) => {
      const text = withoutCode(located.entry.answer);
      return NOT_SHOWN.flatMap(([pattern, remedy]) => {
        const found = pattern.exec(text);
        return found === null ? [] : [inAnswer(located, found.index, `${remedy} (“${found[0].trim().slice(0, 40)}”).`)];
      });
    }),
};

/** `[text](address)` and `![alt](address)`; an address in angle brackets or with a title counts as none. */
const LINK = /(!?)\[([^\]\n]{0,300})\]\(([^)\n]{0,2100})\)/g;

export const DEAD_LINK: Rule = {
  name: 'link',
  find: ({ entries, service: { service } }) =>
    entries.flatMap((located) =>
      [...withoutCode(located.entry.answer).matchAll(LINK)].flatMap((found) => {
        const [, image, text = '', address = ''] = found;
        const remedy =
          image === '!' ? imageRemedy(text, address, service.imageOrigins ?? []) : linkRemedy(address, service.organisation.url);
        return remedy === undefined ? [] : [inAnswer(located, found.index, `${remedy} (“${address.slice(0, 80)}”).`)];
      }),
    ),
};

function linkRemedy(address: string, base: string | undefined): string | undefined {
  if (safeUrl(address) !== undefined) return undefined;
  if (!/^\.{0,2}\//.test(address) || address.startsWith('//')) {
    return 'Write the whole address, such as https://www.example.com/page, mailto:name@example.com or tel:+34910000000: this is shown as text';
  }
  return base === undefined
    ? 'Write the whole address, or `organisation: { url: … }` in service.yaml, from which it counts'
    : undefined;
}

function imageRemedy(alt: string, address: string, origins: readonly string[]): string | undefined {
  if (alt.trim() === '') return 'Say between the brackets what the picture shows: some cannot see it';
  const url = imageUrl(address);
  if (url !== undefined && !origins.includes(new URL(url).origin)) {
    return `Add "${new URL(url).origin}" to \`imageOrigins\` in service.yaml, if pictures may come from there: until then it is shown as a link`;
  }
  if (url !== undefined) return undefined;
  return 'Give the picture an address with https, as PNG, JPEG or WebP: it is shown as a link or as text';
}
