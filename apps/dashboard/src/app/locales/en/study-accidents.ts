/** Which accidents an evaluation counts, and by which its places were chosen. */
export const studyAccidents = {
  targetTaken: 'Filled in from what the measure is aimed at: {{target}}. It counts for this question only; any part can be taken out.',
  targetNotTaken: 'The measure is aimed at: {{target}}. Now what the filter of the pages says is counted.',
  takeTarget: 'Count what it is aimed at',
  dropTarget: 'Count by the filter of the pages instead',
  chosenBy: 'By which accidents were the places chosen?',
  chosenByHelp:
    'Only some accidents count here, so the answer can hang on this. Where it is not known, a conclusion is drawn only if it is the same either way.',
  choices: {
    'not-said': 'Not known',
    'all-accidents': 'By all accidents there',
    'counted-accidents': 'By the very accidents that are counted',
  },
};
