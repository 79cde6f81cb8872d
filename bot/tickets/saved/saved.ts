import { compact } from '../../model/compact';
import { MostradorError } from '../../model/errors';
import type { Clock, Saved, SavedContent, SavedKind, SavedStore } from '../../ports';
import { type Actor, authorize, EVERYBODY, LEADS, type Permission } from '../authorize';

/** Saved things of one kind that the team shares, and likewise that one person has. */
export const MAX_SAVED: Readonly<Record<SavedKind, number>> = { view: 30, reply: 100 };

export const LIST_SAVED: Permission = { action: 'saved.list', roles: EVERYBODY };
export const SAVE: Permission = { action: 'saved.save', roles: EVERYBODY };
const CHANGE_OTHERS: Permission = {
  action: 'saved.change.others',
  roles: LEADS,
  purpose: 'To change what a colleague shared',
};

export interface SavedPorts {
  readonly store: SavedStore;
  readonly clock: Clock;
}

/**
 * What the team shares, and what the person keeps alone; each by name.
 * @throws MostradorError FORBIDDEN
 */
export async function listSaved<Kind extends SavedKind>(
  { store }: Pick<SavedPorts, 'store'>,
  actor: Actor,
  kind: Kind,
): Promise<readonly Saved<Kind>[]> {
  authorize(actor, LIST_SAVED);
  const lists = await Promise.all([undefined, actor.login].map((owner) => store.listSaved(kind, owner, MAX_SAVED[kind])));
  return lists.flatMap((list) => [...list].sort((a, b) => a.content.name.localeCompare(b.content.name)));
}

/**
 * Keeps something under an id, or changes it there. Repeating it changes nothing.
 * @param wanted `version`: the one that the person saw, absent for what is new
 * @throws MostradorError FORBIDDEN when a colleague shared it; NOT_FOUND when it was removed; VERSION_CONFLICT, with
 * `version`, when it was changed; INVALID_REQUEST when there are too many
 */
export async function save<Kind extends SavedKind>(
  { store, clock }: SavedPorts,
  actor: Actor,
  kind: Kind,
  wanted: { readonly id: string; readonly shared: boolean; readonly version?: number; readonly content: SavedContent[Kind] },
): Promise<Saved<Kind>> {
  authorize(actor, SAVE);
  const { id, shared, version, content } = wanted;
  const owner = shared ? undefined : actor.login;
  const all = await store.listSaved(kind, owner, MAX_SAVED[kind]);
  const before = all.find((one) => one.id === id);
  if (before !== undefined && isSame(before.content, content)) return before;
  if (before === undefined && version !== undefined)
    throw new MostradorError('NOT_FOUND', 'It was removed meanwhile. Keep it as a new one.');
  if (before !== undefined && before.version !== version) throw moved(before.version);
  if (before !== undefined && before.by !== actor.login) authorize(actor, CHANGE_OTHERS);
  if (before === undefined && all.length >= MAX_SAVED[kind]) throw tooMany(MAX_SAVED[kind]);
  const next: Saved<Kind> = {
    id,
    version: (version ?? 0) + 1,
    ...compact({ owner }),
    by: before?.by ?? actor.login,
    at: clock.now().toISOString(),
    content,
  };
  if (!(await store.putSaved(kind, next))) throw moved(next.version);
  return next;
}

/**
 * Removes what the person keeps, or shared; what is not there is gone already.
 * @throws MostradorError FORBIDDEN when a colleague shared it
 */
export async function removeSaved(
  { store }: Pick<SavedPorts, 'store'>,
  actor: Actor,
  kind: SavedKind,
  id: string,
): Promise<void> {
  const found = (await listSaved({ store }, actor, kind)).find((one) => one.id === id);
  if (found === undefined) return;
  if (found.by !== actor.login) authorize(actor, CHANGE_OTHERS);
  await store.removeSaved(kind, found.owner, id);
}

function isSame(a: object, b: object): boolean {
  const sorted = (value: unknown) =>
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
        : part,
    );
  return sorted(a) === sorted(b);
}

function moved(version: number): MostradorError {
  return new MostradorError('VERSION_CONFLICT', 'Somebody has changed it meanwhile: read it again, then decide again.', {
    version,
  });
}

function tooMany(most: number): MostradorError {
  return new MostradorError('INVALID_REQUEST', `There are ${most} already, which is the most: remove one first.`);
}
