import type { ChannelDelivery, Clock, Digest, Ids, KnowledgeSource, Mailer, Store, Webhook } from '../../ports';

/** What a delivery needs of its surroundings. */
export interface DeliveryPorts {
  readonly store: Pick<
    Store,
    'loadTicket' | 'loadConversation' | 'listMessages' | 'loadSeen' | 'loadRating' | 'loadMailed' | 'markMailed' | 'putResumeCode'
  >;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'token'>;
  readonly digest: Digest;
  readonly knowledge: KnowledgeSource;
  readonly mailer: Mailer;
  readonly webhook: Webhook;
  readonly channel: ChannelDelivery;
  /** The pages' address, without a trailing slash. */
  readonly siteUrl: string;
}
