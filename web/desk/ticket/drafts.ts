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

const PREFIX = 'mostrador:desk:v1:draft:';
const KEPT_MS = 14 * 86_400_000;

const keyOf = (login: string, number: string, mode: Mode) => `${PREFIX}${login}:${number}:${mode}`;

function parse(text: string | null): Draft | undefined {
  if (text === null) return undefined;
  try {
    const draft: Draft = JSON.parse(text);
    return draft.savedAt + KEPT_MS < Date.now() ? undefined : draft;
  } catch {
    return undefined;
  }
}

export function freshDraft(seq: number): Draft {
  return { text: '', id: crypto.randomUUID(), seq, savedAt: Date.now() };
}

export function keptDraft(login: string, number: string, mode: Mode): Draft | undefined {
  return parse(localStorage.getItem(keyOf(login, number, mode)));
}

/** An empty draft is no draft. */
export function keepDraft(login: string, number: string, mode: Mode, draft: Draft): void {
  const key = keyOf(login, number, mode);
  if (draft.text === '') localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(draft));
}

/** Forgets drafts that nobody came back to. */
export function sweepDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && parse(localStorage.getItem(key)) === undefined) localStorage.removeItem(key);
  }
}
