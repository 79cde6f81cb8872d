import fc from 'fast-check';
import { MONDAY } from '../../../support/conversation-ports';
import { openDesk } from './desk';
import { type Microsoft, startMicrosoft } from './microsoft';

let microsoft: Microsoft;
beforeAll(async () => {
  microsoft = await startMicrosoft();
});
afterAll(() => microsoft.close());

const at = (seconds: number) => new Date(MONDAY.getTime() + seconds * 1_000);
const sent = (text: string, id: string, seconds: number) => ({ text, id, timestamp: at(seconds).toISOString() });

describe('a message that Teams delivers again', () => {
  it('under the same id is one turn, and is answered once', async () => {
    const { arrive, said, news } = openDesk(microsoft);
    for (let n = 0; n < 3; n++) await arrive(sent('¿Cuánto tarda la entrega?', 'one', 0));
    expect(await said()).toEqual(['¿Cuánto tarda la entrega?']);
    expect(news()).toHaveLength(2);
  });

  it('under a new id is one turn, also at the same time, and is answered once', async () => {
    const { arrive, said, news } = openDesk(microsoft);
    await Promise.all(['one', 'two', 'three'].map((id) => arrive(sent('¿Cuánto tarda la entrega?', id, 0))));
    expect(await said()).toEqual(['¿Cuánto tarda la entrega?']);
    expect(news()).toHaveLength(2);
  });

  it('under a new id and a later time is one turn while no reply has come', async () => {
    const { arrive, said, ports } = openDesk(microsoft);
    ports.clock.set(at(14));
    await arrive(sent('sí', 'one', 0));
    await arrive(sent('sí', 'two', 13));
    expect(await said()).toEqual(['sí']);
  });

  it('and comes after another message is one turn', async () => {
    const { arrive, said } = openDesk(microsoft);
    await arrive(sent('hola', 'one', 0));
    await arrive(sent('otra cosa', 'two', 1));
    await arrive(sent('hola', 'three', 0));
    expect(await said()).toEqual(['hola', 'otra cosa']);
  });

  it('opens one ticket', async () => {
    const { arrive, news } = openDesk(microsoft);
    const person = { text: 'quiero hablar con una persona sobre mi xilófono roto' };
    await Promise.all(['one', 'two'].map((id) => arrive({ ...person, id, timestamp: at(0).toISOString() })));
    const numbers = new Set(JSON.stringify(news()).match(/M-[0-9A-Z]{8}/g));
    expect(numbers.size).toBe(1);
  });
});

describe('a message that is another', () => {
  it('is taken: the same words after a reply', async () => {
    const { arrive, said, ports } = openDesk(microsoft);
    ports.clock.set(at(2));
    await arrive(sent('sí', 'one', 0));
    await arrive(sent('sí', 'two', 10));
    expect(await said()).toEqual(['sí', 'sí']);
  });

  it('is taken: the same words after a minute', async () => {
    const { arrive, said } = openDesk(microsoft);
    await arrive(sent('sí', 'one', 0));
    await arrive(sent('sí', 'two', 61));
    expect(await said()).toEqual(['sí', 'sí']);
  });

  it('is taken: the same words of somebody else in the same chat', async () => {
    const { arrive, said } = openDesk(microsoft);
    await arrive(sent('sí', 'one', 0));
    await arrive({ ...sent('sí', 'two', 0), from: { id: '29:luis', name: 'Luis' } });
    expect(await said()).toEqual(['sí']);
    expect(await said('29:luis')).toEqual(['sí']);
  });

  it.each([-86_400, 86_400])('is taken: the same words after a reply, when our clock is %i s off', async (off) => {
    const { arrive, said, ports } = openDesk(microsoft);
    ports.clock.set(at(off));
    await arrive(sent('sí', 'one', 0));
    await arrive(sent('sí', 'two', 25));
    expect(await said()).toEqual(['sí', 'sí']);
  });
});

it('two hundred messages, each one to three times, in any order: each is in the transcript once', async () => {
  const copy = fc.record({ delaySeconds: fc.integer({ min: 0, max: 30 }), sameId: fc.boolean() });
  const messages = fc.array(
    fc.record({ pauseSeconds: fc.integer({ min: 0, max: 12 }), copies: fc.array(copy, { minLength: 1, maxLength: 3 }) }),
    {
      minLength: 200,
      maxLength: 200,
    },
  );
  await fc.assert(
    fc.asyncProperty(messages, async (drawn) => {
      let clock = 0;
      const arrivals = drawn.flatMap(({ pauseSeconds, copies }, index) => {
        clock += pauseSeconds;
        const seconds = clock;
        // Some texts are said again, long after.
        const text = index % 50 === 7 ? 'sí, por favor' : `pregunta ${index}`;
        return copies.map(({ delaySeconds, sameId }, n) => ({
          text,
          message: index,
          seconds,
          arrivesAt: seconds + delaySeconds,
          id: sameId ? `m-${index}` : `m-${index}-${n}`,
        }));
      });
      arrivals.sort((a, b) => a.arrivesAt - b.arrivesAt);
      const { arrive, said, ports } = openDesk(microsoft);
      for (const { text, id, seconds, arrivesAt } of arrivals) {
        ports.clock.set(at(arrivesAt));
        await arrive(sent(text, id, seconds));
      }
      const firsts = arrivals.filter(({ message }, index) => arrivals.findIndex((other) => other.message === message) === index);
      expect(await said()).toEqual(firsts.map(({ text }) => text));
    }),
    { numRuns: 3 },
  );
});
