import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getIntrospectionQuery,
  Kind,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';

import { QueryCost } from '../../apps/api/src/common/query-cost.ts';
import { limitQuery, QUERY_LIMITS } from '../../apps/api/src/common/query-limit.ts';
import { MAX_QUERY_COST } from '../../apps/api/src/common/query-policy.ts';
import { findExcess } from '../../apps/api/src/common/query-shape.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DASHBOARD = join(ROOT, 'apps/dashboard/src');
const schema = buildSchema(readFileSync(join(ROOT, 'apps/api/schema.graphql'), 'utf8'));

/** The page's own documents, as its sources write them. */
const DOCUMENTS = readdirSync(DASHBOARD, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(?<!\.test)\.tsx?$/.test(path) && !path.includes('generated'))
  .flatMap((path) =>
    [...readFileSync(join(DASHBOARD, path), 'utf8').matchAll(/graphql\((?:\/\*[^*]*\*\/)?\s*`([^`]*)`/g)].map(([, text = '']) => text),
  );

/** Fragments stand in documents of their own. */
const FRAGMENTS = DOCUMENTS.filter((text) => parse(text).definitions.every(({ kind }) => kind === Kind.FRAGMENT_DEFINITION));

function operationOf(document: DocumentNode): OperationDefinitionNode | undefined {
  return document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

function nameOf(text: string): string {
  return operationOf(parse(text))?.name?.value ?? 'without a name';
}

/** With the fragments that it spreads, and those that they spread. */
function complete(text: string): DocumentNode {
  let whole = text;
  for (;;) {
    const missing = FRAGMENTS.filter((fragment) => {
      const name = /fragment (\w+)/.exec(fragment)?.[1] ?? '';
      return new RegExp(`\\.\\.\\.${name}\\b`).test(whole) && !whole.includes(fragment);
    });
    if (missing.length === 0) return parse(whole, { maxTokens: 2_000 });
    whole = [whole, ...missing].join('\n');
  }
}

const OPERATIONS = DOCUMENTS.filter((text) => operationOf(parse(text)) !== undefined).map((text) => [nameOf(text), text] as const);
/** So much of each limit is left to those who write queries of their own, and to what the page may ask in a year. */
const ROOM = 3;

describe('the limits of a query', () => {
  it('are tried with the page’s own', () => {
    expect(OPERATIONS.length).toBeGreaterThan(20);
  });

  it.each(OPERATIONS)('leave room around %s', (_, text) => {
    const document = complete(text);
    const operation = operationOf(document)!;
    const limits = { depth: QUERY_LIMITS.depth, fields: QUERY_LIMITS.fields / ROOM };
    expect(validate(schema, document, [...specifiedRules, limitQuery(limits)])).toEqual([]);
    expect(findExcess(document, operation)).toBeUndefined();
    // The largest page that a client may ask for.
    const variables = Object.fromEntries(
      (operation.variableDefinitions ?? []).map(({ variable }) => [variable.name.value, variable.name.value === 'first' ? 500 : null]),
    );
    expect(new QueryCost(schema, document, variables).of(operation)).toBeLessThan(MAX_QUERY_COST / ROOM);
  });

  it('let tools read the schema', () => {
    const document = parse(getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, oneOf: true }), {
      maxTokens: 2_000,
    });
    const operation = operationOf(document)!;
    expect(validate(schema, document, [...specifiedRules, limitQuery(QUERY_LIMITS)])).toEqual([]);
    expect(findExcess(document, operation)).toBeUndefined();
    expect(new QueryCost(schema, document, {}).of(operation)).toBeLessThan(MAX_QUERY_COST);
  });
});
