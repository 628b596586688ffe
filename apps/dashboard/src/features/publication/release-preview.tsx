import { useQuery } from '@apollo/client/react';
import { QueryState, Section, useLanguage } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { RELEASE_PREVIEW, type DraftResult, type Preview } from './publication-queries.ts';
import { PreviewAreas } from './preview-areas.tsx';
import { PreviewMap } from './preview-map.tsx';
import { PreviewSites } from './preview-sites.tsx';
import styles from './publication.module.css';

export interface ReleasePreviewProps {
  readonly id: string;
  readonly status: string;
  readonly result: DraftResult;
}

const TITLES: Readonly<Record<string, 'previewPublic' | 'previewWas'>> = { published: 'previewPublic', withdrawn: 'previewWas' };
/** What a map of a town is looked at by. */
const USUAL_GEOGRAPHY = 'hexagon-8';

/** Map and table of what would be public, with what is hidden and why. */
export function ReleasePreview({ id, status, result }: ReleasePreviewProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { geographies, periods, tables } = result;
  const usual = geographies.find((each) => each.id === USUAL_GEOGRAPHY) ?? geographies[0];
  const [geography, setGeography] = useState(usual?.id ?? '');
  const [asked, setAsked] = useState({ table: tables[0]?.id ?? '', period: periods[0]?.id ?? '' });
  const [value, setValue] = useState(0);
  const offered = tables.filter((each) => each.geographies.includes(geography));
  const table = offered.find((each) => each.id === asked.table) ?? offered[0];
  const period = table?.periods.find((each) => each === asked.period) ?? table?.periods[0];
  const input = { id, geography, table: table?.id ?? '', period: period ?? '' };
  const answer = useQuery(RELEASE_PREVIEW, { variables: { input } });
  const toData = (choices: readonly { readonly id: string; readonly labels: { readonly el: string; readonly en: string } }[]) =>
    choices.map((choice) => ({ value: choice.id, label: choice.labels[language] }));
  return (
    <Section title={t(`publication.${TITLES[status] ?? 'preview'}`)} lead={t('publication.previewText')}>
      <div className={styles['choices']}>
        <NativeSelect
          label={t('publication.geography')}
          data={toData(geographies)}
          value={geography}
          onChange={(event) => setGeography(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('publication.period')}
          data={toData(periods.filter((each) => table?.periods.includes(each.id)))}
          value={period ?? ''}
          onChange={(event) => setAsked({ ...asked, period: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('publication.table')}
          data={toData(offered)}
          value={table?.id ?? ''}
          onChange={(event) => {
            setAsked({ ...asked, table: event.currentTarget.value });
            setValue(0);
          }}
        />
      </div>
      <QueryState status={mapStatus(toStatus(answer, language), ({ releasePreview }) => releasePreview)}>
        {(preview) =>
          preview == null ? <p>{t('publication.noPreview')}</p> : <Shown preview={preview} value={value} onValue={setValue} />
        }
      </QueryState>
    </Section>
  );
}

function Shown({
  preview,
  value,
  onValue,
}: {
  readonly preview: Preview;
  readonly value: number;
  readonly onValue: (value: number) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { values } = preview;
  return (
    <div className={styles['stack']}>
      {values.length > 1 && (
        <div className={styles['choices']}>
          <NativeSelect
            label={t('publication.value')}
            data={values.map((each, i) => ({ value: String(i), label: each[language] }))}
            value={String(value)}
            onChange={(event) => onValue(Number(event.currentTarget.value))}
          />
        </div>
      )}
      <PreviewMap preview={preview} value={value} />
      <PreviewAreas preview={preview} />
      <PreviewSites preview={preview} />
    </div>
  );
}
