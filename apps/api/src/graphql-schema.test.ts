import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';

import { formatSchema } from './graphql-schema.ts';

it('schema.graphql is what the resolvers declare', async () => {
  // When this fails: npm run generate
  expect(await readFile(new URL('../schema.graphql', import.meta.url), 'utf8')).toBe(await formatSchema());
});
