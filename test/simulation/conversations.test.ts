import { simulate } from './conversations/simulate';
import { violations } from './conversations/violations';

/** Each is one seed, so that a failing one can be run alone. `npm run simulate` runs many more, 20,000 of them each week. */
const SIMULATIONS = 200;

it(`${SIMULATIONS} conversations of customers and staff at once keep every invariant under faults`, async () => {
  const broken: string[] = [];
  let handoffs = 0;
  for (let seed = 1; seed <= SIMULATIONS; seed++) {
    const simulated = await simulate(seed);
    handoffs += (await simulated.ports.memory.loadConversation(simulated.id))?.handoffs ?? 0;
    for (const what of await violations(simulated)) broken.push(`seed ${seed}: ${what}`);
  }
  expect(broken).toEqual([]);
  // A simulation in which nothing happens proves nothing.
  expect(handoffs).toBeGreaterThan(SIMULATIONS / 2);
}, 300_000);
