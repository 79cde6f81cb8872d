import { type Draft, type Drafts, type ImportFile, oneLine, problemAt } from './draft';
import { nodesToMarkdown } from './html-to-markdown';
import {
  attribute,
  type Element,
  type HtmlNode,
  isElement,
  parseHtml,
  positionOf,
  textOf,
  visibleChildren,
  withAncestors,
} from './html-tree';

/** A question as a page marks it, with what follows it. */
interface Section {
  /** 1 to 6 for headings; 7 for what holds its own answer. */
  readonly level: number;
  readonly title: string;
  readonly element: Element;
  readonly content: HtmlNode[];
}

/** What holds its own answer is below every heading. */
const DETAILS_LEVEL = 7;

/** Questions nested deeper are part of an answer. */
const MAX_DEPTH = 100;

/**
 * Reads a page of questions and answers: `details` with their `summary`, `dt` with `dd`, or headings with what follows. A
 * heading with nothing but deeper ones below it is a topic.
 */
export function readHtml(file: ImportFile): Drafts {
  const sections: Section[] = [];
  const start: Section = { level: 0, title: '', element: parseHtml(file.text), content: [] };
  walk(start.element, sections, start);
  const drafts: Draft[] = [];
  const topics: Section[] = [];
  for (const section of sections) {
    while ((topics.at(-1)?.level ?? 0) >= section.level) topics.pop();
    const { markdown, lost } = nodesToMarkdown(section.content);
    if (markdown.trim() === '') {
      topics.push(section);
      continue;
    }
    const topic = topics.findLast(({ level }) => level > 1)?.title ?? topics.at(-1)?.title;
    drafts.push({
      at: { file: file.name, ...positionOf(section.element) },
      lost,
      entry: { question: oneLine(section.title), answer: markdown, ...(topic === undefined ? {} : { topic: oneLine(topic) }) },
    });
  }
  if (drafts.length > 0) return { drafts, problems: [] };
  const message =
    'Mark each question with a heading (<h2>) or <details><summary>, and let its answer follow: no question was found.';
  return { drafts, problems: [problemAt({ file: file.name, line: 1, column: 1 }, message)] };
}

/** Collects sections in document order; `current` receives what belongs to the latest heading. */
function walk(parent: Element, sections: Section[], start: Section): void {
  let current = start;
  const holding = withAncestors(parent, isSection);
  const begin = (level: number, title: string, element: Element): Section => {
    const section: Section = { level, title, element, content: [] };
    sections.push(section);
    return section;
  };
  const visit = (element: Element, depth: number): void => {
    for (const node of visibleChildren(element)) {
      if (!isElement(node)) {
        current.content.push(node);
        continue;
      }
      const heading = /^h([1-6])$/.exec(node.tagName)?.[1] ?? (attribute(node, 'role') === 'heading' ? '2' : undefined);
      if (heading !== undefined) current = begin(Number(heading), textOf(node), node);
      else if (node.tagName === 'details') {
        const summary = visibleChildren(node)
          .filter(isElement)
          .find(({ tagName }) => tagName === 'summary');
        const section = begin(DETAILS_LEVEL, summary === undefined ? '' : textOf(summary), node);
        section.content.push(...visibleChildren(node).filter((child) => child !== summary));
        current = { ...start, content: [] };
      } else if (node.tagName === 'dt') current = begin(DETAILS_LEVEL, textOf(node), node);
      else if (depth < MAX_DEPTH && holding.has(node)) visit(node, depth + 1);
      else current.content.push(node);
    }
  };
  visit(parent, 0);
}

function isSection(element: Element): boolean {
  return /^(h[1-6]|details|dt)$/.test(element.tagName) || attribute(element, 'role') === 'heading';
}
