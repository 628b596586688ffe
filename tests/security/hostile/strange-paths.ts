import type { HostileBytes, HostileRequest } from './hostile-request.ts';

const get = (name: string, path: string, headers: HostileRequest['headers'] = {}): HostileRequest => ({
  name,
  method: 'GET',
  path,
  headers: { accept: '*/*', ...headers },
});

/** Ways to write "the folder above". */
const UP = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%252f', '..%c0%af', '..%5c', '..\\', '....//', '%2e%2e%5c', '..;/', '.%00./'];
const TARGETS = ['etc/passwd', '.data/secret.key', 'package.json'];

/** Routes of programs, and what stands where an id should. */
const ROUTES = ['/api/', '/api/tiles/accidents/', '/api/uploads/', '/graphql/', '/health/', '/assets/', '/api/uploads/../'];

const TRAVERSALS = ROUTES.flatMap((route) =>
  UP.map((up, i) => get(`${route} and ${up} to ${TARGETS[i % 3] ?? ''}`, `${route}${up.repeat(6)}${TARGETS[i % 3] ?? ''}`)),
);

const OWN = 'aaaaaaaa-0000-4000-8000-000000000000';
const EVERY = Buffer.from(JSON.stringify({ period: null, area: null, selections: {} })).toString('base64url');
const tile = (name: string, ...parts: readonly string[]): HostileRequest =>
  get(`a tile ${name}`, `/api/tiles/accidents/${parts.join('/')}.mvt`);
const filter = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const TILES = [
  tile('of a foreign organisation', 'bbbbbbbb-0000-4000-8000-000000000000', '1', EVERY, '1', '0', '0'),
  tile('of no organisation', '77777777-7777-4777-8777-777777777777', '1', EVERY, '1', '0', '0'),
  tile('of SQL', encodeURIComponent("' OR 1=1 --"), '1', EVERY, '1', '0', '0'),
  tile('of a NUL', '%00', '1', EVERY, '1', '0', '0'),
  tile('at a version that is none', OWN, 'x', EVERY, '1', '0', '0'),
  tile('at a version below zero', OWN, '-1', EVERY, '1', '0', '0'),
  tile('at a version that nobody has', OWN, '99999', EVERY, '1', '0', '0'),
  tile('at a version beyond numbers', OWN, '9'.repeat(16), EVERY, '1', '0', '0'),
  tile('at a version with SQL', OWN, encodeURIComponent('1; DELETE'), EVERY, '1', '0', '0'),
  tile('at zoom 99', OWN, '5', EVERY, '99', '0', '0'),
  tile('at zoom -1', OWN, '5', EVERY, '-1', '0', '0'),
  tile('at zoom 1e3', OWN, '5', EVERY, '1e3', '0', '0'),
  tile('beyond the world', OWN, '5', EVERY, '1', '2', '0'),
  tile('of half a square', OWN, '5', EVERY, '1', '0.5', '0'),
  tile('under a filter that is no JSON', OWN, '5', 'nonsense', '1', '0', '0'),
  tile('under a filter that is a list', OWN, '5', filter([]), '1', '0', '0'),
  tile('under a filter that is a number', OWN, '5', filter(7), '1', '0', '0'),
  tile('under a filter with an unknown dimension', OWN, '5', filter({ selections: { "x' OR 1=1": ['1'] } }), '1', '0', '0'),
  tile('under a filter with an unknown value', OWN, '5', filter({ selections: { severity: ["fatal' OR 1=1"] } }), '1', '0', '0'),
  tile('under a filter with a prototype', OWN, '5', Buffer.from('{"selections":{"__proto__":["x"]}}').toString('base64url'), '1', '0', '0'),
  tile('under a filter with a constructor', OWN, '5', filter({ selections: { constructor: ['x'] } }), '1', '0', '0'),
  tile('under a filter with a period that is none', OWN, '5', filter({ period: { start: "2020-01-01'", end: '2020' } }), '1', '0', '0'),
  tile(
    'under a filter with an endless period',
    OWN,
    '5',
    filter({ period: { start: '-999999-01-01', end: '999999-01-01' } }),
    '1',
    '0',
    '0',
  ),
  tile('under a filter with an area beyond the world', OWN, '5', filter({ area: [1e308, -1e308, 1e308, 1e308] }), '1', '0', '0'),
  tile(
    'under a filter of twelve thousand characters',
    OWN,
    '5',
    filter({ selections: { severity: Array.from({ length: 900 }, () => 'x') } }),
    '1',
    '0',
    '0',
  ),
];

