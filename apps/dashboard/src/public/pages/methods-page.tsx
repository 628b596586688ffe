import { organisationNamesOf, type OpenRelease } from '@elektron/domain';
import { useFormats, useText } from '@elektron/ui';
import styles from '../map/map-page.module.css';
import { ReleaseGate } from '../release-gate.tsx';
import { useReleases } from '../releases.tsx';
import { nameYears } from '../statements.ts';
import { METHODS_TEXTS } from '../texts/methods-texts.ts';
import { useWords } from '../use-words.ts';

/** What the numbers mean, in as few words as are true; before anything is published too. */
export function MethodsPage() {
  const words = useWords(METHODS_TEXTS);
  const releases = useReleases();
  const threshold = releases.state === 'ready' ? releases.release.head.threshold : null;
  return (
    <div className={styles['prose']}>
      <h1>{words('title')}</h1>
      <h2>{words('whatTitle')}</h2>
      <p>{words('what1')}</p>
      <p>{words('what3')}</p>
      <p>{words('what2')}</p>
      <h2>{words('hiddenTitle')}</h2>
      <p>{threshold === null ? words('hiddenDefault', { threshold: LEAST_THRESHOLD }) : words('hidden1', { threshold })}</p>
      {(['hidden2', 'hidden3', 'hidden4'] as const).map((key) => (
        <p key={key}>{words(key)}</p>
      ))}
      <h2>{words('chanceTitle')}</h2>
      <p>{words('chance1')}</p>
      <p>{words('chance2')}</p>
      <h2>{words('unknownTitle')}</h2>
      <ul>
        {(['unknown1', 'unknown2', 'unknown3', 'unknown4', 'unknown5'] as const).map((key) => (
          <li key={key}>{words(key)}</li>
        ))}
      </ul>
      <h2>{words('releaseTitle')}</h2>
      <ReleaseGate>{(release) => <OfRelease release={release} />}</ReleaseGate>
      <h2>{words('siteTitle')}</h2>
      <p>{words('site1')}</p>
    </div>
  );
}

/** k that no organisation may go below. */
const LEAST_THRESHOLD = 5;

function OfRelease({ release: { releaseId, digest, publishedAt, head } }: { readonly release: OpenRelease }) {
  const words = useWords(METHODS_TEXTS);
  const formats = useFormats();
  const inLanguage = useText();
  const facts = [
    ['organisation', inLanguage(organisationNamesOf(head))],
    ['releaseId', releaseId],
    ['published', formats.date(publishedAt)],
    ['cutOff', formats.date(head.dataCutOff)],
    ['periods', head.periods.map(({ id }) => nameYears(head, id)).join(', ')],
    ['threshold', formats.count(head.threshold)],
    ['digest', digest],
  ] as const;
  return (
    <>
      <p>{words(head.includesDamageOnly ? 'damageToo' : 'injuryOnly')}</p>
      <dl className={styles['facts']}>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{words(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
