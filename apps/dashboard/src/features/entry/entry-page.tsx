import { Notice, Page, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EntryForm } from './entry-form.tsx';
import type { EnteredAccident } from './entry-queries.ts';
import styles from './entry.module.css';

/** One accident, entered by hand; afterwards where it is, and how it is taken back. */
export function EntryPage() {
  const { t } = useTranslation();
  const [entered, setEntered] = useState<EnteredAccident | null>(null);
  return (
    <Page title={t('entry.title')} lead={t('entry.lead')}>
      {entered === null ? <EntryForm onEntered={setEntered} /> : <Entered entered={entered} onAnother={() => setEntered(null)} />}
    </Page>
  );
}

function Entered({ entered, onAnother }: { readonly entered: EnteredAccident; readonly onAnother: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const to = (pathname: string, parameters: Readonly<Record<string, string>>) => ({
    pathname,
    search: new URLSearchParams({ ...parameters, lang: language }).toString(),
  });
  return (
    <section className={styles['entered']}>
      <h2 ref={heading} tabIndex={-1}>
        {t('entry.entered', { number: entered.accident.sourceRecordId })}
      </h2>
      {entered.warnings.length > 0 && (
        <Notice kind="warning" title={t('entry.look')}>
          <ul>
            {entered.warnings.map(({ code, message }) => (
              <li key={`${code} ${message.en}`}>{message[language]}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className={styles['go']}>
        <Button onClick={onAnother}>{t('entry.another')}</Button>
        <Button variant="default" component={Link} to={to('/app', { accident: entered.accident.id })}>
          {t('entry.see')}
        </Button>
        <Button variant="default" component={Link} to={to('/app/imports', { batch: String(entered.batchId) })}>
          {t('entry.undo')}
        </Button>
      </div>
    </section>
  );
}
