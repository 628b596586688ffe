import { getDayNumber, isProblem, LONGEST_GRANT_YEARS, Problem, SHARING_KINDS, yearsEarlier, type SharingKind } from '@elektron/domain';

import { refused } from '../../common/refused.ts';
import { isUuid } from '../../common/uuid.ts';

/** What one organisation lets another see, for how long and what for. */
export interface SharingGrant {
  readonly grantId: string;
  readonly recipientId: string;
  readonly kind: SharingKind;
  /** Where accidents lie that are meant; null for everywhere. */
  readonly municipalityIds: readonly number[] | null;
  /** The ranking whose sites are opened; null for what is no numbers of sites. */
  readonly runId: string | null;
  /** First day, and first day after, `YYYY-MM-DD` where the owner is. */
  readonly validFrom: string;
  readonly validUntil: string;
  readonly purpose: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
  /** Whether it holds now. */
  readonly live: boolean;
}

export type NewGrant = Pick<SharingGrant, 'recipientId' | 'kind' | 'municipalityIds' | 'runId' | 'validFrom' | 'validUntil' | 'purpose'>;

/** What somebody asks for. */
export interface GrantDraft {
  readonly recipientId: string;
  readonly kind: string;
  readonly municipalityIds?: readonly number[] | null | undefined;
  readonly runId?: string | null | undefined;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly purpose: string;
}

/** Something that others have opened. */
export interface ReceivedGrant {
  readonly id: string;
  readonly ownerId: string;
  readonly kind: SharingKind;
  readonly municipalityIds: readonly number[] | null;
  /** Both null for standing access, which holds as long as the owner's policy does. */
  readonly validUntil: string | null;
  readonly purpose: string | null;
  readonly standing: boolean;
}

const LONGEST_PURPOSE = 2_000;

/**
 * @param today where the owner is: what is over, or began before anybody agreed to it, is no grant
 * @param knownMunicipalities ids that there are
 * @throws Problem INPUT_INVALID at the field that is wrong, PERIOD_EMPTY
 */
export function parseGrant(draft: GrantDraft, today: string, knownMunicipalities: ReadonlySet<number>): NewGrant {
  const kind = SHARING_KINDS.find((known) => known === draft.kind);
  if (kind === undefined) throw refused('kind', `${draft.kind} (${SHARING_KINDS.join(', ')})`);
  if (!isUuid(draft.recipientId)) throw refused('recipientId', draft.recipientId);
  return {
    kind,
    recipientId: draft.recipientId.toLowerCase(),
    municipalityIds: parseMunicipalities(draft.municipalityIds ?? null, kind, knownMunicipalities),
    runId: parseRun(draft.runId ?? null, kind),
    ...parsePeriod(draft, today),
    purpose: parsePurpose(draft.purpose),
  };
}

function parseMunicipalities(ids: readonly number[] | null, kind: SharingKind, known: ReadonlySet<number>): number[] | null {
  if (ids === null) return null;
  // Only accidents have a municipality; tables and evaluations are shared whole.
  if (kind !== 'records' || ids.length === 0) throw refused('municipalityIds', ids.join(', '));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw refused('municipalityIds', String(unknown));
  return [...new Set(ids)].sort((a, b) => a - b);
}

/** Numbers of sites are those of one ranking, and nothing else is of one. */
function parseRun(runId: string | null, kind: SharingKind): string | null {
  if ((kind === 'site-counts') !== (runId !== null) || (runId !== null && !isUuid(runId))) throw refused('runId', runId ?? '');
  return runId?.toLowerCase() ?? null;
}

function parsePeriod({ validFrom, validUntil }: GrantDraft, today: string): Pick<NewGrant, 'validFrom' | 'validUntil'> {
  requireDate('validFrom', validFrom);
  requireDate('validUntil', validUntil);
  if (validFrom < today) throw refused('validFrom', `${validFrom} (≥ ${today})`);
  if (validUntil <= validFrom) throw new Problem('PERIOD_EMPTY', { start: validFrom, end: validUntil, field: 'validUntil' });
  if (yearsEarlier(validUntil, LONGEST_GRANT_YEARS) > validFrom) throw refused('validUntil', validUntil);
  return { validFrom, validUntil };
}

function requireDate(field: string, date: string): void {
  try {
    getDayNumber(date);
  } catch (error) {
    throw isProblem(error) ? refused(field, date) : error;
  }
}

function parsePurpose(text: string): string {
  const purpose = text.trim();
  if (purpose === '' || purpose.length > LONGEST_PURPOSE) throw refused('purpose', purpose);
  return purpose;
}
