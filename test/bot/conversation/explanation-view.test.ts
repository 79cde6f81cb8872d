import { explanationViews } from '../../../bot/conversation/decide/explanation-view';
import type { Explanation } from '../../../bot/model/decision';
import { openChat } from '../../support/chat';
import { testPorts } from '../../support/conversation-ports';
import { smallKnowledge } from '../../support/small-knowledge';

const { base } = smallKnowledge();
const view = explanationViews(base);

async function explained(text: string): Promise<Explanation> {
  const ports = testPorts();
  const chat = await openChat(ports);
  await chat.say(text);
  const [said] = await ports.store.listMessages(chat.id, 1, 1);
  if (said?.explanation === undefined) throw new Error('It was not explained.');
  return said.explanation;
}

describe('an explanation', () => {
  it('is stored without any text of the knowledge, and shown with it', async () => {
    const stored = await explained('gastos de envío');
    expect(JSON.stringify(stored)).not.toContain('¿Cuánto cuesta el envío?');
    expect(stored.candidates[0]).toMatchObject({ entryId: 'delivery/cost', phrase: 1 });
    expect(view(stored).candidates[0]).toMatchObject({ title: '¿Cuánto cuesta el envío?', phrase: 'gastos de envío' });
  });

  it('shows the title in place of a phrase that another version may have changed', async () => {
    const stored = { ...(await explained('gastos de envío')), knowledgeVersion: 'another' };
    expect(view(stored).candidates[0]).toMatchObject({ title: '¿Cuánto cuesta el envío?', phrase: '¿Cuánto cuesta el envío?' });
  });

  it('names an entry that no longer exists by its id', async () => {
    const stored = await explained('gastos de envío');
    const without = explanationViews({ version: 'next', entries: [] });
    expect(without(stored).candidates[0]).toMatchObject({ title: 'delivery/cost', phrase: 'delivery/cost' });
  });

  it('of version 0.1.0 keeps the texts that were stored with it', async () => {
    const now = await explained('gastos de envío');
    const stored = { ...now, candidates: now.candidates.map((one) => ({ ...one, title: 'As it was', phrase: 'as asked' })) };
    expect(view(stored).candidates[0]).toMatchObject({ title: 'As it was', phrase: 'as asked' });
  });

  it('has figures of three places', async () => {
    const { candidates, margin } = await explained('cuánto tarda el plazo de entrega del envío');
    for (const figure of [margin, ...candidates.flatMap(({ confidence, parts }) => [confidence, ...Object.values(parts)])])
      expect(String(figure).length).toBeLessThanOrEqual('0.123'.length);
  });
});
