import type { Message } from '../../bot/model/message';
import type { Said } from './dialogue';

export type Verdict = 'good' | 'fair' | 'bad';

/**
 * The rules, written before what is judged: a reply is good when it is one of the good kinds, says what it must and nothing
 * that it must not; fair when it offers the right entry to tap instead of giving it; otherwise bad. A reply that was said
 * before, word for word, is never good, and a wrong answer or a ticket that nobody asked for is bad.
 */
export function judge(
  { good, fair = [], bad = [], has, lacks, lang }: Said,
  labels: readonly string[],
  replies: readonly Message[],
  language: string,
  repeats: number,
): Verdict {
  const text = replies.map((reply) => reply.text).join('\n');
  const wanted = good.flatMap(expanded);
  const isGood = wanted.some((label) => labels.includes(label));
  const isWrong =
    (labels.includes('answer') && !wanted.some((label) => label.startsWith('answer') && labels.includes(label))) ||
    (labels.includes('ticket') && !wanted.includes('ticket')) ||
    bad.flatMap(expanded).some((label) => labels.includes(label)) ||
    (lacks !== undefined && new RegExp(lacks, 'iu').test(text));
  if (isWrong) return 'bad';
  const isSaid = has === undefined || new RegExp(has, 'iu').test(text);
  if (isGood && isSaid && repeats === 0 && (lang === undefined || lang === language)) return 'good';
  if (isGood) return repeats > 0 || !isSaid ? 'bad' : 'fair';
  const near = wanted.flatMap((label) => (label.startsWith('answer ') ? [label.replace('answer', 'offers')] : []));
  return [...near, ...fair.flatMap(expanded)].some((label) => labels.includes(label)) ? 'fair' : 'bad';
}

/** "answer a, b" stands for "answer a" and "answer b". */
function expanded(label: string): readonly string[] {
  const [, kind, ids] = /^(answer|offers|smalltalk) (.+)$/.exec(label) ?? [];
  return kind === undefined || ids === undefined ? [label] : ids.split(',').map((id) => `${kind} ${id.trim()}`);
}
