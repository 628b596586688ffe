import { ConfirmDialog } from '@elektron/ui';
import { useEffect, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceBeyond } from './use-place-decisions.ts';

export interface BeyondDialogProps {
  readonly beyond: PlaceBeyond;
  readonly onPlace: (beyond: PlaceBeyond) => void;
  readonly onLeave: () => void;
  /** The queue, whose keys count while the focus is within it. */
  readonly frame: RefObject<HTMLElement | null>;
}

/** A place beyond the boundary is asked for once more; then the keys count again. */
export function BeyondDialog({ beyond, onPlace, onLeave, frame }: BeyondDialogProps) {
  const { t } = useTranslation();
  useEffect(() => {
    const queue = frame.current;
    return () => queue?.focus();
  }, [frame]);
  return (
    <ConfirmDialog
      opened
      title={t('places.beyondTitle')}
      confirm={t('places.beyondYes')}
      keep={t('places.beyondNo')}
      onConfirm={() => onPlace(beyond)}
      onClose={onLeave}
    >
      <p>{beyond.message}</p>
      <p>{t('places.beyondText')}</p>
    </ConfirmDialog>
  );
}
