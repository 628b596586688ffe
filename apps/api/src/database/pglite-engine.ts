import { PGlite, type Extension } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';

import { neededPostgis } from './postgis-archive.ts';
import type { Engine } from './protocol-front.ts';
import { queryBytes, startupPacket } from './wire-protocol.ts';

/** PGlite over a data directory, spoken to in protocol messages only. */
export interface PgliteEngine extends Engine {
  /** What a server says to a client that logs in. */
  readonly greeting: Buffer;
  close(): Promise<void>;
}

const POSTGIS: Extension = {
  ...postgis,
  async setup(pglite, options) {
    const whole = await postgis.setup(pglite, options);
    return { ...whole, bundlePath: await neededPostgis(whole.bundlePath) };
  },
};

/** @param dataDirectory folder of the database's files; made when it is missing */
export async function openPgliteEngine(dataDirectory: string): Promise<PgliteEngine> {
  const pglite = await PGlite.create({ dataDir: dataDirectory, extensions: { postgis: POSTGIS } });

  const stack = stackOf(pglite);
  const top = stack.value;
  // Each piece is a view into the engine's memory, valid only during the call.
  let output: Buffer[] = [];
  const onRawData = (piece: Uint8Array): void => void output.push(Buffer.from(piece));
  const run = (messages: Uint8Array): Buffer => {
    output = [];
    pglite.execProtocolRawSync(messages);
    // A statement that fails leaves the engine as an exception of JavaScript, past the frames of C, whose place on the stack nobody gives back:
    // after some 1,700 failures no statement would have room any more, ROLLBACK included.
    stack.value = top;
    return Buffer.concat(output);
  };
  // Sets the receiver of the engine's output, which the synchronous call then keeps using.
  await pglite.execProtocolRawStream(startupPacket(), { syncToFs: false, onRawData });
  const greeting = Buffer.concat(output);

  return {
    greeting,
    run,
    async close() {
      run(queryBytes('CHECKPOINT'));
      await pglite.close();
    },
  };
}

/** The stack pointer of the engine's C code. Between two calls nothing is on that stack. */
function stackOf(pglite: PGlite): { value: number } {
  const { ___stack_pointer: stack } = pglite.Module as unknown as { readonly ___stack_pointer?: { value: number } };
  if (stack === undefined) throw new Error('This PGlite keeps its stack pointer elsewhere: see pglite-engine.ts.');
  return stack;
}
