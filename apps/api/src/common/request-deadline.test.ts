import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import express, { type RequestHandler } from 'express';

import { requestDeadline } from './request-deadline.ts';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function askWith(handler: RequestHandler, path = '/api/x'): Promise<Answer> {
  const app = express().use(requestDeadline(1)).use(handler);
  const server = app.listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
    return { status: response.status, headers: response.headers, text: await response.text() };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('a request', () => {
  it('that nobody answers ends with a sentence, and its connection with it', async () => {
    const response = await askWith(() => undefined);
    expect([response.status, response.headers.get('connection')]).toEqual([503, 'close']);
    expect(JSON.parse(response.text)).toMatchObject({ problem: { code: 'REQUEST_TOO_LONG', details: { seconds: 1 } } });
    const graphql = await askWith(() => undefined, '/graphql');
    expect(JSON.parse(graphql.text)).toMatchObject({ errors: [{ extensions: { code: 'REQUEST_TOO_LONG' } }] });
  });

  it('that is answered in time, or has begun to be, is left alone', async () => {
    const begun: RequestHandler = (_request, response) => {
      response.write('a');
      setTimeout(() => response.end('b'), 1_500);
    };
    expect((await askWith(begun)).text).toBe('ab');
    expect((await askWith((_request, response) => void response.end('at once'))).text).toBe('at once');
  });
});
