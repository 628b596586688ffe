import { CombinedGraphQLErrors } from '@apollo/client';
import { describe, expect, it } from '@jest/globals';
import { describeError, toStatus } from './query-status.ts';

function graphqlError(extensions: Record<string, unknown>): CombinedGraphQLErrors {
  return new CombinedGraphQLErrors({ data: null, errors: [{ message: 'x', extensions }] });
}

describe('what a failure says', () => {
  it("is the server's own sentence in the reader's language", () => {
    const error = graphqlError({ code: 'AREA_INVALID', message: { el: 'Η περιοχή δεν είναι έγκυρη.', en: 'The area is not valid.' } });
    expect(describeError(error, 'el')).toBe('Η περιοχή δεν είναι έγκυρη.');
    expect(describeError(error, 'en')).toBe('The area is not valid.');
  });

  it("is the domain's sentence of a code that came alone", () => {
    expect(describeError(graphqlError({ code: 'DATABASE_UNAVAILABLE' }), 'en')).toBe(
      'The database does not answer. Try again in a moment.',
    );
  });

  it('never shows the inside of an unknown error', () => {
    expect(describeError(graphqlError({ code: 'SOMETHING', stacktrace: 'at secret.ts' }), 'en')).toContain('Something failed on our side');
  });

  it('names a server that does not answer', () => {
    expect(describeError(new TypeError('Failed to fetch'), 'el')).toContain('Ο διακομιστής δεν απαντά');
  });
});

describe('the status of a query', () => {
  it('keeps the former answer in place while a new one is under way', () => {
    const refetch = () => Promise.resolve(undefined);
    expect(toStatus({ previousData: 1, loading: true, refetch }, 'el')).toMatchObject({ data: 1, loading: true, problem: null });
    expect(toStatus({ data: 2, previousData: 1, loading: false, refetch }, 'el')).toMatchObject({ data: 2, loading: false });
  });
});
