import {
  ACCIDENT_TABLE_KINDS,
  formatRoadParameters,
  passesRoadFilter,
  ROAD_CLASSES,
  roadClassKey,
  type AccidentTableKind,
  type Language,
  type RoadFilter,
} from '@elektron/domain';
import { Section, useFormats, useLanguage } from '@elektron/ui';
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileMenu } from '../../exports/file-menu.tsx';
import { roadClassLabel } from '../../graphql/near-road.ts';
import { useSession } from '../../graphql/session.tsx';
import type { NamedRoadNetwork } from './roads-queries.ts';
import styles from './roads.module.css';

/** Segments of one class in one network. */
interface Stock {
  readonly network: string;
  readonly roadClass: string | null;
  readonly segments: number;
}

/** The roads of some classes and networks as a file; none of another organisation's. */
export function RoadsExport({ networks }: { readonly networks: readonly NamedRoadNetwork[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { recordsOf } = useSession();
  const [classes, setClasses] = useState<readonly string[]>([]);
  const [named, setNamed] = useState<readonly string[]>([]);
  const filter: RoadFilter = { classes, networks: named };
  const stocks = networks.flatMap(({ network, classes: own }): Stock[] =>
    own.map(({ roadClass, segments }) => ({ network, roadClass: roadClass ?? null, segments })),
  );
  const count = countSegments(stocks, filter);
  const classWord = (roadClass: string | null): string => roadClassLabel(roadClass, language) ?? roadClass ?? t('roads.classUnknown');
  const choice = (name: string, segments: number): string => `${name} (${formats.count(segments)})`;
  if (recordsOf !== null) return null;
  return (
    <Section card title={t('roads.export.title')} lead={t('roads.export.lead')}>
      <div className={styles['export']}>
        {networks.length > 1 && (
          <Choices
            label={t('roads.export.networks')}
            chosen={named}
            onChosen={setNamed}
            options={networks.map(({ network, label }) => [
              network,
              choice(label[language], countSegments(stocks, { classes, networks: [network] })),
            ])}
          />
        )}
        <Choices
          label={t('roads.export.classes')}
          chosen={classes}
          onChosen={setClasses}
          options={classesOf(stocks).map((roadClass) => {
            const key = roadClassKey(roadClass);
            return [key, choice(classWord(roadClass), countSegments(stocks, { classes: [key], networks: named }))];
          })}
        />
        <p role="status">{t('roads.export.chosen', { count, formatted: formats.count(count) })}</p>
        <FileMenu kinds={ACCIDENT_TABLE_KINDS} pathOf={(kind) => roadsExportPath(kind, filter, language)} idle={count === 0} />
      </div>
    </Section>
  );
}

export function roadsExportPath(kind: AccidentTableKind, filter: RoadFilter, language: Language): string {
  const search = new URLSearchParams([...formatRoadParameters(filter), ['lang', language]]);
  return `/api/export/roads.${kind}?${search.toString()}`;
}

function countSegments(stocks: readonly Stock[], filter: RoadFilter): number {
  return stocks.reduce((sum, stock) => sum + (passesRoadFilter(stock, filter) ? stock.segments : 0), 0);
}

/** Each once, in the order of the list. */
function classesOf(stocks: readonly Stock[]): readonly (string | null)[] {
  const there = new Set(stocks.map(({ roadClass }) => roadClass));
  return [...new Set<string | null>([...ROAD_CLASSES, ...there])].filter((roadClass) => there.has(roadClass));
}

interface ChoicesProps {
  readonly label: string;
  readonly options: readonly (readonly [key: string, label: string])[];
  readonly chosen: readonly string[];
  readonly onChosen: (keys: readonly string[]) => void;
}

function Choices({ label, options, chosen, onChosen }: ChoicesProps) {
  return (
    <Checkbox.Group label={label} value={[...chosen]} onChange={onChosen}>
      <div className={styles['choices']}>
        {options.map(([key, text]) => (
          <Checkbox key={key} size="xs" value={key} label={text} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
