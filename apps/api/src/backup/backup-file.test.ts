import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
  CHECK_BYTES,
  DIGEST_BYTES,
  FORMAT_VERSION,
  LENGTH_BYTES,
  MAGIC,
  type BackupHeader,
  type BackupRecord,
} from './backup-file-format.ts';
import { openBackupFile } from './backup-file-reader.ts';
import { BackupFileWriter } from './backup-file-writer.ts';
import { checkBackup } from './check-backup.ts';
import { chooseKeyDerivation, deriveBackupKeys, digestHeader } from './passphrase-key.ts';
import { TableTally } from './table-tally.ts';
import { CHEAP_KEY } from './testing/cheap-key.ts';
import { damageFile } from './testing/damage.ts';

const PASSPHRASE = 'τέσσερις άσχετες λέξεις εδώ';
/** A sealed record with its tag, as common/sealed-file.ts lays them out after its magic and salt. */
const SEALED_RECORD_BYTES = 65_536 + 16;
const SEALED_HEADER_BYTES = 8 + 32;

function makeHeader(change: Partial<BackupHeader> = {}): BackupHeader {
  return {
    formatVersion: FORMAT_VERSION,
    backupId: randomUUID(),
    softwareVersion: '0.0.0',
    madeAt: new Date().toISOString(),
    migrations: ['roles-1000000000000'],
    key: chooseKeyDerivation(CHEAP_KEY),
    ...change,
  };
}

/** Records of one table whose text does not compress, so that the file has several sealed records. */
function makeRecords(pages: number): BackupRecord[] {
  const tally = new TableTally();
  const rows: BackupRecord[] = [];
  for (let page = 0; page < pages; page++) {
    const columns = [
      [`${page}`, `${page}b`],
      [randomBytes(15_000).toString('base64'), null],
    ];
    tally.add(columns);
    rows.push({ kind: 'rows', table: 0, columns });
  }
  const columns = [
    { name: 'id', type: 'text' },
    { name: 'value', type: 'text' },
  ];
  return [
    { kind: 'contents', secretKey: 'the key of the installation', demo: false, tables: [{ name: 't', columns }], sequences: [] },
    ...rows,
    { kind: 'end', tables: [tally.total()], files: 0 },
  ];
}

