import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { copyText } from './copy-text.ts';
import { CheckIcon, CopyIcon, PrintIcon } from './icons.tsx';
import { useUiText } from './language-context.tsx';
import styles from './shown-once.module.css';

/** How long a button says that it has copied. */
const SAID_MILLISECONDS = 2500;

/** Copies a text, and says so for a moment. */
export function CopyButton({ text: copied, label }: { readonly text: string; readonly label?: string }) {
  const text = useUiText();
  const [outcome, setOutcome] = useState<'copied' | 'notCopied' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SAID_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <>
      <Button
        size="sm"
        variant="default"
        leftSection={outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
        onClick={() => void copyText(copied).then((done) => setOutcome(done ? 'copied' : 'notCopied'))}
      >
        {outcome === 'copied' ? text('copied') : (label ?? text('copy'))}
      </Button>
      <span role="status" className={outcome === 'notCopied' ? undefined : 'el-hidden'}>
        {outcome === null ? '' : text(outcome)}
      </span>
    </>
  );
}

export interface ShownOnceProps {
  /** What it is and what to do with it. */
  readonly children: ReactNode;
  /** One value, or several that belong together. */
  readonly value: string | readonly string[];
  /** Name of the value for a screen reader. */
  readonly label: string;
  /** For what is kept on paper. */
  readonly printable?: boolean;
}

/** A secret that is shown this once: to be copied or printed before it is gone. It takes the focus, so that nobody passes it by. */
export function ShownOnce({ children, value, label, printable = false }: ShownOnceProps) {
  const text = useUiText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const values = typeof value === 'string' ? [value] : value;
  return (
    <div ref={box} className={styles['box']} role="group" aria-label={label} tabIndex={-1}>
      <div>{children}</div>
      {typeof value === 'string' ? (
        <code className={styles['value']}>{value}</code>
      ) : (
        <ul className={styles['many']}>
          {values.map((each) => (
            <li key={each}>
              <code>{each}</code>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['go']}>
        <CopyButton text={values.join('\n')} />
        {printable && (
          <Button size="sm" variant="default" leftSection={<PrintIcon />} onClick={() => window.print()}>
            {text('print')}
          </Button>
        )}
      </div>
    </div>
  );
}
