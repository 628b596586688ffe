import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// Answers each request after some milliseconds of work, always the same: how long that takes tells how busy the machine is, and nothing about
// the server that is under attack. It ends with the process that started it.
const ROUNDS = 3_000;

const server = createServer((_request, response) => {
  let digest = Buffer.alloc(32);
  for (let round = 0; round < ROUNDS; round++) digest = createHash('sha256').update(digest).digest();
  response.end(digest.toString('hex'));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.stdin.resume().once('close', () => process.exit());
