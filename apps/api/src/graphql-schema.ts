import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';

import { AppModule } from './app.module.ts';
import { readEnvironment } from './common/env.ts';
import { KeyRing } from './common/key-ring.ts';
import { Database } from './database/database.ts';

/** Nothing is opened: a preview reads the modules and makes none of their services. */
const NO_DATABASE = new Database({
  profile: 'embedded',
  joined: false,
  keys: new KeyRing('used for nothing'),
  get dataSource(): never {
    throw new Error('The schema is printed without a database.');
  },
  connectOwner: () => Promise.reject(new Error('The schema is printed without a database.')),
  shutDown: () => Promise.resolve(),
});

const HEADER = '# Generated from the resolvers by `npm run generate`; do not edit.\n\n';

/** The schema that the resolvers declare, in one fixed order. */
export async function formatSchema(): Promise<string> {
  const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
  const app = await NestFactory.create(AppModule.with(environment, NO_DATABASE), { preview: true, logger: false, abortOnError: false });
  await app.init();
  const { schema } = app.get(GraphQLSchemaHost, { strict: false });
  return `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`;
}
