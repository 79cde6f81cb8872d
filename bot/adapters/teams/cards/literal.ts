import type { RichTextBlock, TextRun } from './card';

export type RunStyle = Omit<TextRun, 'type' | 'text'>;

/** Text as runs that show it literally. Renderers expand only `{{DATE(…)}}`; splitting the braces over two runs prevents it. */
export function literalRuns(text: string, style: RunStyle = {}): readonly TextRun[] {
  return text
    .split(/(?<=\{)(?=\{)/)
    .filter((part) => part !== '')
    .map((part) => ({ type: 'TextRun', text: part, ...style }));
}

/** Text as blocks, one per line: not every client shows a line break within a run. */
export function literalLines(text: string, style: RunStyle = {}): readonly RichTextBlock[] {
  return splitRuns(literalRuns(text, style));
}

/** Runs as blocks, a new one at each line break; an empty line becomes spacing. */
export function splitRuns(runs: readonly TextRun[]): readonly RichTextBlock[] {
  const lines: TextRun[][] = [[]];
  for (const run of runs) {
    for (const [index, text] of run.text.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    }
  }
  return lines.flatMap((inlines, index): readonly RichTextBlock[] => {
    if (inlines.length === 0) return [];
    const afterGap = index === 0 || lines[index - 1]?.length === 0;
    return [{ type: 'RichTextBlock', inlines, ...(afterGap ? {} : { spacing: 'None' as const }) }];
  });
}
