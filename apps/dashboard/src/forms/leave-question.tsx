import { ConfirmDialog } from '@elektron/ui';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { useAskedFirst } from './unsaved-entries.tsx';

export interface LeaveQuestion {
  /** From now on nothing would be lost. */
  readonly release: () => void;
  readonly dialog: ReactNode;
}

/** Asks before what was entered is lost: by a link, by "back", by closing the window, by signing out or switching. @param text what is lost */
export function useLeaveQuestion(hasEntries: boolean, text: string): LeaveQuestion {
  const { t } = useTranslation();
  const released = useRef(false);
  const [step, setStep] = useState<{ readonly take: () => void } | null>(null);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => hasEntries && !released.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!hasEntries) return;
    const ask = (event: BeforeUnloadEvent): void => {
      if (!released.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [hasEntries]);
  const askFirst = useCallback((away: () => Promise<void>): void => setStep({ take: () => void away() }), []);
  useAskedFirst(hasEntries ? askFirst : null);
  const release = (): void => {
    released.current = true;
  };
  const dialog = (
    <ConfirmDialog
      opened={step !== null || blocker.state === 'blocked'}
      title={t('records.leave.title')}
      confirm={t('records.leave.go')}
      keep={t('records.leave.stay')}
      onClose={() => {
        setStep(null);
        blocker.reset?.();
      }}
      onConfirm={() => {
        release();
        if (step === null) blocker.proceed?.();
        else step.take();
        setStep(null);
      }}
    >
      <p>{text}</p>
    </ConfirmDialog>
  );
  return { release, dialog };
}
