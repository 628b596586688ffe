import { useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../graphql/session.tsx';

/** The way to a form for one more accident, for whoever imports. */
export function EnterLink() {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!useMay('records.import')) return null;
  return (
    <Button size="xs" variant="default" mb={8} component={Link} to={{ pathname: '/app/enter', search: `lang=${language}` }}>
      {t('entry.open')}
    </Button>
  );
}
