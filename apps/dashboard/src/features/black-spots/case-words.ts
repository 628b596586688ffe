import {
  BLACK_SPOT_EVENT_KINDS,
  BLACK_SPOT_EVENT_LABELS,
  BLACK_SPOT_STATUS_LABELS,
  BLACK_SPOT_STATUSES,
  KEEPER_STANDING_LABELS,
  KEEPER_STANDINGS,
  type BlackSpotStatus,
  type Language,
} from '@elektron/domain';
import type { TagKind } from '@elektron/ui';

/** A state that a later version of the server knows and this page does not is shown as it is called. */
export function statusLabel(status: string, language: Language): string {
  const known = findStatus(status);
  return known === undefined ? status : BLACK_SPOT_STATUS_LABELS[known][language];
}

export function statusKind(status: string): TagKind {
  if (status === 'rejected' || status === 'handed-over') return 'quiet';
  return status === 'closed' ? 'good' : 'plain';
}

export function eventLabel(kind: string, language: Language): string {
  const known = BLACK_SPOT_EVENT_KINDS.find((candidate) => candidate === kind);
  return known === undefined ? kind : BLACK_SPOT_EVENT_LABELS[known][language];
}

/** Why whoever is responsible can do nothing; null where they can, and for nobody. */
export function standingLabel(standing: string | null | undefined, language: Language): string | null {
  const known = KEEPER_STANDINGS.find((candidate) => candidate === standing);
  return known === undefined || known === 'active' ? null : KEEPER_STANDING_LABELS[known][language];
}

function findStatus(status: string): BlackSpotStatus | undefined {
  return BLACK_SPOT_STATUSES.find((candidate) => candidate === status);
}

export const pathOfCase = (id: string): string => `/app/black-spots/${id}`;
