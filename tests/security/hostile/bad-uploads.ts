import { deflateRawSync, gzipSync } from 'node:zlib';

import { geoPackage } from '@elektron/importers/testing/geo-packages';
import { workbook } from '@elektron/importers/testing/workbooks';
import type { HostileRequest } from './hostile-request.ts';

const HEADERS = { 'x-elektron-upload': '1', 'content-type': 'multipart/form-data; boundary=b' } as const;
const TABLE = 'alpha,beta\n1,x\n';

interface Part {
  readonly content?: string | Buffer;
  readonly disposition?: string;
  readonly name?: string;
  readonly field?: string;
}

function partOf({
  content = TABLE,
  name = 'a.csv',
  field = 'files',
  disposition = `form-data; name="${field}"; filename="${name}"`,
}: Part): Buffer {
  return Buffer.concat([
    Buffer.from(`--b\r\nContent-Disposition: ${disposition}\r\nContent-Type: text/csv\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
}

function upload(name: string, parts: readonly Part[], headers: HostileRequest['headers'] = {}): HostileRequest {
  return {
    name,
    path: '/api/uploads',
    headers: { ...HEADERS, ...headers },
    body: Buffer.concat([...parts.map(partOf), Buffer.from('--b--\r\n')]),
  };
}

const MEGA = 1_048_576;
const ZEROS = Buffer.alloc(20 * MEGA);

/** Bytes that begin like an archive, with the rest as long as it takes to be one. */
function zip(content: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.write('PK\x03\x04', 'latin1');
  head.writeUInt16LE(8, 8);
  return Buffer.concat([head, deflateRawSync(content)]);
}

/** Few bytes that stand for gigabytes of text. */
function repeatingWorkbook(): Buffer {
  const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`;
  return workbook([{ name: 'A', rows: row.repeat(500) }], { strings: [`<t>${'x'.repeat(500_000)}</t>`] });
}

const ENDLESS_VIEW = `
  CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS accident_index FROM n;
  INSERT INTO gpkg_contents VALUES ('endless', 'features', 1);`;

const wide = `${Array.from({ length: 40_000 }, (_, i) => `c${i}`).join(',')}\n`;

/** Files that are too large, too many, not what they say, or made to expand. @param megabytes the server's limit of one file */
export function badUploads(megabytes: number): HostileRequest[] {
  return [
    upload('a file that is too large', [{ content: Buffer.alloc((megabytes + 1) * MEGA, 'x') }]),
    upload('a file that is too large, behind a good one', [{}, { name: 'b.csv', content: Buffer.alloc((megabytes + 1) * MEGA, 'x') }]),
    upload(
      'twenty-five files',
      Array.from({ length: 25 }, (_, i) => ({ name: `${i}.csv` })),
    ),
    upload(
      'a thousand files',
      Array.from({ length: 1_000 }, (_, i) => ({ name: `${i}.csv`, content: 'x' })),
    ),
    upload('no file', []),
    upload('a field in place of a file', [{ disposition: 'form-data; name="files"' }]),
    upload('a file under another name', [{ field: 'other' }]),
    upload('a file named like a prototype', [{ field: '__proto__' }]),
    upload('a file in a list of a list', [{ field: 'files[0][constructor]' }]),
    upload('an archive that expands', [{ name: 'bomb.zip', content: zip(ZEROS) }]),
    upload('an archive that expands and is called a table', [{ name: 'accidents.csv', content: zip(ZEROS) }]),
    upload('an archive in an archive', [{ name: 'bomb.zip', content: zip(zip(ZEROS)) }]),
    upload('a workbook that expands', [{ name: 'bomb.xlsx', content: Buffer.concat([zip(ZEROS), Buffer.from('xl/workbook.xml')]) }]),
    upload('a packed file that expands', [{ name: 'bomb.csv.gz', content: gzipSync(ZEROS) }]),
    upload('a packed file that is cut', [{ name: 'a.csv.gz', content: gzipSync('a,b').subarray(0, -3) }]),
    upload('a workbook with a billion laughs', [
      { name: 'a.xlsx', content: workbook([{ name: 'A', rows: '<row><c><v>&a19;</v></c></row>' }]) },
    ]),
    upload('a workbook whose one text stands everywhere', [{ name: 'a.xlsx', content: repeatingWorkbook() }]),
    upload('a workbook of rows out of order', [{ name: 'a.xlsx', content: workbook([{ name: 'A', rows: '<row r="9"/><row r="1"/>' }]) }]),
    upload('a database that counts without end', [{ name: 'a.gpkg', content: geoPackage([], ENDLESS_VIEW) }]),
    upload('a database that is cut', [{ name: 'a.gpkg', content: geoPackage([], ENDLESS_VIEW).subarray(0, 5_000) }]),
    upload('features nested without end', [{ name: 'a.geojson', content: `{"features":${'['.repeat(MEGA)}` }]),
    upload('an old document of nothing', [
      { name: 'a.xls', content: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(10_000)]) },
    ]),
    upload('a request that is packed and expands', [{}], { 'content-encoding': 'gzip' }),
    upload('a table of 40,000 columns', [{ content: `${wide}${wide}` }]),
    upload('a table of one endless line', [{ content: Buffer.alloc(MEGA, 'a,') }]),
    upload('a quotation mark that never closes', [{ content: `"${'x'.repeat(MEGA)}` }]),
    upload('nothing but quotation marks', [{ content: Buffer.alloc(MEGA, '"') }]),
    upload('a table of nothing but separators', [{ content: Buffer.alloc(MEGA, ',') }]),
    upload('nothing but line breaks', [{ content: Buffer.alloc(MEGA, '\n') }]),
    upload('zero bytes', [{ content: Buffer.alloc(100_000) }]),
    upload('a program', [{ name: 'a.csv', content: Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1') }]),
    upload('a page with a script', [{ name: 'a.html', content: '<!doctype html><script>alert(1)</script>' }]),
    upload('XML with an entity of a file', [
      { content: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>' },
    ]),
    upload('XML with a billion laughs', [
      {
        content: `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "&a;&a;">`).join('')}]><l>&a19;</l>`,
      },
    ]),
    upload('a table with formulas for a header', [{ content: '=cmd|calc,@SUM(A1),+1,-1\n1,2,3,4\n' }]),
    upload('a name that leads upwards', [{ name: '../../../../etc/passwd' }]),
    upload('a name that leads upwards, encoded', [{ disposition: `form-data; name="files"; filename*=utf-8''..%2f..%2fetc%2fpasswd` }]),
    upload('a name at the root', [{ name: '/etc/cron.d/x' }]),
    upload('a name on a drive', [{ name: 'C:\\windows\\x.csv' }]),
    upload('a name with a NUL', [{ name: 'a.csv\0.png' }]),
    upload('a name with an encoded NUL', [{ disposition: `form-data; name="files"; filename*=utf-8''a%00b.csv` }]),
    upload('a name of 60,000 characters', [{ name: 'x'.repeat(60_000) }]),
    upload('a name that turns its direction', [{ name: 'photo\u202evsc.exe' }]),
    upload('a part without an end to its header', [{ disposition: `form-data; name="files"; filename="${'x'.repeat(20_000)}` }]),
    {
      name: 'a form without its boundary',
      path: '/api/uploads',
      headers: { ...HEADERS, 'content-type': 'multipart/form-data' },
      body: 'x',
    },
    {
      name: 'a form with a boundary of nothing',
      path: '/api/uploads',
      headers: { ...HEADERS, 'content-type': 'multipart/form-data; boundary=' },
      body: 'x',
    },
    {
      name: 'a form with a boundary of 10,000 characters',
      path: '/api/uploads',
      headers: { ...HEADERS, 'content-type': `multipart/form-data; boundary=${'b'.repeat(10_000)}` },
      body: 'x',
    },
    {
      name: 'a form that ends in the midst',
      path: '/api/uploads',
      headers: HEADERS,
      body: '--b\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\nhalf',
    },
    {
      name: 'a form that is JSON',
      path: '/api/uploads',
      headers: { ...HEADERS, 'content-type': 'application/json' },
      body: '{"files":[]}',
    },
    {
      name: 'an upload that does not say how long it is',
      path: '/api/uploads',
      headers: { ...HEADERS, 'transfer-encoding': 'chunked' },
      body: Buffer.concat([partOf({}), Buffer.from('--b--\r\n')]),
    },
    {
      name: 'an upload of nobody',
      path: '/api/uploads',
      headers: { ...HEADERS, cookie: '' },
      body: Buffer.concat([partOf({}), Buffer.from('--b--\r\n')]),
    },
  ];
}
