import { organisationNamesOf, type Text } from '@elektron/domain';
import { ScrollBox, useFormats, useLanguage, useText } from '@elektron/ui';
import styles from '../map/map-page.module.css';
import { openPaths } from '../open-paths.ts';
import { Loaded, ReleaseGate } from '../release-gate.tsx';
import { DATA_TEXTS } from '../texts/data-texts.ts';
import { SITE_TEXTS } from '../texts/site-texts.ts';
import { PageLink } from '../use-address.tsx';
import { useOpen } from '../use-open.ts';
import { useWords } from '../use-words.ts';

/** As the list of files has them. */
interface OpenFiles {
  readonly files: readonly { readonly layer: string; readonly title: Text; readonly kind: string }[];
}

/** Names of kinds, which are the same in every language. */
const KIND_NAMES: Readonly<Record<string, string>> = { csv: 'CSV', geojson: 'GeoJSON', gpkg: 'GeoPackage' };

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
        {({ releaseId, head: { organisation, dataCutOff, licence, attribution, streets, threshold } }) => (
          <>
            <h2>{words('files')}</h2>
            <p>
              {words('release', {
                organisation: organisationNamesOf({ organisation }),
                release: releaseId,
                date: formats.date(dataCutOff),
              })}
            </p>
            <FilesTable releaseId={releaseId} />
            <p>{words('nulls', { threshold })}</p>
            <p>{words('licence', { licence, attribution })}</p>
            {streets?.licence != null && (
              <p>{words('streets', { licence: streets.licence, attribution: streets.attribution ?? attribution })}</p>
            )}
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

/** Each layer of the release in each kind of file. */
function FilesTable({ releaseId }: { readonly releaseId: string }) {
  const words = useWords(DATA_TEXTS);
  const inLanguage = useText();
  const language = useLanguage();
  const list = useOpen<OpenFiles>(openPaths.files(releaseId));
  return (
    <Loaded from={list}>
      {({ files }) => {
        const kinds = [...new Set(files.map(({ kind }) => kind))];
        const layers = [...new Map(files.map(({ layer, title }) => [layer, title]))];
        return (
          <ScrollBox label={words('files')}>
            <table className={styles['table']}>
              <caption>{words('filesCaption')}</caption>
              <thead>
                <tr>
                  <th scope="col">{words('layer')}</th>
                  {kinds.map((kind) => (
                    <th key={kind} scope="col">
                      {KIND_NAMES[kind] ?? kind}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {layers.map(([layer, title]) => (
                  <tr key={layer}>
                    <th scope="row">{inLanguage(title)}</th>
                    {kinds.map((kind) => (
                      <td key={kind}>
                        <a
                          href={openPaths.file(releaseId, layer, kind, language)}
                          download
                          aria-label={`${inLanguage(title)}, ${KIND_NAMES[kind] ?? kind}`}
                        >
                          {KIND_NAMES[kind] ?? kind}
                        </a>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        );
      }}
    </Loaded>
  );
}
