import { AUDIT_ACTIONS } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import { groupActions, toAuditVariables } from './audit-filter.ts';

describe('the filter of the audit trail', () => {
  it('offers every action once', () => {
    const offered = groupActions().flatMap(([, actions]) => actions);
    expect([...offered].sort()).toEqual([...AUDIT_ACTIONS].sort());
    expect(new Set(offered).size).toBe(AUDIT_ACTIONS.length);
  });

  it('asks up to and including the last day, and for nothing that is not set', () => {
    expect(toAuditVariables({ action: null, person: null, since: null, until: null })).toEqual({});
    expect(toAuditVariables({ action: 'personal.read', person: 'p1', since: '2026-02-01', until: '2026-02-28' })).toEqual({
      action: 'personal.read',
      personId: 'p1',
      from: '2026-02-01',
      until: '2026-03-01',
    });
  });
});
