import { ACCESSIBILITY_ITEM_DECLARATIONS, type AccessibilityItem, type FeatureState, type Language } from '@elektron/domain';
import { MAP_COLORS, type OverlayView, type Scheme } from '@elektron/ui';

/** What is drawn of a feature. */
export interface DrawnFeature {
  readonly id: string;
  readonly item: AccessibilityItem;
  readonly state: FeatureState;
  readonly longitude: number;
  readonly latitude: number;
  readonly lines: readonly (readonly number[])[];
}

export const MARK_SIZE = 18;
/** From here on a line is longer than its mark. */
const LINES_FROM_ZOOM = 15;

/** How each item is outlined: a letter tells more, a shape tells it from afar. */
const SHAPES: Readonly<Record<AccessibilityItem, 'square' | 'circle' | 'diamond' | 'triangle'>> = {
  'kerb-ramp': 'triangle',
  'tactile-paving': 'square',
  crossing: 'square',
  'audible-signal': 'circle',
  'refuge-island': 'diamond',
  footway: 'square',
  steps: 'triangle',
  obstacle: 'diamond',
  stop: 'circle',
  'disabled-parking': 'circle',
};

export interface PlacedFeature extends DrawnFeature {
  /** Pixels to the right of its place: a node of a map may be a crossing, a kerb and tactile paving at once, and all of them are to be seen. */
  readonly aside: number;
}

/** Marks of one place side by side. */
export function placeMarks(features: readonly DrawnFeature[]): PlacedFeature[] {
  const taken = new Map<string, number>();
  return features.map((feature) => {
    const place = `${feature.longitude} ${feature.latitude}`;
    const before = taken.get(place) ?? 0;
    taken.set(place, before + 1);
    return { ...feature, aside: before * MARK_SIZE };
  });
}

/** Lines below, marks above. */
export function drawFeatures(view: OverlayView, features: readonly PlacedFeature[], scheme: Scheme, language: Language): void {
  if (view.zoom >= LINES_FROM_ZOOM) for (const feature of features) drawLines(view, feature, scheme);
  for (const feature of features) {
    const { x, y } = view.project(feature.longitude, feature.latitude);
    drawMark(view.context, x + feature.aside, y, feature, scheme, language);
  }
}

function drawLines({ context, project }: OverlayView, { lines, state }: DrawnFeature, scheme: Scheme): void {
  context.save();
  context.strokeStyle = MAP_COLORS[scheme].accent;
  context.lineWidth = 3;
  context.setLineDash(state === 'present' ? [] : [5, 5]);
  for (const line of lines) {
    context.beginPath();
    for (let i = 0; i + 1 < line.length; i += 2) {
      const { x, y } = project(line[i]!, line[i + 1]!);
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.stroke();
  }
  context.restore();
}

/** Present: filled. Absent: hollow and struck through. Unknown: a broken outline and a question mark. Not applicable: a letter without an outline. */
export function drawMark(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  { item, state }: Pick<DrawnFeature, 'item' | 'state'>,
  scheme: Scheme,
  language: Language,
): void {
  const { accent, card, ink, soft } = MAP_COLORS[scheme];
  const isPresent = state === 'present';
  context.save();
  context.translate(x, y);
  context.lineWidth = 1.8;
  context.setLineDash(state === 'unknown' ? [2.5, 2.5] : []);
  outline(context, SHAPES[item], MARK_SIZE / 2);
  context.fillStyle = isPresent ? accent : card;
  context.strokeStyle = isPresent || state === 'not-applicable' ? card : ink;
  context.fill();
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = isPresent ? card : state === 'not-applicable' ? soft : ink;
  context.font = `700 ${MARK_SIZE * 0.58}px "Commissioner Variable", sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const letter = state === 'unknown' ? '?' : ACCESSIBILITY_ITEM_DECLARATIONS[item].letter[language];
  context.fillText(letter, 0, SHAPES[item] === 'triangle' ? MARK_SIZE * 0.16 : 0.5);
  if (state === 'absent') strike(context);
  context.restore();
}

function outline(context: CanvasRenderingContext2D, shape: (typeof SHAPES)[AccessibilityItem], radius: number): void {
  context.beginPath();
  if (shape === 'circle') context.arc(0, 0, radius, 0, Math.PI * 2);
  else if (shape === 'square') context.rect(-radius * 0.88, -radius * 0.88, radius * 1.76, radius * 1.76);
  else {
    const points = shape === 'diamond' ? [0, -1.2, 1.2, 0, 0, 1.2, -1.2, 0] : [0, -1.2, 1.25, 0.95, -1.25, 0.95];
    for (let i = 0; i < points.length; i += 2) context.lineTo(points[i]! * radius, points[i + 1]! * radius);
    context.closePath();
  }
}

function strike(context: CanvasRenderingContext2D): void {
  context.beginPath();
  context.moveTo(-MARK_SIZE / 2, MARK_SIZE / 2);
  context.lineTo(MARK_SIZE / 2, -MARK_SIZE / 2);
  context.stroke();
}
