import { useLazyQuery } from '@apollo/client/react';
import { Notice, NumberField, RecordTable, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvaluateInput } from '../../graphql/generated/graphql.ts';
import { describeError } from '../../graphql/query-status.ts';
import type { EstimatorDraft } from './estimator-draft.ts';
import { PROPOSE_TRAFFIC, type TrafficNear, type TrafficStation } from './traffic-near-queries.ts';
import styles from './evaluations.module.css';

/** As the API takes it where nothing is said; it refuses what lies beyond the farthest. */
const DISTANCES = { initial: 300, farthest: 5_000 };

export interface TrafficFromSitesProps {
  readonly draft: EstimatorDraft;
  readonly onChange: (draft: EstimatorDraft) => void;
  /** The question without its traffic; null while it is not complete. */
  readonly input: EvaluateInput | null;
}

/** Fills in the traffic from the count sites near the places, or says why there is none. */
export function TrafficFromSites({ draft, onChange, input }: TrafficFromSitesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const [meters, setMeters] = useState<number | null>(DISTANCES.initial);
  const [ask, { data, error, loading }] = useLazyQuery(PROPOSE_TRAFFIC, { fetchPolicy: 'network-only' });
  const isValid = meters !== null && meters > 0 && meters <= DISTANCES.farthest;
  const found = error === undefined ? data?.proposeTraffic : undefined;
  const propose = async (question: EvaluateInput, near: number): Promise<void> => {
    const { traffic: _typed, ...asked } = question;
    const answer = await ask({ variables: { input: { ...asked, trafficNear: near } } }).catch(() => null);
    const proposal = answer?.data?.proposeTraffic;
    // What somebody has typed stays where the count sites say nothing.
    if (proposal?.before != null) onChange({ ...draft, ...takeTraffic(proposal) });
  };
  return (
    <>
      <div className={styles['narrow']}>
        <NumberField
          label={t('trafficNear.distance')}
          description={t('trafficNear.distanceHelp')}
          value={meters}
          onChange={setMeters}
          error={isValid ? undefined : t('trafficNear.distanceWrong', { farthest: formats.count(DISTANCES.farthest) })}
        />
      </div>
      <div>
        <Button
          type="button"
          variant="default"
          size="sm"
          loading={loading}
          disabled={input === null || !isValid}
          onClick={() => {
            if (input !== null && isValid) void propose(input, meters);
          }}
        >
          {t('trafficNear.take')}
        </Button>
      </div>
      <div role="status">
        {error !== undefined && <Notice kind="warning">{describeError(error, language)}</Notice>}
        {found?.reason != null && <Notice kind="warning">{found.reason[language]}</Notice>}
        {found !== undefined && draft.trafficNear !== null && <p className={styles['soft']}>{t('trafficNear.taken')}</p>}
      </div>
      {found !== undefined && found.stations.length > 0 && <StationsTable stations={found.stations} />}
    </>
  );
}

/** The numbers as fields; they count as of the count sites only where nothing is missing. */
export function takeTraffic({
  radiusMeters,
  before,
  after,
  errorBefore,
  errorAfter,
}: TrafficNear): Pick<EstimatorDraft, 'traffic' | 'trafficNear'> {
  const rounded = (value: number | null, digits: number): number | null => (value === null ? null : Number(value.toFixed(digits)));
  const isWhole = [before, after, errorBefore, errorAfter].every((value) => value !== null);
  return {
    traffic: {
      annualAverageDailyTrafficBefore: rounded(before, 0),
      annualAverageDailyTrafficAfter: rounded(after, 0),
      coefficientOfVariationBefore: rounded(errorBefore, 4),
      coefficientOfVariationAfter: rounded(errorAfter, 4),
    },
    trafficNear: isWhole ? radiusMeters : null,
  };
}

/** Which count sites were looked at, nearest first, and what each says. */
export function StationsTable({ stations }: { readonly stations: readonly TrafficStation[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = ({ averageDaily, years, counted }: TrafficStation['before']): string =>
    averageDaily === null
      ? t('trafficNear.noYear')
      : t('trafficNear.period', {
          vehicles: formats.count(Math.round(averageDaily)),
          years: years.join(', '),
          counted: formats.count(counted),
        });
  return (
    <RecordTable
      caption={t('trafficNear.stations')}
      rows={stations}
      rowKey={({ siteId }) => siteId}
      columns={[
        { head: t('trafficNear.site'), kind: 'name', cell: ({ roadName }) => roadName ?? t('site.unnamed') },
        { head: t('trafficNear.metres'), kind: 'number', cell: ({ distanceMeters }) => formats.count(distanceMeters) },
        { head: t('evaluations.parts.before'), cell: ({ before }) => words(before) },
        { head: t('evaluations.parts.after'), cell: ({ after }) => words(after) },
        { head: t('trafficNear.used'), kind: 'short', cell: ({ used }) => t(used ? 'register.yes' : 'trafficNear.notUsed') },
      ]}
    />
  );
}
