import { useQuery } from '@apollo/client/react';
import { QueryState, useLanguage } from '@elektron/ui';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { BreakdownPanel } from './breakdown-panel.tsx';
import { ChangePanel } from './change-panel.tsx';
import { EVALUATION_PARTS } from './evaluation-parts-queries.ts';
import type { Evaluation } from './evaluations-queries.ts';
import { ExpectedYearsChart } from './expected-years-chart.tsx';
import { MigrationPanel } from './migration-panel.tsx';
import { useSiteName } from './road-site-name.ts';
import { SiteEffectsPanel } from './site-effects-panel.tsx';
import styles from './evaluations.module.css';

export interface PartsPanelsProps {
  readonly runId: string;
  readonly recommended: string;
  /** Those of the run. */
  readonly sites: Evaluation['sites'];
}

/** Everything about an evaluation besides its estimates; nothing for a run that did not keep it. */
export function PartsPanels({ runId, recommended, sites }: PartsPanelsProps) {
  const nameOf = useSiteName();
  const treated = sites.filter(({ role }) => role === 'treated');
  const language = useLanguage();
  const result = useQuery(EVALUATION_PARTS, { variables: { id: runId } });
  const status = mapStatus(toStatus({ ...result, previousData: undefined }, language), (data) => data.evaluationRun?.parts ?? null);
  return (
    <QueryState status={status}>
      {(parts) =>
        parts !== null && (
          <div className={styles['result']}>
            <div className={styles['pictures']}>
              <ExpectedYearsChart years={parts.expectedYears} />
              <ChangePanel change={parts.change} />
            </div>
            {parts.breakdowns.length > 0 && <BreakdownPanel breakdowns={parts.breakdowns} recommended={recommended} />}
            {parts.siteEffects.length > 0 && (
              <SiteEffectsPanel sites={parts.siteEffects} nameOf={({ number }) => nameOf(treated[number - 1], number)} />
            )}
            {parts.migration != null && <MigrationPanel migration={parts.migration} />}
          </div>
        )
      }
    </QueryState>
  );
}
