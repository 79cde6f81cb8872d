import { type Answer, Client, isUnknown, type Message, news, opened } from './client';

/** How long a customer waits before a request is repeated. */
const PAUSE_MS = 50;
/** A page asks no more often. */
const PATIENCE_MS = 20;
/** A server that was just killed refuses for some seconds. */
const READ_WITHIN_MS = 10_000;
/** Longer conversations are ended, so that reading them all stays cheap. */
const MAX_MESSAGES = 60;
/** What a text may lose on its way: characters outside the basic plane, marks of direction, quotes, white space. */
const AWKWARD = ['«ñ» ', '𝄞🪑 ', 'שלום \u200f', '"\\u0000" ', '\tcon\ttabulador ', "<b>'; -- "];

interface Request {
  readonly path: 'messages' | 'handoff';
  readonly body: unknown;
}

const HANDOFF: Request = { path: 'handoff', body: { name: 'Eva' } };

/**
 * One customer, and everything that the product acknowledged to them: an account that is kept outside of it and compared
 * with what it shows after a fault.
 */
export class Customer {
  readonly client = new Client();
  conversationId = '';
  /** The number of the ticket that an acknowledged answer named. */
  ticket: string | undefined;
  #token = '';
  readonly #acknowledged = new Map<number, Message>();
  /** The texts in the order in which they were sent; all but the last are acknowledged. */
  readonly #sent: string[] = [];
  /** Sent, and not known to be accepted or not. */
  #unsure: Request | undefined;

  constructor(
    readonly name: string,
    private readonly random: () => number,
  ) {}

  /** Writes, and sometimes asks for a person, until `over`; what is not answered is repeated with the same id. */
  async write(url: string, over: AbortSignal): Promise<void> {
    while (!over.aborted && !this.isDone) {
      const isAnswered = await this.#step(url);
      await new Promise((done) => setTimeout(done, isAnswered ? PATIENCE_MS : PAUSE_MS));
    }
  }

  /** Opens the conversation and asks for a person. @returns whether both were acknowledged */
  async askForPerson(url: string): Promise<boolean> {
    const isOpen = this.conversationId !== '' || (await this.#open(url));
    this.#unsure ??= HANDOFF;
    return isOpen && (await this.#step(url)) && this.ticket !== undefined;
  }

  get acknowledged(): number {
    return this.#acknowledged.size;
  }

  get isDone(): boolean {
    return this.#sent.length >= MAX_MESSAGES && this.#unsure === undefined;
  }

  /** Repeats what was not answered, until it is. @returns false when it is not answered in time */
  async settle(url: string, withinMs: number): Promise<boolean> {
    const giveUpAt = performance.now() + withinMs;
    while (this.conversationId === '' || this.#unsure !== undefined) {
      if (performance.now() > giveUpAt) return false;
      if (!(await this.#step(url))) await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
    return true;
  }

  /** Compares the transcript that the product shows with the account. */
  async violations(url: string): Promise<readonly string[]> {
    const found = [...this.client.violations];
    const say = (code: string, what: string) => found.push(`${code}: ${this.name} ${this.conversationId}: ${what}`);
    const transcript = await this.#transcript(url);
    if (transcript === undefined) return [...found, `I2: ${this.name}: the conversation ${this.conversationId} cannot be read`];
    for (const [index, { seq }] of transcript.entries()) if (seq !== index + 1) say('I1', `seq ${seq} at place ${index + 1}`);
    for (const [seq, known] of this.#acknowledged) {
      const shown = JSON.stringify(transcript[seq - 1]);
      if (shown !== JSON.stringify(known)) say('I2', `message ${seq} was acknowledged and is now ${shown}`);
    }
    const said = transcript.filter(({ author }) => author.role === 'customer').map(({ text }) => text);
    if (JSON.stringify(said) !== JSON.stringify(this.#sent)) {
      say(
        'I1',
        `sent ${this.#sent.length}, shown ${said.length}; first difference at ${said.findIndex((text, n) => text !== this.#sent[n])}`,
      );
    }
    return found;
  }

  /** The messages as the customer's page reads them; undefined when they cannot be read. */
  async #transcript(url: string): Promise<readonly Message[] | undefined> {
    const transcript: Message[] = [];
    for (;;) {
      const path = `/v1/conversations/${this.conversationId}/messages?after=${transcript.at(-1)?.seq ?? 0}`;
      const answer = await this.#read(url, path);
      if (answer?.status !== 200) return undefined;
      const { messages, ticket } = news.parse(answer.body);
      this.ticket ??= ticket?.number;
      if (messages.length === 0) return transcript;
      transcript.push(...messages);
    }
  }

  /** Asks again while the answer is to come back later, as a page does. */
  async #read(url: string, path: string): Promise<Answer | undefined> {
    const giveUpAt = performance.now() + READ_WITHIN_MS;
    for (;;) {
      const answer = await this.client.send(url, 'GET', path, this.#token);
      if (!isUnknown(answer) || performance.now() > giveUpAt) return answer;
      await new Promise((done) => setTimeout(done, PAUSE_MS));
    }
  }

  /** @returns whether the request was answered */
  async #step(url: string): Promise<boolean> {
    if (this.conversationId === '') return this.#open(url);
    this.#unsure ??= this.#next();
    const { path, body } = this.#unsure;
    const answer = await this.client.send(url, 'POST', `/v1/conversations/${this.conversationId}/${path}`, this.#token, body);
    if (answer === undefined || isUnknown(answer)) return false;
    this.#unsure = undefined;
    this.#note(answer);
    return true;
  }

  async #open(url: string): Promise<boolean> {
    const answer = await this.client.send(url, 'POST', '/v1/conversations', 'none', { language: 'es' });
    if (answer === undefined || isUnknown(answer)) return false;
    const { conversationId, token, messages } = opened.parse(answer.body);
    this.conversationId = conversationId;
    this.#token = token;
    for (const greeting of messages) this.#acknowledged.set(greeting.seq, greeting);
    return true;
  }

  #next(): Request {
    if (this.ticket === undefined && this.#sent.length > 0 && this.random() < 0.1) return HANDOFF;
    const number = this.#sent.length;
    const text = `${AWKWARD[number % AWKWARD.length]}${number}: ¿cuánto tarda la entrega?`;
    this.#sent.push(text);
    return { path: 'messages', body: { id: `c${number}`, text } };
  }

  #note(answer: Answer): void {
    if (answer.status !== 200) {
      this.client.violations.push(`I10: ${this.name}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return;
    }
    const { messages, ticket } = news.parse(answer.body);
    this.ticket ??= ticket?.number;
    for (const noted of messages) this.#acknowledged.set(noted.seq, noted);
  }
}
