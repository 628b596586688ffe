import {
  Bounds,
  DomUtil,
  Layer,
  point as toPoint,
  type LatLng,
  type LeafletEventHandlerFn,
  type Map as LeafletMap,
  type ZoomAnimEvent,
} from 'leaflet';

/** Gives the place of a position on the canvas, in pixels. */
export type Project = (longitude: number, latitude: number) => { readonly x: number; readonly y: number };

export interface OverlayView {
  readonly context: CanvasRenderingContext2D;
  readonly project: Project;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
}

/** How much of the view is drawn beyond each edge, so that a drag shows no gap. */
const MARGIN_SHARE = 0.25;

/** The part of the canvas that is seen as long as nobody drags: left, top, right, bottom in pixels. */
export function seenBox({ width, height }: Pick<OverlayView, 'width' | 'height'>): readonly [number, number, number, number] {
  const share = MARGIN_SHARE / (1 + 2 * MARGIN_SHARE);
  return [width * share, height * share, width * (1 - share), height * (1 - share)];
}

/** One canvas over the whole view, drawn anew after each move: for the few hundred things that orient a reader. */
export class CanvasOverlay extends Layer {
  readonly #pane: string;
  #draw: (view: OverlayView) => void;
  #canvas: HTMLCanvasElement | null = null;
  #bounds = new Bounds(toPoint(0, 0), toPoint(0, 0));
  #center: LatLng | null = null;
  #zoom = 0;

  constructor(pane: string, draw: (view: OverlayView) => void) {
    super();
    this.#pane = pane;
    this.#draw = draw;
  }

  setDraw(draw: (view: OverlayView) => void): void {
    this.#draw = draw;
    this.#update();
  }

  override onAdd(map: LeafletMap): this {
    this.#canvas = DomUtil.create<'canvas'>('canvas', 'leaflet-zoom-animated');
    this.#canvas.style.pointerEvents = 'none';
    map.getPane(this.#pane)?.append(this.#canvas);
    this.#update();
    return this;
  }

  override onRemove(): this {
    this.#canvas?.remove();
    this.#canvas = null;
    return this;
  }

  override getEvents(): Record<string, LeafletEventHandlerFn> {
    return {
      moveend: () => this.#update(),
      resize: () => this.#update(),
      viewreset: () => this.#update(),
      zoom: () => this.#transform(this._map.getCenter(), this._map.getZoom()),
      zoomanim: (event) => {
        const { center, zoom } = event as ZoomAnimEvent;
        this.#transform(center, zoom);
      },
    };
  }

  /** Stretches the drawn picture while a zoom is under way (as Leaflet's own renderers do). */
  #transform(center: LatLng, zoom: number): void {
    if (this.#canvas === null || this.#center === null) return;
    const map = this._map;
    const scale = map.getZoomScale(zoom, this.#zoom);
    const pane = map.getPane('mapPane');
    const paneAt = pane === undefined ? toPoint(0, 0) : DomUtil.getPosition(pane);
    const newOrigin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(paneAt);
    const halfView = map.getSize().multiplyBy(0.5 + MARGIN_SHARE);
    const corner = map.project(this.#center, zoom).subtract(halfView.multiplyBy(scale)).subtract(newOrigin);
    DomUtil.setTransform(this.#canvas, corner, scale);
  }

  #update(): void {
    const canvas = this.#canvas;
    if (canvas === null) return;
    const map = this._map;
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint(size.multiplyBy(-MARGIN_SHARE)).round();
    this.#bounds = new Bounds(corner, corner.add(size.multiplyBy(1 + 2 * MARGIN_SHARE)).round());
    this.#center = map.getCenter();
    this.#zoom = map.getZoom();
    const [width, height] = [this.#bounds.getSize().x, this.#bounds.getSize().y];
    const density = window.devicePixelRatio;
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    DomUtil.setTransform(canvas, corner, 1);
    const context = canvas.getContext('2d');
    if (context === null) return;
    context.setTransform(density, 0, 0, density, 0, 0);
    context.clearRect(0, 0, width, height);
    const project: Project = (longitude, latitude) => map.latLngToLayerPoint([latitude, longitude]).subtract(corner);
    this.#draw({ context, project, width, height, zoom: this.#zoom });
  }
}
