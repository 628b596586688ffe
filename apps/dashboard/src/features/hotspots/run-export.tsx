import { ACCIDENT_TABLE_KINDS, type AccidentTableKind, type Language } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileMenu } from '../../exports/file-menu.tsx';
import type { Run } from './hotspots-queries.ts';
import styles from './hotspots.module.css';

type Part = 'places' | 'cells';

/** What a run has found, as a file; of one that tested hexagons, those too. */
export function RunExport({ run }: { readonly run: Pick<Run, 'id' | 'cells'> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [part, setPart] = useState<Part>('places');
  return (
    <div className={styles['go']}>
      <FileMenu
        kinds={ACCIDENT_TABLE_KINDS}
        pathOf={(kind) => runExportPath(kind, run.id, part, language)}
        heading={t('runExport.heading')}
      />
      {run.cells != null && (
        <SegmentedControl
          size="xs"
          aria-label={t('runExport.part')}
          value={part}
          onChange={(value) => setPart(value === 'cells' ? 'cells' : 'places')}
          data={[
            { value: 'places', label: t('runExport.places') },
            { value: 'cells', label: t('runExport.cells') },
          ]}
        />
      )}
    </div>
  );
}

export function runExportPath(kind: AccidentTableKind, runId: string, part: Part, language: Language): string {
  const search = new URLSearchParams({ run: runId, ...(part === 'places' ? {} : { part }), lang: language });
  return `/api/export/hotspots.${kind}?${search.toString()}`;
}
