import { useLazyQuery } from '@apollo/client/react';
import { useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../graphql/query-status.ts';
import { ALSO_HELD_BY } from './overview-queries.ts';
import styles from './accident-panel.module.css';

/** Which other organisations hold what is probably the same accident: who, and nothing of what they hold. Asked for at a click, as it is logged. */
export function AlsoHeldBy({ accidentId }: { readonly accidentId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [ask, { data, error, loading, called }] = useLazyQuery(ALSO_HELD_BY);
  const names = data?.alsoHeldBy.map(({ name }) => name[language]) ?? [];
  const answer = names.length === 0 ? t('accident.heldByNobody') : t('accident.heldBy', { names: names.join(', ') });
  if (!called) {
    return (
      <Button size="xs" variant="default" mt={12} onClick={() => void ask({ variables: { accidentId } }).catch(() => undefined)}>
        {t('accident.askHeldBy')}
      </Button>
    );
  }
  return (
    <p className={styles['source']} role="status">
      {loading ? '…' : error === undefined ? answer : describeError(error, language)}
    </p>
  );
}
