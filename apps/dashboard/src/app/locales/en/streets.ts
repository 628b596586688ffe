/** Methods that look along the streets. */
export const streets = {
  length: 'Length (m)',
  pMeaning: 'By simulation of the null model, the observed map among the simulated ones: of its strongest piece, or of its section',
  adjusted: 'adjusted p',
  adjustedMeaning: 'p adjusted for all pieces or sections that were tested: by the maximum of the map, or by the false discovery rate',
  pieces_one: 'The piece of street that the map shows',
  pieces_other: 'The {{formatted}} pieces of streets with the highest values',
  piecesCaption: 'Pieces of streets by value',
  place: 'Latitude, longitude',
  expected: 'Expected by the null model',
  ofHotspot: 'Rank of its hotspot',
  notOnStreets: 'Accidents that are not looked at',
};
