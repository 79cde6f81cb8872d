import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblem } from '../../../bot/knowledge/problems';
import { parseService } from '../../../bot/knowledge/service';
import { HELP_PALETTE, type HelpScheme } from '../../../bot/model/help';
import { SMALL_FILES } from '../../support/small-knowledge';

const good = SMALL_FILES.find(({ path }) => path === 'service.yaml')?.text ?? '';
const LINE = good.split('\n').length;

/** What is wrong with a theme, as a person reads it. */
function problemsOf(theme: object): readonly string[] {
  const text = `${good}help: { theme: ${JSON.stringify(theme)} }\n`;
  const parsed = parseService('service.yaml', text, new Date('2026-11-23T09:30:00.000Z'));
  return 'problems' in parsed ? parsed.problems.map(formatProblem) : [];
}

describe('the palette of the help pages', () => {
  const css = readFileSync(join(__dirname, '../../../web/shared/tokens.css'), 'utf8');
  const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');

  it.each([
    ['light', light],
    ['dark', dark],
  ] as const)('is that of the style sheet (%s)', (scheme: HelpScheme, rules) => {
    for (const [name, colour] of Object.entries(HELP_PALETTE[scheme])) expect(rules).toContain(`--m-${name}: ${colour};`);
  });

  it('can be read, and so can an organisation’s own colours that differ as much', () => {
    expect(problemsOf(HELP_PALETTE)).toEqual([]);
    expect(problemsOf({ light: { accent: '#8a1c5b' }, dark: { paper: '#101418', accent: '#ffb0d0' } })).toEqual([]);
  });
});

describe('colours that could not be read', () => {
  it('are refused with line, column, contrast and a colour that can be', () => {
    const [problem = '', ...others] = problemsOf({ light: { accent: '#63c7b2' } });
    expect(others).toEqual([]);
    expect(problem).toMatch(new RegExp(`^service\\.yaml:${LINE}:\\d+  error: \`help\\.theme\\.light\\.accent\`: `));
    expect(problem).toContain('(#63c7b2) on `paper` (#faf8f4) has a contrast of 1.9 : 1, and must have 4.5 : 1');
    const better = /Write "(#[0-9a-f]{6})"/.exec(problem)?.[1];
    expect(better).toBeDefined();
    expect(problemsOf({ light: { accent: better } })).toEqual([]);
  });

  it('may be grounds, on which the usual colours stand', () => {
    const [problem = '', ...others] = problemsOf({ dark: { surface: '#808080' } });
    expect(others).toEqual([]);
    expect(problem).toContain('`help.theme.dark.surface`: `ink` (#ede9e2) on `surface` (#808080)');
  });

  it('are told even where no change of one colour alone would do', () => {
    const problems = problemsOf({ light: { paper: '#000000', ink: '#ffffff' } });
    expect(problems.join()).toContain(
      'on `surface` (#ffffff) has a contrast of 1 : 1, and must have 4.5 : 1 to be seen by everybody (WCAG 2.2 AA). Choose colours that are further apart.',
    );
  });
});
