import { idIn } from '../organisations.ts';
import type { Shape } from './shape.ts';

const REPORTED_MONTH = '2020-06-01';

const NO_COUNTS = { accidents: 0, killed: 0, seriouslyInjured: 0, slightlyInjured: 0, otherCasualties: 0, fingerprint: '' };

export const MONTH_SHAPES: Readonly<Record<string, Shape>> = {
  // Signed off before anything was on record, so that what came later stands beside it.
  recording_unit: () => [{ rule_kind: 'every', rule_column: '', rule_values: [] }],
  reporting_step: (organisation) => [
    {
      unit_id: idIn(organisation, 'recording_unit.unit_id'),
      month: REPORTED_MONTH,
      step: 'signed-off',
      data_version: 0,
      counts: NO_COUNTS,
    },
  ],
  month_reminder: (organisation) => [
    { unit_id: idIn(organisation, 'recording_unit.unit_id'), month: REPORTED_MONTH, stage: 'reopened', sent_at: null, letters: 0 },
  ],
  expected_total: () => [{ month: REPORTED_MONTH, measure: 'killed' }],
};
