import { hear } from '../../language/listening/hear';
import { type Heard, type HeardGroup, type Makings, madeOf } from '../../language/listening/heard';
import type { Conversation } from '../../model/conversation';
import type { Entry, EntryId } from '../../model/entry';
import type { Language } from '../../model/language';
import type { Service } from '../../model/service';
import type { Knowledge } from '../../ports';
import { foldedWords } from '../../text/fold';
import { findEntry, NEVER, type Ranking, rankSentence } from '../ranking';
import { hasQuestionMark } from './questions';

/** What a follow-up may refer to: the entry that was given or offered last, and the question that led to it. */
export interface Matter {
  readonly entryId: EntryId;
  readonly question: string;
  /** The entry was offered, but not given yet. */
  readonly isOffered?: true;
}

/** What the conversation is about; undefined when nothing was answered yet, or the subject has changed since. */
export function matterOf({
  state,
  lastAnswer,
  pendingQuestion: question,
  pendingExplanation,
  ticket,
}: Conversation): Matter | undefined {
  const isAnswered = lastAnswer !== undefined && (question === undefined || question === lastAnswer.question);
  if (state !== 'clarifying' && (isAnswered || (lastAnswer !== undefined && ticket !== undefined))) {
    return { entryId: lastAnswer.entryId, question: lastAnswer.question };
  }
  // What was not answered may still be told more of: "delivery to …" and "how long?".
  const [nearly] = pendingExplanation?.candidates ?? [];
  if (question === undefined || nearly === undefined || nearly.confidence < NEARLY) return undefined;
  return { entryId: nearly.entryId, question, isOffered: true };
}

/** An entry that is less likely than this says nothing of what a question was about. */
const NEARLY = 0.15;
/** A longer message stands for itself, whatever it points to. */
const MAX_WORDS = 12;
/** A message this short may leave out what it is about. */
const FEW_WORDS = 5;
/** A previous question is added up to so many words. */
const MAX_QUESTION = 14;
/** What a message that points back says by itself counts for less. */
const OF_POINTING = 0.85;
/** An entry that was just given is seldom asked for again. */
const OF_THE_SAME = 0.8;
/** A word of this length names something, unless it is one of these. */
const NAMING = 4;
const NAMELESS: ReadonlySet<HeardGroup> = new Set([
  'question word',
  'opens question',
  'follows on',
  'points back',
  'verb',
  'asks when',
]);
/** The odds of an entry are so much better within the matter that is talked of. */
const ODDS = 3;

/**
 * A message read as a part of the question before it, when it may be one: "and to Ibiza?", "how long does that take?", "I meant
 * the dishwasher". It is read with the question, and with its topic; only what belongs to the same matter counts, and only
 * when that is surer than the message by itself.
 */
