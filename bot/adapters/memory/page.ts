import type { Store } from '../../ports';
import type { Shelves } from './shelves';

type PageCalls = Pick<Store, 'markSeen' | 'loadSeen' | 'putResumeCode' | 'takeResumeCode'>;

/** What the customer's page has seen, and the way back to it; see `Store`. */
export function pageOf({ conversations, seen, resumeCodes }: Shelves): PageCalls {
  return {
    markSeen: async (id, seq) => {
      const conversation = conversations.get(id);
      if (conversation !== undefined && seq > (seen.get(id) ?? 0)) seen.put(id, seq, conversation.expiresAtSeconds);
    },
    loadSeen: async (id) => seen.get(id) ?? 0,
    putResumeCode: async ({ codeHash, conversationId, expiresAtSeconds }) => {
      if (conversations.has(conversationId)) resumeCodes.put(codeHash, { conversationId, expiresAtSeconds }, expiresAtSeconds);
    },
    takeResumeCode: async (codeHash, nowSeconds) => {
      const code = resumeCodes.get(codeHash);
      if (code === undefined || code.expiresAtSeconds <= nowSeconds) return undefined;
      resumeCodes.delete(codeHash);
      return code.conversationId;
    },
  };
}
