import { Notice, useLanguage } from '@elektron/ui';
import { useState } from 'react';
import { REPORT_TEXTS } from '../texts/report-texts.ts';
import { useWords } from '../use-words.ts';
import styles from './report.module.css';
import { attachPhoto, describeFault } from './send-report.ts';

/** A photograph that has not arrived with its report, and the way to try again; it is kept as long as the page is open. */
export function UnsentPhoto({ secret, photo }: { readonly secret: string; readonly photo: Blob }) {
  const words = useWords(REPORT_TEXTS);
  const language = useLanguage();
  const [state, setState] = useState<'unsent' | 'sending' | 'sent' | 'over'>('unsent');
  const [fault, setFault] = useState<string | null>(null);
  const again = async (): Promise<void> => {
    setState('sending');
    setFault(null);
    const found = await attachPhoto(secret, photo, language);
    setFault(found === null ? null : found === 'too-late' ? words('photoTooLate') : describeFault(found, words));
    setState(found === null ? 'sent' : found === 'too-late' ? 'over' : 'unsent');
  };
  if (state === 'sent')
    return (
      <Notice kind="note" announce>
        <p>{words('photoSent')}</p>
      </Notice>
    );
  return (
    <>
      <Notice kind="warning" announce>
        <p>{fault ?? words('photoNotSent')}</p>
      </Notice>
      {state !== 'over' && (
        <div className={styles['actions']}>
          <button type="button" className={styles['button']} disabled={state === 'sending'} onClick={() => void again()}>
            {words(state === 'sending' ? 'sending' : 'photoAgain')}
          </button>
        </div>
      )}
    </>
  );
}
