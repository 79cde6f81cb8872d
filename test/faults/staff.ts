import { Client, details, type Event, isUnknown, queue } from './client';

const PAUSE_MS = 50;

/** What staff were told about one ticket. */
interface TicketAccount {
  /** Whose claim was answered with 200, and whose were not answered at all. */
  owner?: string;
  readonly perhaps: Set<string>;
  /** Replies that were acknowledged. */
  readonly replies: string[];
  /** Acknowledged as resolved. */
  resolved: boolean;
  /** The events when they were last read: an old prefix never changes. */
  events: readonly Event[];
}

/** What an event may be followed by once a ticket is resolved (I5). */
const AFTER_RESOLVED = new Set([
  'closed',
  'reopened',
  'rated',
  'followed_up',
  'confirmed',
  'noted',
  'details',
  'labelled',
  'erased',
]);

/** The people at the desk: they race for tickets, answer and resolve them, and keep an account of what was acknowledged. */
export class Staff {
  readonly client = new Client();
  readonly #tickets = new Map<string, TicketAccount>();
  readonly #violations: string[] = [];
  #requests = 0;
  acknowledged = 0;

  constructor(
    private readonly logins: readonly string[],
    private readonly tokenOf: (login: string) => Promise<string>,
    private readonly random: () => number,
  ) {}

  /** Works on the tickets that `numbers` gives, until `over`. */
  async work(url: string, numbers: () => readonly string[], over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      const open = numbers().filter((number) => this.#tickets.get(number)?.resolved !== true);
      const number = open[Math.floor(this.random() * open.length)];
      if (number !== undefined) await this.#handle(url, number);
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  }

  /** Compares the tickets with the account. */
  async violations(url: string, numbers: readonly string[]): Promise<readonly string[]> {
    const found = [...this.#violations, ...this.client.violations];
    for (const number of numbers) found.push(...(await this.#ticketViolations(url, number)));
    return found;
  }

  /** Whether a ticket was shown as settled: nobody needs to hear of it as a new one any more. */
  hasSettled(number: string): boolean {
    return this.#tickets.get(number)?.events.some(({ kind }) => kind === 'resolved') === true;
  }

  /** The numbers of all tickets of the queue; undefined when it cannot be read. */
  async listed(url: string): Promise<readonly string[] | undefined> {
    const numbers: string[] = [];
    let cursor: string | undefined;
    do {
      const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const answer = await this.#send(url, 'GET', `/v1/tickets?view=all${more}`, this.logins[0] ?? '');
      if (answer?.status !== 200) return undefined;
      const page = queue.parse(answer.body);
      numbers.push(...page.tickets.map((ticket) => ticket.number));
      cursor = page.cursor;
    } while (cursor !== undefined);
    return numbers;
  }

  async #handle(url: string, number: string): Promise<void> {
    const account = this.#accountOf(number);
    if (account.owner === undefined) await this.#race(url, number, account);
    const { owner } = account;
    if (owner === undefined || this.random() < 0.3) return;
    if (account.replies.length > 0 && this.random() < 0.3) await this.#resolve(url, number, owner, account);
    else await this.#reply(url, number, owner, account);
  }

  /** Everybody claims at once: one 200, or none when one of the others was first. */
  async #race(url: string, number: string, account: TicketAccount): Promise<void> {
    const answers = await Promise.all(
      this.logins.map(async (login) => ({ login, answer: await this.#act(url, number, login, 'claim', {}) })),
    );
    for (const { login, answer } of answers) if (isUnknown(answer)) account.perhaps.add(login);
    const winners = answers.filter(({ answer }) => answer?.status === 200).map(({ login }) => login);
    if (winners.length > 1) this.#violations.push(`I4: ${winners.join(' and ')} were both told that ${number} is theirs`);
    if (winners[0] !== undefined) account.owner = winners[0];
  }

  async #reply(url: string, number: string, login: string, account: TicketAccount): Promise<void> {
    const text = `Respuesta ${this.#requests}, ${login}`;
    if (await this.#insist(url, number, login, 'replies', { text })) account.replies.push(text);
  }

  async #resolve(url: string, number: string, login: string, account: TicketAccount): Promise<void> {
    if (await this.#insist(url, number, login, 'resolve', { reason: 'answered' })) account.resolved = true;
  }

  /** Repeats the request with the same id while it is not answered. @returns whether it was acknowledged */
  async #insist(url: string, number: string, login: string, action: string, body: object): Promise<boolean> {
    const id = `s${this.#requests++}`;
    for (let tried = 0; tried < 3; tried++) {
      const answer = await this.#act(url, number, login, action, { ...body, id });
      if (!isUnknown(answer)) return answer?.status === 200;
    }
    return false;
  }

  async #act(url: string, number: string, login: string, action: string, body: object) {
    const answer = await this.#send(url, 'POST', `/v1/tickets/${number}/${action}`, login, body);
    if (answer?.status === 200) this.acknowledged += 1;
    return answer;
  }

  async #send(url: string, method: string, path: string, login: string, body?: object) {
    const token = await this.tokenOf(login).catch(() => undefined);
    return token === undefined ? undefined : this.client.send(url, method, path, token, body);
  }

  async #ticketViolations(url: string, number: string): Promise<readonly string[]> {
    const found: string[] = [];
    const say = (code: string, what: string) => found.push(`${code}: ticket ${number}: ${what}`);
    const account = this.#accountOf(number);
    const answer = await this.#send(url, 'GET', `/v1/tickets/${number}`, this.logins[0] ?? '');
    if (answer?.status !== 200) return [`I3: ticket ${number} cannot be read: ${answer?.status}`];
    const { ticket, messages, events } = details.parse(answer.body);
    const owner = ticket.assignee?.login;
    if (account.owner !== undefined && owner !== account.owner) say('I4', `${account.owner} claimed it, ${owner} has it`);
    for (const text of account.replies) {
      const shown = messages.filter((message) => message.text === text).length;
      if (shown !== 1) say('I1', `the reply “${text}” is shown ${shown} times`);
    }
    if (account.resolved && !events.some(({ kind }) => kind === 'resolved')) say('I2', 'was resolved, and is not any more');
    if (events.filter(({ kind }) => kind === 'opened').length !== 1) say('I3', 'does not begin with one opening');
    if (events.at(-1)?.version !== ticket.version) say('I6', `version ${ticket.version}, last event ${events.at(-1)?.version}`);
    if (JSON.stringify(events.slice(0, account.events.length)) !== JSON.stringify(account.events))
      say('I6', 'old events changed');
    const resolvedAt = events.findIndex(({ kind }) => kind === 'resolved');
    const next = resolvedAt < 0 ? undefined : events[resolvedAt + 1]?.kind;
    if (next !== undefined && !AFTER_RESOLVED.has(next)) say('I5', `resolved, and then ${next}`);
    account.events = events;
    return found;
  }

  #accountOf(number: string): TicketAccount {
    const known = this.#tickets.get(number);
    if (known !== undefined) return known;
    const account: TicketAccount = { perhaps: new Set(), replies: [], resolved: false, events: [] };
    this.#tickets.set(number, account);
    return account;
  }
}
