import { COVERAGE_PROPOSAL_LABELS, keyOfRoad, ROAD_CLASS_LABELS, ROAD_CLASSES, roadClassKey } from '@elektron/domain';
import { RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Road } from './assessment.ts';
import { useAssessmentQuestion } from './use-assessment-question.ts';
import { useRoadClassName } from './use-road-class-name.ts';
import styles from './network-assessment.module.css';

const METERS_PER_KILOMETER = 1_000;
/** So many roads are read; the others are there for whoever asks. */
const FIRST_ROADS = 12;

/** Which roads the assessment binds: a proposal by class, and what somebody says of a class or of one road. */
export function CoverageTable({ roads, classes }: { readonly roads: readonly Road[]; readonly classes: readonly string[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const nameOf = useRoadClassName();
  const covered = roads.filter(({ isCovered }) => isCovered).reduce((sum, { lengthMeters }) => sum + lengthMeters, 0);
  const all = roads.reduce((sum, { lengthMeters }) => sum + lengthMeters, 0);
  const kilometers = (meters: number): string => formats.decimal(meters / METERS_PER_KILOMETER, 1);
  return (
    <Section
      title={t('assessment.coverage.title')}
      lead={t('assessment.coverage.lead', { covered: kilometers(covered), all: kilometers(all) })}
    >
      <ClassChoice roads={roads} classes={classes} />
      <RecordTable
        caption={t('assessment.coverage.title')}
        rows={roads}
        rowKey={({ roadName, roadClass }) => JSON.stringify([roadName, roadClass])}
        first={FIRST_ROADS}
        columns={[
          {
            head: t('assessment.road'),
            kind: 'name',
            cell: ({ roadName, roadClass }) => (
              <>
                {roadName ?? t('assessment.noName')}
                <span className={styles['soft']}>{nameOf(roadClass)}</span>
              </>
            ),
          },
          { head: t('assessment.kilometers'), kind: 'number', cell: ({ lengthMeters }) => kilometers(lengthMeters) },
          { head: t('assessment.sections'), kind: 'number', cell: ({ sections }) => formats.count(sections) },
          { head: t('assessment.coverage.proposal'), cell: ({ proposal }) => COVERAGE_PROPOSAL_LABELS[proposal][language] },
          { head: t('assessment.coverage.said'), cell: (road) => <Decision road={road} /> },
        ]}
      />
    </Section>
  );
}

/** The classes that the network has. */
function ClassChoice({ roads, classes }: { readonly roads: readonly Road[]; readonly classes: readonly string[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { choose } = useAssessmentQuestion();
  const present = new Set(roads.map(({ roadClass }) => roadClassKey(roadClass)));
  const known = [
    ...ROAD_CLASSES.map((roadClass) => ({ value: roadClass, label: ROAD_CLASS_LABELS[roadClass][language] })),
    { value: roadClassKey(null), label: t('assessment.noClass') },
  ].filter(({ value }) => present.has(value));
  return (
    <Checkbox.Group
      label={t('assessment.coverage.classes')}
      value={[...classes]}
      onChange={(next) => choose({ classes: next })}
      className={styles['classes'] ?? ''}
    >
      <div className={styles['choices']}>
        {known.map(({ value, label }) => (
          <Checkbox key={value} size="sm" value={value} label={label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** What is said of one road; a road without a name goes by its class. */
function Decision({ road: { roadName, roadClass, isCovered } }: { readonly road: Road }) {
  const { t } = useTranslation();
  const { choice, choose } = useAssessmentQuestion();
  const nameOf = useRoadClassName();
  const standing = t(isCovered ? 'assessment.coverage.isCovered' : 'assessment.coverage.isNot');
  if (roadName === null) return standing;
  const key = keyOfRoad(roadName, roadClass);
  const without = (keys: readonly string[]): string[] => keys.filter((other) => other !== key);
  const value = choice.covered.includes(key) ? 'covered' : choice.notCovered.includes(key) ? 'notCovered' : 'class';
  return (
    <NativeSelect
      size="xs"
      miw={200}
      aria-label={t('assessment.coverage.decide', { road: roadName, class: nameOf(roadClass) })}
      value={value}
      onChange={({ currentTarget }) =>
        choose({
          covered: [...without(choice.covered), ...(currentTarget.value === 'covered' ? [key] : [])],
          notCovered: [...without(choice.notCovered), ...(currentTarget.value === 'notCovered' ? [key] : [])],
        })
      }
      data={[
        { value: 'class', label: value === 'class' ? t('assessment.coverage.byClass', { standing }) : t('assessment.coverage.asClass') },
        { value: 'covered', label: t('assessment.coverage.isCovered') },
        { value: 'notCovered', label: t('assessment.coverage.isNot') },
      ]}
    />
  );
}
