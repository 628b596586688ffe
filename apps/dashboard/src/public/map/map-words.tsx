import type { OpenAreaCount } from '@elektron/domain';
import { useFormats, WORDS_WRITTEN, type LabelWish, type Scheme, type TakenPlace } from '@elektron/ui';
import { divIcon, LayerGroup, Marker, type Map as LeafletMap } from 'leaflet';
import { useEffect, useMemo } from 'react';
import { useMap } from 'react-leaflet';
import { amountLook } from '../area-fill.ts';
import { boxOf } from '../place-in-area.ts';
import styles from './area-map.module.css';
import { placeWords } from './place-words.ts';

/** Where no more areas than these are in sight, each has its number written into it. */
const MOST_NUMBERS = 150;
const NARROWEST_FOR_NUMBER = 30;
/** Room that a word of a map takes, by its letters. */
const LETTER_PIXELS = 7.6;
const LINE_PIXELS = 18;
/** A name stands above the middle, where the number of its own area is. */
const ABOVE_PIXELS = 20;

interface MapWordsProps {
  readonly areas: readonly OpenAreaCount[];
  readonly municipalities: readonly OpenAreaCount[];
  readonly breaks: readonly number[];
  readonly scheme: Scheme;
  /** Hears what stands where, for what is written after it; the same function each time. */
  readonly onWritten: (places: readonly TakenPlace[]) => void;
}

interface NumberWish extends LabelWish {
  readonly count: number;
}

/** Names of municipalities and numbers of areas, so that none covers another. For the eye alone: what they say stands in the table too. */
export function MapWords({ areas, municipalities, breaks, scheme, onWritten }: MapWordsProps) {
  const map = useMap();
  const { count: write, language } = useFormats();
  const boxes = useMemo(() => areas.map(({ outline }) => boxOf(outline)), [areas]);
  useEffect(() => {
    const group = new LayerGroup().addTo(map);
    const draw = (): void => {
      group.clearLayers();
      const { x: width, y: height } = map.getSize();
      const names = municipalities.map((area) => wishFor(map, area, area.names?.[language] ?? '', ABOVE_PIXELS));
      const placed = placeWords(names, numbersInSight(map, areas, boxes, write), width, height);
      for (const wish of placed.names) label(map, wish, styles['name']).addTo(group);
      for (const wish of placed.numbers) {
        const { ink, ground } = amountLook((wish as NumberWish).count, breaks, scheme);
        label(map, wish, styles['number'], { color: ink, background: ground }).addTo(group);
      }
      onWritten([...placed.names, ...placed.numbers].map((wish) => ({ ...middleOf(map, wish), width: wish.width, height: wish.height })));
    };
    draw();
    map.fire(WORDS_WRITTEN).on('moveend resize', draw);
    return () => {
      map.off('moveend resize', draw);
      group.remove();
      onWritten([]);
    };
  }, [map, areas, municipalities, boxes, breaks, scheme, language, write, onWritten]);
  return null;
}

function numbersInSight(
  map: LeafletMap,
  areas: readonly OpenAreaCount[],
  boxes: readonly ReturnType<typeof boxOf>[],
  write: (count: number) => string,
): NumberWish[] {
  const bounds = map.getBounds();
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  const seen = areas.flatMap((area, index) => {
    const [left, bottom, right, top] = boxes[index]!;
    return right < west || left > east || top < south || bottom > north ? [] : [{ area, left, right }];
  });
  if (seen.length > MOST_NUMBERS) return [];
  return seen.flatMap(({ area, left, right }) => {
    const across = map.latLngToContainerPoint([area.centre[1], right]).x - map.latLngToContainerPoint([area.centre[1], left]).x;
    return across < NARROWEST_FOR_NUMBER || !area.count ? [] : [{ ...wishFor(map, area, write(area.count), 0), count: area.count }];
  });
}

function wishFor(map: LeafletMap, { centre: [longitude, latitude] }: OpenAreaCount, text: string, above: number): LabelWish {
  const { x, y } = map.latLngToContainerPoint([latitude, longitude]);
  const width = text.length * LETTER_PIXELS + 8;
  return { text, x: x - width / 2, y: y - above - LINE_PIXELS / 2, width, height: LINE_PIXELS };
}

function middleOf(map: LeafletMap, { x, y, width, height }: LabelWish): { readonly longitude: number; readonly latitude: number } {
  const { lng, lat } = map.containerPointToLatLng([x + width / 2, y + height / 2]);
  return { longitude: lng, latitude: lat };
}

function label(map: LeafletMap, wish: LabelWish, className: string | undefined, look: Partial<CSSStyleDeclaration> = {}): Marker {
  const element = document.createElement('span');
  element.textContent = wish.text;
  Object.assign(element.style, look);
  const { longitude, latitude } = middleOf(map, wish);
  const icon = divIcon({ html: element, className: className ?? '', iconSize: [0, 0] });
  return new Marker([latitude, longitude], { icon, interactive: false, keyboard: false });
}
