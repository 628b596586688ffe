// In place of fast-check, which it hands on: the seed of properties is the same in each run, unless somebody asks for another. What fails by chance
// fails for everybody, and what passes is what was looked at.
import fastCheck from './node_modules/fast-check/lib/fast-check.js';

fastCheck.configureGlobal({ seed: Number(process.env.PROPERTIES_SEED ?? 20_261_130) });

/** `npm run -s test:properties` tries each property as often as its test says; otherwise a fourth of that, and as many as this where that is fewer. */
const FEW = 25;
const USUAL = 100;
const EVERY_RUN = process.env.PROPERTIES === 'full';

function assert(property, { numRuns = USUAL, ...more } = {}) {
  const fewer = Math.min(numRuns, Math.max(FEW, Math.ceil(numRuns / 4)));
  return fastCheck.assert(property, { ...more, numRuns: EVERY_RUN ? numRuns : fewer });
}

export * from './node_modules/fast-check/lib/fast-check.js';
export { assert };
export default { ...fastCheck, assert };
