import { customerWrote } from '../../../../bot/tickets/customer/customer-transitions';
import type { Danger } from '../../../../bot/tickets/lifecycle/danger';
import { counter, handedOver } from '../counter';
import { service } from '../sample';

const SMOKE: Danger = { kinds: ['smoke'], said: 'sale humo del horno' };
const FIRE: Danger = { kinds: ['fire'], said: 'ahora arden las cortinas' };

describe('danger on record', () => {
  it('is a priority that goes up the first time, and what it is afterwards', async () => {
    const desk = counter();
    const opened = await handedOver(desk);
    const at = { now: desk.clock.now(), service };
    const smoke = customerWrote(opened, 'calm', { ...at, danger: SMOKE });
    expect(smoke.events.at(-1)).toMatchObject({ kind: 'prioritised', from: 'normal', to: 'urgent', text: 'danger' });
    const fire = customerWrote(smoke.next, 'calm', { ...at, danger: FIRE });
    const last = fire.events.at(-1);
    expect(last).toMatchObject({ kind: 'danger_told', actor: 'bot' });
    expect(last).not.toHaveProperty('from');
    expect(last).not.toHaveProperty('to');
    expect(fire.next).toMatchObject({ priority: 'urgent', dangerAt: at.now.toISOString() });
  });
});
