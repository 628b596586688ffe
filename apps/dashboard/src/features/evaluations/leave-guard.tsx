import { Button, Modal } from '@mantine/core';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { useAskedFirst } from '../../forms/unsaved-entries.tsx';
import styles from './evaluations.module.css';

export interface LeaveGuard {
  /** Goes at once, or after asking where something would be lost. */
  readonly leave: (go: () => void) => void;
  /** From now on nothing would be lost. */
  readonly release: () => void;
  readonly dialog: ReactNode;
}

/** Asks before entries are lost: by a link or a button of the page, by "back", by closing the window, by signing out or switching. */
export function useLeaveGuard(hasEntries: boolean): LeaveGuard {
  const [pending, setPending] = useState<{ readonly go: () => void } | null>(null);
  const released = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      hasEntries && !released.current && (currentLocation.pathname !== nextLocation.pathname || !isFormIn(nextLocation.search)),
  );
  useEffect(() => {
    if (!hasEntries) return;
    const ask = (event: BeforeUnloadEvent): void => {
      if (!released.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [hasEntries]);
  const askFirst = useCallback((step: () => Promise<void>): void => {
    // Where nothing comes of it the form is still there, and so are its entries.
    const hold = (): void => {
      released.current = false;
    };
    setPending({ go: () => void step().finally(hold) });
  }, []);
  useAskedFirst(hasEntries ? askFirst : null);
  const release = (): void => {
    released.current = true;
  };
  const stay = (): void => {
    setPending(null);
    blocker.reset?.();
  };
  const go = (): void => {
    release();
    setPending(null);
    if (pending !== null) pending.go();
    else blocker.proceed?.();
  };
  return {
    leave: (leave) => (hasEntries ? setPending({ go: leave }) : leave()),
    release,
    dialog: <LeaveDialog opened={pending !== null || blocker.state === 'blocked'} onStay={stay} onGo={go} />,
  };
}

/** The form is where the address says so (see evaluations-page.tsx). */
function isFormIn(search: string): boolean {
  const parameters = new URLSearchParams(search);
  return parameters.get('new') === 'true' || parameters.has('correct');
}

function LeaveDialog({ opened, onStay, onGo }: { readonly opened: boolean; readonly onStay: () => void; readonly onGo: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onStay}
      title={t('evaluations.leave.title')}
      closeButtonProps={{ 'aria-label': t('evaluations.leave.stay') }}
      centered
    >
      <div className={styles['stack']}>
        <p>{t('evaluations.leave.text')}</p>
        <div className={styles['actions']}>
          <Button onClick={onStay}>{t('evaluations.leave.stay')}</Button>
          <Button variant="default" onClick={onGo}>
            {t('evaluations.leave.go')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
