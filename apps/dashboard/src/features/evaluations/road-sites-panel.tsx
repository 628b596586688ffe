import { useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { Evaluation } from './evaluations-queries.ts';
import { NamedSites } from './named-sites.tsx';
import { ProposalSteps } from './proposal-steps.tsx';
import type { ChosenRoadSites } from './road-sites-queries.ts';
import styles from './evaluations.module.css';

/** How the sections and junctions of a run were chosen; nothing of hexagons. */
export function RoadSitesPanel({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (evaluation.roadSites == null) return null;
  const { criteria, steps, named } = evaluation.roadSites as ChosenRoadSites;
  const meters = (value: number | null | undefined): string => (value == null ? t('evaluations.roads.any') : formats.count(value));
  return (
    <section className={styles['box']} aria-labelledby="road-sites-title">
      <h2 id="road-sites-title">{t('evaluations.roads.chosen')}</h2>
      <p>
        {t('evaluations.roads.criteria', {
          classes: t(`evaluations.roads.${criteria.classes === 'any' ? 'classesAny' : 'classesSame'}`),
          factor: criteria.trafficFactor == null ? t('evaluations.roads.any') : formats.decimal(criteria.trafficFactor, 1),
          least: meters(criteria.leastDistanceMeters),
          greatest: meters(criteria.greatestDistanceMeters),
          tolerance: meters(criteria.toleranceMeters),
        })}
      </p>
      <ProposalSteps steps={steps} />
      <NamedSites criteria={criteria} named={named} />
    </section>
  );
}
