import { useEffect, useRef, useState } from 'preact/hooks';
import { readAnswers } from '../../../api/knowledge-reads';
import type { TicketDetail } from '../../../api/types';
import { allWords } from '../../../language';
import type { FuzzySearch } from '../../../shell/fuzzy-search';
import { announce } from '../../../shell/toast';
import { readReplies } from '../../../tools/replies';
import { type Answer, answersOf, finder, savedAnswers } from './find';
import type { AnswerTrigger } from './trigger';

export interface Answers {
  readonly state: 'loading' | 'failed' | 'ready';
  readonly found: readonly Answer[];
  readonly active: number;
  readonly choose: (index: number) => void;
}

/** The answers found for the text after the slash, and which one is selected. */
export function useAnswers({ ticket, explanation }: TicketDetail, agent: string, { q }: AnswerTrigger): Answers {
  const [find, setFind] = useState<{ readonly run: FuzzySearch<Answer> } | 'failed'>();
  const [active, choose] = useState(0);
  const candidates = useRef(explanation?.candidates.map(({ entryId }) => entryId) ?? []);
  useEffect(() => {
    const values = { 'customer.name': ticket.customer.name, 'ticket.number': ticket.number, 'agent.name': agent };
    // Either of them is of use without the other.
    Promise.allSettled([readReplies(), readAnswers(ticket.language)])
      .then(([saved, known]) => {
        if (saved.status === 'rejected' && known.status === 'rejected') throw saved.reason;
        return finder(
          [
            ...(saved.status === 'fulfilled' ? savedAnswers(saved.value, values) : []),
            ...(known.status === 'fulfilled' ? answersOf(known.value, ticket.language) : []),
          ],
          candidates.current,
        );
      })
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
