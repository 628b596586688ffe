import { JSON_TYPE, type HostileRequest } from './hostile-request.ts';

/** What a page of another site can make a browser send, with the cookie of whoever looks at it. */
const UNDO = 'mutation { signOut { done } }';

const EVIL = 'https://evil.example';

function form(name: string, type: string, body: string, headers: HostileRequest['headers'] = {}): HostileRequest {
  return { name, path: '/graphql', headers: { 'content-type': type, ...headers }, body };
}

const multipart = `--b\r\nContent-Disposition: form-data; name="query"\r\n\r\n${UNDO}\r\n--b--\r\n`;
const operations = `--b\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${JSON.stringify({ query: UNDO })}\r\n--b\r\nContent-Disposition: form-data; name="map"\r\n\r\n{}\r\n--b--\r\n`;
const json = JSON.stringify({ query: UNDO });

const FORMS = [
  form('a form that is text', 'text/plain', json),
  form('a form that is text, in a character set', 'text/plain; charset=utf-8', json),
  form('a form that is text and ends in an equals sign', 'text/plain', `{"query":"${UNDO}","x":"="}`),
  form('a form', 'application/x-www-form-urlencoded', `query=${encodeURIComponent(UNDO)}`),
  form('a form of parts', 'multipart/form-data; boundary=b', multipart),
  form('a form of parts, as upload libraries send it', 'multipart/form-data; boundary=b', operations),
  form('a form without a type', '', json),
  form('JSON under two types', 'text/plain, application/json', json),
  form('JSON under a type with a parameter that is a type', 'text/plain; application/json', json),
  form('JSON under a type that is nearly that of JSON', 'application/jsonx', json),
  form('JSON under the type of a beacon', 'application/csp-report', json),
  form('XML', 'application/xml', '<query>mutation</query>'),
  form('GraphQL as it is', 'application/graphql', UNDO),
];

const FROM_A_PAGE: readonly (readonly [string, Record<string, string>])[] = [
  ['of another site', { origin: EVIL }],
  ['of another program on this machine', { origin: 'http://localhost:1' }],
  ['without a name', { origin: 'null' }],
  ['that looks like ours at first', { origin: 'http://localhost.evil.example' }],
  ['whose address has ours as a user', { origin: 'http://localhost@evil.example' }],
  ['of a file', { origin: 'file://' }],
  ['of another site, as browsers without an origin say it', { 'sec-fetch-site': 'cross-site' }],
  ['of a neighbouring site', { 'sec-fetch-site': 'same-site' }],
  ['with two origins', { origin: `${EVIL}, http://localhost` }],
];

const GET_QUERY = `/graphql?query=${encodeURIComponent('{ dataVersions { accidents } }')}`;
const GET_MUTATION = `/graphql?query=${encodeURIComponent(UNDO)}`;

/** CSRF: every way in which another site's page could act for a person. */
export const FOREIGN_PAGES: readonly HostileRequest[] = [
  ...FORMS,
  ...FROM_A_PAGE.flatMap(([page, headers]) => [
    { name: `an action from a page ${page}`, path: '/graphql', headers: { ...JSON_TYPE, ...headers }, body: json },
    {
      name: `an upload from a page ${page}`,
      path: '/api/uploads',
      headers: { 'x-elektron-upload': '1', 'content-type': 'multipart/form-data; boundary=b', ...headers },
      body: multipart,
    },
  ]),
  { name: 'a link that asks', method: 'GET', path: GET_QUERY },
  { name: 'an image that acts', method: 'GET', path: GET_MUTATION, headers: { accept: 'image/*' } },
  { name: 'a link that acts, from our own page', method: 'GET', path: GET_MUTATION, headers: { 'apollo-require-preflight': '1' } },
  { name: 'a link that acts, by a header of Apollo', method: 'GET', path: GET_MUTATION, headers: { 'x-apollo-operation-name': 'x' } },
  { name: 'a link whose query stands twice', method: 'GET', path: `${GET_QUERY}&query=x`, headers: { 'apollo-require-preflight': '1' } },
  {
    name: 'a link under the type of a form',
    method: 'GET',
    path: GET_QUERY,
    headers: { 'content-type': 'text/plain', 'apollo-require-preflight': '1' },
  },
  { name: 'a HEAD that acts', method: 'HEAD', path: GET_MUTATION, headers: { 'apollo-require-preflight': '1' } },
  {
    name: 'an upload by a form, without our header',
    path: '/api/uploads',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    body: multipart,
  },
  {
    name: 'an upload with another value of our header',
    path: '/api/uploads',
    headers: { 'x-elektron-upload': 'true', 'content-type': 'multipart/form-data; boundary=b' },
    body: multipart,
  },
  ...['cross-site', 'same-site'].map((site) => ({
    name: `a link, ${site}, to a copy that is handed out once`,
    method: 'GET',
    path: '/api/subject-requests/aaaaaaaa-a9b7-4000-8000-000000000001/export',
    headers: { 'sec-fetch-site': site },
  })),
  ...['cross-site', 'same-site'].map((site) => ({
    name: `a link, ${site}, to all accidents as a file`,
    method: 'GET',
    path: '/api/export/accidents.csv',
    headers: { 'sec-fetch-site': site },
  })),
  {
    name: 'a link to all features of accessibility as a file',
    method: 'GET',
    path: '/api/export/accessibility.csv',
    headers: { 'sec-fetch-site': 'cross-site' },
  },
  ...['roads', 'accident-roads', 'count-site-roads', 'traffic'].map((name) => ({
    name: `a link, cross-site, to ${name} as a file`,
    method: 'GET',
    path: `/api/export/${name}.csv`,
    headers: { 'sec-fetch-site': 'cross-site' },
  })),
  {
    name: 'a link, cross-site, to a run as a file',
    method: 'GET',
    path: '/api/export/hotspots.csv?run=aaaaaaaa-a9b7-4000-8000-000000000001',
    headers: { 'sec-fetch-site': 'cross-site' },
  },
  {
    name: 'a link, cross-site, to a bulletin as a file',
    method: 'GET',
    path: '/api/export/bulletin.csv?month=2020-06',
    headers: { 'sec-fetch-site': 'cross-site' },
  },
  { name: 'an upload by a link', method: 'GET', path: '/api/uploads', headers: { 'x-elektron-upload': '1' } },
];
