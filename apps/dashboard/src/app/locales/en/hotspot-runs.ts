/** A run as a file. */
export const runExport = {
  heading: 'What this analysis found, with all that repeats it',
  part: 'What the file holds',
  places: 'Places',
  cells: 'Hexagons',
};
