import { AUDIT_ACTIONS, formatDayNumber, getDayNumber, type AuditAction } from '@elektron/domain';
import { createParser, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const dayParser = createParser<string>({
  parse: (text) => {
    try {
      return DAY.test(text) && formatDayNumber(getDayNumber(text)) === text ? text : null;
    } catch {
      return null;
    }
  },
  serialize: (day) => day,
});

/** Which events, in the address: what, by whom, and from which to which day. */
export function useAuditFilter() {
  return useQueryStates(
    { action: parseAsStringLiteral(AUDIT_ACTIONS), person: parseAsString, since: dayParser, until: dayParser },
    { history: 'push', scroll: false },
  );
}

export type AuditFilter = ReturnType<typeof useAuditFilter>[0];
export type SetAuditFilter = ReturnType<typeof useAuditFilter>[1];

/** As the API takes it: `until` is the first day that is left out. */
export function toAuditVariables({ action, person, since, until }: AuditFilter) {
  return {
    ...(action === null ? {} : { action }),
    ...(person === null ? {} : { personId: person }),
    ...(since === null ? {} : { from: since }),
    ...(until === null ? {} : { until: formatDayNumber(getDayNumber(until) + 1) }),
  };
}

export type ActionGroup =
  'session' | 'person' | 'token' | 'organisation' | 'reading' | 'import' | 'analysis' | 'sharing' | 'publication' | 'subject' | 'audit';

/** The first word of an action says what it is about; a few words belong together. */
const GROUPS: Readonly<Record<string, ActionGroup>> = {
  session: 'session',
  person: 'person',
  token: 'token',
  organisation: 'organisation',
  personal: 'reading',
  records: 'reading',
  import: 'import',
  analysis: 'analysis',
  intervention: 'analysis',
  sharing: 'sharing',
  territory: 'sharing',
  network: 'sharing',
  evidence: 'sharing',
  publication: 'publication',
  subject: 'subject',
  audit: 'audit',
  backup: 'audit',
};

/** All actions, in groups and in their order. */
export function groupActions(): readonly (readonly [ActionGroup, readonly AuditAction[]])[] {
  const groups = new Map<ActionGroup, AuditAction[]>();
  for (const action of AUDIT_ACTIONS) {
    const group = GROUPS[action.split('.')[0] ?? ''] ?? 'organisation';
    groups.set(group, [...(groups.get(group) ?? []), action]);
  }
  return [...groups];
}
