import { Notice } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../graphql/session.tsx';
import { useCommand } from '../../graphql/use-command.ts';
import { useViewer } from '../../graphql/viewer.ts';
import { BLACK_SPOT, BLACK_SPOTS, SET_BLACK_SPOT_RESPONSIBLE, type SpotCase } from './black-spots-queries.ts';
import styles from './black-spots.module.css';

/** Who looks after a case: whoever takes it on, until they give it up or another one takes it on. */
export function Responsible({ spot }: { readonly spot: SpotCase }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const mayKeep = useMay('analyses.run');
  const { run, loading, refusal } = useCommand(SET_BLACK_SPOT_RESPONSIBLE, 'setBlackSpotResponsible', {
    refetch: [BLACK_SPOT, BLACK_SPOTS],
  });
  const isOwn = spot.responsibleId != null && spot.responsibleId === viewer?.personId;
  const set = (takenOn: boolean): void => void run({ input: { blackSpotId: spot.id, takenOn } });
  return (
    <div className={styles['responsible']}>
      <p>
        {t('blackSpots.responsible')}: <strong>{spot.responsibleName ?? t('blackSpots.nobody')}</strong>
      </p>
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      {mayKeep && (
        <Button variant="default" size="xs" loading={loading} onClick={() => set(!isOwn)}>
          {t(isOwn ? 'blackSpots.giveUp' : 'blackSpots.takeOn')}
        </Button>
      )}
    </div>
  );
}
