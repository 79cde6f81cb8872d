import { type CustomerPageStore, type ResumeCodeStore, USED_CODE_SECONDS } from '../../../bot/ports';
import type { Shelves } from './shelves';

/** What the customer's page has seen, what was mailed in its place, and the way back to it. */
export function pageOf({ conversations, seen, mailed, resumeCodes }: Shelves): CustomerPageStore & ResumeCodeStore {
  return {
    markSeen: async (id, seq) => {
      const conversation = conversations.get(id);
      if (conversation !== undefined && seq > (seen.get(id) ?? 0)) seen.put(id, seq, conversation.expiresAtSeconds);
    },
    loadSeen: async (id) => seen.get(id) ?? 0,
    markMailed: async (id, span) => {
      const conversation = conversations.get(id);
      if (conversation !== undefined && span.to > (mailed.get(id)?.to ?? 0)) mailed.put(id, span, conversation.expiresAtSeconds);
    },
    loadMailed: async (id) => mailed.get(id),
    putResumeCode: async ({ codeHash, ...code }) => {
      if (conversations.has(code.conversationId)) resumeCodes.put(codeHash, code, code.expiresAtSeconds);
    },
    takeResumeCode: async (codeHash, nowSeconds) => {
      const code = resumeCodes.get(codeHash);
      if (code === undefined || code.expiresAtSeconds <= nowSeconds) return undefined;
      const { expiresAtSeconds: _, ...taken } = code;
      if (taken.usedBefore === true) return taken;
      const until = nowSeconds + USED_CODE_SECONDS;
      resumeCodes.put(codeHash, { ...taken, usedBefore: true, expiresAtSeconds: until }, until);
      return taken;
    },
  };
}
