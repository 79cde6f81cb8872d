import { signal } from '@preact/signals';

/** How a person wants to be alerted on this machine; by default not at all. */
const KEPT = 'mostrador:desk:v1:alerts';

export type Way = 'sound' | 'notice';

export const ways = signal<readonly string[]>((localStorage.getItem(KEPT) ?? '').split(' ').filter(Boolean));

export function switchWay(way: Way, on: boolean): void {
  const others = ways.value.filter((each) => each !== way);
  ways.value = on ? [...others, way] : others;
  localStorage.setItem(KEPT, ways.value.join(' '));
}
