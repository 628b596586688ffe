import type { DataSource } from 'typeorm';

import { asLogin } from './in-organisation.ts';

/** `owner`: the tables are its own, so it is not bound by their policies; `superuser`: it passes every policy. */
export type ExcessiveRight = 'superuser' | 'owner';

/** @param application connected as the application's login */
export async function findExcessiveRight(application: DataSource): Promise<ExcessiveRight | null> {
  const [login] = await asLogin(application, (sql) =>
    sql.query<{ superuser: boolean; owner: boolean }>(
      `SELECT r.rolsuper OR r.rolbypassrls AS superuser,
         EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity
           AND pg_has_role(r.oid, c.relowner, 'USAGE')) AS owner
       FROM pg_roles r WHERE r.rolname = current_user`,
    ),
  );
  if (login?.superuser) return 'superuser';
  return login?.owner ? 'owner' : null;
}
