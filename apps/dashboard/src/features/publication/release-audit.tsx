import { Notice, Section, StatTile, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { DraftResult } from './publication-queries.ts';
import styles from './publication.module.css';

type Utility = DraftResult['utility'][number];

/** What the audit says, in words, and how useful what is left is. */
export function ReleaseAudit({ result }: { readonly result: DraftResult }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <Section title={t('publication.audit')} card>
        <Notice kind={result.auditPassed ? 'note' : 'danger'} title={result.sentence[language]}>
          {result.failures.length > 0 && (
            <ul>
              {result.failures.map(({ message }) => (
                <li key={message[language]}>{message[language]}</li>
              ))}
            </ul>
          )}
        </Notice>
        {result.remarks.length > 0 && (
          <>
            <h3>{t('publication.remarks')}</h3>
            <ul>
              {result.remarks.map(({ message }) => (
                <li key={message[language]}>{message[language]}</li>
              ))}
            </ul>
          </>
        )}
      </Section>
      {result.utility.map((utility) => (
        <Section key={utility.period} title={t('publication.usefulOf', { period: utility.period })}>
          <UtilityTiles utility={utility} />
        </Section>
      ))}
    </>
  );
}

function UtilityTiles({ utility }: { readonly utility: Utility }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const share = (value: number | null | undefined): string => (value == null ? t('publication.unknown') : formats.percent(value));
  const decimal = (value: number | null | undefined, unit = ''): string =>
    value == null ? t('publication.unknown') : `${formats.decimal(value, 2)}${unit}`;
  const { hiddenSmall, hiddenBeside, shown } = utility;
  // Of a block that is repeated as it was published nothing is hidden anew.
  const isRepeated = hiddenSmall + hiddenBeside + shown === 0;
  const all = formats.count(hiddenSmall + hiddenBeside + shown);
  const tiles = [
    ['accidentsShown', share(utility.accidentsShown)],
    ['severeShown', share(utility.severeShown)],
    ['severeAsSuch', share(utility.severeShownAsSuch)],
    ['area', decimal(utility.medianAreaKm2, ' km²')],
    ['rank', decimal(utility.rankCorrelation)],
  ] as const;
  return (
    <dl className={styles['tiles']}>
      {tiles.map(([name, value]) => (
        <StatTile key={name} label={t(`publication.tiles.${name}`)} value={value} help={t(`publication.tiles.${name}Help`)} />
      ))}
      <StatTile
        label={t('publication.tiles.hidden')}
        value={isRepeated ? '–' : `${formats.count(hiddenSmall)} + ${formats.count(hiddenBeside)}`}
        help={t('publication.tiles.hiddenHelp')}
        change={isRepeated ? t('publication.tiles.hiddenRepeated') : t('publication.tiles.hiddenLabel', { all })}
      />
    </dl>
  );
}
