import { signal } from '@preact/signals';

/** What somebody began to write to a ticket. It outlives a reload, an expired login and a failed sending. */
export interface Draft {
  readonly text: string;
  /** Goes with the sending, so that trying again never sends twice. */
  readonly id: string;
  /** The last message that was there when the writing began. */
  readonly seq: number;
  /** It was tried to send exactly this text. */
  readonly tried?: boolean;
  readonly savedAt: number;
}

export type Mode = 'reply' | 'note';

/** Whose words to which ticket, and for whom. */
export interface DraftKey {
  readonly login: string;
  readonly number: string;
  readonly mode: Mode;
}

const PREFIX = 'mostrador:desk:v1:draft:';
const KEPT_MS = 14 * 86_400_000;

export const nameOf = ({ login, number, mode }: DraftKey) => `${login}:${number}:${mode}`;

/** What this page has read or written; every look at it is drawn again when it changes. */
const drafts = signal<ReadonlyMap<string, Draft | undefined>>(new Map());

function parse(text: string | null): Draft | undefined {
  if (text === null) return undefined;
  try {
    const draft: Draft = JSON.parse(text);
    return draft.savedAt + KEPT_MS < Date.now() ? undefined : draft;
  } catch {
    return undefined;
  }
}

export function keptDraft(key: DraftKey): Draft | undefined {
  const name = nameOf(key);
  return drafts.value.has(name) ? drafts.value.get(name) : parse(localStorage.getItem(PREFIX + name));
}

/** An empty draft is no draft. */
export function keepDraft(key: DraftKey, draft: Draft | undefined): void {
  const name = nameOf(key);
  const kept = draft?.text === '' ? undefined : draft;
  drafts.value = new Map(drafts.value).set(name, kept);
  if (kept === undefined) localStorage.removeItem(PREFIX + name);
  else localStorage.setItem(PREFIX + name, JSON.stringify(kept));
}

/** Forgets drafts that nobody came back to. */
export function sweepDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && parse(localStorage.getItem(key)) === undefined) localStorage.removeItem(key);
  }
}
