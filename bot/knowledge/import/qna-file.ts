import { type Draft, type Drafts, type ImportFile, oneLine, problemAt } from './draft';

interface Pair {
  readonly line: number;
  readonly questions: string[];
  readonly answer: string[];
  readonly lost: Set<string>;
  inAnswer: boolean;
}

/**
 * Reads the `.qna` form of Bot Builder: `## ? question`, further questions as list items, and the answer in a fenced block.
 * https://learn.microsoft.com/azure/bot-service/file-format/bot-builder-qna-file-format
 */
export function readQnaFile(file: ImportFile): Drafts {
  const pairs: Pair[] = [];
  const problems: Drafts['problems'][number][] = [];
  for (const [index, line] of file.text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const pair = pairs.at(-1);
    if (pair?.inAnswer) {
      if (/^\s*```/.test(line)) pair.inAnswer = false;
      else pair.answer.push(line);
      continue;
    }
    const question = /^#+\s*\?\s*(.+)$/.exec(line)?.[1];
    if (question !== undefined) {
      pairs.push({ line: index + 1, questions: [question], answer: [], lost: new Set(), inAnswer: false });
      continue;
    }
    if (/^\s*\[[^\]]*\]\([^)]+\)\s*$/.test(line)) {
      const message = 'Import the file that this line refers to as well: only what is in this file is taken over.';
      problems.push(problemAt({ file: file.name, line: index + 1, column: 1 }, message, 'warning'));
    }
    if (pair === undefined) continue;
    if (/^\s*```/.test(line)) pair.inAnswer = true;
    else if (/^\s*\*\*\s*(filters|prompts)\s*:\s*\*\*/i.test(line)) pair.lost.add(/filters/i.test(line) ? 'filters' : 'prompts');
    else {
      const phrase = /^\s*[-*+]\s+(.+)$/.exec(line)?.[1];
      if (phrase !== undefined && pair.lost.size === 0) pair.questions.push(phrase);
    }
  }
  const drafts = pairs.map(({ line, questions, answer, lost }): Draft => {
    const [question = '', ...also] = questions.map(oneLine);
    return {
      at: { file: file.name, line, column: 1 },
      lost: [...lost],
      entry: { question, answer: answer.join('\n').trim(), ...(also.length === 0 ? {} : { also }) },
    };
  });
  if (drafts.length > 0) return { drafts, problems };
  const message = 'Begin each question with `## ?`, and put its answer between lines of three backticks: no question was found.';
  return { drafts, problems: [...problems, problemAt({ file: file.name, line: 1, column: 1 }, message)] };
}
