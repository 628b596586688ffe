import { Notice, useLanguage } from '@elektron/ui';
import { Anchor, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../graphql/session.tsx';
import type { HotspotMethodAnswer } from './hotspots-queries.ts';
import styles from './hotspots.module.css';

export interface MethodChoiceProps {
  readonly methods: readonly HotspotMethodAnswer[];
  readonly methodId: string;
  readonly onChange: (methodId: string) => void;
}

/** The recommended method, and the others one click away. */
export function MethodChoice({ methods, methodId, onChange }: MethodChoiceProps) {
  const { t } = useTranslation();
  const recommended = methods.filter((method) => method.recommended);
  const others = methods.filter((method) => !method.recommended);
  // One that is chosen is never out of sight.
  const [open, setOpen] = useState(others.some(({ id }) => id === methodId));
  return (
    <Radio.Group label={t('hotspots.method')} value={methodId} onChange={onChange}>
      <div className={styles['methods']}>
        {recommended.map((method) => (
          <MethodCard key={method.id} method={method} />
        ))}
        <details className={styles['otherMethods']} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('screening.otherMethods')}</summary>
          <div className={styles['methods']}>
            {others.map((method) => (
              <MethodCard key={method.id} method={method} />
            ))}
          </div>
        </details>
      </div>
    </Radio.Group>
  );
}

function MethodCard({ method }: { readonly method: HotspotMethodAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Radio.Card value={method.id} className={styles['method'] ?? ''} data-method={method.id}>
      <Radio.Indicator size="sm" />
      <span>
        <span className={styles['methodName']}>
          {method.labels[language]}
          {method.recommended && <span className={styles['recommended']}>{t('screening.recommended')}</span>}
        </span>
        <span className={styles['methodText']}>{method.summary[language]}</span>
      </span>
    </Radio.Card>
  );
}

/** What is needed and not found, and the next step. */
export function Needs({ missing }: { readonly missing: HotspotMethodAnswer['needs'] }) {
  const { t } = useTranslation();
  const mayImport = useMay('records.import');
  // Without roads, traffic would not help either.
  const first = missing.find(({ required }) => required) ?? missing[0];
  if (first === undefined) return null;
  return (
    <Notice kind={first.required ? 'warning' : 'note'}>
      {t(textOfNeed(first))}{' '}
      {mayImport && (
        <Anchor component={Link} to="/app/imports" inherit>
          {t('screening.toImports')}
        </Anchor>
      )}
    </Notice>
  );
}

function textOfNeed({ kind, parameter }: HotspotMethodAnswer['needs'][number]) {
  if (parameter != null) return kind === 'roads' ? 'methods.choiceNeedsRoads' : 'methods.choiceNeedsTraffic';
  return kind === 'roads' ? 'screening.needsRoads' : 'screening.needsTraffic';
}
