import { copyText, Notice, useLanguage } from '@elektron/ui';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { PUBLIC_PATHS } from '../address.ts';
import { ReportForm } from '../report/report-form.tsx';
import styles from '../report/report.module.css';
import type { SentReport } from '../report/send-report.ts';
import { UnsentPhoto } from '../report/unsent-photo.tsx';
import { REPORT_TEXTS } from '../texts/report-texts.ts';
import { useWords } from '../use-words.ts';

/** Where anybody reports a near miss, a hazard or a barrier, without an account. */
export function ReportPage() {
  const words = useWords(REPORT_TEXTS);
  const [sent, setSent] = useState<SentReport | null>(null);
  const [isAnother, setAnother] = useState(false);
  if (sent !== null) {
    const again = (): void => {
      setSent(null);
      setAnother(true);
    };
    return <Sent sent={sent} onAnother={again} />;
  }
  return (
    <div className={styles['form']}>
      {isAnother ? <Reached>{words('title')}</Reached> : <h1>{words('title')}</h1>}
      <Notice kind="warning" title={words('emergency')} />
      <p>{words('intro')}</p>
      <p>{words('notPolice')}</p>
      <ReportForm onSent={setSent} />
    </div>
  );
}

/** The title of what has come in place of the button that was pressed: the keyboard goes on from it. */
function Reached({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

function Sent({ sent, onAnother }: { readonly sent: SentReport; readonly onAnother: () => void }) {
  const words = useWords(REPORT_TEXTS);
  const language = useLanguage();
  const id = useId();
  const [copied, setCopied] = useState<boolean | null>(null);
  // Behind the #, which browsers send to nobody.
  const link = `${window.location.origin}${PUBLIC_PATHS.reportState}?lang=${language}#${sent.secret}`;
  return (
    <div className={styles['form']}>
      <Reached>{words('sent')}</Reached>
      <p>{words('sentTo', { organisation: sent.organisation })}</p>
      {sent.unsentPhoto !== null && <UnsentPhoto secret={sent.secret} photo={sent.unsentPhoto} />}
      <p>{words('keepLink')}</p>
      <div className={styles['field']}>
        <label className={styles['name']} htmlFor={id}>
          {words('link')}
        </label>
        <input id={id} className={styles['input']} readOnly value={link} onFocus={({ target }) => target.select()} />
      </div>
      <div className={styles['actions']}>
        <button type="button" className={styles['button']} onClick={() => void copyText(link).then(setCopied)}>
          {words('copy')}
        </button>
        <a href={link}>{words('stateTitle')}</a>
        <button type="button" className={styles['button']} onClick={onAnother}>
          {words('another')}
        </button>
        <p role="status">{copied === null ? '' : words(copied ? 'copied' : 'notCopied')}</p>
      </div>
    </div>
  );
}
