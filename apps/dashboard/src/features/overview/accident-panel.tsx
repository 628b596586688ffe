import type { AccidentFilter, BoundingBox } from '@elektron/domain';
import { BackIcon, CloseIcon } from '@elektron/ui';
import { UnstyledButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AccidentDetails } from './accident-details.tsx';
import { AccidentList } from './accident-list.tsx';
import { intersectAreas } from './overview-view.ts';
import styles from './accident-panel.module.css';

export interface AccidentPanelProps {
  readonly filter: AccidentFilter;
  /** Where on the map; the part in view unless a place was picked. */
  readonly view: BoundingBox | null;
  readonly spot: BoundingBox | null;
  readonly accident: string | null;
  readonly litBox: BoundingBox | null;
  readonly onLight: (place: { longitude: number; latitude: number } | null) => void;
  readonly onOpen: (id: string | null) => void;
  readonly onWholeView: () => void;
  readonly onClose: () => void;
}

/** Beside the map: the accidents in view, those of one place, or one of them. */
export function AccidentPanel({ filter, view, spot, accident, litBox, onLight, onOpen, onWholeView, onClose }: AccidentPanelProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const scope = accident !== null ? 'accident' : spot !== null ? 'spot' : 'view';
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [scope, accident]);
  const titles = { accident: t('panel.accident'), spot: t('panel.spot'), view: t('panel.view') } as const;
  const asked = spot ?? view;
  const area = asked === null ? null : intersectAreas(filter.area, asked);
  const back = scope === 'accident' ? () => onOpen(null) : scope === 'spot' ? onWholeView : null;
  return (
    // Escape leaves the panel from wherever the focus is inside of it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles['panel']}
      data-floating
      aria-label={titles[scope]}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className={styles['header']}>
        {back !== null && (
          <UnstyledButton
            className={styles['tool']}
            onClick={back}
            aria-label={scope === 'accident' ? t('panel.backToList') : t('panel.backToView')}
          >
            <BackIcon />
          </UnstyledButton>
        )}
        <h2 ref={heading} tabIndex={-1}>
          {titles[scope]}
        </h2>
        <UnstyledButton className={styles['tool']} onClick={onClose} aria-label={t('panel.close')}>
          <CloseIcon />
        </UnstyledButton>
      </header>
      <div className={styles['body']}>
        {accident !== null && <AccidentDetails id={accident} onLight={onLight} />}
        {accident === null && area !== null && (
          <AccidentList filter={filter} area={area} litBox={litBox} onLight={onLight} onOpen={onOpen} />
        )}
        {accident === null && asked !== null && area === null && <p>{t('list.emptyText')}</p>}
      </div>
    </section>
  );
}
