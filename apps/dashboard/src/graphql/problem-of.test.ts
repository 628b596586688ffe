import { CombinedGraphQLErrors, ServerError } from '@apollo/client';
import { describe, expect, it } from '@jest/globals';
import { interruptionOf } from './interruption.ts';
import { problemOf } from './problem-of.ts';

const message = { el: 'Σε άλλο παράθυρο…', en: 'In another window…' };

function failed(status: number, body: string): ServerError {
  return new ServerError(`status ${status}`, { response: { status } as Response, bodyText: body });
}

describe('what the server says a request failed of', () => {
  it('is found where a door has answered before GraphQL, in the form of a route and in that of GraphQL', () => {
    const problem = { code: 'ORGANISATION_SWITCHED', details: {}, message };
    expect(problemOf(failed(409, JSON.stringify({ problem })))).toEqual(problem);
    expect(problemOf(failed(409, JSON.stringify({ errors: [{ message: 'x', extensions: problem }] })))).toEqual(problem);
  });

  it('is the sentence of the domain where only a code came', () => {
    const error = new CombinedGraphQLErrors({ data: null, errors: [{ message: 'x', extensions: { code: 'NOT_SIGNED_IN' } }] });
    expect(problemOf(error)?.message.el).toBe('Δεν έχετε συνδεθεί ή η σύνδεσή σας έληξε. Συνδεθείτε ξανά.');
  });

  it.each([
    ['a page of a proxy', failed(502, '<html>Bad Gateway</html>')],
    ['a body of nothing', failed(500, '')],
    ['no answer', new TypeError('Failed to fetch')],
  ])('is not known: %s', (_what, error) => {
    expect(problemOf(error)).toBeNull();
    expect(interruptionOf(error)).toBeNull();
  });
});

describe('an interruption', () => {
  const graphqlError = (code: string, details: object = {}) =>
    new CombinedGraphQLErrors({ data: null, errors: [{ message: 'x', extensions: { code, details, message } }] });

  it.each([
    ['NOT_SIGNED_IN', 'ended'],
    ['ORGANISATION_SWITCHED', 'switched'],
    ['SECOND_FACTOR_MISSING', 'rights-changed'],
    ['FORBIDDEN', 'rights-changed'],
    ['RATE_LIMITED', 'rate-limited'],
  ])('of %s is %s', (code, kind) => {
    expect(interruptionOf(graphqlError(code))?.kind).toBe(kind);
  });

  it('says how long to wait, also where the server does not', () => {
    expect(interruptionOf(graphqlError('RATE_LIMITED', { seconds: 12 }))).toMatchObject({ seconds: 12, message });
    expect(interruptionOf(graphqlError('RATE_LIMITED'))).toMatchObject({ seconds: 30 });
  });

  it('is nothing that concerns one question alone', () => {
    expect(interruptionOf(graphqlError('AREA_INVALID'))).toBeNull();
  });
});
