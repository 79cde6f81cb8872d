import { signal } from '@preact/signals';

/** What is done to the ticket once a reply is sent. */
export interface AfterSend {
  readonly labels: readonly string[];
  readonly resolves: boolean;
}

/** A text that somebody is writing on a ticket. It survives a reload, an expired login and a failed attempt to send. */
export interface Draft {
  readonly text: string;
  /** Sent along, so that a retry never sends twice. */
  readonly id: string;
  /** The last message that existed when the writing began. */
  readonly seq: number;
  /** Whether exactly this text was sent before. */
  readonly tried?: boolean;
  readonly after?: AfterSend;
  readonly savedAt: number;
}

export type Mode = 'reply' | 'note';

/** The writer, the ticket, and whether it is a reply or a note. */
export interface DraftKey {
  readonly login: string;
  readonly number: string;
  readonly mode: Mode;
}

const PREFIX = 'mostrador:desk:v1:draft:';
const KEPT_MS = 14 * 86_400_000;

export const nameOf = ({ login, number, mode }: DraftKey) => `${login}:${number}:${mode}`;

/** The drafts that this page has read or written; components that read them render again on changes. */
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

/** An empty draft is removed. */
export function keepDraft(key: DraftKey, draft: Draft | undefined): void {
  const name = nameOf(key);
  const kept = draft?.text === '' ? undefined : draft;
  drafts.value = new Map(drafts.value).set(name, kept);
  if (kept === undefined) localStorage.removeItem(PREFIX + name);
  else localStorage.setItem(PREFIX + name, JSON.stringify(kept));
}

/** Removes old drafts. */
export function sweepDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && parse(localStorage.getItem(key)) === undefined) localStorage.removeItem(key);
  }
}
