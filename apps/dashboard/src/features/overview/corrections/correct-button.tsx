import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../graphql/session.tsx';
import type { AccidentRecord } from '../overview-queries.ts';
import { CorrectionDialog } from './correction-dialog.tsx';

/** The way to the form, for whoever may set records right. */
export function CorrectButton({ accident }: { readonly accident: AccidentRecord }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (!useMay('records.import')) return null;
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t('corrections.open')}
      </Button>
      {open && <CorrectionDialog accident={accident} onClose={() => setOpen(false)} />}
    </>
  );
}
