import { hear } from '../../language/listening/hear';
import { type Heard, type HeardGroup, type Makings, madeOf } from '../../language/listening/heard';
import type { Conversation } from '../../model/conversation';
import type { Entry, EntryId } from '../../model/entry';
import type { Language } from '../../model/language';
import type { Service } from '../../model/service';
import type { Knowledge } from '../../ports';
import { foldedWords } from '../../text/fold';
import { findEntry } from '../ranking/entries';
import type { Ranker } from '../ranking/ranker';
import { isSure, type Ranking, sureness, surest, withCandidates } from '../ranking/ranking';
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

/** How a message refers to what was asked before it. */
interface Reference {
  /** "And to …", "I meant …": it is put into the question before. */
  readonly isPutIn: boolean;
  /** "I meant …": it takes the place of something in the question before. */
  readonly putsRight: boolean;
  /** "How long does that take?" */
  readonly pointsBack: boolean;
  /** It begins as a part of what was said: "and …", "what about …". */
  readonly goesOn: boolean;
  /** The number of words that may name what is asked about. */
  readonly named: number;
}

/**
 * A message read as a part of the question before it, when it may be one: "and to Ibiza?", "how long does that take?", "I meant
 * the dishwasher". It is read with the question, and with its topic; only what belongs to the same matter counts, and only
 * when that is surer than the message by itself.
 *
 * @param own the message by itself
 */
export function readWithMatter(ranker: Ranker, text: string, own: Ranking, matter: Matter): Ranking | undefined {
  const given = findEntry(ranker.knowledge, matter.entryId, own.language);
  const reference = referenceOf(text);
  if (given === undefined || reference === undefined || standsAlone(own, reference, given)) return undefined;
  const { isPutIn, pointsBack, goesOn, named } = reference;
  const needed = sureness(own) * (pointsBack || goesOn ? OF_POINTING : 1);
  const isMeant = (ranking: Ranking) => isNear(ranking, given) && isSure(ranking) && sureness(ranking) >= needed;
  const isGivenAgain = ({ candidates: [best] }: Ranking) => best?.entry.id === given.id && matter.isOffered !== true;
  // By itself it says most of what is meant.
  const byItself = likelier(own);
  if (!isSure(own) && !isGivenAgain(own) && isMeant(byItself)) return byItself;
  const mayBeSame = !isSure(own) && (isPutIn || named <= 1);
  const readings = textsOf(ranker.knowledge, text, matter, given, own.language).map((sentence) => {
    const ranking = ranker.sentence(sentence, own.language);
    return mayBeSame ? ranking : withoutEntry(ranking, given);
  });
  const other = surest(
    readings
      .filter((one) => !isGivenAgain(one))
      .map(likelier)
      .filter(isMeant),
  );
  const same = surest(readings.filter(isGivenAgain).filter(isMeant));
  if (other === undefined || same === undefined) return other ?? same;
  // Something else of the same matter comes first; but "in Seville, too?" asks the same of another place.
  return isPutIn && sureness(same) * OF_THE_SAME > sureness(other) ? same : other;
}

/** How a message refers to what was asked before it; undefined when it does not. */
function referenceOf(text: string): Reference | undefined {
  const heard = hear(text);
  const { words, spans } = heard;
  if (words.length === 0 || words.length > MAX_WORDS) return undefined;
  const says = (group: HeardGroup) => spans.some((span) => span.group === group);
  const putsRight = says('puts right');
  const isPutIn = says('follows on with') || putsRight;
  const goesOn = says('follows on') || isPutIn;
  const asks = hasQuestionMark(text) || says('question word') || says('opens question');
  const pointsBack = says('points back') && asks;
  const isShort = words.length <= FEW_WORDS && asks;
  if (!goesOn && !pointsBack && !isShort) return undefined;
  return { isPutIn, putsRight, pointsBack, goesOn, named: namingWords(heard) };
}

/** Whether a message is about something by itself, in spite of its reference. */
function standsAlone(own: Ranking, { isPutIn, putsRight, pointsBack, named }: Reference, given: Entry): boolean {
  const [best] = own.candidates;
  if (best !== undefined && isSure(own)) {
    if (best.entry.kind !== 'answer' || (best.entry.id !== given.id && isNear(own, given))) return true;
    // What is sure by itself is only doubted when it names nothing, or points to something else.
    if (named > 0 && !pointsBack && !putsRight) return true;
  }
  // A word that nothing knows is about something else, unless the message only puts it into the question before.
  return !isPutIn && own.words.some(({ known, text }) => !known && text.length >= NAMING);
}

/** Whether the best entry belongs to the same matter as the one that was given. */
function isNear({ candidates: [best] }: Ranking, given: Entry): boolean {
  if (best === undefined || best.entry.kind !== 'answer') return false;
  const { id, topic } = best.entry;
  return topic === given.topic || given.related.includes(id) || id === given.id;
}

const withoutEntry = (ranking: Ranking, { id }: Entry): Ranking =>
  withCandidates(
    ranking,
    ranking.candidates.filter(({ entry }) => entry.id !== id),
  );

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
  return withCandidates(own, [{ ...best, confidence: (ODDS * confidence) / (1 + (ODDS - 1) * confidence) }, ...others]);
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
