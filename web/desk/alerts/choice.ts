import { signal } from '@preact/signals';

/** How somebody wants to be told that something came, on this machine; in no way unless they ask for it. */
const KEPT = 'mostrador:desk:v1:alerts';

export type Way = 'sound' | 'notice';

export const ways = signal<readonly string[]>((localStorage.getItem(KEPT) ?? '').split(' ').filter(Boolean));

export function switchWay(way: Way, on: boolean): void {
  const others = ways.value.filter((each) => each !== way);
  ways.value = on ? [...others, way] : others;
  localStorage.setItem(KEPT, ways.value.join(' '));
}
