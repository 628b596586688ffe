/** Two municipalities: some grants open what lies in the first alone. */
export const HERE = 1;
export const THERE = 2;
/** One that is there, to be named. */
export const MUNICIPALITY = HERE;

/** Where the towns of other tests are. */
export const PLACE = {
  location: 'SRID=4326;POINT(-0.02 51.58)',
  longitude_e7: -200_000,
  latitude_e7: 515_800_000,
  x_mm: 537_200_000,
  y_mm: 188_400_000,
};
