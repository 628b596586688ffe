/** A rectangle on the screen, in pixels, y downwards. */
export interface ScreenBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A copy: the sides of a DOMRect are no properties of its own. */
export function screenBoxOf(element: Element): ScreenBox {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Free space kept around a place that must stay in sight. */
const MARGIN = 40;

/** The larger part of a map that a panel over it leaves free: beside the panel, or above it. */
export function freePart(map: ScreenBox, panel: ScreenBox | null): ScreenBox {
  if (panel === null) return map;
  const candidates: readonly ScreenBox[] = [
    { ...map, left: Math.max(map.left, panel.right) },
    { ...map, right: Math.min(map.right, panel.left) },
    { ...map, bottom: Math.min(map.bottom, panel.top) },
  ];
  const sizeOf = ({ left, top, right, bottom }: ScreenBox): number => Math.max(0, right - left) * Math.max(0, bottom - top);
  return candidates.reduce((best, each) => (sizeOf(each) > sizeOf(best) ? each : best));
}

/** How far the map's picture must move so that a place stands free: not at all where it does, else to the middle. */
export function moveInto(free: ScreenBox, place: Point): Point {
  const inside = (value: number, from: number, to: number): boolean => value >= from + MARGIN && value <= to - MARGIN;
  if (inside(place.x, free.left, free.right) && inside(place.y, free.top, free.bottom)) return { x: 0, y: 0 };
  return { x: (free.left + free.right) / 2 - place.x, y: (free.top + free.bottom) / 2 - place.y };
}
