import { Notice, Tag, Tags, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../graphql/session.tsx';
import { useCommand } from '../../graphql/use-command.ts';
import { useViewer } from '../../graphql/viewer.ts';
import { AppointForm } from './appoint-form.tsx';
import { BLACK_SPOT, BLACK_SPOTS, SET_BLACK_SPOT_RESPONSIBLE, type SpotCase } from './black-spots-queries.ts';
import { standingLabel } from './case-words.ts';
import styles from './black-spots.module.css';

/** Who looks after a case: whoever takes it on or is appointed, until they give it up or somebody else is. */
export function Responsible({ spot }: { readonly spot: SpotCase }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const mayKeep = useMay('analyses.run');
  const standing = standingLabel(spot.responsibleStanding, language);
  return (
    <div className={styles['column']}>
      <div className={styles['responsible']}>
        <p>
          {t('blackSpots.responsible')}: <strong>{nameOf(spot, t('blackSpots.nobody'), t('blackSpots.forgotten'))}</strong>
        </p>
        {standing !== null && (
          <Tags>
            <Tag kind="bad">{standing}</Tag>
          </Tags>
        )}
      </div>
      {standing !== null && spot.needsResponsible && <Notice kind="warning">{t('blackSpots.needsSomebody')}</Notice>}
      {mayKeep && <Choice spot={spot} />}
    </div>
  );
}

/** What can be done about it: by whoever looks at the case for themselves, or for somebody else. */
function Choice({ spot }: { readonly spot: SpotCase }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [isAppointing, setAppointing] = useState(false);
  const { run, loading, refusal } = useCommand(SET_BLACK_SPOT_RESPONSIBLE, 'setBlackSpotResponsible', {
    refetch: [BLACK_SPOT, BLACK_SPOTS],
  });
  const isOwn = spot.responsibleId != null && spot.responsibleId === viewer?.personId;
  const personId = isOwn ? null : (viewer?.personId ?? null);
  return (
    <>
      <div className={styles['buttons']}>
        <Button
          variant="default"
          size="xs"
          loading={loading}
          onClick={() => void run({ input: { blackSpotId: spot.id, personId, eventsSeen: spot.events.length } })}
        >
          {t(isOwn ? 'blackSpots.giveUp' : 'blackSpots.takeOn')}
        </Button>
        <Button variant="default" size="xs" aria-expanded={isAppointing} onClick={() => setAppointing(!isAppointing)}>
          {t('blackSpots.appoint')}
        </Button>
      </div>
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      {isAppointing && <AppointForm spot={spot} onEnd={() => setAppointing(false)} />}
    </>
  );
}

/** Of a former member there is a name only where the history keeps one. */
export function nameOf(
  { responsibleId, responsibleName }: Pick<SpotCase, 'responsibleId' | 'responsibleName'>,
  nobody: string,
  forgotten: string,
): string {
  return responsibleId == null ? nobody : (responsibleName ?? forgotten);
}
