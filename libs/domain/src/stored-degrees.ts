/** Positions are stored in whole ten-millionths of a degree (about 1 cm on the ground), so that every database gives the same digits. */
export const E7 = 1e7;
