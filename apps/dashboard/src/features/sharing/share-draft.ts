import { formatDayNumber, getDayNumber, LONGEST_GRANT_YEARS, SHARING_KINDS, yearsEarlier, type SharingKind } from '@elektron/domain';

export interface ShareDraft {
  readonly recipientId: string;
  readonly kind: SharingKind;
  /** Ids as texts; none: everywhere. Only records have a place. */
  readonly municipalityIds: readonly string[];
  /** The ranking whose sites are opened; empty until one is chosen. Only numbers of sites are of one. */
  readonly runId: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly purpose: string;
}

const FIRST_PERIOD_DAYS = 365;

/** @param today `YYYY-MM-DD` */
export function emptyShare(today: string): ShareDraft {
  return {
    recipientId: '',
    kind: SHARING_KINDS[0],
    municipalityIds: [],
    runId: '',
    firstDay: today,
    lastDay: formatDayNumber(getDayNumber(today) + FIRST_PERIOD_DAYS - 1),
    purpose: '',
  };
}

/** By the names of the API's fields, which complains by the same. */
export type ShareFault = 'recipientId' | 'kind' | 'municipalityIds' | 'runId' | 'validFrom' | 'validUntil' | 'purpose';

export function shareFaults({ recipientId, kind, runId, firstDay, lastDay, purpose }: ShareDraft, today: string): readonly ShareFault[] {
  const fromFits = firstDay !== null && firstDay >= today;
  const untilFits =
    lastDay !== null && (firstDay === null || (lastDay >= firstDay && yearsEarlier(dayAfter(lastDay), LONGEST_GRANT_YEARS) <= firstDay));
  return [
    ...(recipientId === '' ? (['recipientId'] as const) : []),
    ...(kind === 'site-counts' && runId === '' ? (['runId'] as const) : []),
    ...(fromFits ? [] : (['validFrom'] as const)),
    ...(untilFits ? [] : (['validUntil'] as const)),
    ...(purpose.trim() === '' ? (['purpose'] as const) : []),
  ];
}

/** As the API takes it: with the first day on which it no longer holds. */
export function toShareInput(draft: ShareDraft & { readonly firstDay: string; readonly lastDay: string }) {
  const { recipientId, kind, municipalityIds, runId, firstDay, lastDay, purpose } = draft;
  return {
    recipientId,
    kind,
    ...(kind === 'records' && municipalityIds.length > 0 ? { municipalityIds: municipalityIds.map(Number) } : {}),
    ...(kind === 'site-counts' ? { runId } : {}),
    validFrom: firstDay,
    validUntil: dayAfter(lastDay),
    purpose: purpose.trim(),
  };
}

function dayAfter(day: string): string {
  return formatDayNumber(getDayNumber(day) + 1);
}
