import { useFormats } from '@elektron/ui';
import styles from '../map/map-page.module.css';
import { openPaths } from '../open-paths.ts';
import { ReleaseGate } from '../release-gate.tsx';
import { DATA_TEXTS } from '../texts/data-texts.ts';
import { SITE_TEXTS } from '../texts/site-texts.ts';
import { PageLink } from '../use-address.tsx';
import { useWords } from '../use-words.ts';

const FILES = ['csv', 'geojson', 'gpkg'] as const;
/** Of all releases together. */
const FOR_PROGRAMS = [
  ['ogc', '/open/ogc'],
  ['catalogue', '/open/catalogue.jsonld'],
  ['json', '/open/releases'],
] as const;

/** Where the numbers can be taken from. */
export function DataPage() {
  const words = useWords(DATA_TEXTS);
  const siteWords = useWords(SITE_TEXTS);
  const formats = useFormats();
  return (
    <div className={styles['prose']}>
      <h1>{words('title')}</h1>
      <p>{words('intro')}</p>
      <ReleaseGate>
        {({ releaseId, head: { organisation, dataCutOff, licence, attribution } }) => (
          <>
            <h2>{words('files')}</h2>
            <p>{words('release', { organisation: organisation.name, release: releaseId, date: formats.date(dataCutOff) })}</p>
            <ul className={styles['ways']}>
              {FILES.map((kind) => (
                <li key={kind}>
                  <a href={openPaths.file(releaseId, kind)} download>
                    {words(kind)}
                  </a>
                </li>
              ))}
            </ul>
            <p>{words('nulls')}</p>
            <p>{words('licence', { licence, attribution })}</p>
            <h2>{words('programs')}</h2>
            <ul className={styles['ways']}>
              {FOR_PROGRAMS.map(([key, path]) => (
                <li key={key}>
                  <a href={path}>{words(key)}</a>
                </li>
              ))}
            </ul>
          </>
        )}
      </ReleaseGate>
      <p>
        <PageLink to="methods">{siteWords('methods')}</PageLink>
      </p>
    </div>
  );
}
