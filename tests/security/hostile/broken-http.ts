import { JSON_TYPE, type HostileBytes, type HostileRequest } from './hostile-request.ts';

const json = JSON.stringify({ query: '{ __typename }' });

function post(lines: readonly string[], body: string): string {
  return `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n${body}`;
}

const HIDDEN = 'GET /api/hidden HTTP/1.1\r\nHost: localhost\r\n\r\n';

/** Requests in requests, which one server would read as one and another as two (CWE-444), and headers that contradict each other. */
export const BROKEN_BYTES: readonly HostileBytes[] = [
  { name: 'two lengths', bytes: post([`Content-Length: ${json.length}`, 'Content-Length: 0'], json + HIDDEN) },
  { name: 'a length and pieces', bytes: post([`Content-Length: 4`, 'Transfer-Encoding: chunked'], `0\r\n\r\n${HIDDEN}`) },
  { name: 'pieces, misspelt', bytes: post(['Transfer-Encoding: xchunked'], `0\r\n\r\n${HIDDEN}`) },
  { name: 'pieces behind a tab', bytes: post(['Transfer-Encoding:\x0bchunked'], `0\r\n\r\n${HIDDEN}`) },
  { name: 'pieces, twice', bytes: post(['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], `0\r\n\r\n${HIDDEN}`) },
  { name: 'a length that is no number', bytes: post(['Content-Length: +5'], json) },
  { name: 'a length below zero', bytes: post(['Content-Length: -1'], json) },
  { name: 'a length in hexadecimal', bytes: post(['Content-Length: 0x10'], json) },
  { name: 'a piece of a length that is none', bytes: post(['Transfer-Encoding: chunked'], `zz\r\n${json}\r\n0\r\n\r\n`) },
  { name: 'a piece of endless length', bytes: post(['Transfer-Encoding: chunked'], `fffffffffffffffff\r\n${json}`) },
  { name: 'a header without a name', bytes: post([': x', `Content-Length: ${json.length}`], json) },
  { name: 'a header with a blank in its name', bytes: post(['Content Length: 5', `Content-Length: ${json.length}`], json) },
  {
    name: 'a header that goes on in the next line',
    bytes: post(['X-A: 1', ' Transfer-Encoding: chunked', `Content-Length: ${json.length}`], json),
  },
  { name: 'a header with a NUL', bytes: post(['X-A: \0', `Content-Length: ${json.length}`], json) },
  { name: 'a header with a line feed alone', bytes: `POST /graphql HTTP/1.1\nHost: localhost\nContent-Length: ${json.length}\n\n${json}` },
  { name: 'two hosts', bytes: post(['Host: evil.example', `Content-Length: ${json.length}`], json) },
  { name: 'no host', bytes: `GET /graphql HTTP/1.1\r\nConnection: close\r\n\r\n` },
  { name: 'an empty host', bytes: `GET /graphql HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n` },
  { name: 'another version', bytes: 'GET /graphql HTTP/9.9\r\nHost: localhost\r\n\r\n' },
  { name: 'no version', bytes: 'GET /graphql\r\n\r\n' },
  { name: 'no method', bytes: '/graphql HTTP/1.1\r\nHost: localhost\r\n\r\n' },
  { name: 'a method in small letters', bytes: 'get /graphql HTTP/1.1\r\nHost: localhost\r\n\r\n' },
  { name: 'a method that nobody knows', bytes: 'FROBNICATE /graphql HTTP/1.1\r\nHost: localhost\r\n\r\n' },
  { name: 'a greeting of TLS', bytes: Buffer.from('16030100a5010000a10303', 'hex') },
  { name: 'a greeting of HTTP/2', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' },
  {
    name: 'a hundred thousand bytes of headers',
    bytes: post(
      Array.from({ length: 1_500 }, (_, i) => `X-${i}: ${'x'.repeat(60)}`),
      json,
    ),
  },
  {
    name: 'three thousand headers',
    bytes: post(
      Array.from({ length: 3_000 }, (_, i) => `X-${i}: 1`),
      json,
    ),
  },
  { name: 'nonsense', bytes: Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 7_919) % 256)) },
];

const body = (name: string, content: string | Buffer, headers: HostileRequest['headers'] = {}): HostileRequest => ({
  name,
  path: '/graphql',
  headers: { ...JSON_TYPE, ...headers },
  body: content,
});

/** Bodies that are not what their headers say. */
export const BROKEN_BODIES: readonly HostileRequest[] = [
  body('no JSON', 'nonsense'),
  body('half a JSON', '{"query":"{ __typename }"'),
  body('JSON with a byte order mark in the midst', '{"query":\ufeff"{ __typename }"}'),
  body('JSON with a comment', '{"query":"{ __typename }"/* x */}'),
  body('a number', '7'),
  body('a text', '"{ __typename }"'),
  body('nothing', ''),
  body('null', 'null'),
  body('true', 'true'),
  body('bytes that are no UTF-8', Buffer.concat([Buffer.from('{"query":"{ '), Buffer.from([0xff, 0xfe, 0xc3, 0x28]), Buffer.from(' }"}')])),
  body('a NUL in a query', '{"query":"{ viewer { email } }\\u0000"}'),
  body('a NUL byte in the body', '{"query":"{ viewer { email } \0}"}'),
  body('half of a pair in a name', '{"query":"{ \\ud800 }"}'),
  body('packed JSON that is none', Buffer.from('not gzip'), { 'content-encoding': 'gzip' }),
  body('packed in a way that nobody knows', json, { 'content-encoding': 'zstd-of-tomorrow' }),
  body('a character set that nobody knows', json, { 'content-type': 'application/json; charset=klingon' }),
  body('a character set that is no Unicode', json, { 'content-type': 'application/json; charset=iso-8859-7' }),
  body('an expectation that nobody has', json, { expect: '200-maybe' }),
  body('an answer that nobody makes', JSON.stringify({ query: '{ viewer { email } }' }), { accept: 'image/png' }),
  body('a method in a header', JSON.stringify({ query: 'mutation { nothing }' }), { 'x-http-method-override': 'GET' }),
];

const RUN =
  'mutation ($parameters: JSON!) { runHotspots(input: { methodId: "dbscan", parameters: $parameters }) { run { id } userErrors { code } } }';
const POLLUTION = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"__proto__":1}',
  '{"prototype":{"polluted":true}}',
  '{"toString":1}',
  '{"hasOwnProperty":1}',
];

/** Names of the language itself, where names of ours are expected. */
export const POLLUTED: readonly HostileRequest[] = [
  ...POLLUTION.map((parameters) =>
    body(`parameters named ${parameters}`, `{"query":${JSON.stringify(RUN)},"variables":{"parameters":${parameters}}}`),
  ),
  ...POLLUTION.map((filter) =>
    body(
      `a filter named ${filter}`,
      `{"query":"query ($f: AccidentFilterInput) { accidents(filter: $f) { totalCount } }","variables":{"f":${filter}}}`,
    ),
  ),
  body('a body named like a prototype', '{"__proto__":{"query":"{ viewer { email } }"}}'),
  body(
    'variables named like a prototype',
    '{"query":"query ($__proto__: String!) { importBatches(after: $__proto__) { id } }","variables":{"__proto__":{"x":1}}}',
  ),
  body(
    'a method named like a prototype',
    `{"query":"mutation { runHotspots(input: { methodId: \\"__proto__\\", parameters: {} }) { run { id } userErrors { code } } }"}`,
  ),
  body(
    'a method named like a function',
    `{"query":"mutation { runHotspots(input: { methodId: \\"toString\\", parameters: {} }) { run { id } userErrors { code } } }"}`,
  ),
];
