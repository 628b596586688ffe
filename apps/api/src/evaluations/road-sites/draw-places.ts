import { Problem } from '@elektron/domain';

import type { Plane, Position } from '../../common/plane.ts';
import type { InterventionShape } from '../intervention-shape.ts';
import type { DrawnPlaces } from './find-treated-sites.ts';

/**
 * What was stated and drawn in degrees, in metres.
 * @throws Problem INPUT_INVALID where a place lies beyond the plane
 */
export function drawPlaces(sites: readonly Position[], shapes: readonly InterventionShape[], plane: Plane): DrawnPlaces {
  const toMeters = ([longitude, latitude]: Position): Position => {
    const place = plane.toMeters(longitude, latitude);
    if (place === null) throw new Problem('INPUT_INVALID', { field: 'sites', value: `${longitude} ${latitude}` });
    return place;
  };
  const lines = shapes.flatMap((shape) => (shape.type === 'MultiLineString' ? shape.coordinates : []));
  const areas = shapes.flatMap((shape) => (shape.type === 'MultiPolygon' ? shape.coordinates : []));
  return {
    points: sites.map(toMeters),
    lines: lines.map((line) => line.map(toMeters)),
    areas: areas.map((rings) => rings.map((ring) => ring.map(toMeters))),
  };
}
