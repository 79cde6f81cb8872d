import { MostradorError, storeUnavailable } from '../../../bot/model/errors';
import type { Ticket } from '../../../bot/model/ticket';
import type { CommitOutcome, Store } from '../../../bot/ports';
import type { StoreMaker, StoreUnderTest } from '../store.contract';
import { change, chat, EXPIRES, event, opening, openTicket, ticket, turn } from './fixtures';

/** Many at once: one is first, the others are told. */
export function describeRaces(make: StoreMaker): void {
  describe('in a race', () => {
    let at: StoreUnderTest;
    beforeEach(async () => {
      at = await make();
    });

    test('has one winner of 200 who claim the same ticket, and stores that one', async () => {
      const { store } = at;
      const open = await openTicket(store, ticket('k1', 'c1'));
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, (_, place) => settled(() => store.commit(claim(open, `s${place}`)))),
      );
      const winners = outcomes.flatMap((outcome, place) => (outcome === 'committed' ? [`s${place}`] : []));
      expect(winners).toHaveLength(1);
      expect(new Set(outcomes)).toEqual(new Set(['committed', 'ticket']));
      expect((await store.loadTicket('k1'))?.assignee?.login).toBe(winners[0]);
      expect(await store.listTicketEvents('k1')).toHaveLength(2);
      // Two seconds on a quiet machine; where other work takes the table's turns, losers are tried again and again.
    }, 120_000);

    test('makes one turn of 50 deliveries of the same message', async () => {
      const { store } = at;
      const head = await chat(store, 'c1');
      const outcomes = await Promise.all(Array.from({ length: 50 }, () => settled(() => store.commit(turn(head, 'web:1')))));
      expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
      expect(new Set(outcomes)).toEqual(new Set(['committed', 'duplicate']));
      expect(await store.listMessages('c1', 0)).toHaveLength(3);
    });

    test('takes every one of 30 different messages that arrive at once, when the losers read and decide again', async () => {
      const { store } = at;
      await chat(store, 'c1');
      const sendUntilTaken = async (key: string): Promise<void> => {
        for (;;) {
          const head = await store.loadConversation('c1');
          if (head === undefined) throw new Error('The conversation is gone.');
          if ((await settled(() => store.commit(turn(head, key)))) === 'committed') return;
        }
      };
      const sent = Array.from({ length: 30 }, (_, place) => `web:${place}`);
      await Promise.all(sent.map(sendUntilTaken));
      const transcript = await store.listMessages('c1', 0);
      expect(transcript.map(({ seq }) => seq)).toEqual(Array.from({ length: 61 }, (_, place) => place + 1));
      expect(transcript.flatMap(({ text }) => text.match(/web:\d+/) ?? []).sort()).toEqual([...sent].sort());
    });

    test('counts each of 40 who come at once, and no more than the limit', async () => {
      const { store } = at;
      const counts = [{ key: 'ip', most: 25, expiresAtSeconds: EXPIRES }];
      const outcomes = await Promise.all(Array.from({ length: 40 }, () => settled(() => store.commit(change({ counts })))));
      expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(25);
      expect(new Set(outcomes)).toEqual(new Set(['committed', 'limit']));
      expect(await store.loadCount('ip')).toBe(25);
    });

    test('gives a number to one of the tickets that want it', async () => {
      const { store } = at;
      const rivals = Array.from({ length: 20 }, (_, place) => ticket(`k${place}`, `c${place}`, { number: 'M-SAME' }));
      const outcomes = await Promise.all(rivals.map((rival) => settled(() => store.commit(change({ ticket: opening(rival) })))));
      expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
      expect(new Set(outcomes)).toEqual(new Set(['committed', 'ticket_number']));
      expect((await store.findTicket('M-SAME'))?.id).toBe(`k${outcomes.indexOf('committed')}`);
    });

    test('comes to the same end when the answer to a commit is lost', async () => {
      const { store } = at;
      const head = await chat(store, 'c1');
      await expect(forgetful(store).commit(turn(head, 'web:1'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      expect(await store.commit(turn(head, 'web:1'))).toMatchObject({ kind: 'duplicate', reply: { firstSeq: 2, lastSeq: 3 } });
      expect(await store.listMessages('c1', 0)).toHaveLength(3);
    });
  });
}

function claim(open: Ticket, login: string) {
  const next = { ...open, version: open.version + 1, status: 'assigned' as const, assignee: { login, name: login } };
  return change({ ticket: { expected: open.version, next, events: [event(next.version, { kind: 'claimed', actor: login })] } });
}

/** Does what it is asked, and then cannot say so. */
function forgetful(store: Store): Store {
  return {
    ...store,
    commit: async (wanted) => {
      await store.commit(wanted);
      throw storeUnavailable('The answer was lost.');
    },
  };
}

/** What it was, or what it was in conflict with; a busy machine may not let all connect at once, and who could not asks again. */
async function settled(commit: () => Promise<CommitOutcome>, tries = 5): Promise<string> {
  try {
    const { kind, ...rest } = await commit();
    return 'what' in rest ? rest.what : kind;
  } catch (error) {
    if (tries === 1 || !(error instanceof MostradorError) || error.code !== 'UNAVAILABLE') throw error;
    return settled(commit, tries - 1);
  }
}
