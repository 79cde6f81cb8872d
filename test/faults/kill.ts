import { readdir } from 'node:fs/promises';
import { seededRandom } from '../../bot/matcher/arrays/seeded-random';
import { dataFolder } from '../../infra/local/data-folder';
import { Customer } from './customer';
import { type Part, Stack } from './stack';
import { Staff } from './staff';

/**
 * What is killed with `kill -9`: the whole stack; the stack without its table, which stays behind as an orphan; the stack
 * while it starts; or only one process, which the stack must replace by itself.
 */
type Kill = 'everything' | 'stack' | 'start' | Part;

/** How often each is chosen, in twentieths: a start takes seconds. */
const CHANCES: Readonly<Record<Kill, number>> = { everything: 2, stack: 2, start: 1, table: 6, worker: 6, login: 3 };
const KILLS = Object.entries(CHANCES).flatMap(([kill, chance]) => Array<Kill>(chance).fill(kill as Kill));
/** How often the functions have processes of their own. */
const PROCESSES = 0.4;

export interface KillOptions {
  /** Kept from round to round. */
  readonly dataDir: string;
  readonly rounds: number;
  readonly seed: number;
  /** Which kinds, in turn, instead of at random. */
  readonly kinds?: readonly Kill[];
  /** Whether to wait, at the end, until every ticket was mailed: some minutes, when a delivery was interrupted. */
  readonly untilMailed: boolean;
  readonly tell?: (line: string) => void;
}

export interface KillReport {
  readonly rounds: Readonly<Record<Kill, number>>;
  readonly acknowledged: { readonly messages: number; readonly tickets: number; readonly staff: number };
  readonly statuses: ReadonlyMap<number | 'none', number>;
  /** From the kill until every open request was answered. */
  readonly recoveryMs: readonly number[];
  readonly longestRequestMs: number;
  readonly mails: number;
  readonly violations: readonly string[];
}

const CUSTOMERS = 4;
const LOGINS = ['ana', 'luis', 'admin'];
/** A stack that is not killed as a whole must be itself again by then. */
const RECOVERED_WITHIN_MS = 30_000;
/** Of the conversations that have ended, so many are read again in each round; all of them at the end. */
const SAMPLE = 3;
/** An interrupted delivery is tried again after two minutes, with the next minute's run. */
const MAILED_WITHIN_MS = 240_000;

/** Kills the stack again and again while customers and staff work, and compares what it shows with their accounts. */
export async function killRounds(options: KillOptions): Promise<KillReport> {
  const run = new KillRun(options);
  try {
    for (let round = 0; round < options.rounds; round++) await run.round(round);
    await run.finish();
  } catch (error) {
    // What a long run has found until then is told all the same.
    run.endedBy(error);
  } finally {
    await run.close();
  }
  return run.report();
}

class KillRun {
  readonly #random: () => number;
  readonly #staff: Staff;
  readonly #all: Customer[] = [];
  #stack: Stack | undefined;
  #url = '';
  readonly #rounds: Record<Kill, number> = { everything: 0, stack: 0, start: 0, table: 0, worker: 0, login: 0 };
  readonly #violations = new Set<string>();
  readonly #recoveryMs: number[] = [];
  #mails = 0;

  constructor(private readonly options: KillOptions) {
    this.#random = seededRandom(options.seed);
    const tokenOf = (login: string) => this.#stack?.token(login) ?? Promise.reject(new Error('There is no stack.'));
    this.#staff = new Staff(LOGINS, tokenOf, this.#random);
  }

