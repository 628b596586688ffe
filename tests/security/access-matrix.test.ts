import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ROLE_CAPABILITIES, STEWARD_CAPABILITIES, TOKEN_CAPABILITIES } from '@elektron/domain';
import { buildSchema, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';

import { MUTATIONS, QUERIES, TYPES } from './access/access-matrix.ts';
import { formatAccess } from './access/print-access.ts';

const SCHEMA = new URL('../../apps/api/schema.graphql', import.meta.url);

function objectTypesOf(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter(({ name }) => !name.startsWith('__'));
}

const sorted = (names: Iterable<string>): string[] => [...names].sort();

describe('the access matrix', () => {
  const schema = buildSchema(readFileSync(SCHEMA, 'utf8'));

  it('knows every query and every mutation, and no other', () => {
    expect(sorted(QUERIES.keys())).toEqual(sorted(Object.keys(schema.getQueryType()?.getFields() ?? {})));
    expect(sorted(MUTATIONS.keys())).toEqual(sorted(Object.keys(schema.getMutationType()?.getFields() ?? {})));
    expect(schema.getSubscriptionType()).toBeUndefined();
  });

  it('knows every field of every type of object, and no other', () => {
    const types = objectTypesOf(schema).filter(({ name }) => name !== 'Query' && name !== 'Mutation');
    expect(sorted(TYPES.keys())).toEqual(sorted(types.map(({ name }) => name)));
    for (const type of types) {
      const { fields = [], guarded = {} } = TYPES.get(type.name) ?? {};
      expect({ type: type.name, fields: sorted([...fields, ...Object.keys(guarded)]) }).toEqual({
        type: type.name,
        fields: sorted(Object.keys(type.getFields())),
      });
    }
  });

  it('is printed in docs/access.md as it is (npm run generate)', () => {
    expect(readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8')).toBe(formatAccess());
  });

  it('lets no officer, steward or publisher near the data of persons, and no machine near people', () => {
    const ofRecords = (capability: string): boolean => capability.startsWith('records.');
    expect(ROLE_CAPABILITIES['data-protection-officer'].filter(ofRecords)).toEqual([]);
    expect(STEWARD_CAPABILITIES.filter(ofRecords)).toEqual([]);
    for (const role of ['publisher', 'manager'] as const) expect(ROLE_CAPABILITIES[role]).not.toContain('records.personal');
    expect(TOKEN_CAPABILITIES.filter((capability) => !ofRecords(capability) && capability !== 'analyses.run')).toEqual([]);
  });
});
