import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and text, as they came over the wire. */
  readonly raw: string;
  /** The text, decoded. */
  readonly text: string;
  /** Of a header, decoded. */
  header(name: string): string | undefined;
}

/** As much of an SMTP server (RFC 5321) as it takes to receive letters, on a free port of this machine. */
export class FakeMailServer {
  readonly received: ReceivedMail[] = [];
  /** What is answered to a recipient instead of OK. */
  refusal: string | null = null;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor() {
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async start(): Promise<FakeMailServer> {
    const server = new FakeMailServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Waits until so many letters have come. */
  async wait(count: number): Promise<readonly ReceivedMail[]> {
    while (this.received.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
    return this.received;
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    const say = (line: string): boolean => socket.write(`${line}\r\n`);
    let input = '';
    let envelope: { from: string; to: string[] } = { from: '', to: [] };
    let inData = false;
    const read = (line: string): void => {
      const [, verb = '', address = ''] = /^(\w+)[^<]*(?:<([^>]*)>)?/.exec(line) ?? [];
      if (verb === 'MAIL') envelope = { from: address, to: [] };
      if (verb === 'RCPT' && this.refusal !== null) return void say(this.refusal);
      if (verb === 'RCPT') envelope.to.push(address);
      inData = verb === 'DATA';
      say(inData ? '354 go on' : verb === 'QUIT' ? '221 bye' : '250 ok');
    };
    socket.on('data', (chunk) => {
      input += chunk.toString('latin1');
      for (;;) {
        const end = input.indexOf(inData ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const text = input.slice(0, end);
        input = input.slice(end + (inData ? 5 : 2));
        if (!inData) read(text);
        else {
          this.received.push(toMail(envelope, text));
          inData = false;
          say('250 taken');
        }
      }
    });
    socket.on('error', () => undefined);
    say('220 ready');
  }
}

function toMail({ from, to }: { readonly from: string; readonly to: readonly string[] }, raw: string): ReceivedMail {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  const header = (name: string): string | undefined => {
    const value = lines.find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}: `))?.slice(name.length + 2);
    return value === undefined ? undefined : decodeWords(value);
  };
  return { from, to, raw, header, text: decodeBody(body.join('\r\n\r\n'), header('Content-Transfer-Encoding') ?? '') };
}

/** RFC 2047. */
function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('latin1') : decodeQuoted(word.replaceAll('_', ' ')),
    )
    .replaceAll(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}

function decodeBody(body: string, encoding: string): string {
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(encoding === 'quoted-printable' ? decodeQuoted(body) : body, 'latin1');
  return bytes.toString('utf8');
}

/** RFC 2045, 6.7. @returns bytes, one in each character */
function decodeQuoted(text: string): string {
  return text.replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
