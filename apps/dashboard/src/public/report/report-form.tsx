import {
  CITIZEN_REPORT_CATEGORIES,
  CITIZEN_REPORT_KINDS,
  CITIZEN_REPORT_KIND_LABELS,
  LONGEST_CITIZEN_REPORT_TEXT,
  type CitizenReportKind,
  type Text,
} from '@elektron/domain';
import { Notice, useLanguage } from '@elektron/ui';
import { useId, useRef, useState } from 'react';
import { REPORT_TEXTS } from '../texts/report-texts.ts';
import { useWords } from '../use-words.ts';
import type { PickedPlace } from './place-map.tsx';
import styles from './report.module.css';
import { describeFault, sendReport, type SendFault, type SentReport } from './send-report.ts';
import { shrinkPhoto } from './shrink-photo.ts';
import { WhereField } from './where-field.tsx';

/** What somebody has filled in so far; it stays as long as the page is open, also where sending fails. */
export function ReportForm({ onSent }: { readonly onSent: (sent: SentReport) => void }) {
  const words = useWords(REPORT_TEXTS);
  const language = useLanguage();
  const [kind, setKind] = useState<CitizenReportKind | null>(null);
  const [category, setCategory] = useState<string | null>(null);
  const [place, setPlace] = useState<PickedPlace | null>(null);
  const [happenedOn, setHappenedOn] = useState('');
  const [text, setText] = useState('');
  const [photo, setPhoto] = useState<Blob | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const send = async (): Promise<void> => {
    if (sending) return;
    if (category === null || place === null) {
      setFault(words(category === null ? 'choose' : 'noPlace'));
      form.current?.querySelector<HTMLElement>(FIRST_OF[category !== null ? 'place' : kind !== null ? 'category' : 'kind'])?.focus();
      return;
    }
    setFault(null);
    setSending(true);
    const answer = await sendReport(
      { category, ...place, happenedOn: happenedOn === '' ? null : happenedOn, words: text },
      photo,
      language,
    );
    setSending(false);
    if (isSent(answer)) onSent(answer);
    else setFault(describeFault(answer, words));
  };
  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      aria-label={words('title')}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Choice
        name="kind"
        legend={words('kind')}
        chosen={kind}
        options={CITIZEN_REPORT_KINDS.map((id) => ({ id, labels: CITIZEN_REPORT_KIND_LABELS[id] }))}
        onChoose={(id) => {
          setKind(id);
          setCategory(null);
        }}
      />
      {kind !== null && (
        <Choice
          name="category"
          legend={words('category')}
          chosen={category}
          options={CITIZEN_REPORT_CATEGORIES.filter((each) => each.kind === kind)}
          onChoose={(id) => {
            setCategory(id);
            setFault(null);
          }}
        />
      )}
      <WhereField
        place={place}
        onPick={(to) => {
          setPlace(to);
          setFault(null);
        }}
      />
      <MoreFields text={text} happenedOn={happenedOn} onText={setText} onHappenedOn={setHappenedOn} />
      <PhotoField onPhoto={setPhoto} />
      {fault !== null && (
        <Notice kind="danger" title={words('notSent')} announce>
          <p>{fault}</p>
        </Notice>
      )}
      <div className={styles['actions']}>
        <button type="submit" className={`${styles['button'] ?? ''} ${styles['primary'] ?? ''}`} aria-disabled={sending}>
          {words(sending ? 'sending' : 'send')}
        </button>
      </div>
    </form>
  );
}

/** Where whoever has left something out goes on. */
const FIRST_OF = { kind: '[name=kind]', category: '[name=category]', place: '[type=search], [inputmode=decimal]' } as const;

function isSent(answer: SentReport | SendFault): answer is SentReport {
  return typeof answer === 'object' && 'secret' in answer;
}

interface ChoiceProps<Id extends string> {
  readonly name: string;
  readonly legend: string;
  readonly chosen: Id | null;
  readonly options: readonly { readonly id: Id; readonly labels: Text }[];
  readonly onChoose: (id: Id) => void;
}

function Choice<Id extends string>({ name, legend, chosen, options, onChoose }: ChoiceProps<Id>) {
  const language = useLanguage();
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className={styles['choices']}>
        {options.map(({ id, labels }) => (
          <label key={id}>
            <input type="radio" name={name} checked={chosen === id} onChange={() => onChoose(id)} />
            {labels[language]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface MoreFieldsProps {
  readonly text: string;
  readonly happenedOn: string;
  readonly onText: (text: string) => void;
  readonly onHappenedOn: (day: string) => void;
}

function MoreFields({ text, happenedOn, onText, onHappenedOn }: MoreFieldsProps) {
  const words = useWords(REPORT_TEXTS);
  const id = useId();
  return (
    <>
      <div className={styles['field']}>
        <label className={styles['name']} htmlFor={`${id}-day`}>
          {words('happenedOn')}
        </label>
        <input
          id={`${id}-day`}
          className={styles['input']}
          type="date"
          value={happenedOn}
          onChange={({ target }) => onHappenedOn(target.value)}
        />
      </div>
      <div className={styles['field']}>
        <label className={styles['name']} htmlFor={`${id}-words`}>
          {words('words')}
        </label>
        <p className={styles['help']} id={`${id}-help`}>
          {words('wordsHelp')}
        </p>
        <textarea
          id={`${id}-words`}
          className={styles['input']}
          rows={4}
          maxLength={LONGEST_CITIZEN_REPORT_TEXT}
          aria-describedby={`${id}-help`}
          value={text}
          onChange={({ target }) => onText(target.value)}
        />
      </div>
    </>
  );
}

function PhotoField({ onPhoto }: { readonly onPhoto: (photo: Blob | null) => void }) {
  const words = useWords(REPORT_TEXTS);
  const id = useId();
  const [unread, setUnread] = useState(false);
  const choose = async (file: File | undefined): Promise<void> => {
    const photo = file === undefined ? null : await shrinkPhoto(file);
    setUnread(file !== undefined && photo === null);
    onPhoto(photo);
  };
  return (
    <div className={styles['field']}>
      <label className={styles['name']} htmlFor={id}>
        {words('photo')}
      </label>
      <p className={styles['help']} id={`${id}-help`}>
        {words('photoHelp')}
      </p>
      <input
        id={id}
        className={styles['input']}
        type="file"
        accept="image/*"
        aria-describedby={`${id}-help`}
        onChange={({ target }) => void choose(target.files?.[0])}
      />
      {unread && (
        <Notice kind="warning" announce>
          <p>{words('photoUnread')}</p>
        </Notice>
      )}
    </div>
  );
}
