import * as z from 'zod';
import { compact } from '../../../model/compact';
import { type DecisionKind, type Explanation, type HandoffReason, type MatchedWord, TONES } from '../../../model/decision';
import type { Language } from '../../../model/language';

/**
 * An explanation in short: figures in thousandths, words by their place in the sentence, and the sentence only when it is not
 * the whole message. What is not written at the end of a list is as usual.
 */
const text = <Text extends string>() => z.custom<Text>((value) => typeof value === 'string');
const optional = z.exactOptional;

const candidate = z.tuple([
  z.string().describe('entryId'),
  z.int().describe('confidence'),
  z.union([z.int(), z.string()]).describe('phrase'),
  z.array(z.int().nullable()).describe('the figure of each scorer, if it gave one'),
  z.number().nullable().optional().describe('threshold, unless it is the general one'),
  z.string().optional().describe('title'),
]);
type Candidate = z.infer<typeof candidate>;

const word = z.tuple([
  z.int().describe('start'),
  z.union([z.int(), z.string()]).describe('length, or the text when it does not stand there'),
  z.int().describe('weight'),
  z.boolean().optional().describe('known'),
  z.string().optional().describe('corrected'),
]);
type Word = z.infer<typeof word>;

export const shortExplanation = z.object({
  /** decision, unless answer */
  d: optional(text<DecisionKind>()),
  r: optional(text<HandoffReason>()),
  /** tone, unless calm */
  t: optional(z.enum(TONES)),
  l: text<Language>(),
  v: z.string(),
  /** Thresholds: answer, clarify, margin. */
  h: z.tuple([z.number(), z.number(), z.number()]),
  /** The names of the scorers, unless they are those of the trained matcher. */
  p: optional(z.array(z.string())),
  c: optional(z.array(candidate)),
  m: z.int(),
  /** Three figures a word; a word with more to it in a list of its own. */
  w: optional(z.array(z.union([z.int(), word]))),
  s: optional(z.string()),
  /** context */
  x: optional(z.string()),
});
export type ShortExplanation = z.infer<typeof shortExplanation>;

/** What was stored with fewer of them reads as before. */
const SCORERS: readonly string[] = ['linear', 'nearest', 'words', 'meaning'];

/** @param said the message or question that it stands beside */
export function shortenExplanation(explanation: Explanation, said: string): ShortExplanation {
  const { decision, reason, tone, language, knowledgeVersion, thresholds, candidates, margin, words, sentence } = explanation;
  const named = [...new Set(candidates.flatMap(({ parts }) => Object.keys(parts)))];
  const scorers = named.every((scorer) => SCORERS.includes(scorer)) ? SCORERS : named;
  const { answer, clarify } = thresholds;
  const general: [number, number, number] = [answer, clarify, thresholds.margin];
  return compact({
    d: decision === 'answer' ? undefined : decision,
    r: reason,
    t: tone === 'calm' ? undefined : tone,
    l: language,
    v: knowledgeVersion,
    h: general,
    p: scorers === SCORERS ? undefined : named,
    c: candidates.length === 0 ? undefined : candidates.map((one): Candidate => shortenCandidate(one, scorers, answer)),
    m: thousandths(margin),
    w: words.length === 0 ? undefined : words.flatMap((one) => shortenWord(one, sentence)),
    s: sentence === said ? undefined : sentence,
    x: explanation.context,
  });
}

export function lengthenExplanation(short: ShortExplanation, said: string): Explanation {
  const { h, p: scorers = SCORERS, c: candidates = [], w: words = [], s: sentence = said } = short;
  const [answer, clarify, margin] = h;
  return compact({
    decision: short.d ?? 'answer',
    reason: short.r,
    tone: short.t ?? 'calm',
    language: short.l,
    knowledgeVersion: short.v,
    thresholds: { answer, clarify, margin },
    candidates: candidates.map((one) => lengthenCandidate(one, scorers, answer)),
    margin: short.m / 1_000,
    words: wordsIn(words).map((one) => lengthenWord(one, sentence)),
    sentence,
    context: short.x,
  });
}

/** Figures of an explanation have three places; those of version 0.1.0 had more. */
const thousandths = (figure: number): number => Math.round(figure * 1_000);

function shortenCandidate(
  { entryId, title, confidence, parts, phrase, threshold }: Explanation['candidates'][number],
  scorers: readonly string[],
  general: number,
): Candidate {
  const figures = scorers.map((scorer) => {
    const figure = parts[scorer];
    return figure === undefined ? null : thousandths(figure);
  });
  figures.splice(figures.findLastIndex((figure) => figure !== null) + 1);
  const first = [entryId, thousandths(confidence), phrase, figures] as const;
  const own = threshold === general ? null : threshold;
  if (title !== undefined) return [...first, own, title];
  return own === null ? [...first] : [...first, own];
}

function lengthenCandidate(
  [entryId, confidence, phrase, figures, own, title]: Candidate,
  scorers: readonly string[],
  general: number,
): Explanation['candidates'][number] {
  const parts = scorers.flatMap((scorer, place) => {
    const figure = figures[place] ?? null;
    return figure === null ? [] : [[scorer, figure / 1_000] as const];
  });
  const threshold = own ?? general;
  return compact({ entryId, title, confidence: confidence / 1_000, parts: Object.fromEntries(parts), phrase, threshold });
}

function shortenWord({ text: written, start, corrected, known, weight }: MatchedWord, sentence: string): (number | Word)[] {
  const stands = written !== '' && sentence.startsWith(written, start);
  const share = thousandths(weight);
  if (stands && known && corrected === undefined) return [start, written.length, share];
  const first = [start, stands ? written.length : written, share, known] as const;
  return [corrected === undefined ? [...first] : [...first, corrected]];
}

function wordsIn(short: readonly (number | Word)[]): readonly Word[] {
  const words: Word[] = [];
  const figures: number[] = [];
  for (const one of short) {
    if (typeof one !== 'number') words.push(one);
    else if (figures.push(one) === 3) {
      const [start = 0, length = 0, weight = 0] = figures.splice(0);
      words.push([start, length, weight]);
    }
  }
  return words;
}

function lengthenWord([start, written, weight, known = true, corrected]: Word, sentence: string): MatchedWord {
  const found = typeof written === 'string' ? written : sentence.slice(start, start + written);
  return compact({ text: found, start, corrected, known, weight: weight / 1_000 });
}
