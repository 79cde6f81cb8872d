import { type Draft, type Drafts, type ImportFile, oneLine, problemAt } from './draft';
import { readHtml } from './html';

interface Section {
  readonly level: number;
  readonly title: string;
  readonly line: number;
  readonly content: string[];
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*$/;
const FENCE = /^ {0,3}(```|~~~)/;

/**
 * Reads a Markdown page of questions and answers: headings with what follows, or `details` with their `summary`. A heading
 * with nothing but deeper ones below it is a topic.
 */
export function readMarkdownFaq(file: ImportFile): Drafts {
  if (/^\s*<details[\s>]/im.test(file.text)) return readDetails(file);
  const sections = sectionsOf(file.text);
  const drafts: Draft[] = [];
  const topics: Section[] = [];
  for (const section of sections) {
    while ((topics.at(-1)?.level ?? 0) >= section.level) topics.pop();
    const answer = section.content.join('\n').trim();
    if (answer === '') {
      topics.push(section);
      continue;
    }
    const topic = topics.findLast(({ level }) => level > 1)?.title ?? topics.at(-1)?.title;
    drafts.push({
      at: { file: file.name, line: section.line, column: 1 },
      lost: [],
      entry: { question: plainHeading(section.title), answer, ...(topic === undefined ? {} : { topic: plainHeading(topic) }) },
    });
  }
  if (drafts.length > 0) return { drafts, problems: [] };
  const message =
    'Begin each question with a line such as `## How long does delivery take?`, and write its answer below: no question was found.';
  return { drafts, problems: [problemAt({ file: file.name, line: 1, column: 1 }, message)] };
}

function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = [];
  let fence: string | undefined;
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined) fence = fence === undefined ? mark : fence === mark ? undefined : fence;
    const [, hashes, title] = fence === undefined ? (HEADING.exec(line) ?? []) : [];
    if (hashes !== undefined && title !== undefined) sections.push({ level: hashes.length, title, line: index + 1, content: [] });
    else sections.at(-1)?.content.push(line);
  }
  return sections;
}

/** Blank lines around make the Markdown inside `details` Markdown again: what is between is taken as it is. */
function readDetails(file: ImportFile): Drafts {
  const { drafts, problems } = readHtml({ name: file.name, text: file.text });
  return {
    drafts: drafts.map((draft) => ({
      ...draft,
      entry: { ...draft.entry, answer: draft.entry.answer.replace(/\\([*_[\]`])/g, '$1') },
    })),
    problems,
  };
}

function plainHeading(title: string): string {
  return oneLine(title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`]+/g, ''));
}