const ODD = [
  get('half a character', '/api/%E0%A4%A'),
  get('half a character in a file', '/assets/%E0%A4%A.js'),
  get('half a character at the root', '/%E0%A4%A'),
  get('a percent sign', '/api/%'),
  get('a NUL in a route', '/api/tiles%00/accidents'),
  get('a NUL in a file', '/assets/index%00.js'),
  get('a line break in a route', '/api/%0d%0aSet-Cookie:%20a=b'),
  get('a file of the system', '/api/file:///etc/passwd'),
  get('another server', '/api/http://evil.example/'),
  get('eight thousand characters', `/api/${'a'.repeat(8_000)}`),
  get('eight thousand slashes', `/api${'/'.repeat(8_000)}x`),
  get('a route of a framework', '/api/actuator/env'),
  get('a route of a source map', '/assets/index.js.map/../../src'),
  get('a hidden file', '/assets/.env'),
  get('a hidden folder', '/api/.git/config'),
  get('health and more', '/health/ready/../live'),
  get('a very long query string', `/api/nothing?${'a=1&'.repeat(3_500)}`),
  get('a nested query string', `/api/nothing?${'a[b]'.repeat(10)}=1&__proto__[x]=1&constructor[prototype][x]=1`),
];

const METHODS = ['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'PURGE', 'LOCK'].flatMap((method) =>
  ['/graphql', '/api/uploads', '/api/tiles/accidents/x'].map((path) => ({
    name: `${method} ${path}`,
    method,
    path,
    headers: { accept: '*/*' },
  })),
);

const IDS = [
  "' OR 1=1 --",
  '../../../etc/passwd',
  '%00',
  'bbbbbbbb-a9b7-4000-8000-000000000001',
  '77777777-7777-4777-8777-777777777777',
  '__proto__',
  'a"; filename="x.html',
];
const EXPORTS = IDS.map((id) => get(`an export of ${id}`, `/api/subject-requests/${id === '%00' ? id : encodeURIComponent(id)}/export`));

const FILES = [
  'accidents.exe',
  'accidents.csv%00',
  'accidents.csv/../../../etc/passwd',
  `accidents.${encodeURIComponent('../csv')}`,
  'accidents.constructor',
  'accidents.__proto__',
  'accidents.csv?severity=awful',
  `accidents.csv?severity=${encodeURIComponent("fatal' OR 1=1 --")}`,
  'accidents.csv?severity=fatal&severity=slight',
  'accidents.csv?severity[]=fatal',
  'accidents.csv?severity[constructor]=fatal',
  'accidents.csv?__proto__=x',
  'accidents.csv?constructor=x',
  'accidents.csv?toString=x',
  'accidents.csv?area=1e308,-1e308,1e308,1e308',
  'accidents.csv?from=-999999-01-01&to=999999-01-01',
  `accidents.csv?year=${'9'.repeat(5_000)}`,
  'accidents.csv?lang=../../etc/passwd',
  'accidents.csv?lang=%0d%0aSet-Cookie:%20a=b',
  'accidents.csv?of=bbbbbbbb-0000-4000-8000-000000000000',
].map((address) => get(`a file ${address.slice(0, 60)}`, `/api/export/${address}`));

/** Addresses that mean something else than they say, on every route. */
export const STRANGE_PATHS: readonly HostileRequest[] = [...TRAVERSALS, ...TILES, ...EXPORTS, ...FILES, ...ODD, ...METHODS];

/** Addresses that no client sends, because it would write them in another way first. */
export const STRANGE_LINES: readonly HostileBytes[] = [
  ...[
    '/../../../../etc/passwd',
    '/assets/../../../../etc/passwd',
    '/api/../../.data/secret.key',
    '//etc/passwd',
    '/\\..\\..\\windows\\win.ini',
    'etc/passwd',
    '*',
    '/a b',
  ].map((path) => ({
    name: `GET ${path}`,
    bytes: `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/css\r\nConnection: close\r\n\r\n`,
  })),
  { name: 'an address of another host', bytes: 'GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n' },
  { name: 'a tunnel', bytes: 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n' },
  {
    name: 'an address with bytes that are no characters',
    bytes: Buffer.from('GET /api/\xff\xfe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 'latin1'),
  },
];
