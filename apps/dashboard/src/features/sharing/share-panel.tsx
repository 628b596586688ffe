import { useQuery } from '@apollo/client/react';
import { LONGEST_GRANT_YEARS, SHARING_KINDS } from '@elektron/domain';
import { DateField, Notice, QueryState, Section, useLanguage } from '@elektron/ui';
import { Button, MultiSelect, NativeSelect, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import type { ShareChoicesQuery } from '../../graphql/generated/graphql.ts';
import { toStatus } from '../../graphql/query-status.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { RunField } from './run-field.tsx';
import { emptyShare, shareFaults, toShareInput, type ShareDraft, type ShareFault } from './share-draft.ts';
import { SHARE, SHARE_CHOICES, SHARING_GRANTS } from './sharing-queries.ts';
import { today } from './today.ts';
import styles from './sharing.module.css';

export interface SharePanelProps {
  readonly ownId: string;
  readonly onClose: () => void;
}

/** With whom, what, where, for how long, what for. */
export function SharePanel({ ownId, onClose }: SharePanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(SHARE_CHOICES);
  return (
    <Section card title={t('sharing.form.title')}>
      <QueryState status={toStatus(result, language)}>
        {({ organisations, municipalities }) => {
          const others = organisations.filter(({ id }) => id !== ownId);
          return others.length === 0 ? (
            <>
              <Notice kind="note">{t('sharing.form.alone')}</Notice>
              <div>
                <Button variant="default" size="sm" onClick={onClose}>
                  {t('sharing.form.cancel')}
                </Button>
              </div>
            </>
          ) : (
            <ShareForm organisations={others} municipalities={municipalities} onClose={onClose} />
          );
        }}
      </QueryState>
    </Section>
  );
}

type ShareFormProps = ShareChoicesQuery & Pick<SharePanelProps, 'onClose'>;

function ShareForm({ organisations, municipalities, onClose }: ShareFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = today();
  const [draft, setDraft] = useState(() => emptyShare(now));
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const { run, loading, refusal } = useCommand(SHARE, 'share', { refetch: [SHARING_GRANTS] });
  const faults: readonly string[] = attempts === 0 ? [] : [...shareFaults(draft, now), ...(refusal?.field == null ? [] : [refusal.field])];
  const error = (fault: ShareFault): string | undefined =>
    faults.includes(fault) ? t(`sharing.form.wrong.${fault}`, { years: LONGEST_GRANT_YEARS }) : undefined;
  const change = (part: Partial<ShareDraft>): void => setDraft({ ...draft, ...part });
  const submit = async (): Promise<void> => {
    const { firstDay, lastDay } = draft;
    if (shareFaults(draft, now).length === 0 && firstDay !== null && lastDay !== null) {
      if ((await run({ input: toShareInput({ ...draft, firstDay, lastDay }) })) !== null) {
        onClose();
        return;
      }
    }
    setAttempts((before) => before + 1);
  };
  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <NativeSelect
        label={t('sharing.form.recipient')}
        value={draft.recipientId}
        error={error('recipientId')}
        onChange={(event) => change({ recipientId: event.currentTarget.value })}
        data={[
          { value: '', label: t('sharing.form.choose') },
          ...organisations.map(({ id, name }) => ({ value: id, label: name[language] })),
        ]}
      />
      <KindField draft={draft} change={change} />
      {draft.kind === 'records' && municipalities.length > 0 && (
        <MultiSelect
          label={t('sharing.form.where')}
          description={t('sharing.form.whereHelp')}
          searchable
          value={[...draft.municipalityIds]}
          error={error('municipalityIds')}
          onChange={(municipalityIds) => change({ municipalityIds })}
          data={municipalities.map(({ id, name }) => ({ value: String(id), label: name[language] }))}
        />
      )}
      {draft.kind === 'site-counts' && <RunField runId={draft.runId} error={error('runId')} onChange={(runId) => change({ runId })} />}
      <Terms draft={draft} change={change} error={error} />
      {refusal !== null && refusal.field === null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div className={styles['go']}>
        <Button type="submit" loading={loading}>
          {t('sharing.form.submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('sharing.form.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly draft: ShareDraft;
  readonly change: (part: Partial<ShareDraft>) => void;
}

function KindField({ draft, change }: PartProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t('sharing.form.kind')}
      value={draft.kind}
      onChange={(value) => change({ kind: SHARING_KINDS.find((each) => each === value) ?? draft.kind })}
    >
      <div className={styles['kinds']}>
        {SHARING_KINDS.map((kind) => (
          <Radio key={kind} value={kind} label={t(`sharing.kinds.${kind}.name`)} description={t(`sharing.kinds.${kind}.text`)} />
        ))}
      </div>
    </Radio.Group>
  );
}

function Terms({ draft, change, error }: PartProps & { readonly error: (fault: ShareFault) => string | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles['period']}>
        <DateField
          label={t('sharing.form.from')}
          value={draft.firstDay}
          error={error('validFrom')}
          onChange={(firstDay) => change({ firstDay })}
        />
        <DateField
          label={t('sharing.form.until')}
          value={draft.lastDay}
          error={error('validUntil')}
          onChange={(lastDay) => change({ lastDay })}
        />
      </div>
      <p className={styles['soft']}>{t('sharing.form.untilHelp', { years: LONGEST_GRANT_YEARS })}</p>
      <Textarea
        label={t('sharing.form.purpose')}
        description={t('sharing.form.purposeHelp')}
        autosize
        minRows={2}
        maxLength={2000}
        value={draft.purpose}
        error={error('purpose')}
        onChange={(event) => change({ purpose: event.currentTarget.value })}
      />
    </>
  );
}
