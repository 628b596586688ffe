import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';

import { recordIdOf } from './record-id.ts';

describe('the id of a record', () => {
  it('is the beginning of a digest of whose it is and what its source calls it', () => {
    const digest = createHash('sha256').update('o|stats19|201401GD10691').digest('hex');
    expect(recordIdOf('o', 'stats19', '201401GD10691').replaceAll('-', '')).toBe(digest.slice(0, 32));
    expect(recordIdOf('o', 'stats19', '201401GD10691')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('differs between organisations, sources and records', () => {
    const ids = [recordIdOf('o', 'a', '1'), recordIdOf('p', 'a', '1'), recordIdOf('o', 'b', '1'), recordIdOf('o', 'a', '2')];
    expect(new Set(ids).size).toBe(4);
  });
});
