import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

export interface SlowMailServer {
  readonly url: string;
  /** Every mail that arrived whole, whatever was said of it. */
  readonly received: string[];
  close(): Promise<void>;
}

/** What a server does at a point of the dialogue. */
export interface Manners {
  /** Instead of the greeting. */
  readonly greets?: (socket: Socket) => void;
  /** Instead of `354`. */
  readonly onData?: (socket: Socket) => void;
  /** Instead of `250`, when it has the whole mail. */
  readonly confirms?: (socket: Socket) => void;
}

/** An SMTP server that keeps to the protocol up to one point, and there does as it is told. */
export async function slowMailServer({ greets, onData, confirms }: Manners): Promise<SlowMailServer> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    const say = (line: string) => (to: Socket) => void to.write(`${line}\r\n`);
    let mail: string | undefined;
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (;;) {
        const end = mail === undefined ? '\r\n' : '\r\n.\r\n';
        const at = text.indexOf(end);
        if (at < 0) return;
        const part = text.slice(0, at);
        text = text.slice(at + end.length);
        if (mail !== undefined) {
          received.push(part);
          mail = undefined;
          (confirms ?? say('250 taken'))(socket);
        } else if (part === 'DATA') {
          mail = '';
          (onData ?? say('354 go on'))(socket);
        } else {
          say(part === 'QUIT' ? '221 bye' : '250 yes')(socket);
        }
      }
    });
    (greets ?? say('220 here'))(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
