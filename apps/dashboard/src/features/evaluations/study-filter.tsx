import { Notice, useLanguage } from '@elektron/ui';
import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { describeFilter } from '../../filter/describe-filter.ts';
import { FilterChips } from '../../filter/filter-chips.tsx';
import { usePlaceNames } from '../../graphql/place-names.ts';
import { useFilter } from '../../filter/use-filter.ts';
import { useStoredFilterWords } from '../../filter/use-stored-filter-words.ts';
import { useRecordsOwner } from '../../graphql/workspace.ts';
import { CHOICE_BASES, type QuestionFilter } from './use-question-filter.ts';
import styles from './evaluations.module.css';

/** Which accidents a question counts, what the measure is aimed at, and by which accidents the places were chosen. */
export function StudyFilter({ question }: { readonly question: QuestionFilter }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { ignored } = useFilter();
  const { speedUnit } = useRecordsOwner();
  const { filter, setFilter } = question;
  const parts = describeFilter(filter, language, t, speedUnit, usePlaceNames(filter));
  return (
    <section aria-label={t('filter.title')} className={styles['studyFilter']}>
      {parts.length === 0 ? <p className={styles['soft']}>{t('filter.every')}</p> : <FilterChips parts={parts} onFilter={setFilter} />}
      {ignored.length > 0 && (
        <Notice kind="warning" announce>
          {t('filter.ignored', { names: ignored.join(', ') })}
        </Notice>
      )}
      <Target question={question} />
      {question.asksChoice && <Choice question={question} />}
    </section>
  );
}

/** The filter of the workspace stays in the address for the other pages; what the measure is aimed at counts here alone. */
function Target({ question: { target, isTarget, takeTarget, dropTarget } }: { readonly question: QuestionFilter }) {
  const { t } = useTranslation();
  const { speedUnit } = useRecordsOwner();
  const words = useStoredFilterWords(target ?? {}, speedUnit);
  if (target === null) return <p className={styles['soft']}>{t('evaluations.whichHelp')}</p>;
  return (
    <>
      <p className={styles['soft']} role="status">
        {t(isTarget ? 'studyAccidents.targetTaken' : 'studyAccidents.targetNotTaken', { target: words })}
      </p>
      <div>
        <Button type="button" variant="default" size="sm" onClick={isTarget ? dropTarget : takeTarget}>
          {t(isTarget ? 'studyAccidents.dropTarget' : 'studyAccidents.takeTarget')}
        </Button>
      </div>
    </>
  );
}

function Choice({ question: { chosenBy, setChosenBy } }: { readonly question: QuestionFilter }) {
  const { t } = useTranslation();
  return (
    <div className={styles['narrow']}>
      <NativeSelect
        label={t('studyAccidents.chosenBy')}
        description={t('studyAccidents.chosenByHelp')}
        value={chosenBy}
        onChange={(event) => setChosenBy(CHOICE_BASES.find((known) => known === event.currentTarget.value) ?? CHOICE_BASES[0])}
        data={CHOICE_BASES.map((basis) => ({ value: basis, label: t(`studyAccidents.choices.${basis}`) }))}
      />
    </div>
  );
}
