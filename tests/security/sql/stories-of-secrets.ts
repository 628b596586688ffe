import { CAPABILITIES } from '@elektron/domain';

import { askerNamed } from '../world/askers.ts';
import { ORGANISATIONS } from '../world/organisations.ts';
import { personNamed } from '../world/people.ts';
import { secretNamed } from '../world/secrets.ts';
import { NO_RIGHT, quote, touched, type Attacker } from './attacker.ts';
import type { Story } from './stories.ts';

const everything = askerNamed('everything').secret;
const CHOSEN = secretNamed('job', 'chosen by the attacker');
const CHOSEN_TOKEN = secretNamed('token', 'chosen by the attacker');
const hash = (secret: string): string => `sha256(convert_to(${quote(secret)}, 'UTF8'))`;
const own = ORGANISATIONS.own.id;

function issue(capabilities: readonly string[]): string {
  return `SELECT issue_job_secret(${hash(CHOSEN)}, ARRAY[${capabilities.map(quote).join()}]::text[], interval '1 hour')`;
}

/** Lends to a job as somebody, and tells what the job may do then. */
async function lend(attacker: Attacker, secret: string | null, statement: string): Promise<string[]> {
  return attacker.at({ role: 'app', secret, meant: 'own' }, async () => {
    const lent = await attacker.keep(statement);
    if (lent.refused !== null) return [];
    await attacker.keep(`SELECT set_config('app.secret', ${quote(CHOSEN)}, true)`);
    const acting = await attacker.ask<{ capabilities: string[] | null }>('SELECT (acting()).capabilities AS capabilities');
    return acting.refused === null ? (acting.found[0]?.capabilities ?? []) : [];
  });
}

function insertToken(capabilities: readonly string[], days: number, person = 'everything'): string {
  return `INSERT INTO api_token (token_id, organisation_id, person_id, name, token_hash, capabilities, expires_at)
    VALUES ('77777777-7777-4777-8777-777777777770', '${own}', '${personNamed(person).id}', 'x', ${hash(CHOSEN_TOKEN)},
      ARRAY[${capabilities.map(quote).join()}], now() + interval '${days} days')`;
}

