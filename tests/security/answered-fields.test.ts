import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';

import { AnsweredFields } from './walk/answered-fields.ts';

const SCHEMA = buildSchema(`
  type Query { people: [Person!]! page: Page }
  type Mutation { rename: Payload! }
  type Person { name: String! age: Int tokens: [Token!]! }
  type Token { id: ID! }
  type Page { edges: [Edge!]! }
  type Edge { node: Person! }
  type Payload { person: Person }
`);

describe('fields that were answered', () => {
  it('are those with which an object came back, of whatever value', () => {
    const answered = new AnsweredFields(SCHEMA);
    answered.note('query', 'people', [{ name: 'A', age: null }]);
    expect(answered.listMissing()).toEqual(['Person.tokens', 'Token.id', 'Page.edges', 'Edge.node', 'Payload.person']);
    answered.note('query', 'page', { edges: [{ node: { name: 'B', tokens: [{ id: '1' }] } }] });
    expect(answered.listMissing()).toEqual(['Payload.person']);
    answered.note('mutation', 'rename', { person: null });
    expect(answered.listMissing()).toEqual([]);
  });

  it('are none of an empty list, of nothing, or of a refusal', () => {
    const answered = new AnsweredFields(SCHEMA);
    const all = answered.listMissing();
    answered.note('query', 'people', []);
    answered.note('query', 'page', null);
    answered.note('query', 'page', { edges: [] });
    answered.note('query', 'unheardOf', { name: 'A' });
    expect(answered.listMissing()).toEqual(all.filter((name) => name !== 'Page.edges'));
  });
});
