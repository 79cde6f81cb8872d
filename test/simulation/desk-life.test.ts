import { openConversation } from '../../bot/conversation/use-cases';
import { seededRandom } from '../../bot/matcher/arrays/seeded-random';
import { type TestServer, testServer } from '../bot/adapters/dynamodb/table';
import { PLENTY, testPorts } from '../support/conversation-ports';
import { customer, KNOWLEDGE, leaves, post, SECRET, type Stage, staff, time } from './desk-life/cast';
import { inMemory, onTable, type PlaceMaker } from './desk-life/places';
import { violations } from './desk-life/violations';
import { scheduler, wait } from './scheduler';

/** More by `SIMULATIONS=20000`; each is one seed, so a failing one can be run alone by `SEED`. */
const SIMULATIONS = Number(process.env.SIMULATIONS ?? 120);
const ON_A_TABLE = Math.ceil(SIMULATIONS / 30);
const FIRST = Number(process.env.SEED ?? 1);

const ana = { login: 'ana', name: 'Ana', role: 'staff' } as const;
const luis = { login: 'luis', name: 'Luis', role: 'lead' } as const;

/** Two customers who may be one and the same, a team that comes and goes, the watch and the relay, all at once. */
async function simulate(seed: number, make: PlaceMaker) {
  const random = seededRandom(seed);
  const order = scheduler(random);
  const ports = testPorts({ knowledge: KNOWLEDGE });
  const { calm, rough, log, dump } = await make(ports, order, random);
  const opened = await Promise.all(
    [SECRET, 'Bruno'].map(() => openConversation({ ...ports, store: calm }, { channel: 'web', language: 'es' }, PLENTY)),
  );
  const [first = '', second = ''] = opened.map(({ conversation }) => conversation.id);
  const stage: Stage = { ports: { ...ports, store: rough }, calm, random, order, first, mails: [], done: [] };
  const playing = Promise.all([
    customer(stage, first, SECRET, 6),
    customer(stage, second, 'Bruno', 4),
    staff(stage, ana, 8),
    staff(stage, luis, 8),
    time(stage, 4),
    post(stage, 4),
    random() < 0.5 ? wait(order, 30 + random() * 120).then(() => leaves(stage, first)) : undefined,
  ]);
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  playing.then(over, over);
  // A look that takes no turn may last longer than the last turn that somebody waited for.
  while (!isOver) await order.run();
  await playing;
  const wrong = await violations(stage, log, [first, second], await dump());
  const done = [...stage.done.map(({ what }) => what), ...stage.mails.map(() => 'mail')];
  return { wrong: wrong.map((what) => `seed ${seed}: ${what}`), done };
}

async function days(count: number, make: PlaceMaker): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  const broken: string[] = [];
  for (let seed = FIRST; seed < FIRST + count; seed++) {
    const { wrong, done } = await simulate(seed, make);
    broken.push(...wrong);
    for (const what of done) counts[what] = (counts[what] ?? 0) + 1;
  }
  process.stderr.write(`days at the desk, ${count} from seed ${FIRST}: ${JSON.stringify(counts)}\n`);
  expect(broken).toEqual([]);
  return counts;
}

test(`${SIMULATIONS} days at the desk keep every invariant, whoever comes between whom, and whatever fails`, async () => {
  const counts = await days(SIMULATIONS, inMemory);
  // A simulation in which nothing happens proves nothing.
  const wanted = ['wrote', 'claim', 'reply', 'resolve', 'merge', 'snooze', 'away', 'erased', 'mail'];
  if (SIMULATIONS >= 100) expect(wanted.filter((what) => counts[what] === undefined)).toEqual([]);
}, 300_000);

describe('on the embedded DynamoDB', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer();
  });
  afterAll(() => server.close());

  test(`${ON_A_TABLE} days keep every invariant, whoever comes between two requests, and whichever of them is lost`, async () => {
    await days(ON_A_TABLE, onTable(server));
  }, 300_000);
});
