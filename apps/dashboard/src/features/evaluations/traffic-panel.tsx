import { skipToken, useQuery } from '@apollo/client/react';
import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { StationsTable } from './traffic-near.tsx';
import { TRAFFIC_OF_RUN } from './traffic-near-queries.ts';
import styles from './evaluations.module.css';

export interface TrafficPanelProps {
  readonly runId: string;
  /** What the run was asked with, as it is stored. */
  readonly parameters: unknown;
}

/** Where the traffic of the corrected naive comparison is from: count sites, or whoever typed it; nothing where none was asked for. */
export function TrafficPanel({ runId, parameters }: TrafficPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { traffic, trafficNear } = (parameters ?? {}) as { readonly traffic?: Traffic; readonly trafficNear?: number };
  const { data } = useQuery(TRAFFIC_OF_RUN, trafficNear === undefined ? skipToken : { variables: { id: runId } });
  if (traffic === undefined && trafficNear === undefined) return null;
  const found = data?.evaluationRun?.trafficFound ?? null;
  return (
    <section className={styles['box']} aria-labelledby="traffic-title">
      <h2 id="traffic-title">{t('trafficNear.title')}</h2>
      {traffic !== undefined && (
        <p>
          {t('trafficNear.change', {
            before: formats.count(Math.round(traffic.annualAverageDailyTrafficBefore)),
            after: formats.count(Math.round(traffic.annualAverageDailyTrafficAfter)),
            errorBefore: formats.percent(traffic.coefficientOfVariationBefore),
            errorAfter: formats.percent(traffic.coefficientOfVariationAfter),
          })}
        </p>
      )}
      {trafficNear === undefined && <p className={styles['soft']}>{t('trafficNear.typed')}</p>}
      {found?.source != null && <p className={styles['soft']}>{found.source[language]}</p>}
      {found?.reason != null && <Notice kind="warning">{found.reason[language]}</Notice>}
      {found !== null && found.stations.length > 0 && <StationsTable stations={found.stations} />}
    </section>
  );
}

interface Traffic {
  readonly annualAverageDailyTrafficBefore: number;
  readonly annualAverageDailyTrafficAfter: number;
  readonly coefficientOfVariationBefore: number;
  readonly coefficientOfVariationAfter: number;
}
