import { LEAST_RELEASE_THRESHOLD, nameBlock, RELEASE_LICENCES, type ReleaseBlock } from '@elektron/domain';
import { Notice, NumberField, useLanguage } from '@elektron/ui';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useCommand } from '../../graphql/use-command.ts';
import { BlockFields } from './block-fields.tsx';
import { DRAFT_RELEASE, RELEASE_DRAFTS, type Terms } from './publication-queries.ts';
import styles from './publication.module.css';

/** Years, threshold, licence and what else is in it, with what is usual filled in. */
export function NewReleaseForm({ terms }: { readonly terms: Terms }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search } = useLocation();
  const navigate = useNavigate();
  const [blocks, setBlocks] = useState<readonly ReleaseBlock[]>(terms.proposedBlocks);
  const [threshold, setThreshold] = useState<number | null>(LEAST_RELEASE_THRESHOLD);
  const [licence, setLicence] = useState<string>(RELEASE_LICENCES[0]);
  const [attribution, setAttribution] = useState(terms.attribution[language]);
  const [contents, setContents] = useState({ includesBlackSpots: true, includesInterventions: true, includesBarriers: true });
  const [declaredFinal, setDeclaredFinal] = useState(false);
  const { run, loading, refusal } = useCommand(DRAFT_RELEASE, 'draftRelease', { refetch: [RELEASE_DRAFTS] });
  const make = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const asked = { threshold: Number.isInteger(threshold) ? threshold! : 0, licence, attribution, declaredFinal, ...contents };
    const payload = await run({ input: { blocks: blocks.map(({ from, to }) => ({ from, to })), ...asked } });
    if (payload?.release != null) await navigate({ pathname: `/app/publication/${payload.release.id}`, search });
  };
  return (
    <form className={styles['form']} noValidate onSubmit={(event) => void make(event)}>
      <fieldset className={styles['group']}>
        <legend>{t('publication.years')}</legend>
        <p className={styles['soft']}>{t('publication.yearsText')}</p>
        {terms.earlierBlocks.length > 0 && (
          <p className={styles['soft']}>
            {t('publication.yearsEarlier', { blocks: [...new Set(terms.earlierBlocks.map(nameBlock))].join(', ') })}
          </p>
        )}
        <BlockFields years={terms.years} blocks={blocks} onChange={setBlocks} />
        {terms.openMonths > 0 && <Notice kind="warning">{t('publication.monthsOpen', { count: terms.openMonths })}</Notice>}
        {terms.needsDeclaration && (
          <Checkbox
            label={t('publication.declared')}
            description={t('publication.declaredText')}
            checked={declaredFinal}
            onChange={(event) => setDeclaredFinal(event.currentTarget.checked)}
          />
        )}
      </fieldset>
      <NumberField
        label={t('publication.threshold')}
        description={t('publication.thresholdText')}
        value={threshold}
        onChange={setThreshold}
        whole
      />
      <fieldset className={styles['group']}>
        <legend>{t('publication.contents')}</legend>
        <p className={styles['soft']}>{t('publication.streetsText')}</p>
        {(['BlackSpots', 'Interventions', 'Barriers'] as const).map((kind) => (
          <Checkbox
            key={kind}
            label={t(`publication.${LABEL_OF[kind]}`)}
            checked={contents[`includes${kind}`]}
            onChange={(event) => setContents({ ...contents, [`includes${kind}`]: event.currentTarget.checked })}
          />
        ))}
      </fieldset>
      <NativeSelect
        label={t('publication.licence')}
        description={t('publication.licenceText')}
        data={[...RELEASE_LICENCES]}
        value={licence}
        onChange={(event) => setLicence(event.currentTarget.value)}
      />
      <TextInput
        label={t('publication.attribution')}
        description={t('publication.attributionText')}
        value={attribution}
        onChange={(event) => setAttribution(event.currentTarget.value)}
      />
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div>
        <Button type="submit" loading={loading}>
          {t('publication.make')}
        </Button>
      </div>
    </form>
  );
}

const LABEL_OF = { BlackSpots: 'blackSpots', Interventions: 'interventions', Barriers: 'barriers' } as const;
