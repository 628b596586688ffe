import styles from '../map/map-page.module.css';
import { ACCESSIBILITY_TEXTS } from '../texts/accessibility-texts.ts';
import { PageLink } from '../use-address.tsx';
import { useWords } from '../use-words.ts';

const LISTS = [
  ['testedTitle', ['tested1', 'tested2', 'tested3', 'tested4']],
  ['untestedTitle', ['untested1', 'untested2', 'untested3']],
  ['knownTitle', ['known1', 'known2', 'known3', 'known4']],
] as const;

/** What was tested for whom, and what was not. */
export function AccessibilityPage() {
  const words = useWords(ACCESSIBILITY_TEXTS);
  return (
    <div className={styles['prose']}>
      <h1>{words('title')}</h1>
      <p>{words('scope')}</p>
      <h2>{words('aimTitle')}</h2>
      <p>{words('aim')}</p>
      {LISTS.map(([title, items]) => (
        <section key={title}>
          <h2>{words(title)}</h2>
          <ul>
            {items.map((key) => (
              <li key={key}>{words(key)}</li>
            ))}
          </ul>
        </section>
      ))}
      <h2>{words('contactTitle')}</h2>
      <p>
        <PageLink to="feedback">{words('contact')}</PageLink>
      </p>
      <p>{words('prepared')}</p>
      <p>{words('operator')}</p>
    </div>
  );
}
