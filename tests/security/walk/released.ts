/** What a draft of a release asks, without its years. */
export const RELEASE = {
  threshold: 5,
  licence: 'CC-BY-4.0',
  attribution: 'x',
  includesBlackSpots: false,
  includesInterventions: false,
  includesBarriers: false,
  declaredFinal: true,
};
