import { SAFETY_CLASSES, safetyClassLabels, type SafetyClass } from '@elektron/domain';
import { MapLegend, SwatchLegend, useLanguage } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { classColor, CLASS_STROKES } from './assessment.ts';
import { useAssessmentQuestion } from './use-assessment-question.ts';
import styles from './network-assessment.module.css';

/** What colour and thickness mean. @param isCut whether there are more sites than are drawn at once */
export function AssessmentLegend({ isCut }: { readonly isCut: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { numbers } = useAssessmentQuestion();
  const labels = safetyClassLabels(Number(numbers['timesOfPeers']));
  return (
    <MapLegend title={t('assessment.legend')}>
      <SwatchLegend
        items={SAFETY_CLASSES.map((safetyClass) => ({
          label: labels[safetyClass][language],
          swatch: <ClassSwatch of={safetyClass} />,
        }))}
      />
      {isCut && <p className={styles['soft']}>{t('assessment.drawnFirst')}</p>}
    </MapLegend>
  );
}

/** A class as a stroke of its line on the map. */
export function ClassSwatch({ of }: { readonly of: SafetyClass }) {
  const scheme = useComputedColorScheme('light');
  const { width } = CLASS_STROKES[of];
  const color = classColor(of, scheme);
  return (
    <span
      className={styles['swatch']}
      data-broken={color === null || undefined}
      style={{ borderTopWidth: width, ...(color === null ? {} : { borderTopColor: color }) }}
      aria-hidden="true"
    />
  );
}
