import type { z } from 'zod';
import type { PLACEHOLDERS } from '../../../bot/model/limits';
import type { replyToSave, savedReplies } from '../../../functions/desk/schema';
import { read, request } from '../api/as-staff';
import { queries, useQuery } from '../api/query';

type SavedReplies = z.infer<typeof savedReplies>;
export type SavedReply = SavedReplies['replies'][number];
export type ReplyToSave = z.infer<typeof replyToSave>;

const key = ['saved-replies'] as const;
const query = {
  queryKey: key,
  queryFn: async () => (await read<SavedReplies>('/v1/saved-replies')).replies,
  staleTime: 60_000,
};

/** @throws Failure */
export const readReplies = (): Promise<readonly SavedReply[]> => queries.fetchQuery<readonly SavedReply[]>(query);

export const useReplies = () => useQuery<readonly SavedReply[]>(query);

/** @throws Failure */
export async function saveReply(id: string, body: ReplyToSave): Promise<void> {
  await request(`/v1/saved-replies/${encodeURIComponent(id)}`, { method: 'PUT', body });
  await queries.invalidateQueries({ queryKey: key });
}

/** @throws Failure */
export async function removeReply(id: string): Promise<void> {
  await request(`/v1/saved-replies/${encodeURIComponent(id)}`, { method: 'DELETE' });
  await queries.invalidateQueries({ queryKey: key });
}

/** The value of each placeholder; undefined when it is not known. */
export type Filling = Readonly<Record<(typeof PLACEHOLDERS)[number], string | undefined>>;

/** The text with its values; the space before what is not known goes with it: "Hello ," greets nobody. */
export function filled(text: string, values: Filling): string {
  const known: Readonly<Record<string, string | undefined>> = values;
  return text.replace(/( ?)\{\{([^{}]*)\}\}/g, (_, space: string, name: string) => {
    const value = known[name.trim()];
    return value === undefined ? '' : space + value;
  });
}
