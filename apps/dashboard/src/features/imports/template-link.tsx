import { ExportIcon, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './imports.module.css';

/** The form to fill, for whoever has no file yet. */
export function TemplateLink() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section aria-labelledby="template-title" className={styles['section']}>
      <h2 id="template-title">{t('imports.template')}</h2>
      <p className={styles['soft']}>{t('imports.templateLead')}</p>
      <div>
        <Button
          component="a"
          href={`/api/templates/accidents.xlsx?language=${language}`}
          download
          variant="default"
          leftSection={<ExportIcon size={15} />}
        >
          {t('imports.templateDownload')}
        </Button>
      </div>
    </section>
  );
}