describe('a backup file', () => {
  let folder: string;
  let path: string;
  let records: BackupRecord[];
  let whole: Buffer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-backup-'));
    path = join(folder, 'a.elektron');
    records = makeRecords(20);
    await write(path, records);
    whole = await readFile(path);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function write(to: string, what: readonly BackupRecord[], header = makeHeader()): Promise<void> {
    const writer = await BackupFileWriter.create(to, header, PASSPHRASE);
    for (const record of what) await writer.write(record);
    expect(await writer.end()).toBe((await stat(`${to}.${process.pid}.part`)).size);
    await writer.keep();
  }

  async function codeOf(bytes: Buffer, passphrase = PASSPHRASE): Promise<string> {
    const damaged = join(folder, 'damaged');
    await writeFile(damaged, bytes);
    return checkBackup(damaged, passphrase).then(
      () => 'whole',
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );
  }

  it('gives back what was written, as often as it is asked', async () => {
    const backup = await openBackupFile(path, PASSPHRASE);
    for (let time = 0; time < 2; time++) {
      const read: BackupRecord[] = [];
      for await (const record of backup.records()) read.push(record);
      expect(read).toEqual(records);
    }
    expect(await checkBackup(path, PASSPHRASE)).toMatchObject({ contents: records[0], totals: [{ rows: 40 }] });
  });

  it('tells nothing but its header, and is for its owner alone', async () => {
    expect(whole.length).toBeGreaterThan(3 * SEALED_RECORD_BYTES);
    expect(whole.includes('the key of the installation')).toBe(false);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('opens with its passphrase only, however its accents are composed', async () => {
    expect(PASSPHRASE.normalize('NFD')).not.toBe(PASSPHRASE);
    expect(await codeOf(whole, PASSPHRASE.normalize('NFD'))).toBe('whole');
    for (const wrong of ['', PASSPHRASE.toUpperCase(), `${PASSPHRASE} `])
      expect(await codeOf(whole, wrong)).toBe('BACKUP_PASSPHRASE_WRONG');
  });

  it('has a key and a salt of its own, so that equal contents are no equal files', async () => {
    const other = join(folder, 'other');
    await write(other, records);
    const [one, two] = [await openBackupFile(path, PASSPHRASE), await openBackupFile(other, PASSPHRASE)];
    expect(one.header.key.salt).not.toBe(two.header.key.salt);
    expect(whole.subarray(-64).equals((await readFile(other)).subarray(-64))).toBe(false);
  });

  it('is refused with any byte of its beginning changed', async () => {
    const header = whole.readUInt32BE(MAGIC.length);
    const bodyAt = MAGIC.length + LENGTH_BYTES + header + DIGEST_BYTES + CHECK_BYTES;
    const codes: string[] = [];
    for (let place = 0; place < bodyAt + SEALED_HEADER_BYTES; place++) {
      const bytes = Buffer.from(whole);
      bytes[place] = bytes[place]! ^ 0x01;
      codes.push(await codeOf(bytes));
    }
    // Only the check itself can look like a wrong passphrase.
    const expected = codes.map((_, place) => {
      if (place < MAGIC.length) return 'BACKUP_NOT_RECOGNISED';
      return place >= bodyAt - CHECK_BYTES && place < bodyAt ? 'BACKUP_PASSPHRASE_WRONG' : 'BACKUP_DAMAGED';
    });
    expect(codes).toEqual(expected);
  });

  it('is refused with its sealed records swapped, repeated or left out', async () => {
    const header = whole.readUInt32BE(MAGIC.length);
    const at = MAGIC.length + LENGTH_BYTES + header + DIGEST_BYTES + CHECK_BYTES + SEALED_HEADER_BYTES;
    const record = (i: number): Buffer => whole.subarray(at + i * SEALED_RECORD_BYTES, at + (i + 1) * SEALED_RECORD_BYTES);
    const before = whole.subarray(0, at);
    const after = whole.subarray(at + 2 * SEALED_RECORD_BYTES);
    expect(await codeOf(Buffer.concat([before, record(0), record(1), after]))).toBe('whole');
    expect(await codeOf(Buffer.concat([before, record(1), record(0), after]))).toBe('BACKUP_DAMAGED');
    expect(await codeOf(Buffer.concat([before, record(0), record(0), after]))).toBe('BACKUP_DAMAGED');
    expect(await codeOf(Buffer.concat([before, record(1), after]))).toBe('BACKUP_DAMAGED');
    // Cut between two records: what is left is sealed as it should be, but not as the last.
    expect(await codeOf(Buffer.concat([before, record(0), record(1)]))).toBe('BACKUP_INCOMPLETE');
  });

  it('is refused when it is incomplete in itself, however well it is sealed', async () => {
    const [contents, first, ...rest] = records;
    const end = rest.at(-1)!;
    const cases: [string, BackupRecord[]][] = [
      ['BACKUP_INCOMPLETE', records.slice(0, -1)],
      ['BACKUP_INCOMPLETE', []],
      ['BACKUP_DAMAGED', [first!, ...rest]],
      ['BACKUP_DAMAGED', [contents!, ...rest]],
      ['BACKUP_DAMAGED', [contents!, first!, first!, ...rest]],
      ['BACKUP_DAMAGED', [...records, end]],
    ];
    for (const [index, [code, what]] of cases.entries()) {
      const incomplete = join(folder, `incomplete-${index}`);
      await write(incomplete, what);
      await expect(checkBackup(incomplete, PASSPHRASE)).rejects.toMatchObject({ code });
    }
  });

  it('of a later format names the version that can read it', async () => {
    const later = { ...makeHeader({ softwareVersion: '9.1.0' }), formatVersion: FORMAT_VERSION + 1 } as unknown as BackupHeader;
    const file = join(folder, 'later');
    await write(file, records, later);
    await expect(checkBackup(file, PASSPHRASE)).rejects.toMatchObject({ code: 'BACKUP_TOO_NEW', details: { version: '9.1.0' } });
  });

  it('is not believed when it asks for more memory than a backup takes', async () => {
    const header = makeHeader({ key: { ...chooseKeyDerivation(CHEAP_KEY), memoryKibibytes: 2 ** 30 } });
    const json = Buffer.from(JSON.stringify(header));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(json.length);
    const clear = Buffer.concat([MAGIC, length, json]);
    expect(await codeOf(Buffer.concat([clear, digestHeader(clear), randomBytes(CHECK_BYTES)]))).toBe('BACKUP_DAMAGED');
  });

  it('is refused after each of 200 accidents', async () => {
    const seen = new Map<string, number>();
    for (const { what, bytes } of damageFile(whole, 200)) {
      const code = await codeOf(bytes);
      expect({ what, code }).toEqual({ what, code: expect.stringMatching(/^BACKUP_/) });
      seen.set(code, (seen.get(code) ?? 0) + 1);
    }
    expect(seen.get('BACKUP_DAMAGED')).toBeGreaterThan(20);
    expect(seen.get('BACKUP_INCOMPLETE')).toBeGreaterThan(20);
  });

  it('is never written over another, and leaves nothing when it is given up', async () => {
    await expect(BackupFileWriter.create(path, makeHeader(), PASSPHRASE)).rejects.toMatchObject({ code: 'BACKUP_FILE_EXISTS' });
    const given = join(folder, 'given-up');
    const writer = await BackupFileWriter.create(given, makeHeader(), PASSPHRASE);
    for (const record of records) await writer.write(record);
    await writer.discard();
    const late = join(folder, 'late');
    const slow = await BackupFileWriter.create(late, makeHeader(), PASSPHRASE);
    for (const record of records) await slow.write(record);
    await slow.end();
    await writeFile(late, 'somebody was faster');
    await expect(slow.keep()).rejects.toMatchObject({ code: 'BACKUP_FILE_EXISTS' });
    await slow.discard();
    expect((await readdir(folder)).filter((name) => name.includes('given-up') || name.endsWith('.part'))).toEqual([]);
    expect(await readFile(late, 'utf8')).toBe('somebody was faster');
  });
});

describe('the key of a passphrase', () => {
  it('is argon2id of it', async () => {
    // From the reference implementation's own tests: "password", "somesalt", 64 MiB, two passes, one lane.
    // Source: P-H-C/phc-winner-argon2, src/test.c, version 0x13, Argon2_id.
    const published = '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7';
    const digest = randomBytes(DIGEST_BYTES);
    const salt = Buffer.from('somesalt').toString('base64url');
    const keys = await deriveBackupKeys('password', { function: 'argon2id', memoryKibibytes: 65_536, passes: 2, lanes: 1, salt }, digest);
    const expected = hkdfSync('sha256', Buffer.from(published, 'hex'), digest, 'elektron/backup/body', 32);
    expect(keys.body.toString('hex')).toBe(Buffer.from(expected).toString('hex'));
    expect(keys.check.equals(keys.body)).toBe(false);
  });
});

describe('the digest of a table', () => {
  const columns = [
    ['1', '2', '3'],
    ['a', null, ''],
  ];

  function totalOf(...pages: (readonly (readonly (string | null)[])[])[]) {
    const tally = new TableTally();
    for (const page of pages) tally.add(page);
    return tally.total();
  }

  it('is the same for the same rows in any order and in any pages', () => {
    const once = totalOf(columns);
    expect(
      totalOf(
        [['3'], ['']],
        [
          ['1', '2'],
          ['a', null],
        ],
      ),
    ).toEqual(once);
    expect(
      totalOf([
        ['2', '3', '1'],
        [null, '', 'a'],
      ]),
    ).toEqual(once);
    expect(totalOf([[], []])).toEqual({ rows: 0, digest: '0'.repeat(64) });
  });

  it('is another one for a value more, less or elsewhere', () => {
    const digests = [
      columns,
      [
        ['1', '2', '3'],
        ['a', '', ''],
      ],
      [
        ['1', '2', '3'],
        ['a', null, null],
      ],
      [
        ['1', '2', '4'],
        ['a', null, ''],
      ],
      [
        ['1', '2', '3'],
        [null, 'a', ''],
      ],
      [
        ['1', '2'],
        ['a', null],
      ],
      [
        ['1', '2', '3', '3'],
        ['a', null, '', ''],
      ],
    ].map((rows) => totalOf(rows).digest);
    expect(new Set(digests).size).toBe(digests.length);
  });
});
