import { type Listener, readInAll } from '../../../language/listening/listener';

/** The kinds of danger that are distinguished when another one was reported before. */
export const DANGERS = ['fire', 'smoke', 'gas', 'electricity', 'injury', 'water'] as const;
export type DangerKind = (typeof DANGERS)[number] | 'other';

/** Hazards that are none by themselves: water is in every washing machine, and a smell may be of damp. */
const OF_EVERY_DAY: ReadonlySet<string> = new Set(['water', 'smell']);

/** Whether a text has a word of fire, smoke, gas, electricity or an injury, in any language. */
export const namesHazard = (text: string, listener: Listener): boolean =>
  readInAll(listener, text).some((reading) =>
    reading.mayBeSaid('hazards').some(({ group: { name } }) => !OF_EVERY_DAY.has(name)),
  );

/** The kinds of danger in a text that reports danger, in any language; `other` when it is none of them. Never empty. */
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
