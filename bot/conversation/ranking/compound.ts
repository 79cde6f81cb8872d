import { hear } from '../../language/listening/hear';
import type { Language } from '../../model/language';
import { hasVerb, isQuestion } from '../understand/questions';

/** One of two parts of a message that may each have its own topic. */
export interface QuestionPart {
  readonly text: string;
  /** Whether it is a question or request, rather than a statement. */
  readonly asks: boolean;
}
export type CompoundQuestion = readonly [first: QuestionPart, second: QuestionPart];

/** Only this many joints are tried: what matters comes early, and the time is bounded. */
const MAX_JOINTS = 4;
/** A longer text tells a story, which contains many an "and". */
const MAX_UNITS = 300;

/** A place where a text may be split, with the text before and after it. */
interface Joint {
  readonly end: number;
  readonly begin: number;
}

/** Every way to split a short text into two independent parts, in the order of their joints; empty when there is no joint. */
export function splitCompound(text: string, language: Language): readonly CompoundQuestion[] {
  const whole = text.trim();
  if (whole.length > MAX_UNITS) return [];
  return jointsOf(whole, language)
    .slice(0, MAX_JOINTS)
    .flatMap(({ end, begin }): CompoundQuestion[] => {
      const [first, second] = [whole.slice(0, end).trim(), whole.slice(begin).trim()];
      if (!hasVerb(first, language) || !hasVerb(second, language)) return [];
      const isOneQuestion = /¿[^?]*$/.test(first);
      return [[partOf(first, isOneQuestion), partOf(second, isOneQuestion)]];
    });
}

const partOf = (text: string, isInsideQuestion: boolean): QuestionPart => ({ text, asks: isInsideQuestion || isQuestion(text) });

/** The joints: a mark, "and", "also" … Joining words are left out; marks that end a sentence stay with the first part. */
function jointsOf(text: string, language: Language): readonly Joint[] {
  const { words, spans } = hear(text);
  const joints: Joint[] = [];
  for (let at = 1; at < words.length; at += 1) {
    const end = words[at - 1]?.to ?? 0;
    const between = text.slice(end, words[at]?.from);
    const ended = /[.!?…;]\s+/.exec(between);
    const to = Math.max(
      ...spans.map((span) => (span.group === 'joint' && span.language === language && span.from === at ? span.to : 0)),
    );
    const behind = to === 0 ? null : /^[,:]?\s+/.exec(text.slice(words[to - 1]?.to));
    if (behind !== null && /^[^.!?…]*\s$/.test(between)) {
      joints.push({ end: end + between.replace(/[,;]?\s+$/, '').length, begin: (words[to - 1]?.to ?? 0) + behind[0].length });
      at = to - 1;
    } else if (ended !== null) {
      joints.push({ end: end + ended.index + 1, begin: end + ended.index + ended[0].length });
    } else {
      const comma = /,\s+/.exec(between);
      if (comma !== null) joints.push({ end: end + comma.index, begin: end + comma.index + comma[0].length });
    }
  }
  return joints;
}
