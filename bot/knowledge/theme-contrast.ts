import { HELP_PALETTE, type HelpColour, type HelpScheme, type HelpTheme } from '../model/help';
import type { KnowledgeProblem } from './problems';
import type { Locate } from './yaml';

/** What WCAG 2.2 AA requires of text (1.4.3), and of edges by which a control is recognised (1.4.11). */
const TEXT = 4.5;
const EDGE = 3;

/** What stands on what in the style sheet of the help pages. */
const PAIRS: readonly (readonly [front: HelpColour, ground: HelpColour, required: number])[] = [
  ['ink', 'paper', TEXT],
  ['ink', 'surface', TEXT],
  ['ink', 'sunken', TEXT],
  ['ink', 'hover', TEXT],
  ['ink', 'accent-wash', TEXT],
  ['soft', 'paper', TEXT],
  ['soft', 'surface', TEXT],
  ['accent', 'paper', TEXT],
  ['accent-strong', 'paper', TEXT],
  ['accent', 'surface', EDGE],
  ['edge', 'paper', EDGE],
  ['edge', 'surface', EDGE],
];

/** Steps from a colour to black or white in which one is looked for that can be read. */
const STEPS = 100;

/** Colours of the organisation's own that could not be read, each with the nearest one that can be. */
export function contrastProblems(theme: HelpTheme, at: Locate): readonly KnowledgeProblem[] {
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const own = theme[scheme] ?? {};
    const colours: Record<HelpColour, string> = { ...HELP_PALETTE[scheme], ...own };
    const blamed = new Map<HelpColour, (typeof PAIRS)[number]>();
    for (const pair of PAIRS) {
      const [front, ground, required] = pair;
      const name = own[front] !== undefined ? front : ground;
      if (own[name] === undefined || contrast(colours[front], colours[ground]) >= required) continue;
      blamed.set(name, blamed.get(name) ?? pair);
    }
    return [...blamed].map(([name, pair]) => at(['help', 'theme', scheme, name], problemOf(scheme, name, colours, pair)));
  });
}

function problemOf(
  scheme: HelpScheme,
  name: HelpColour,
  colours: Readonly<Record<HelpColour, string>>,
  [front, ground, required]: (typeof PAIRS)[number],
): string {
  const measured = Math.floor(contrast(colours[front], colours[ground]) * 10) / 10;
  const better = nearestReadable(name, colours);
  const remedy = better === undefined ? 'Choose colours that are further apart.' : `Write "${better}", or go further that way.`;
  return `\`help.theme.${scheme}.${name}\`: \`${front}\` (${colours[front]}) on \`${ground}\` (${colours[ground]}) has a contrast of ${measured} : 1, and must have ${required} : 1 to be seen by everybody (WCAG 2.2 AA). ${remedy}`;
}

/** The colour on the way to black or white, whichever is nearer, that can be read in all of its pairs. */
function nearestReadable(name: HelpColour, colours: Readonly<Record<HelpColour, string>>): string | undefined {
  const own = PAIRS.filter(([front, ground]) => front === name || ground === name);
  const isReadable = (colour: string) => {
    const all = { ...colours, [name]: colour };
    return own.every(([front, ground, required]) => contrast(all[front], all[ground]) >= required);
  };
  for (let step = 1; step <= STEPS; step++)
    for (const end of [0, 255]) {
      const mixed = channels(colours[name]).map((value) => Math.round(value + ((end - value) * step) / STEPS));
      const colour = `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
      if (isReadable(colour)) return colour;
    }
  return undefined;
}

/** Contrast ratio of WCAG 2.2, 1 to 21. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance of WCAG 2.2, 0 to 1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue of `#rrggbb`, 0 to 255. */
const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16));
