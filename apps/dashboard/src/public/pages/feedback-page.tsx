import { Notice } from '@elektron/ui';
import styles from '../map/map-page.module.css';
import { Loaded } from '../release-gate.tsx';
import { FEEDBACK_TEXTS } from '../texts/feedback-texts.ts';
import { useOpen } from '../use-open.ts';
import { useWords } from '../use-words.ts';

interface SiteSettings {
  /** An address of mail or of a form; null where the operator has set none. */
  readonly feedback: string | null;
}

/** How the operator of the installation is reached. */
export function FeedbackPage() {
  const words = useWords(FEEDBACK_TEXTS);
  const settings = useOpen<SiteSettings>('/site.json');
  return (
    <div className={styles['prose']}>
      <h1>{words('title')}</h1>
      <p>{words('intro')}</p>
      <Notice kind="warning" title={words('emergency')} />
      <Loaded from={settings}>
        {({ feedback }) =>
          feedback === null ? (
            <p>{words('unset')}</p>
          ) : (
            <p>
              <a href={feedback.startsWith('https:') ? feedback : `mailto:${feedback}`}>
                {words(feedback.startsWith('https:') ? 'byForm' : 'byMail', { address: feedback })}
              </a>
            </p>
          )
        }
      </Loaded>
      <p>{words('privacy')}</p>
    </div>
  );
}
