import { SHARING_KINDS, type Language, type Text } from '@elektron/domain';
import type { TFunction } from 'i18next';

/** What is opened, in words. */
export function nameKind(kind: string, t: TFunction): string {
  const known = SHARING_KINDS.find((each) => each === kind);
  return known === undefined ? kind : t(`sharing.kinds.${known}.name`);
}

/** Where; null is everywhere. */
export function namePlaces(
  municipalities: readonly { readonly name: Text }[] | null | undefined,
  language: Language,
  t: TFunction,
): string {
  return municipalities == null ? t('sharing.given.everywhere') : municipalities.map(({ name }) => name[language]).join(', ');
}

export type GrantState = 'live' | 'revoked' | 'over' | 'future';

/** @param today `YYYY-MM-DD` */
export function stateOf(
  grant: { readonly live: boolean; readonly revokedAt?: string | null | undefined; readonly validFrom: string },
  today: string,
): GrantState {
  if (grant.revokedAt != null) return 'revoked';
  if (grant.live) return 'live';
  return grant.validFrom > today ? 'future' : 'over';
}
