import { ACCIDENT_TABLE_KINDS, type AccidentTableKind, type Language } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileMenu } from '../../exports/file-menu.tsx';
import type { Run } from './hotspots-queries.ts';
import styles from './hotspots.module.css';

type Part = 'places' | 'cells' | 'lines';

/** What a run has found, as a file; of one that tested hexagons or drew streets, those too. */
export function RunExport({ run }: { readonly run: Pick<Run, 'id' | 'cells' | 'streets'> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [part, setPart] = useState<Part>('places');
  const parts: readonly Part[] = [
    'places',
    ...(run.cells == null ? [] : (['cells'] as const)),
    ...(run.streets == null ? [] : (['lines'] as const)),
  ];
  return (
    <div className={styles['go']}>
      <FileMenu
        kinds={ACCIDENT_TABLE_KINDS}
        pathOf={(kind) => runExportPath(kind, run.id, part, language)}
        heading={t('runExport.heading')}
      />
      {parts.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t('runExport.part')}
          value={part}
          onChange={(value) => setPart(parts.find((known) => known === value) ?? 'places')}
          data={parts.map((value) => ({ value, label: t(`runExport.${value}`) }))}
        />
      )}
    </div>
  );
}

export function runExportPath(kind: AccidentTableKind, runId: string, part: Part, language: Language): string {
  const search = new URLSearchParams({ run: runId, ...(part === 'places' ? {} : { part }), lang: language });
  return `/api/export/hotspots.${kind}?${search.toString()}`;
}
