import { MapView } from '../map/map-view.tsx';
import { ReleaseGate } from '../release-gate.tsx';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { useWords } from '../use-words.ts';

/** One question, and what is known. */
export function MapPage() {
  const words = useWords(MAP_TEXTS);
  return (
    <>
      <h1>{words('question')}</h1>
      <ReleaseGate>{(release) => <MapView release={release} />}</ReleaseGate>
    </>
  );
}
