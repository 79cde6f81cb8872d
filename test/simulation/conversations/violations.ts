import { isOpenStatus } from '../../../bot/tickets/lifecycle/transitions';
import { type Simulated, TEAM } from './simulate';

/** What is wrong with the store afterwards, in words; nothing when every invariant holds. */
export async function violations({ ports, id, accepted, said }: Simulated): Promise<readonly string[]> {
  const { memory } = ports;
  const head = await memory.loadConversation(id);
  const messages = await memory.listMessages(id, 0);
  const now = ports.clock.now().toISOString();
  const { tickets } = await memory.listTickets({ view: 'all', login: '', now, dueBefore: now, limit: 100 });
  const outbox = await memory.listOutbox('2100-01-01T00:00:00.000Z', 100);
  const found: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) found.push(what);
  };

  check(
    messages.every(({ seq }, index) => seq === index + 1),
    'I1: the transcript has a gap',
  );
  check(messages.length === head?.lastSeq, 'I1: the head does not know the last message');
  for (const { id: sent, text } of accepted) {
    const kept = messages.filter((message) => message.id === sent);
    check(kept.length === 1 && kept[0]?.text === text, `I1: ${sent} is there ${kept.length} times`);
  }
  check(tickets.filter(({ status }) => status !== 'resolved' && status !== 'closed').length <= 1, 'I3: two tickets are open');
  for (const ticket of tickets) {
    const events = await memory.listTicketEvents(ticket.id);
    check(events.filter(({ kind }) => kind === 'opened').length === 1, `I3: ${ticket.id} was opened more than once`);
    check(
      messages.some(({ kind, ticket: shown }) => kind === 'handoff' && shown?.number === ticket.number),
      `I3: ${ticket.id} has no note in the transcript`,
    );
    check(
      outbox.some(({ kind, ticketId }) => kind === 'staff_mail' && ticketId === ticket.id),
      `I3: ${ticket.id} has no outbox item`,
    );
    check(events.at(-1)?.version === ticket.version, `I6: the events of ${ticket.id} end before its version`);
    check(new Set(events.map(({ version }) => version)).size === ticket.version, `I6: a version of ${ticket.id} has no event`);
  }
  check(tickets.length === head?.handoffs, 'I3: hand-offs and tickets differ in number');
  const availability = new Map((await memory.listAvailability()).map((one) => [one.login, one]));
  const isThere = (login: string) => availability.get(login)?.available ?? true;
  for (const [login, available] of said) check(isThere(login) === available, `${login} was told to be ${available}, and is not`);
  for (const ticket of tickets) {
    const { assignee, status } = ticket;
    check(status !== 'new' || !TEAM.some(({ login }) => isThere(login)), `${ticket.id} has no owner while somebody is there`);
    check(status !== 'new' || assignee === undefined, `${ticket.id} is new and has an owner`);
    check(status !== 'assigned' || assignee !== undefined, `${ticket.id} is assigned to nobody`);
    let owner: string | undefined;
    for (const { kind, from, to } of await memory.listTicketEvents(ticket.id)) {
      if (kind === 'assigned' || kind === 'released')
        check(from === owner, `I4: ${ticket.id} was taken from ${from}, not from ${owner}`);
      // Of a priority that was raised, `from` and `to` are priorities.
      if (kind !== 'prioritised') owner = kind === 'released' ? undefined : (to ?? owner);
    }
    let told: string | undefined;
    for (const { kind, text, ticket: view } of messages.filter((message) => message.ticket?.number === ticket.number)) {
      const names = kind === 'handoff' || (kind === 'notice' && /se ocupa/.test(text));
      check(
        kind !== 'notice' || !names || view?.assignee !== told,
        `${ticket.id}: the customer was told of ${told} twice in a row`,
      );
      if (names) told = view?.assignee ?? told;
    }
  }
  const { load } = await memory.loadTeam([]);
  for (const { login } of TEAM) {
    const theirs = tickets.filter(({ assignee, status }) => assignee?.login === login && isOpenStatus(status));
    check((load.get(login)?.open ?? 0) === theirs.length, `${login} is counted ${load.get(login)?.open} open tickets`);
  }
  const shown = tickets.find(({ id: ticketId }) => ticketId === head?.ticketId);
  check(head?.ticket?.status === shown?.status, 'the conversation shows another status than its ticket has');
  check(head?.ticket?.assignee === shown?.assignee?.name, 'I4: the conversation shows another owner than its ticket has');
  return found;
}
