import { useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { ResidualsChart } from './residuals-chart.tsx';
import type { CalibratedFunction } from './screening.ts';

interface CalibratedFunctionOfGroupProps {
  readonly name: string;
  readonly calibrated: CalibratedFunction;
}

/** A published function, the factor that brings it to the level of a group, and how well it fits there. */
export function CalibratedFunctionOfGroup({ name, calibrated }: CalibratedFunctionOfGroupProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { published, factorInterval, outsideSites } = calibrated;
  return (
    <>
      <p>
        {t('screening.calibrated', {
          factor: formats.decimal(calibrated.factor, 2),
          lower: formats.decimal(factorInterval.lower, 2),
          upper: formats.decimal(factorInterval.upper, 2),
          level: formats.percent(factorInterval.level),
          accidents: formats.count(calibrated.accidents),
          predicted: formats.decimal(calibrated.predictedAsPublished, 1),
          sites: formats.count(calibrated.sites),
        })}{' '}
        {t(published.overdispersionForm === 'constant' ? 'screening.publishedK' : 'screening.publishedKOverLength', {
          k: formats.decimal(published.overdispersion, 3),
          own: formats.decimal(calibrated.overdispersionOfSites, 3),
        })}{' '}
        {outsideSites > 0 &&
          t('screening.outsideFunction', { sites: formats.count(outsideSites), accidents: formats.count(calibrated.outsideAccidents) })}
      </p>
      <ResidualsChart name={name} residuals={calibrated.residuals} relative={false} />
    </>
  );
}