/** Lives longer, or may do more, than what one has got hold of. */
export const STORIES_OF_SECRETS: readonly Story[] = [
  {
    wants: 'a job that may do more than who starts it',
    attempt: async (attacker) => {
      const gained: string[] = [];
      for (const name of ['analyst', 'token records.read', 'no second factor', 'steward', 'former', 'signed out']) {
        const { secret, capabilities } = askerNamed(name);
        for (const capability of CAPABILITIES.filter((each) => !capabilities.includes(each))) {
          const got = await lend(attacker, secret, issue([capability]));
          if (got.length > 0) gained.push(`${name} lends ${got.join()} to a job`);
        }
      }
      return gained;
    },
  },
  {
    wants: 'a job that starts jobs, and so never ends',
    attempt: async (attacker) => {
      const got = await lend(attacker, askerNamed('job').secret, issue(['records.read']));
      return got.map((capability) => `a job lends ${capability} to another`);
    },
  },
  {
    wants: 'a token that may do more than its maker',
    attempt: async (attacker) => {
      const gained: string[] = [];
      const attempts = [
        ['no second factor', ['records.read'], 1, 'everything'],
        ['publisher', ['records.personal'], 1, 'publisher'],
        ['everything', ['people.manage'], 1, 'everything'],
        ['everything', ['audit.read'], 1, 'everything'],
        ['everything', ['records.read'], 400, 'everything'],
        ['token records.read', ['records.read'], 1, 'everything'],
        ['job', ['records.read'], 1, 'everything'],
        ['manager', ['records.read'], 1, 'everything'],
        ['manager', ['records.read'], 1, 'analyst'],
      ] as const;
      for (const [name, capabilities, days, person] of attempts) {
        const position = { role: 'app', secret: askerNamed(name).secret, meant: 'own' } as const;
        const added = await attacker.at(position, () => attacker.touch(insertToken(capabilities, days, person)));
        if (touched(added) > 0) gained.push(`${name} makes a token of ${person} for ${capabilities.join()}, ${days} days`);
      }
      return gained;
    },
  },
  {
    wants: 'to revive a secret that was revoked',
    attempt: async (attacker) => {
      const revived: string[] = [];
      for (const table of ['session', 'api_token', 'one_time_link', 'sharing_grant']) {
        const attempt = await attacker.at({ role: 'app', secret: everything, meant: 'own' }, () =>
          attacker.touch(`UPDATE ${table} SET revoked_at = NULL WHERE revoked_at IS NOT NULL`),
        );
        if (touched(attempt) > 0) revived.push(`what was revoked in ${table} is in force again`);
      }
      return revived;
    },
  },
  {
    wants: 'hashes of passwords and secrets, to break elsewhere',
    attempt: async (attacker) => {
      const hashes = [
        'person.password_hash',
        'person.totp_secret',
        'session.token_hash',
        'api_token.token_hash',
        'one_time_link.link_hash',
        'job_secret.secret_hash',
        'recovery_code.code_hash',
        'installation.secret_hash',
      ];
      const read: string[] = [];
      for (const role of attacker.roles) {
        for (const name of hashes) {
          const [table, column] = name.split('.');
          const question = `SELECT ${column} AS hash FROM ${table} WHERE ${column} IS NOT NULL`;
          const found = await attacker.at({ role, secret: everything, meant: 'own' }, () => attacker.ask(question));
          if (found.refused === null && found.found.length > 0) read.push(`as ${role}, ${name}`);
        }
      }
      return read;
    },
  },
  {
    wants: 'a session, an account or a membership of one’s own making',
    attempt: async (attacker) => {
      const person = personNamed('outsider', null).id;
      const statements = [
        `INSERT INTO session (session_id, token_hash, person_id, acting_organisation_id, second_factor, idle_until, expires_at)
           VALUES (gen_random_uuid(), ${hash(CHOSEN)}, '${person}', '${own}', true, now() + interval '1 day', now() + interval '1 day')`,
        `UPDATE session SET acting_organisation_id = '${own}'`,
        `UPDATE session SET second_factor = true`,
        `UPDATE session SET expires_at = now() + interval '1 year'`,
        `INSERT INTO person (person_id, email, display_name) VALUES (gen_random_uuid(), 'x@y.z', 'X')`,
        `UPDATE person SET steward = true`,
        `UPDATE person SET email = 'x@y.z'`,
        `INSERT INTO membership (organisation_id, person_id, roles) VALUES ('${own}', '${person}', '{analyst}')`,
        `UPDATE membership SET person_id = '${person}'`,
        `DELETE FROM membership`,
        `INSERT INTO one_time_link (link_hash, link_id, purpose, organisation_id, email, roles, expires_at)
           VALUES (${hash(CHOSEN)}, gen_random_uuid(), 'invitation', '${own}', 'x@y.z', '{manager}', now() + interval '1 day')`,
        `INSERT INTO role_capability VALUES ('analyst', 'people.manage')`,
        `UPDATE installation SET demo = true`,
        `UPDATE installation SET secret_hash = ${hash(CHOSEN)}`,
        `INSERT INTO job_secret VALUES (${hash(CHOSEN)}, '${own}', NULL, '{records.read}', now() + interval '1 day')`,
      ];
      const made: string[] = [];
      for (const role of attacker.roles) {
        for (const secret of [null, everything, askerNamed('steward').secret]) {
          await attacker.at({ role, secret, meant: 'none' }, async () => {
            for (const statement of statements) if (touched(await attacker.touch(statement)) > 0) made.push(`as ${role}: ${statement}`);
          });
        }
      }
      return made;
    },
  },
  {
    wants: 'more rights for oneself by the membership of others',
    attempt: async (attacker) => {
      const made: string[] = [];
      for (const name of ['analyst', 'publisher', 'data-protection-officer', 'token records.read', 'job', 'no second factor']) {
        const attempt = await attacker.at({ role: 'app', secret: askerNamed(name).secret, meant: 'own' }, () =>
          attacker.touch(`UPDATE membership SET roles = '{manager}'`),
        );
        if (touched(attempt) > 0) made.push(`${name} changes roles`);
      }
      return made;
    },
  },
  {
    wants: 'to act with a machine’s or a job’s secret as if in person',
    attempt: async (attacker) => {
      const seen: string[] = [];
      for (const name of ['token records.read', 'job']) {
        await attacker.at({ role: 'app', secret: askerNamed(name).secret, meant: 'own' }, async () => {
          const ended = await attacker.touch('UPDATE session SET revoked_at = now() WHERE revoked_at IS NULL');
          if (touched(ended) > 0) seen.push(`${name} ends sessions`);
          const others = await attacker.touch('UPDATE api_token SET revoked_at = now() WHERE revoked_at IS NULL');
          if (touched(others) > 1) seen.push(`${name} ends tokens that are not itself`);
        });
      }
      return seen;
    },
  },
  {
    wants: 'to end another’s job',
    attempt: async (attacker) => {
      const ended = await attacker.at({ role: 'app', secret: everything, meant: 'own' }, async () => {
        await attacker.keep('SELECT end_job_secret()');
        await attacker.keep(`SELECT set_config('app.secret', ${quote(askerNamed('job').secret ?? '')}, true)`);
        return attacker.ask<{ kind: string | null }>('SELECT (acting()).kind AS kind');
      });
      return ended.refused === null && ended.found[0]?.kind === 'job' ? [] : ['a session has ended a job that is not its own'];
    },
  },
  {
    wants: 'what only the installation does',
    attempt: async (attacker, world) => {
      const [request] = world.rowsOf('foreign', 'subject_request');
      const seal = world.rowsOf('foreign', 'audit_seal')[0];
      const statements = [
        `SELECT erase_subject('${String(request?.['request_id'])}', '{}', '{}', NULL, '{}')`,
        `SELECT prune_audit(ROW('${String(seal?.['organisation_id'])}', 1, '\\x00', 1, now(), now(), now(), '\\x00')::audit_checkpoint)`,
        `SELECT 1 WHERE is_installation()`,
        `SELECT 1 WHERE audit_kept_days('${ORGANISATIONS.foreign.id}') IS NOT NULL`,
        `SELECT 1 WHERE open_territory('${ORGANISATIONS.foreign.id}', '${own}', 'records') IS NULL`,
      ];
      const done: string[] = [];
      for (const role of attacker.roles) {
        await attacker.at({ role, secret: everything, meant: 'none' }, async () => {
          for (const statement of statements) {
            const attempt = await attacker.touch(statement);
            if (touched(attempt) > 0) done.push(`as ${role}: ${statement}`);
            else if (attempt.refused !== null && attempt.refused !== NO_RIGHT)
              done.push(`as ${role}: ${statement} fails only by ${attempt.message}`);
          }
        });
      }
      return done;
    },
  },
];
