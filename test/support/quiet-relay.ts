import { cryptoIds, sha256Digest } from '../../bot/adapters/crypto';
import type { OutboxWorkerPorts } from '../../bot/tickets/notifications/outbox-worker';
import { smallKnowledge } from './small-knowledge';

/** Waits by moving a clock: what can be done without time is done before, and then no time passes. */
export function passing(pass: (ms: number) => void): OutboxWorkerPorts['pause'] {
  return async (ms, cut) => {
    await new Promise((done) => setImmediate(done));
    if (cut?.aborted !== true) pass(ms);
  };
}

/** A relay whose dependencies do nothing, apart from those that are given. Time stands still while it waits. */
export function quietRelay(ports: Pick<OutboxWorkerPorts, 'store' | 'clock'> & Partial<OutboxWorkerPorts>): OutboxWorkerPorts {
  return {
    ids: cryptoIds,
    digest: sha256Digest,
    knowledge: { current: async () => smallKnowledge() },
    mailer: { send: async () => {} },
    webhook: { post: async () => {} },
    channel: { deliver: async () => {} },
    siteUrl: 'https://help.example.com',
    pause: async (_ms, cut) => {
      await new Promise((done) => setImmediate(done));
      // On a clock that stands still, what is due in a moment never would be.
      if (cut === undefined) throw new Error('Nothing was to be waited for.');
    },
    ...ports,
  };
}
