import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  readonly url: string;
  readonly port: number;
  /** Whole messages, as they came. */
  readonly received: string[];
  /** From now on, mail to the address is answered with this code; `undefined`: taken. */
  refuse(answer: ((address: string) => number | undefined) | undefined): void;
  close(): Promise<void>;
}

/** A real SMTP server on this machine; `taken` hears of each mail when it has it whole. */
export async function mailServer(taken: (text: string) => void = () => {}, port = 0): Promise<MailServer> {
  const received: string[] = [];
  let refusal: ((address: string) => number | undefined) | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, answer) => {
      const code = refusal?.(address);
      answer(code === undefined ? undefined : Object.assign(new Error('Not taken'), { responseCode: code }));
    },
    onData: (stream, _session, answer) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        received.push(text);
        taken(text);
        answer();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const at = (server.server.address() as AddressInfo).port;
  return {
    url: `smtp://127.0.0.1:${at}`,
    port: at,
    received,
    refuse: (answer) => {
      refusal = answer;
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** A server that takes connections and then does as `behave` says. */
export async function oddServer(behave: (socket: Socket) => void): Promise<{ readonly url: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    behave(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
