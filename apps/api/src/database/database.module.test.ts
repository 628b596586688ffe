import { expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';

import { readEnvironment } from '../common/env.ts';
import { EnvironmentModule } from '../common/environment.module.ts';
import { DatabaseModule } from './database.module.ts';
import { Database } from './database.ts';
import { openTestDatabase } from './testing/test-database.ts';

@Injectable()
class Room {
  constructor(readonly database: Database) {}
}

@Module({ providers: [Room] })
class RoomModule {}

it('every room gets the database without importing it, and it is closed with the application', async () => {
  const database = await openTestDatabase();
  const application = await Test.createTestingModule({
    imports: [EnvironmentModule.forRoot(readEnvironment({})), DatabaseModule.with(database), RoomModule],
  }).compile();
  expect(application.get(Room, { strict: false }).database).toBe(database);
  expect(await database.asService((sql) => sql.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  await application.close();
  await expect(database.asService((sql) => sql.query('SELECT 1 AS one'))).rejects.toThrow();
});
