import { describe, expect, it } from '@jest/globals';

import { findVehicleType } from './vehicle-types.ts';

describe('types of vehicles as the police of New York write them', () => {
  it.each([
    ['E-Scooter', 'e-scooter'],
    ['STANDING S', 'e-scooter'],
    ['Moped', 'powered-two-wheeler'],
    ['MOTORSCOOTER', 'powered-two-wheeler'],
    ['E-Bike', 'bicycle'],
    // It has no motor.
    ['SKATEBOARD', 'other'],
  ])('%s are told apart: %s', (written, roadUser) => expect(findVehicleType(written)).toBe(roadUser));
});
