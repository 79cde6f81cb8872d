import { isReservedLogin } from '../model/service';
import type { Connection, KnowledgeSource } from '../ports';

/** Whether the person behind a connection is, or is still, in the team of the service file. A customer's needs no team. */
export async function isOnTeam(
  { knowledge }: { readonly knowledge: KnowledgeSource },
  { listener }: Pick<Connection, 'listener'>,
): Promise<boolean> {
  if (listener.kind === 'customer') return true;
  const { team } = (await knowledge.current()).base.service;
  return !isReservedLogin(listener.login) && team.some(({ login }) => login === listener.login);
}

/** Those of the connections whose person is still in the team: who was removed from it hears no more (T18). */
export async function onTeam(
  ports: { readonly knowledge: KnowledgeSource },
  connections: readonly Connection[],
): Promise<readonly Connection[]> {
  const kept = await Promise.all(connections.map((connection) => isOnTeam(ports, connection)));
  return connections.filter((_, index) => kept[index]);
}
