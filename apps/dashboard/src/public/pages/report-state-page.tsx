import { CITIZEN_REPORT_CATEGORIES, CITIZEN_REPORT_STATES, CITIZEN_REPORT_STATE_LABELS } from '@elektron/domain';
import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import styles from '../report/report.module.css';
import { readReport, takeBackReport, type ToldState } from '../report/send-report.ts';
import { REPORT_TEXTS } from '../texts/report-texts.ts';
import { useWords } from '../use-words.ts';

type Answer = ToldState | 'unknown' | 'gone' | 'failed';

/** What became of a report, for whoever has its link. */
export function ReportStatePage() {
  const words = useWords(REPORT_TEXTS);
  const secret = useSyncExternalStore(subscribe, readSecret);
  return (
    <div className={styles['form']}>
      <h1>{words('stateTitle')}</h1>
      {secret === '' ? <p>{words('noSecret')}</p> : <State key={secret} secret={secret} />}
    </div>
  );
}

function subscribe(tell: () => void): () => void {
  window.addEventListener('hashchange', tell);
  return () => window.removeEventListener('hashchange', tell);
}

const readSecret = (): string => window.location.hash.slice(1);

function State({ secret }: { readonly secret: string }) {
  const words = useWords(REPORT_TEXTS);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const takeBack = async (): Promise<void> => {
    setAnswer((await takeBackReport(secret)) ? 'gone' : 'failed');
    // The buttons have gone with the report.
    box.current?.focus();
  };
  useEffect(() => {
    let left = false;
    void readReport(secret)
      .then((found) => found ?? ('unknown' as const))
      .catch(() => 'failed' as const)
      .then((told) => {
        if (!left) setAnswer(told);
      });
    return () => void (left = true);
  }, [secret]);
  if (answer === null) return null;
  return (
    <div ref={box} tabIndex={-1} className={styles['form']}>
      {typeof answer === 'string' ? (
        <Notice kind={answer === 'gone' ? 'note' : 'warning'} announce>
          <p>{words(answer)}</p>
        </Notice>
      ) : (
        <>
          <Facts told={answer} />
          <TakeBack onSure={() => void takeBack()} />
        </>
      )}
    </div>
  );
}

function Facts({ told }: { readonly told: ToldState }) {
  const words = useWords(REPORT_TEXTS);
  const language = useLanguage();
  const formats = useFormats();
  const state = CITIZEN_REPORT_STATES.find((each) => each === told.state);
  const facts: readonly (readonly [string, string])[] = [
    [words('what'), CITIZEN_REPORT_CATEGORIES.find(({ id }) => id === told.category)?.labels[language] ?? told.category],
    [words('at'), told.organisation[language]],
    [words('received'), formats.dateTime(told.receivedAt, undefined)],
    [words('state'), state === undefined ? told.state : CITIZEN_REPORT_STATE_LABELS[state][language]],
    [words('answer'), told.answer === '' ? words('noAnswer') : told.answer],
    [words('erasedOn'), formats.date(told.erasedOn)],
  ];
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Asked twice: it cannot be taken back. */
function TakeBack({ onSure }: { readonly onSure: () => void }) {
  const words = useWords(REPORT_TEXTS);
  const [asked, setAsked] = useState(false);
  const wasAsked = useRef(false);
  const question = useRef<HTMLParagraphElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  // Each press takes its own button away: the focus goes to what has come in its place.
  useEffect(() => {
    if (asked) question.current?.focus();
    else if (wasAsked.current) button.current?.focus();
    wasAsked.current = asked;
  }, [asked]);
  return (
    <div className={styles['actions']}>
      {asked ? (
        <>
          <p ref={question} tabIndex={-1}>
            {words('sure')}
          </p>
          <button type="button" className={styles['button']} onClick={onSure}>
            {words('yes')}
          </button>
          <button type="button" className={styles['button']} onClick={() => setAsked(false)}>
            {words('no')}
          </button>
        </>
      ) : (
        <button ref={button} type="button" className={styles['button']} onClick={() => setAsked(true)}>
          {words('takeBack')}
        </button>
      )}
    </div>
  );
}
