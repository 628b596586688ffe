import { Notice, useLanguage } from '@elektron/ui';
import { useRef, useState } from 'react';
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
  const box = useRef<HTMLDivElement>(null);
  const again = async (): Promise<void> => {
    if (state === 'sending') return;
    setState('sending');
    setFault(null);
    const found = await attachPhoto(secret, photo, language);
    setFault(found === null ? null : found === 'too-late' ? words('photoTooLate') : describeFault(found, words));
    setState(found === null ? 'sent' : found === 'too-late' ? 'over' : 'unsent');
    // The button goes, and what is said in its place has the focus.
    if (found === null || found === 'too-late') box.current?.focus();
  };
  return (
    <div ref={box} tabIndex={-1} className={styles['form']}>
      <Notice kind={state === 'sent' ? 'note' : 'warning'} announce>
        <p>{state === 'sent' ? words('photoSent') : (fault ?? words('photoNotSent'))}</p>
      </Notice>
      {(state === 'unsent' || state === 'sending') && (
        <div className={styles['actions']}>
          <button type="button" className={styles['button']} aria-disabled={state === 'sending'} onClick={() => void again()}>
            {words(state === 'sending' ? 'sending' : 'photoAgain')}
          </button>
        </div>
      )}
    </div>
  );
}
