import { EmptyState, Notice, QueryState, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { BeyondDialog } from './beyond-dialog.tsx';
import { PlaceCandidates } from './place-candidates.tsx';
import { confidenceText } from './place-text.ts';
import { PlaceWords } from './place-words.tsx';
import { PlacesMap, pointOf, type MapPoint } from './places-map.tsx';
import type { Unplaced } from './places-queries.ts';
import { useQueueKeys } from './use-queue-keys.ts';
import { usePlaceQueue } from './use-place-queue.ts';
import styles from './places.module.css';

type Queue = ReturnType<typeof usePlaceQueue>;

export interface PlaceQueueProps {
  readonly onDecided: () => void;
  /** What was found is out of date, and is being looked for again. */
  readonly onOvertaken: () => void;
}

/** The accidents without a place, one at a time. */
export function PlaceQueue({ onDecided, onOvertaken }: PlaceQueueProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queue = usePlaceQueue(onDecided);
  const { isOvertaken } = queue;
  useEffect(() => {
    if (isOvertaken) onOvertaken();
  }, [isOvertaken, onOvertaken]);
  return (
    <QueryState
      status={mapStatus(toStatus(queue.result, language), (data) => data.unplacedAccidents)}
      isEmpty={({ edges }) => edges.length === 0}
      empty={<EmptyState title={t('places.noneTitle')}>{t('places.noneText')}</EmptyState>}
    >
      {() => <QueueFrame queue={queue} />}
    </QueryState>
  );
}

function QueueFrame({ queue }: { readonly queue: Queue }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const language = useLanguage();
  const frame = useRef<HTMLElement>(null);
  const [map, setMap] = useState<LeafletMap | null>(null);
  const { item, number, total, undo, skip, decide } = queue;
  useEffect(() => {
    if (number > 1 || queue.said !== null) frame.current?.focus();
  }, [number, queue.said]);
  const accept = (chosen: number): void => {
    const candidate = item?.candidates[chosen - 1];
    if (item === null || candidate === undefined) return;
    const { longitude, latitude, foundByLabel } = candidate;
    const reason = t('places.reasonCandidate', { how: foundByLabel[language], confidence: confidenceText(candidate, formats) });
    void decide(item, { longitude, latitude, isCandidate: true, reason });
  };
  useQueueKeys(frame, {
    accept,
    skip: () => item !== null && void skip(item),
    undo: () => void undo(),
    toMap: () => map?.getContainer().focus(),
  });
  return (
    <section
      ref={frame}
      tabIndex={-1}
      className={styles['queue']}
      aria-label={item === null ? t('places.endTitle') : t('places.position', { n: number, total })}
    >
      <p className={styles['soft']}>{t('places.queueHelp')}</p>
      <p role="status" className={styles['said']}>
        {said(queue, t)}
      </p>
      {queue.refusal !== null && (
        <Notice kind="danger" announce>
          {queue.refusal.message}
        </Notice>
      )}
      {item === null ? (
        <EmptyState title={t('places.endTitle')}>{t('places.endText')}</EmptyState>
      ) : (
        <OneAccident
          item={item}
          queue={queue}
          title={t('places.position', { n: number, total })}
          accept={accept}
          map={map}
          setMap={setMap}
        />
      )}
      <div className={styles['go']}>
        {item === null ? (
          <Button onClick={queue.restart}>{t('places.again')}</Button>
        ) : (
          <Button variant="default" onClick={() => void skip(item)}>
            {t('places.skip')} (S)
          </Button>
        )}
        <Button variant="default" disabled={!queue.mayUndo} onClick={() => void undo()}>
          {t('places.undo')} (U)
        </Button>
      </div>
      {queue.beyond !== null && (
        <BeyondDialog beyond={queue.beyond} onPlace={queue.placeBeyond} onLeave={queue.leaveBeyond} frame={frame} />
      )}
    </section>
  );
}

function said({ said: what, number: n, total, item }: Queue, t: TFunction): string {
  if (what === null) return '';
  if (what === 'nothing') return t('places.nothingToUndo');
  if (item === null) return t('places.endTitle');
  const keys = { placed: 'places.saidPlaced', skipped: 'places.saidSkipped', undone: 'places.saidUndone' } as const;
  return t(keys[what], { n, total });
}

interface OneAccidentProps {
  readonly item: Unplaced;
  readonly queue: Queue;
  readonly title: string;
  readonly accept: (number: number) => void;
  readonly map: LeafletMap | null;
  readonly setMap: (map: LeafletMap) => void;
}

function OneAccident({ item, queue, title, accept, map, setMap }: OneAccidentProps) {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<{ readonly id: string; readonly at: MapPoint } | null>(null);
  // What was chosen for one accident is not meant for the next.
  const point = picked?.id === item.id ? picked.at : null;
  const placeAt = (at: MapPoint): void => {
    void queue.decide(item, { ...at, isCandidate: false, reason: t('places.reasonPoint') });
  };
  const placeChosen = (): void => {
    if (point !== null) placeAt(point);
    else if (map !== null) placeAt(pointOf(map.getCenter()));
  };
  return (
    <div className={styles['one']}>
      <div className={styles['facts']}>
        <h3>{title}</h3>
        <PlaceWords item={item} />
        <h4>{t('places.candidates')}</h4>
        <PlaceCandidates candidates={item.candidates} disabled={queue.loading} onAccept={accept} />
      </div>
      <div className={styles['where']}>
        <PlacesMap
          candidates={item.candidates}
          point={point}
          onPick={(at) => setPicked({ id: item.id, at })}
          onPlace={placeAt}
          onReady={setMap}
        />
        <p className={styles['soft']}>{t('places.mapHelp')}</p>
        <div className={styles['go']}>
          <Button variant="default" onClick={placeChosen}>
            {t(point === null ? 'places.placeAtCross' : 'places.placeHere')}
          </Button>
          {point !== null && <span>{t('places.chosen', { place: `${point.latitude}, ${point.longitude}` })}</span>}
        </div>
      </div>
    </div>
  );
}