  async round(round: number): Promise<void> {
    const { kinds, rounds, tell = () => {} } = this.options;
    if (this.#stack === undefined) await this.#start(this.#random() < PROCESSES);
    let kind = kinds?.[round % kinds.length] ?? KILLS[Math.floor(this.#random() * KILLS.length)] ?? 'everything';
    while (this.#writing().length < CUSTOMERS) this.#all.push(new Customer(`customer ${this.#all.length}`, this.#random));
    const over = new AbortController();
    const work = this.#workUntil(over.signal);
    await pause(200 + this.#random() * 800);
    const killedAtMs = performance.now();
    if (kind === 'table' || kind === 'worker' || kind === 'login') {
      kind = await this.#killPart(kind);
      await pause(300 + this.#random() * 700);
      over.abort();
      await work;
    } else {
      await this.#killAll(kind);
      over.abort();
      await work;
      await this.#start(this.#random() < PROCESSES);
    }
    await this.#recover(`round ${round}, ${kind}`);
    this.#recoveryMs.push(performance.now() - killedAtMs);
    this.#rounds[kind] += 1;
    const known = this.#violations.size;
    await this.#check(this.#sample());
    const { messages } = this.#acknowledged();
    tell(`round ${round + 1} of ${rounds}, ${kind}: ${messages} messages acknowledged, ${this.#violations.size} violations`);
    for (const found of [...this.#violations].slice(known)) tell(`  ${found}`);
  }

  /** Reads everything once more, and waits until every ticket was mailed. */
  async finish(): Promise<void> {
    await this.#check(this.#all);
    const listed = (await this.#staff.listed(this.#url)) ?? [];
    const known = this.#all.flatMap(({ ticket = [] }) => ticket);
    if (new Set(listed).size !== listed.length) this.#violations.add('I3: a ticket is listed twice');
    const strange = listed.filter((number) => !known.includes(number));
    if (strange.length > 0) this.#violations.add(`I3: tickets that no conversation knows: ${strange.join(', ')}`);
    const missing = known.filter((number) => !listed.includes(number));
    if (missing.length > 0) this.#violations.add(`I3: tickets that are not listed: ${missing.join(', ')}`);
    if (this.options.untilMailed) await this.#untilMailed();
  }

  async #untilMailed(): Promise<void> {
    const giveUpAt = performance.now() + MAILED_WITHIN_MS;
    let unsent = await this.#unsentMails();
    while (unsent.length > 0 && performance.now() < giveUpAt) {
      await pause(500);
      unsent = await this.#unsentMails();
    }
    for (const mail of unsent) this.#violations.add(`I7: ${mail} was not mailed`);
  }

  endedBy(error: unknown): void {
    this.#violations.add(error instanceof Error ? error.message : String(error));
  }

  async close(): Promise<void> {
    await this.#stack?.stop();
  }

  report(): KillReport {
    const clients = [...this.#all, this.#staff].map(({ client }) => client);
    const statuses = new Map<number | 'none', number>();
    for (const client of clients) {
      for (const [status, count] of client.statuses) statuses.set(status, (statuses.get(status) ?? 0) + count);
    }
    return {
      rounds: this.#rounds,
      acknowledged: this.#acknowledged(),
      statuses,
      recoveryMs: this.#recoveryMs,
      longestRequestMs: Math.max(...clients.map(({ longestMs }) => longestMs)),
      mails: this.#mails,
      violations: [...this.#violations],
    };
  }

  #acknowledged(): KillReport['acknowledged'] {
    return {
      messages: this.#all.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      tickets: this.#tickets(this.#all).length,
      staff: this.#staff.acknowledged,
    };
  }

  #writing(): readonly Customer[] {
    return this.#all.filter(({ isDone }) => !isDone);
  }

  async #workUntil(over: AbortSignal): Promise<void> {
    const writing = this.#writing();
    const customers = writing.map((customer) => customer.write(this.#url, over));
    await Promise.all([...customers, this.#staff.work(this.#url, () => this.#tickets(writing), over)]);
  }

  #tickets(customers: readonly Customer[]): readonly string[] {
    return customers.flatMap(({ ticket = [] }) => ticket);
  }

  /** @returns what was killed: without `--processes`, no function has a process of its own */
  async #killPart(part: Part): Promise<Part> {
    if (await this.#stack?.killPart(part, this.#random)) return part;
    await this.#stack?.killPart('table', this.#random);
    return 'table';
  }

  async #killAll(kind: Kill): Promise<void> {
    if (kind !== 'stack') await this.#stack?.killPart('table', this.#random);
    await this.#stack?.kill();
    if (kind !== 'start') return;
    const starting = new Stack({ dataDir: this.options.dataDir });
    await pause(this.#random() * 4_000);
    await starting.kill();
  }

  async #start(processes: boolean): Promise<void> {
    this.#stack = new Stack({ dataDir: this.options.dataDir, processes });
    this.#url = await this.#stack.url();
  }

  async #recover(when: string): Promise<void> {
    const settled = await Promise.all(this.#all.map((customer) => customer.settle(this.#url, RECOVERED_WITHIN_MS)));
    if (settled.includes(false)) {
      throw new Error(`${when}: not recovered after ${RECOVERED_WITHIN_MS} ms\n${this.#stack?.output.slice(-5_000)}`);
    }
  }

  /** All that still write, and some of the others. */
  #sample(): readonly Customer[] {
    const ended = this.#all.filter(({ isDone }) => isDone);
    const some = Array.from({ length: SAMPLE }, () => ended[Math.floor(this.#random() * ended.length)] ?? []).flat();
    return [...new Set([...this.#writing(), ...some])];
  }

  async #check(customers: readonly Customer[]): Promise<void> {
    for (const customer of customers) for (const found of await customer.violations(this.#url)) this.#violations.add(found);
    for (const found of await this.#staff.violations(this.#url, this.#tickets(customers))) this.#violations.add(found);
  }

  /** The first notification of each ticket that still waits, as the file mailer names it. */
  async #unsentMails(): Promise<readonly string[]> {
    const files = new Set(await readdir(dataFolder(this.options.dataDir).outbox));
    this.#mails = [...files].filter((file) => file.endsWith('.eml')).length;
    return this.#all
      .filter(({ ticket }) => ticket !== undefined && !this.#staff.hasSettled(ticket))
      .map(({ conversationId }) => `${conversationId}.1#1#staff_mail#ticket_opened.eml`)
      .filter((file) => !files.has(file));
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
