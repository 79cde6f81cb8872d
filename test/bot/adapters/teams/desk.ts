import { teams } from '../../../../bot/adapters/teams';
import { type TestPorts, testPorts, WRITER } from '../../../support/conversation-ports';
import { activityOf, type Microsoft, type Post, TENANT } from './microsoft';

export interface Desk {
  readonly ports: TestPorts;
  readonly channel: ReturnType<typeof teams>;
  /** Delivers an activity under a good token. */
  arrive(over?: Readonly<Record<string, unknown>>): Promise<void>;
  /** What the connector was sent since the last look. */
  news(): readonly Post[];
  /** Texts of a customer in the transcript, in order. */
  said(user?: string): Promise<readonly string[]>;
  conversationId(user?: string): string;
}

/** A support desk in one personal chat of Teams, on the memory store. */
export function openDesk(microsoft: Microsoft, ports: TestPorts = testPorts()): Desk {
  const channel = teams(ports, microsoft.options(), WRITER);
  const token = microsoft.token();
  const conversationId = (user = '29:ana') => `teams-${ports.digest.sha256(JSON.stringify([TENANT, 'a:personal-1', user]))}`;
  let looked = microsoft.posts.length;
  return {
    ports,
    channel,
    async arrive(over = {}) {
      const body = activityOf(microsoft.serviceUrl, over);
      await channel.receive({ authorization: `Bearer ${await token}`, body: () => body, sourceAddress: '192.0.2.1' });
    },
    news() {
      const posts = microsoft.posts.slice(looked);
      looked = microsoft.posts.length;
      return posts;
    },
    async said(user) {
      const messages = await ports.store.listMessages(conversationId(user), 0);
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
      return messages.filter(({ author }) => author.role === 'customer').map(({ text }) => text);
    },
    conversationId,
  };
}
