import { useLanguage } from '@elektron/ui';
import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SignInOptions } from '../../graphql/sign-in.ts';
import styles from './sign-in.module.css';

export interface DemoOrganisationChoiceProps {
  readonly organisations: SignInOptions['demoOrganisations'];
  /** Short name. */
  readonly chosen: string;
  readonly onChoose: (slug: string) => void;
}

/** Whose accounts are shown; what there is of each organisation, and whether it is still being loaded. */
export function DemoOrganisationChoice({ organisations, chosen, onChoose }: DemoOrganisationChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Radio.Group label={t('entrance.demo.organisation')} value={chosen} onChange={onChoose}>
      <div className={styles['organisations']}>
        {organisations.map(({ slug, name, about, progress }) => (
          <Radio.Card key={slug} value={slug} className={styles['organisation'] ?? ''} data-organisation={slug}>
            <Radio.Indicator size="sm" />
            <span>
              <span className={styles['accountRoles']}>{name[language]}</span>
              <span className={styles['about']}>{about[language]}</span>
              {progress != null && (
                <span className={styles['loading']}>
                  {t('entrance.demo.loading', { done: String(progress.partsLoaded), all: String(progress.parts) })}
                </span>
              )}
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
