import type { Row } from '../make-row.ts';
import { idIn, type TestOrganisation } from '../organisations.ts';
import type { Shape } from './shape.ts';

/** An evaluation and a published factor that were contributed and are withheld since; those of the own organisation were contributed once more. */
function decisionsOf(organisation: TestOrganisation): Row[] {
  const nothing = { factor: null, standard_error: null, method: null, years_before: null, years_after: null, treated_sites: null };
  const none = {
    ...nothing,
    accidents_before: null,
    accidents_after: null,
    chosen_by: null,
    outcome: null,
    narrowed_by: null,
    quality: null,
    ratio: null,
    log_variance: null,
  };
  const numbers = { factor: 0.8, standard_error: 0.1, method: 'empirical-bayes', years_before: 3, years_after: 3, treated_sites: 10 };
  const filtered = { chosen_by: 'unknown', outcome: 'all', narrowed_by: [], quality: [25], ratio: 0.81, log_variance: 0.015 };
  const of = { run_id: idIn(organisation, 'evaluation_run.run_id'), factor_id: null, kind: 'zone-30' };
  const ofFactor = { ...of, ...none, run_id: null, factor_id: idIn(organisation, 'published_factor.factor_id') };
  const given = { ...of, ...numbers, accidents_before: 50, accidents_after: null, ...filtered, decision: 'contributed' };
  const rows: Row[] = [
    given,
    { ...of, ...none, decision: 'withheld' },
    { ...ofFactor, decision: 'contributed' },
    ...(organisation.name === 'own' ? [given] : []),
    { ...ofFactor, decision: 'withheld' },
  ];
  return rows.map((row, i) => ({ ...row, decision_no: i + 1 }));
}

export const EVIDENCE_SHAPES: Readonly<Record<string, Shape>> = {
  published_factor: ({ mark }) => [
    {
      ...{ kind: 'zone-30', factor: 0.8, standard_error: 0.1, lower_limit: null, upper_limit: null, confidence_level: null },
      ...{ outcome: 'all', published_year: 2000, url: `https://test.example/${mark}`, quality_points: 100, retired_at: null },
    },
  ],
  evidence_decision: decisionsOf,
};
