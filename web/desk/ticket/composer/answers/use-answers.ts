import { useEffect, useRef, useState } from 'preact/hooks';
import { readAnswers } from '../../../api/knowledge-reads';
import type { TicketDetail } from '../../../api/types';
import { allWords } from '../../../language';
import type { FuzzySearch } from '../../../shell/fuzzy-search';
import { announce } from '../../../shell/toast';
import { type Answer, answersOf, finder } from './find';
import type { AnswerTrigger } from './trigger';

export interface Answers {
  readonly state: 'loading' | 'failed' | 'ready';
  readonly found: readonly Answer[];
  readonly active: number;
  readonly choose: (index: number) => void;
}

/** The answers found for the text after the slash, and which one is selected. */
export function useAnswers({ ticket, explanation }: TicketDetail, { q }: AnswerTrigger): Answers {
  const [find, setFind] = useState<{ readonly run: FuzzySearch<Answer> } | 'failed'>();
  const [active, choose] = useState(0);
  const candidates = useRef(explanation?.candidates.map(({ entryId }) => entryId) ?? []);
  useEffect(() => {
    readAnswers(ticket.language)
      .then((list) => finder(answersOf(list, ticket.language), candidates.current))
      .then(
        (run) => setFind({ run }),
        () => setFind('failed'),
      );
  }, [ticket.language]);
  const found = typeof find === 'object' ? find.run(q) : [];
  const ready = typeof find === 'object';
  useEffect(() => {
    choose(0);
    if (ready) announce(found.length === 0 ? allWords().answers.nothing : allWords().answers.count(found.length));
  }, [q, ready]);
  return {
    state: find === 'failed' ? 'failed' : ready ? 'ready' : 'loading',
    found,
    active: Math.min(active, Math.max(0, found.length - 1)),
    choose,
  };
}
