import type { Language } from '../../model/language';
import { fold } from './fold';

/** One of two parts of a message that may each be about something of its own. */
export interface Half {
  readonly text: string;
  /** Whether it asks, rather than tells. */
  readonly asks: boolean;
}
export type Halves = readonly [first: Half, second: Half];

/** More places are not tried: what matters is said early, and time is bounded. */
const MAX_JOINTS = 4;
/** A longer text tells a story, and a story has many an "and". */
const MAX_UNITS = 300;

/** Between two things that are said: a mark, "y", "and", "además", "also" … Words that join are left out, marks stay before. */
const JOINT =
  /(?<=[.!?…;])\s+|[,;]?\s+(?:(?:(?:y|and|pero|but)\s+)?(?:además(?:\s+de)?|ademas(?:\s+de)?|también|tambien|aparte|por otro lado|por otra parte|also|plus|besides|on another note)|y|e|and|pero|but)[,:]?\s+|,\s+/giu;

const QUESTION =
  /^(?:(?:y|a|de|en|con|para|dime|saber) )*que\b|\b(cual(es)?|quien(es)?|como|cuando|donde|adonde|cuant[oa]s?|por que|what|which|who|whose|how|when|where|why)\b/;

/** "Can I", "do you" at the beginning of what is asked. */
const BEGINS_ASKING =
  /^(is|are|do|does|did|can|could|will|would|may|should|have|has) (i|you|it|we|they|the|this|that|my|your|there|\w+s)\b/;

/** Verbs that hardly any message to a shop does without, endings that hardly any other word has, and what stands before verbs only. */
const SPANISH_VERB =
  /\b(soy|es|son|esta|estan|estoy|hay|he|ha|has|han|hemos|habeis|tengo|tiene|tienen|puedo|puede|pueden|quiero|quisiera|querria|necesito|me|se|os|nos|(no|lo|le|les) \w+[aoe]n?|falta|faltan|funcionan?|llega|sale|salta|deja|cuesta|dura|tarda|\w{2,}(ais|eis|amos|emos|imos|asteis|isteis|is)|(?!(?:ayer|lugar|hogar|mujer|alquiler|taller|bar|mar)\b)\w{2,}(ar|er|ir)(l[oae]s?|me|se|nos)?)\b/;
const ENGLISH_VERB =
  /\b(is|are|am|was|were|do|does|did|can|could|will|would|may|should|have|has|had|want|need|know|tell|help|won|isn|aren|don|doesn|didn|wasn|(i|you|it|we|they|he|she) \w+|keeps|leaves|trips|leaks|smells)\b/;

const plain = (text: string): string => fold(text).replace(/['’ʼ]/g, ' ');

function halfOf(text: string, insideQuestion: boolean): Half {
  const folded = plain(text);
  const asks = insideQuestion || /[?¿]/.test(text) || QUESTION.test(folded) || BEGINS_ASKING.test(folded);
  return {
    text,
    asks: asks || /\b(quiero|queremos|quisiera|querria|necesito|i want|i need|i d like|tell me|dime)\b/.test(folded),
  };
}

/** Whether a part has a verb or a question word, without which it neither asks nor tells. */
function stands(text: string, language: Language): boolean {
  const folded = plain(text);
  return QUESTION.test(folded) || (language === 'en' ? ENGLISH_VERB : SPANISH_VERB).test(folded);
}

/** Every way to read a short text as two that stand for themselves, in the order of their joints; none where there is no joint. */
export function halvesOf(text: string, language: Language): readonly Halves[] {
  const whole = text.trim();
  if (whole.length > MAX_UNITS) return [];
  return [...whole.matchAll(JOINT)].slice(0, MAX_JOINTS).flatMap(({ 0: joint, index }): Halves[] => {
    const [first, second] = [whole.slice(0, index).trim(), whole.slice(index + joint.length).trim()];
    if (!stands(first, language) || !stands(second, language)) return [];
    const isOneQuestion = /¿[^?]*$/.test(first);
    return [[halfOf(first, isOneQuestion), halfOf(second, isOneQuestion)]];
  });
}
