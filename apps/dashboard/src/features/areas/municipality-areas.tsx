import { useQuery } from '@apollo/client/react';
import { Notice, Section, useLanguage } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AREA_COLLECTIONS } from '../../graphql/area-collections.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { ADD_MUNICIPALITY_AREAS, MUNICIPALITIES_FOR_AREAS } from './areas-queries.ts';
import styles from './areas.module.css';

/** The organisation's own municipalities as areas, without a file; nothing where the installation has no boundaries of them. */
export function MunicipalityAreas() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery(MUNICIPALITIES_FOR_AREAS);
  const names = data?.municipalitiesForAreas ?? [];
  if (names.length === 0) return null;
  return (
    <Section title={t('areas.own.title')} lead={t('areas.own.lead', { names: names.map((name) => name[language]).join(', ') })} card>
      <TermsForm />
    </Section>
  );
}

function TermsForm() {
  const { t } = useTranslation();
  const { run, loading, refusal } = useCommand(ADD_MUNICIPALITY_AREAS, 'addMunicipalityAreas', { refetch: [AREA_COLLECTIONS] });
  const [terms, setTerms] = useState({ licence: '', attribution: '' });
  const [attempted, setAttempted] = useState(false);
  const [added, setAdded] = useState(false);
  const lacksLicence = terms.licence.trim() === '';
  const submit = async (): Promise<void> => {
    setAttempted(true);
    setAdded(false);
    if (lacksLicence || (await run(terms)) === null) return;
    setAdded(true);
    setAttempted(false);
  };
  return (
    <form
      className={styles['form']}
      noValidate
      aria-label={t('areas.own.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={t('areas.licence')}
        description={t('areas.own.licenceHelp')}
        maxLength={300}
        value={terms.licence}
        error={attempted && lacksLicence ? t('areas.licenceMissing') : undefined}
        onChange={(event) => setTerms({ ...terms, licence: event.currentTarget.value })}
      />
      <TextInput
        label={t('areas.attribution')}
        maxLength={300}
        value={terms.attribution}
        onChange={(event) => setTerms({ ...terms, attribution: event.currentTarget.value })}
      />
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      {added && (
        <Notice kind="note" announce>
          {t('areas.own.added')}
        </Notice>
      )}
      <div>
        <Button type="submit" loading={loading}>
          {t('areas.own.add')}
        </Button>
      </div>
    </form>
  );
}
