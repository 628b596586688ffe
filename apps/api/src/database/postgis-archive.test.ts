import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { keepEntries } from './postgis-archive.ts';

const CONTENTS = { 'lib/a.so': 'a'.repeat(1_300), 'lib/b.so': 'b'.repeat(512), 'share/empty': '', [`share/${'long/'.repeat(25)}c`]: 'c' };

describe('the entries of an archive that are kept', () => {
  it.each([
    ['all', () => true, Object.keys(CONTENTS)],
    ['some', (name: string) => name !== 'lib/a.so', Object.keys(CONTENTS).slice(1)],
    ['none', () => false, []],
  ])('are those that are wanted, whole: %s', async (_how, wanted, expected) => {
    const folder = await mkdtemp(join(tmpdir(), 'elektron-archive-'));
    try {
      for (const [name, content] of Object.entries(CONTENTS)) {
        await mkdir(join(folder, dirname(name)), { recursive: true });
        await writeFile(join(folder, name), content);
      }
      const names = Object.keys(CONTENTS);
      const tar = execFileSync('tar', ['c', '--format=ustar', '-C', folder, ...names]);
      const kept = keepEntries(tar, wanted);
      expect(execFileSync('tar', ['t'], { input: kept, encoding: 'utf8' }).split('\n').slice(0, -1)).toEqual(expected);
      expect(execFileSync('tar', ['xO'], { input: kept, encoding: 'utf8' })).toBe(
        expected.map((name) => CONTENTS[name as keyof typeof CONTENTS]).join(''),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
