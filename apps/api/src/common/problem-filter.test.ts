import { Problem } from '@elektron/domain';
import type { ArgumentsHost } from '@nestjs/common';
import { Logger, NotFoundException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';

import { ProblemFilter } from './problem-filter.ts';
import { isDatabaseUnavailable, isStorageFull } from './unavailable.ts';
import { withUserErrors } from './user-errors.ts';

Logger.overrideLogger(false);

const inGraphQL = { getType: () => 'graphql' } as unknown as ArgumentsHost;

function explain(error: unknown): GraphQLError {
  const answer = new ProblemFilter().catch(error, inGraphQL);
  if (!(answer instanceof GraphQLError)) throw new Error('no GraphQL error');
  return answer;
}

describe('what a person is told when it fails', () => {
  it('is a code, its details and a sentence in both languages', () => {
    const { extensions } = explain(new Problem('FILE_EMPTY', { file: 'a.csv' }));
    expect(extensions).toEqual({
      code: 'FILE_EMPTY',
      details: { file: 'a.csv' },
      message: { el: 'Το αρχείο «a.csv» είναι κενό.', en: 'The file “a.csv” is empty.' },
    });
  });

  it('says nothing of what is inside', () => {
    const { message, extensions } = explain(new Error('password of the database is hunter2'));
    expect(extensions['code']).toBe('INTERNAL');
    expect(JSON.stringify({ message, extensions })).not.toContain('hunter2');
  });

  it('tells a database that is away from a mistake of ours', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(explain(refused).extensions['code']).toBe('DATABASE_UNAVAILABLE');
    expect(explain(new Error('query failed', { cause: refused })).extensions['code']).toBe('DATABASE_UNAVAILABLE');
    expect(isDatabaseUnavailable(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isStorageFull(new Error('write', { cause: Object.assign(new Error('full'), { code: 'ENOSPC' }) }))).toBe(true);
    expect(isStorageFull(Object.assign(new Error('could not extend file'), { code: '53100' }))).toBe(true);
    expect(isStorageFull(new Error('Connection terminated unexpectedly'))).toBe(false);
    expect(isDatabaseUnavailable(Object.assign(new Error('duplicate key'), { code: '23505' }))).toBe(false);
  });

  it('takes a refused request for the client’s mistake', () => {
    expect(explain(new NotFoundException('Cannot GET /x')).extensions['code']).toBe('INPUT_INVALID');
  });
});

describe('a mutation', () => {
  it('answers an expected Problem in userErrors, at the field that it knows', async () => {
    const refused = withUserErrors('batch', () => Promise.reject(new Problem('INPUT_INVALID', { field: 'uploadId', value: 'x' })));
    expect(await refused).toMatchObject({ batch: null, userErrors: [{ code: 'INPUT_INVALID', path: ['input', 'uploadId'] }] });
    expect(await withUserErrors('batch', async () => 7)).toEqual({ batch: 7, userErrors: [] });
  });

  it('fails where nobody expected it', async () => {
    await expect(withUserErrors('batch', () => Promise.reject(new Error('boom')))).rejects.toThrow('boom');
  });
});
