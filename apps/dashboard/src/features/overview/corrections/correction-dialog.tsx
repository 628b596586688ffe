import { Notice, useLanguage } from '@elektron/ui';
import { Button, Modal, Textarea } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { presentRules } from '../../../forms/record-values.ts';
import { useFirstFaultFocused } from '../../../forms/use-first-fault-focused.ts';
import type { AccidentRecord } from '../overview-queries.ts';
import { readDraft, severityToFollow, subjectsOf, type CorrectionDraft, type SeverityToFollow } from './correction-draft.ts';
import { CorrectionFields } from './correction-fields.tsx';
import { useCorrectAccident, type CorrectionWarning } from './use-correction.ts';
import styles from './corrections.module.css';

export interface CorrectionDialogProps {
  readonly accident: AccidentRecord;
  readonly onClose: () => void;
}

/** Sets fields of an accident right, with a reason; what is not changed is not touched. */
export function CorrectionDialog({ accident, onClose }: CorrectionDialogProps) {
  const { t } = useTranslation();
  const [warnings, setWarnings] = useState<readonly CorrectionWarning[]>([]);
  const narrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('corrections.title')}
      closeButtonProps={{ 'aria-label': t('corrections.cancel') }}
      size="lg"
      fullScreen={narrow}
    >
      {warnings.length === 0 ? (
        <CorrectionForm accident={accident} onClose={onClose} onWarned={setWarnings} />
      ) : (
        <CorrectionWarnings warnings={warnings} onClose={onClose} />
      )}
    </Modal>
  );
}

/** What does not fit together in a record that was set right: that it was is not to be doubted, and what is left to do is said. */
function CorrectionWarnings({ warnings, onClose }: { readonly warnings: readonly CorrectionWarning[]; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles['form']}>
      <Notice kind="warning" title={t('corrections.savedWarned')} announce>
        {warnings.map(({ message }) => message[language]).join(' ')}
      </Notice>
      <div className={styles['go']}>
        <Button data-autofocus onClick={onClose}>
          {t('corrections.close')}
        </Button>
      </div>
    </div>
  );
}

interface CorrectionFormProps extends CorrectionDialogProps {
  /** It was corrected, and something does not fit together now. */
  readonly onWarned: (warnings: readonly CorrectionWarning[]) => void;
}

function CorrectionForm({ accident, onClose, onWarned }: CorrectionFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  // The record is asked for anew after a refusal; what was typed stays, and what was not touched is as it is then.
  const subjects = useMemo(() => subjectsOf(accident), [accident]);
  const [draft, setDraft] = useState<CorrectionDraft>({});
  const [reason, setReason] = useState('');
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const { correct, loading, refusal } = useCorrectAccident();
  const read = useMemo(() => readDraft(subjects, draft, presentRules(), language), [subjects, draft, language]);
  const submit = async (): Promise<void> => {
    setAttempts(attempts + 1);
    if (Object.keys(read.faults).length > 0 || read.changes.length === 0 || reason.trim() === '') return;
    const input = { accidentId: accident.id, changes: read.changes, reason: reason.trim(), expectedRevision: accident.history.revision };
    const warnings = await correct({ input });
    if (warnings === null) return;
    if (warnings.length === 0) onClose();
    else onWarned(warnings);
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
      <p className={styles['lead']}>{t('corrections.lead')}</p>
      <CorrectionFields
        subjects={subjects}
        draft={draft}
        faults={attempts > 0 ? read.faults : {}}
        onChange={(key, value) => setDraft({ ...draft, [key]: value })}
      />
      <FollowingSeverity found={severityToFollow(subjects, draft)} onTake={(key, typed) => setDraft({ ...draft, [key]: typed })} />
      <Textarea
        label={t('corrections.reason')}
        description={t('corrections.reasonHelp')}
        required
        rows={2}
        maxLength={2000}
        value={reason}
        error={attempts > 0 && reason.trim() === '' ? t('corrections.reasonMissing') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {attempts > 0 && read.changes.length === 0 && Object.keys(read.faults).length === 0 && (
        <Notice kind="note" announce>
          {t('corrections.nothingChanged')}
        </Notice>
      )}
      {refusal !== null && (
        <Notice kind="danger" title={t('corrections.refused')} announce>
          {refusal.message}
        </Notice>
      )}
      <div className={styles['go']}>
        <Button type="submit" loading={loading}>
          {read.changes.length === 0 ? t('corrections.save') : t('corrections.saveCount', { count: read.changes.length })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('corrections.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface FollowingSeverityProps {
  readonly found: SeverityToFollow | null;
  readonly onTake: (key: string, typed: string) => void;
}

/** An accident is as severe as its worst casualty: whoever corrects the one is offered the other. */
function FollowingSeverity({ found, onTake }: FollowingSeverityProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (found === null) return null;
  return (
    <Notice kind="warning" announce>
      <p>{t('corrections.follows')}</p>
      <Button variant="default" size="sm" onClick={() => onTake(found.key, found.typed)}>
        {t('corrections.follow', { severity: found.label[language] })}
      </Button>
    </Notice>
  );
}
