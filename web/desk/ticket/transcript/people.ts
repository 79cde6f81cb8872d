import { useStaff } from '../../api/reads';
import { allWords } from '../../language';

/** Turns the actor of an event into a name: a login, `customer`, `bot` or `watch`. */
export function useActorName(): (actor: string) => string {
  const { data } = useStaff();
  const actors: Readonly<Record<string, string>> = allWords().events.actors;
  return (actor) => actors[actor] ?? data?.staff.find(({ login }) => login === actor)?.name ?? actor;
}
