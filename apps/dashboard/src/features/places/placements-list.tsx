import { ConfirmDialog, useFormats } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../graphql/use-command.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { UNDO_PLACEMENT, type PlacesAccount } from './places-queries.ts';
import styles from './places.module.css';

type Placement = PlacesAccount['placements'][number];

export interface PlacementsListProps {
  readonly placements: readonly Placement[];
  readonly onChanged: () => void;
}

/** What was accepted together, and the way to take it back whole. */
export function PlacementsList({ placements, onChanged }: PlacementsListProps) {
  const { t } = useTranslation();
  const [undoing, setUndoing] = useState<Placement | null>(null);
  if (placements.length === 0) return null;
  return (
    <>
      <h3>{t('places.decisions')}</h3>
      <ul className={styles['decisions']}>
        {placements.map((placement) => (
          <li key={placement.placementId}>
            <PlacementLine placement={placement} />
            {placement.standing > 0 && (
              <Button variant="default" size="xs" onClick={() => setUndoing(placement)}>
                {t('places.undoAll')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {undoing !== null && (
        <UndoDialog
          placement={undoing}
          onClose={() => setUndoing(null)}
          onDone={() => {
            setUndoing(null);
            onChanged();
          }}
        />
      )}
    </>
  );
}

function PlacementLine({ placement: { madeAt, person, placed, standing, reason } }: { readonly placement: Placement }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const timeZone = useOrganisation().data?.organisation.timeZone;
  const told = t('places.decision', {
    count: placed,
    shown: formats.count(placed),
    when: formats.dateTime(madeAt, timeZone),
    person: person ?? t('places.somebody'),
  });
  const rest = standing === 0 ? t('places.undone') : standing < placed ? t('places.standing', { shown: formats.count(standing) }) : null;
  return <span>{[told, reason, rest].filter((part) => part !== null).join(' · ')}</span>;
}

interface UndoDialogProps {
  readonly placement: Placement;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function UndoDialog({ placement: { placementId, standing }, onClose, onDone }: UndoDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { run, loading, refusal } = useCommand(UNDO_PLACEMENT, 'undoPlacement');
  const undo = async (): Promise<void> => {
    if ((await run({ input: { placementId } })) !== null) onDone();
  };
  return (
    <ConfirmDialog
      opened
      title={t('places.undoTitle')}
      confirm={t('places.undoYes')}
      keep={t('places.undoNo')}
      loading={loading}
      refused={refusal?.message ?? null}
      onConfirm={() => void undo()}
      onClose={onClose}
    >
      <p>{t('places.undoText', { count: standing, shown: formats.count(standing) })}</p>
    </ConfirmDialog>
  );
}
