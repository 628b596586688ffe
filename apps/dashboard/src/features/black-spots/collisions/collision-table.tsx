import { RecordTable, useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { whenOf } from '../accident-words.ts';
import type { SpotDiagnosis } from '../black-spots-queries.ts';
import { useKept } from '../use-kept.ts';
import { useCollisionWords, type ShownAccident } from './collision-words.ts';

type Diagram = SpotDiagnosis['collisionDiagram'];

interface Row {
  readonly accident: ShownAccident;
  readonly drawing: string;
  readonly said: string;
}

/** What the diagram shows, accident by accident in the order of the list, those with them that are not drawn. */
export function CollisionTable({ diagram }: { readonly diagram: Diagram }) {
  const { t } = useTranslation();
  const kept = useKept();
  const formats = useFormats();
  const words = useCollisionWords();
  const rows = useRows(diagram);
  return (
    <details>
      <summary>{t('collisions.asTable')}</summary>
      <RecordTable
        caption={t('collisions.table')}
        rows={rows}
        rowKey={({ accident }) => accident.id}
        columns={[
          { head: t('collisions.number'), kind: 'number', cell: ({ accident }) => formats.count(accident.number) },
          {
            head: t('blackSpots.when'),
            kind: 'name',
            cell: ({ accident }) => <Link to={kept('/app', { accident: accident.id })}>{whenOf(accident)}</Link>,
          },
          { head: t('blackSpots.severityHead'), cell: ({ accident }) => words.severity(accident.severity) },
          { head: t('collisions.drawn'), cell: ({ drawing }) => drawing },
          { head: t('collisions.moved'), kind: 'wide', cell: ({ said }) => said },
        ]}
      />
    </details>
  );
}

function useRows({ patterns, undrawn }: Diagram): Row[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useCollisionWords();
  const drawn = patterns.flatMap((pattern, index) => {
    const number = formats.count(index + 1);
    const drawing = pattern.drawing === 'compass' ? t('collisions.drawnCompass', { number }) : t('collisions.drawnMovement', { number });
    return pattern.accidents.map(({ accident, roadUsers }) => ({ accident, drawing, said: words.accident(pattern, roadUsers) }));
  });
  const others = undrawn.flatMap(({ reason, accidents }) =>
    accidents.map((accident) => ({ accident, drawing: t('collisions.notDrawn'), said: words.reason(reason) })),
  );
  return [...drawn, ...others].toSorted((a, b) => a.accident.number - b.accident.number);
}
