import { CASUALTY_SEVERITIES, describeRowIssue, LANGUAGES, SEVERITIES, valueOf, type Text } from '@elektron/domain';
import { contradictsCounts } from '@elektron/importers';

import type { WarningObject } from '../common/warning.ts';
import type { CorrectableAccident } from './correction.ts';

/**
 * What an import would remark on an accident as it is corrected: a severity that its casualties contradict. Nothing where none is on record, and one
 * of an unknown outcome proves nothing that no other does.
 */
export function warnOfContradiction({ records }: CorrectableAccident): readonly WarningObject[] {
  const severitiesOf = (subject: 'accident' | 'casualty'): number[] =>
    records.filter(({ key }) => key.subject === subject).map(({ present }) => Number(present['severity'] ?? 0));
  const severity = valueOf(SEVERITIES, severitiesOf('accident')[0] ?? 0);
  const outcomes = severitiesOf('casualty').map((code) => valueOf(CASUALTY_SEVERITIES, code));
  if (severity === null || outcomes.length === 0) return [];
  const isOneUnknown = outcomes.includes(null);
  const counts = CASUALTY_SEVERITIES.map((outcome) => {
    const count = outcomes.filter((known) => known === outcome).length;
    return { severity: outcome, count: count === 0 && isOneUnknown ? null : count };
  });
  if (!contradictsCounts(severity, counts)) return [];
  const issue = { code: 'SEVERITY_CONTRADICTS', column: null, value: severity } as const;
  const message = Object.fromEntries(LANGUAGES.map((language) => [language, describeRowIssue(issue, language)]));
  return [{ code: issue.code, message: message as unknown as Text }];
}