export function readWithMatter(
  knowledge: Knowledge,
  text: string,
  language: Language,
  today: string,
  own: Ranking,
  matter: Matter,
): Ranking | undefined {
  const given = findEntry(knowledge, matter.entryId, language);
  const heard = hear(text);
  const { words, spans } = heard;
  if (given === undefined || words.length === 0 || words.length > MAX_WORDS) return undefined;
  const says = (group: HeardGroup) => spans.some((span) => span.group === group);
  const goesOn = says('follows on') || says('follows on with') || says('puts right');
  const asks = hasQuestionMark(text) || says('question word') || says('opens question');
  const pointsBack = says('points back') && asks;
  const isShort = words.length <= FEW_WORDS && asks;
  if (!goesOn && !pointsBack && !isShort) return undefined;
  const [best] = own.candidates;
  const isNear = ({ id, topic, kind }: Entry) =>
    kind === 'answer' && (topic === given.topic || given.related.includes(id) || id === given.id);
  const isSure = best !== undefined && best.confidence >= best.threshold;
  const named = namingWords(heard);
  if (isSure && (best.entry.kind !== 'answer' || (best.entry.id !== given.id && isNear(best.entry)))) return undefined;
  // What is sure by itself is only doubted when it names nothing, or points to something else.
  if (isSure && named > 0 && !pointsBack && !says('puts right')) return undefined;
  const puts = says('follows on with') || says('puts right');
  // A word that nothing knows is about something else, unless the message only puts it into the question before.
  if (!puts && own.words.some(({ known, text: word }) => !known && word.length >= NAMING)) return undefined;
  const byItself = (best?.confidence ?? 0) * (pointsBack || goesOn ? OF_POINTING : 1);
  const mayBeSame = !isSure && (puts || named <= 1);
  const isGivenAgain = (ranking: Ranking) => ranking.candidates[0]?.entry.id === given.id && matter.isOffered !== true;
  const readings = textsOf(knowledge, text, matter, given, language).map((sentence) =>
    rankSentence(knowledge, sentence, language, today, mayBeSame ? undefined : { id: given.id, unlessNearest: NEVER }),
  );
  // Something else of the same matter comes first; what was just given is seldom asked for again.
  // By itself it says most of what is meant.
  const byOwn = isSure || isGivenAgain(own) ? undefined : surestOf([likelier(own)]);
  if (byOwn !== undefined) return byOwn;
  const others = readings.filter((one) => !isGivenAgain(one)).map(likelier);
  const again = readings.filter(isGivenAgain);
  const [other, same] = [surestOf(others), surestOf(again)];
  if (other === undefined || same === undefined) return other ?? same;
  // "In Seville, too?" asks the same of another place.
  return puts && sureness(same) * OF_THE_SAME > sureness(other) ? same : other;

  function surestOf(rankings: readonly Ranking[]): Ranking | undefined {
    const sure = rankings.filter(({ candidates: [first] }) => {
      return first !== undefined && isNear(first.entry) && first.confidence >= Math.max(first.threshold, byItself);
    });
    return sure.sort((a, b) => sureness(b) - sureness(a))[0];
  }
}

const sureness = ({ candidates: [first] }: Ranking): number => first?.confidence ?? 0;

/** Number of words that may name what is asked about. */
function namingWords({ words, spans }: Heard): number {
  const said = new Set(spans.flatMap(({ group, from, to }) => (NAMELESS.has(group) ? range(from, to) : [])));
  return words.filter(({ plain }, at) => plain.length >= NAMING && !said.has(at)).length;
}

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, at) => from + at);

/** The same ranking, with the odds of its best entry raised: within the matter that is talked of, it is likelier. */
function likelier(own: Ranking): Ranking {
  const [best, ...others] = own.candidates;
  if (best === undefined) return own;
  const { confidence } = best;
  const raised = (ODDS * confidence) / (1 + (ODDS - 1) * confidence);
  const margin = raised - (others[0]?.confidence ?? 0);
  return { ...own, candidates: [{ ...best, confidence: raised }, ...others], margin };
}

/** The ways to complete a message: by the topic's name, by the previous question, and with one thing put for another. */
function textsOf({ base }: Knowledge, text: string, matter: Matter, given: Entry, language: Language): readonly string[] {
  const title = base.topics.find(({ id }) => id === given.topic)?.title[language];
  const question = matter.question.split(/\s+/).slice(0, MAX_QUESTION).join(' ');
  const replaced = withOtherThing(base.service, question, text, language);
  if (replaced !== undefined) return [replaced];
  return [...(title === undefined ? [] : [`${text} ${title}`]), `${question} ${text}`, `${given.question} ${text}`];
}

/** "The washer doesn't drain" and "I meant the dishwasher": the question with the thing that was meant. */
function withOtherThing(
  { topics }: Pick<Service, 'topics'>,
  question: string,
  text: string,
  language: Language,
): string | undefined {
  const things = new Set(topics?.[language]?.about ?? []);
  const thingIn = (said: string) => foldedWords(said).find((word) => things.has(word));
  const [before, now] = [thingIn(question), thingIn(text)];
  if (before === undefined || now === undefined || before === now) return undefined;
  return foldedWords(question)
    .map((word) => (word === before ? now : word))
    .join(' ');
}

const THE_OTHER: Makings = { says: ['the other'], beside: ['the other beside', 'courtesy'] };

/** "No, the other one": of what was offered, without what was taken; empty when it says something else. */
export function othersOffered(text: string, { offered, lastAnswer }: Conversation): readonly EntryId[] {
  if (offered === undefined || madeOf(hear(text), THE_OTHER) === undefined) return [];
  return offered.choices.filter((value) => value.includes('/') && value !== lastAnswer?.entryId);
}
