import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { beforeAll, expect, it, jest } from '@jest/globals';
import type * as Argon2 from '@node-rs/argon2';

import type { Database } from '../../database/database.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../../database/testing/test-database.ts';

// Nearly all the time that a sign-in takes is that of argon2, and the rest are queries: they are counted, because a clock would measure the
// machine. Everything that imports the package must come after this.
const argon2 = createRequire(import.meta.url)('@node-rs/argon2') as typeof Argon2;
const verified: string[] = [];
jest.unstable_mockModule('@node-rs/argon2', () => ({
  ...argon2,
  verify: (stored: string, password: string) => {
    verified.push(stored.replace(/\$[^$]+\$[^$]+$/, ''));
    return argon2.verify(stored, password);
  },
}));
const { hashPassword } = await import('../people/passwords.ts');
const { PersonRepository } = await import('../people/person.repository.ts');
const { signInForTest } = await import('../testing/sign-in-for-test.ts');
const { SignInService } = await import('./sign-in.service.ts');
const { SignInAttemptRepository } = await import('./sign-in-attempt.repository.ts');
const { SessionRepository } = await import('./session.repository.ts');
const { SecondFactorService } = await import('./second-factor.service.ts');
const { SecondFactorRepository } = await import('./second-factor.repository.ts');
const { OneTimeCodes } = await import('./one-time-codes.ts');
const { AuditEventRepository } = await import('../audit/audit-event.repository.ts');

const PASSWORD = 'four unrelated words';

describeOnEachDatabase('a sign-in that fails', (open) => {
  let database: Database;
  let transactions = 0;
  let signIn: InstanceType<typeof SignInService>;
  let addresses: Record<'wrong' | 'unknown' | 'withoutPassword' | 'disabled' | 'demo', string>;

  beforeAll(async () => {
    database = await open();
    const { organisationId } = await createTestOrganisation(database);
    const people = new PersonRepository(database);
    const passwordHash = await hashPassword(PASSWORD);
    const disabled = await signInForTest(database, organisationId, { passwordHash });
    await people.setDisabled(disabled.personId, true);
    const demo = await signInForTest(database, organisationId, { passwordHash });
    await database.asOwner((sql) => sql.execute('UPDATE person SET demo = true WHERE person_id = $1', [demo.personId]));
    addresses = {
      wrong: (await signInForTest(database, organisationId, { passwordHash })).email,
      // Of nobody, and never tried before: other tests fail to sign in on the same database.
      unknown: `${randomUUID()}@test.example`,
      withoutPassword: (await signInForTest(database, organisationId)).email,
      disabled: disabled.email,
      demo: demo.email,
    };
    const asIdentity = database.asIdentity.bind(database);
    database.asIdentity = (work) => {
      transactions++;
      return asIdentity(work);
    };
    const attempts = new SignInAttemptRepository(database);
    const factors = new SecondFactorService(new SecondFactorRepository(database), new OneTimeCodes(database), attempts);
    signIn = new SignInService(people, attempts, new SessionRepository(database), factors, new AuditEventRepository(database));
  });

  async function effortOf(email: string, password: string): Promise<{ readonly verified: string[]; readonly transactions: number }> {
    verified.length = 0;
    transactions = 0;
    const attempt = signIn.signIn({ email, password, code: null }, { address: '127.0.0.1', userAgent: 'test' });
    await expect(attempt).rejects.toThrow('SIGN_IN_FAILED');
    return { verified: [...verified], transactions };
  }

  it('costs the same whether there is such a person or not, and whatever keeps them out', async () => {
    const expected = await effortOf(addresses.wrong, 'another password');
    // One look at a password, with the costs that all of them have.
    expect(expected.verified).toEqual(['$argon2id$v=19$m=19456,t=2,p=1']);
    expect(expected.transactions).toBeGreaterThan(2);
    for (const [who, email] of Object.entries(addresses)) {
      expect({ who, ...(await effortOf(email, who === 'wrong' ? 'another password' : PASSWORD)) }).toEqual({ who, ...expected });
    }
  });

  it('costs no look at a password while the address is locked', async () => {
    for (const email of [addresses.wrong, `${randomUUID()}@test.example`]) {
      for (;;) {
        verified.length = 0;
        const failed = await signIn.signIn({ email, password: 'x', code: null }, { address: '', userAgent: '' }).then(
          () => 'none',
          (error: unknown) => String(error).split(' ')[1],
        );
        if (failed === 'ACCOUNT_LOCKED') break;
        expect(failed).toBe('SIGN_IN_FAILED');
      }
      expect(verified).toEqual([]);
    }
  });
});
