import { organisationNamesOf, type OpenRelease } from '@elektron/domain';
import { useText } from '@elektron/ui';
import { useState } from 'react';
import { writeAddress, type PublicView } from '../address.ts';
import { AreaLegend } from '../map/area-legend.tsx';
import styles from '../map/map-page.module.css';
import { MapStage } from '../map/map-stage.tsx';
import { useMapData, useMapSelection } from '../map/use-map-data.ts';
import { Loaded, ReleaseGate } from '../release-gate.tsx';
import { titleOfLayer } from '../release-head.ts';
import { SourceOfNumbers } from '../site-frame.tsx';
import { nameYears } from '../statements.ts';
import { EMBED_TEXTS } from '../texts/embed-texts.ts';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { STATEMENT_TEXTS } from '../texts/statement-texts.ts';
import { useAddress } from '../use-address.tsx';
import { useWords } from '../use-words.ts';

/** The map for the pages of others: what it shows, its source, its caveat, and the way to the whole. */
export function EmbedPage() {
  return (
    <div className={styles['embed']}>
      <ReleaseGate>{(release) => <EmbeddedMap release={release} />}</ReleaseGate>
    </div>
  );
}

function EmbeddedMap({ release }: { readonly release: OpenRelease }) {
  const words = useWords(EMBED_TEXTS);
  const mapWords = useWords(MAP_TEXTS);
  const statementWords = useWords(STATEMENT_TEXTS);
  const inLanguage = useText();
  const [address, go] = useAddress();
  const [view, setView] = useState<PublicView | null>(address.view);
  const selection = useMapSelection(release, view?.zoom ?? null);
  const data = useMapData(release, selection);
  if (selection === null) return <p>{mapWords('notOfLayer')}</p>;
  const { head } = release;
  const layer = inLanguage(titleOfLayer(head, selection.layer));
  return (
    <>
      <h1>{`${inLanguage(organisationNamesOf(head))}: ${layer}, ${nameYears(head, selection.period.id)}`}</h1>
      <MapStage
        release={release}
        data={data}
        places={[]}
        chosen={address.area}
        onView={(next, moved) => {
          setView(next);
          if (moved) go({ view: next }, 'replace');
        }}
        onPick={(area) => go({ area: area.id }, 'replace')}
      />
      <Loaded from={data.areas}>{() => <AreaLegend breaks={data.breaks} threshold={head.threshold} layer={layer} />}</Loaded>
      <p>{statementWords('caveat')}</p>
      <SourceOfNumbers />
      <p>
        {/* Outside of the frame: the whole site may not stand in one. */}
        <a href={writeAddress({ ...address, page: 'map', view: view ?? address.view })} target="_blank" rel="noopener">
          {words('whole')}
        </a>
      </p>
    </>
  );
}
