import {
  PUBLISHED_GEOGRAPHY_LABELS,
  type OpenFunnel,
  type OpenRelease,
  type PublishedGeography,
  type PublishedHead,
} from '@elektron/domain';
import { useFormats, useLanguage, useText } from '@elektron/ui';
import { useState } from 'react';
import type { PublicLayer } from '../address.ts';
import type { AreaNames } from '../area-names.ts';
import { FunnelPlot } from '../compare/funnel-plot.tsx';
import { FunnelTable } from '../compare/funnel-table.tsx';
import { Choice, PeriodChoice } from '../map/map-controls.tsx';
import styles from '../map/map-page.module.css';
import { useCaption } from '../map/use-caption.ts';
import { useMapData } from '../map/use-map-data.ts';
import { openPaths } from '../open-paths.ts';
import { Loaded, ReleaseGate } from '../release-gate.tsx';
import { chooseLayer, choosePeriod, geographiesOf, titleOfLayer } from '../release-head.ts';
import { nameYears } from '../statements.ts';
import { SayChange } from '../say-change.tsx';
import { COMPARE_TEXTS } from '../texts/compare-texts.ts';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { STATEMENT_TEXTS } from '../texts/statement-texts.ts';
import { useAddress } from '../use-address.tsx';
import { useOpen } from '../use-open.ts';
import { useWords } from '../use-words.ts';

/** Areas beside their like, with what chance alone does. */
export function ComparePage() {
  const words = useWords(COMPARE_TEXTS);
  return (
    <>
      <h1>{words('title')}</h1>
      <p>{words('intro')}</p>
      <ReleaseGate>{(release) => <Comparison release={release} />}</ReleaseGate>
    </>
  );
}

/** The larger of the small areas have numbers most often. */
const FIRST_CHOICES: readonly PublishedGeography[] = ['hexagon-8', 'hexagon-7', 'hexagon-9', 'municipality'];

function Comparison({ release }: { readonly release: OpenRelease }) {
  const words = useWords(MAP_TEXTS);
  const inLanguage = useText();
  const { head, releaseId } = release;
  const [address, go] = useAddress();
  const period = choosePeriod(head, address.period);
  const layer = chooseLayer(head, address.layer);
  const available = period === null ? [] : geographiesOf(head, layer.table, period.id);
  const geography = available.find((each) => each === address.geography) ?? FIRST_CHOICES.find((each) => available.includes(each)) ?? null;
  const funnel = useOpen<OpenFunnel>(
    geography === null || period === null ? null : openPaths.funnel(releaseId, geography, period.id, layer),
  );
  const selection = period === null ? null : { period, layer, available, geography };
  const data = useMapData(release, selection);
  const caption = useCaption(release, selection, data);
  if (period === null || geography === null) return <p>{words('notOfLayer')}</p>;
  return (
    <>
      <div className={styles['controls']}>
        <Choice label={words('geography')} value={geography} onChoose={(text) => go({ geography: text as PublishedGeography, area: null })}>
          {available.map((each) => (
            <option key={each} value={each}>
              {inLanguage(PUBLISHED_GEOGRAPHY_LABELS[each])}
            </option>
          ))}
        </Choice>
        <PeriodChoice head={head} chosen={period.id} />
      </div>
      <SayChange text={caption} />
      <Loaded from={funnel}>{(value) => <Funnel funnel={value} names={data.names} head={head} layer={layer} />}</Loaded>
    </>
  );
}

interface FunnelProps {
  readonly funnel: OpenFunnel;
  readonly names: AreaNames;
  readonly head: PublishedHead;
  readonly layer: PublicLayer;
}

function Funnel({ funnel, names, head, layer }: FunnelProps) {
  const words = useWords(COMPARE_TEXTS);
  const statementWords = useWords(STATEMENT_TEXTS);
  const { decimal } = useFormats();
  const language = useLanguage();
  const [{ area: asked }, go] = useAddress();
  const [hovered, setHovered] = useState<string | null>(null);
  const { rate, rateLow, rateHigh, base, areas, hidden, reason } = funnel;
  const nameOf = (id: string): string => {
    const area = names.find(id);
    return area === undefined ? '' : names.of(area, language);
  };
  if (reason === 'LISTED_BY_NUMBER') return <p>{words('listed')}</p>;
  if (rate === null) return <p>{reason === 'AREAS_TOO_FEW' ? words('tooFew', { areas }) : words('nothing')}</p>;
  const write = (value: number | null): string => decimal(value ?? 0, 1);
  const pick = (area: string): void => go({ area }, 'replace');
  return (
    <>
      <p>
        {words(rateLow === rateHigh ? 'rateKnown' : 'rate', {
          layer: titleOfLayer(head, layer),
          years: nameYears(head, funnel.period),
          rate: write(rate),
          base: words(base),
          low: write(rateLow),
          high: write(rateHigh),
        })}
      </p>
      {hidden > 0 && <p>{words('hidden', { hidden, areas })}</p>}
      <FunnelPlot funnel={funnel} chosen={hovered ?? asked} nameOf={nameOf} onPick={pick} onHover={setHovered} />
      <p className={styles['caveat']}>{`${words('notTraffic')} ${statementWords('caveat')}`}</p>
      <FunnelTable funnel={funnel} chosen={asked} nameOf={nameOf} threshold={head.threshold} onPick={pick} />
    </>
  );
}
