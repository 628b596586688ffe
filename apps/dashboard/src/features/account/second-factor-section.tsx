import { Notice, Section, ShownOnce, Tag, useFormats } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../graphql/use-command.ts';
import { VIEWER, type Viewer } from '../../graphql/viewer.ts';
import { BEGIN_SECOND_FACTOR, CONFIRM_SECOND_FACTOR, REMOVE_SECOND_FACTOR, SESSIONS } from './account-queries.ts';
import { CodeForm } from './code-form.tsx';
import { ScanSecret, type SecretDraft } from './scan-secret.tsx';
import styles from './account.module.css';

/** One-time codes of an authenticator app: set up, in force with the codes for a lost phone, taken away. */
export function SecondFactorSection({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Section
      card
      title={t('account.secondFactor.title')}
      lead={t('account.secondFactor.lead')}
      actions={viewer.hasSecondFactor ? <Tag kind="good">{t('account.secondFactor.inForce')}</Tag> : undefined}
    >
      {codes !== null && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
      {viewer.hasSecondFactor ? <InForce viewer={viewer} /> : <SetUp onDone={setCodes} />}
    </Section>
  );
}

function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <ShownOnce value={codes} label={t('account.secondFactor.codes')} printable>
        <p>
          <strong>{t('account.secondFactor.codes')}</strong>
        </p>
        <p>{t('account.secondFactor.codesText')}</p>
      </ShownOnce>
      <div>
        <Button size="sm" onClick={onKept}>
          {t('account.secondFactor.codesKept')}
        </Button>
      </div>
    </>
  );
}

function SetUp({ onDone }: { readonly onDone: (codes: readonly string[]) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<SecretDraft | null>(null);
  const begin = useCommand(BEGIN_SECOND_FACTOR, 'beginSecondFactor');
  const confirm = useCommand(CONFIRM_SECOND_FACTOR, 'confirmSecondFactor', { refetch: [VIEWER, SESSIONS] });
  const start = async (): Promise<void> => setDraft((await begin.run({}))?.draft ?? null);
  const finish = async (code: string): Promise<void> => {
    const codes = (await confirm.run({ code }))?.recoveryCodes ?? null;
    if (codes !== null) onDone(codes);
  };
  if (draft !== null) {
    return (
      <>
        <ScanSecret draft={draft} />
        <CodeForm
          label={t('account.secondFactor.confirmCode')}
          submit={t('account.secondFactor.confirm')}
          cancel={t('account.cancel')}
          loading={confirm.loading}
          refused={confirm.refusal?.message ?? null}
          onCode={(code) => void finish(code)}
          onCancel={() => setDraft(null)}
        />
      </>
    );
  }
  return (
    <>
      {begin.refusal !== null && (
        <Notice kind="danger" announce>
          {begin.refusal.message}
        </Notice>
      )}
      <div>
        <Button variant="default" loading={begin.loading} onClick={() => void start()}>
          {t('account.secondFactor.begin')}
        </Button>
      </div>
    </>
  );
}

/** From so few codes on it is time for new ones. */
const FEW_CODES = 3;

function InForce({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [removing, setRemoving] = useState(false);
  const { run, loading, refusal } = useCommand(REMOVE_SECOND_FACTOR, 'removeSecondFactor', { refetch: [VIEWER, SESSIONS] });
  const left = viewer.recoveryCodesLeft;
  return (
    <>
      <p className={styles['soft']}>
        {t('account.secondFactor.codesLeft', { count: left, formatted: formats.count(left) })}
        {left <= FEW_CODES && ` ${t('account.secondFactor.fewLeft')}`}
      </p>
      {removing ? (
        <CodeForm
          label={t('account.secondFactor.removeCode')}
          submit={t('account.secondFactor.remove')}
          cancel={t('account.cancel')}
          loading={loading}
          refused={refusal?.message ?? null}
          onCode={(code) => void run({ code })}
          onCancel={() => setRemoving(false)}
        />
      ) : (
        <div>
          <Button variant="default" size="sm" onClick={() => setRemoving(true)}>
            {t('account.secondFactor.remove')}
          </Button>
        </div>
      )}
    </>
  );
}
