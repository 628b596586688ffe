import { SEVERITIES, type Severity } from '@elektron/domain';
import { SeverityMark, useFormats } from '@elektron/ui';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Hotspot } from './hotspots-queries.ts';
import styles from './hotspots.module.css';

export interface RankButtonProps {
  readonly rank: number;
  readonly onLight: (rank: number | null) => void;
  readonly onPick: (rank: number) => void;
}

/** The rank of a hotspot, and the way to it on the map. */
export function RankButton({ rank, onLight, onPick }: RankButtonProps) {
  const { t } = useTranslation();
  return (
    <UnstyledButton
      className={styles['rankButton']}
      onClick={() => onPick(rank)}
      onFocus={() => onLight(rank)}
      onBlur={() => onLight(null)}
      aria-label={t('hotspots.showOnMap', { rank })}
    >
      {rank}
    </UnstyledButton>
  );
}

/** To the register of black spots. */
export function KeepLink({ rank }: { readonly rank: number }) {
  const { t } = useTranslation();
  // The run stands in the address, and so do language and filter.
  const { search } = useLocation();
  return (
    <Link to={{ pathname: '/app/black-spots/new', search: `${search}&hotspot=${rank}` }} aria-label={t('blackSpots.addHotspot', { rank })}>
      {t('blackSpots.addShort')}
    </Link>
  );
}

const COUNT_OF: Readonly<Record<Severity, keyof Hotspot['severities']>> = {
  fatal: 'fatal',
  serious: 'serious',
  slight: 'slight',
  injury: 'injury',
  'damage-only': 'damageOnly',
};

/** Accidents of a hotspot by severity; severities without any are left out. */
export function Severities({ hotspot }: { readonly hotspot: Hotspot }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <span className={styles['severities']}>
      {SEVERITIES.map((severity) => {
        const count = hotspot.severities[COUNT_OF[severity]];
        if (count === 0) return null;
        return (
          <span key={severity} className={styles['severity']}>
            <SeverityMark severity={severity} size={11} />
            <span className="el-hidden">
              {t(`hotspots.severity.${COUNT_OF[severity] as 'fatal' | 'serious' | 'slight' | 'injury' | 'damageOnly'}`)}{' '}
            </span>
            {formats.count(count)}
          </span>
        );
      })}
    </span>
  );
}
