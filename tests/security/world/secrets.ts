import { createHash } from 'node:crypto';

import { SECRET_KINDS, type SecretKind } from '../../../apps/api/src/common/secrets.ts';

/** A secret as the installation makes them, but the same for the same name. */
export function secretNamed(kind: SecretKind, name: string): string {
  return SECRET_KINDS[kind] + createHash('sha256').update(name).digest('base64url');
}
