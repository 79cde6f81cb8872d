import { type Listener, readInAll } from '../../../language/listening/listener';

/** What may be dangerous, as far as it matters to whoever was told of another one before. */
export const DANGERS = ['fire', 'smoke', 'gas', 'electricity', 'injury', 'water'] as const;
export type DangerKind = (typeof DANGERS)[number] | 'other';

/** What is dangerous in a text that tells of danger, in whatever language; `other` when that is none of the kinds. Never empty. */
export function dangerKinds(text: string, listener: Listener): readonly DangerKind[] {
  const hazards = new Set(
    readInAll(listener, text).flatMap((reading) => reading.mayBeSaid('hazards').map(({ group }) => group.name)),
  );
  const isFlames = hazards.has('flames');
  const isSmell = hazards.has('smell') && !isFlames;
  const kinds = DANGERS.filter((kind) => (kind === 'fire' ? isFlames || (hazards.has(kind) && !isSmell) : hazards.has(kind)));
  if (kinds.length > 0) return kinds;
  return [isSmell ? 'smoke' : 'other'];
}
