import { LANGUAGES, type Language } from '../model/language';
import { foldedWords } from '../text/fold';
import { mondayOf } from '../time/day';
import { groupQuestions } from './question-groups';
import type { RecordedTurn } from './recorded-turns';

/** Why a question is a gap. */
export type GapReason = 'unanswered' | 'not_helpful' | 'answered_by_staff' | 'help_page';

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

const MAX_SAMPLES = 3;

interface Asked {
  readonly turn: RecordedTurn;
  readonly reason: GapReason;
}

/** Groups the questions that nobody answered, that were answered without help, or that a person answered: largest first. */
export function knowledgeGaps(turns: readonly RecordedTurn[]): readonly Gap[] {
  const asked = turns.flatMap((turn): Asked[] => {
    const reason = reasonOf(turn);
    return reason === undefined || foldedWords(turn.text).length === 0 ? [] : [{ turn, reason }];
  });
  const groups = LANGUAGES.flatMap((language) => {
    const own = asked.filter(({ turn }) => turn.language === language);
    const texts = own.map(({ turn }) => turn.text);
    return groupQuestions(language, texts).map((places) => places.flatMap((place) => own[place] ?? []));
  });
  return groups.map(gapOf).sort((a, b) => b.count - a.count);
}

function reasonOf({ decision, entryId, helpful, staffAnswer, place }: RecordedTurn): GapReason | undefined {
  if (place === 'help') return 'help_page';
  if (helpful === false) return 'not_helpful';
  if (entryId !== undefined || decision === 'smalltalk') return undefined;
  return staffAnswer === undefined ? 'unanswered' : 'answered_by_staff';
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
