import { useMutation } from '@apollo/client/react';
import { Notice, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../graphql/query-status.ts';
import { MAP_UPLOAD } from '../imports-queries.ts';
import type { DetectedUpload } from '../upload-files.ts';
import { CodesTables } from './codes-tables.tsx';
import { ColumnsTable } from './columns-table.tsx';
import { findFlaw, startDraft, toInput } from './mapping-draft.ts';
import { ReadingFields } from './reading-fields.tsx';
import type { Survey } from './survey.ts';
import styles from './mapping.module.css';

interface MappingFormProps {
  readonly survey: Survey;
  readonly onMapped: (upload: DetectedUpload) => void;
  readonly onOther: () => void;
}

/** A file of no known kind: what its columns, codes and coordinates are. */
export function MappingForm({ survey, onMapped, onOther }: MappingFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [draft, setDraft] = useState(() => startDraft(survey));
  const [refused, setRefused] = useState<{ readonly field: string; readonly message: string } | null>(null);
  const [map, { loading }] = useMutation(MAP_UPLOAD);
  const send = async (): Promise<void> => {
    const flaw = findFlaw(draft);
    setRefused(flaw === null ? null : { field: flaw, message: t(`mapping.flaw.${flaw}`) });
    if (flaw !== null) return;
    try {
      const { data } = await map({ variables: { input: toInput(survey, draft) } });
      const payload = data?.mapUpload;
      const [error] = payload?.userErrors ?? [];
      if (payload?.upload != null) onMapped(payload.upload);
      else setRefused({ field: error?.path.at(-1) ?? '', message: error?.message[language] ?? '' });
    } catch (error) {
      setRefused({ field: '', message: describeError(error, language) });
    }
  };
  return (
    <div className={styles['mapping']}>
      <h2>{t('mapping.title')}</h2>
      <p>{t('mapping.lead')}</p>
      <details>
        <summary>{t('mapping.why')}</summary>
        <p className={styles['soft']}>{survey.message[language]}</p>
      </details>
      <ColumnsTable survey={survey} draft={draft} onChange={setDraft} />
      <CodesTables survey={survey} draft={draft} onChange={setDraft} />
      <h3>{t('mapping.reading')}</h3>
      <ReadingFields
        draft={draft}
        proposedSrid={survey.mapping.srid}
        nameError={refused?.field === 'name' ? refused.message : undefined}
        onChange={setDraft}
      />
      {refused !== null && (
        <Notice kind="danger" title={t('mapping.refused')} announce>
          {refused.message}
        </Notice>
      )}
      <div className={styles['go']}>
        <Button loading={loading} onClick={() => void send()}>
          {t('mapping.check')}
        </Button>
        <Button variant="default" onClick={onOther}>
          {t('mapping.other')}
        </Button>
      </div>
    </div>
  );
}
