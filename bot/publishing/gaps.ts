import { stemmerOf } from '../language/facts';
import type { Language } from '../model/language';
import { foldedWords } from '../text/fold';
import { mondayOf } from '../time/day';
import type { RecordedTurn } from './recorded-turns';

/** Why a question is a gap. */
export type GapReason = 'unanswered' | 'not_helpful' | 'answered_by_staff';

/** Questions that are about the same, and that the knowledge does not serve. */
export interface Gap {
  readonly language: Language;
  readonly count: number;
  readonly reasons: Readonly<Partial<Record<GapReason, number>>>;
  /** Counts by week, each named by its Monday, earliest first. */
  readonly weeks: readonly { readonly monday: string; readonly count: number }[];
  /** A few of the questions, the most typical first. */
  readonly samples: readonly string[];
  /** What a person answered. */
  readonly staffAnswer?: string;
}

/** Share of the shorter question's words, by weight, that the other has too, from which they are about the same. */
const SAME = 0.5;
const MAX_SAMPLES = 3;

interface Asked {
  readonly turn: RecordedTurn;
  readonly reason: GapReason;
  readonly stems: ReadonlySet<string>;
}

/**
 * Groups the questions that nobody answered, that were answered without help, or that a person answered: largest first.
 * Words count by their stems, as in the matcher, and the more the fewer questions have them.
 */
export function knowledgeGaps(turns: readonly RecordedTurn[]): readonly Gap[] {
  const asked = turns.flatMap((turn): Asked[] => {
    const reason = reasonOf(turn);
    const stem = stemmerOf(turn.language);
    const stems = new Set(foldedWords(turn.text).map(stem));
    return reason === undefined || stems.size === 0 ? [] : [{ turn, reason, stems }];
  });
  const weight = weightsOf(turns);
  const groups: Asked[][] = [];
  for (const one of asked) {
    const group = groups.find(
      ([first]) => first?.turn.language === one.turn.language && sharedWeight(first.stems, one.stems, weight) >= SAME,
    );
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups.map(gapOf).sort((a, b) => b.count - a.count);
}

function reasonOf({ decision, entryId, helpful, staffAnswer }: RecordedTurn): GapReason | undefined {
  if (helpful === false) return 'not_helpful';
  if (entryId !== undefined || decision === 'smalltalk') return undefined;
  return staffAnswer === undefined ? 'unanswered' : 'answered_by_staff';
}

/** Inverse document frequency, over all questions. */
function weightsOf(turns: readonly RecordedTurn[]): (stem: string) => number {
  const counts = new Map<string, number>();
  for (const { text, language } of turns) {
    for (const word of new Set(foldedWords(text).map(stemmerOf(language)))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (stem) => Math.log(1 + turns.length / (counts.get(stem) ?? 1));
}

function sharedWeight(a: ReadonlySet<string>, b: ReadonlySet<string>, weight: (stem: string) => number): number {
  const sum = (stems: readonly string[]) => stems.reduce((total, stem) => total + weight(stem), 0);
  const shared = [...a].filter((stem) => b.has(stem));
  return sum(shared) / Math.min(sum([...a]), sum([...b]));
}

function gapOf(group: readonly Asked[]): Gap {
  const reasons: Partial<Record<GapReason, number>> = {};
  const weeks = new Map<string, number>();
  for (const { turn, reason } of group) {
    reasons[reason] = (reasons[reason] ?? 0) + 1;
    const monday = mondayOf(turn.at.slice(0, 'YYYY-MM-DD'.length));
    weeks.set(monday, (weeks.get(monday) ?? 0) + 1);
  }
  const staffAnswer = group.find(({ turn }) => turn.staffAnswer !== undefined)?.turn.staffAnswer;
  return {
    language: group[0]?.turn.language ?? 'en',
    count: group.length,
    reasons,
    weeks: [...weeks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([monday, count]) => ({ monday, count })),
    samples: [...new Set(group.map(({ turn }) => turn.text))].slice(0, MAX_SAMPLES),
    ...(staffAnswer === undefined ? {} : { staffAnswer }),
  };
}
