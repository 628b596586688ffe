// In place of fast-check, which it hands on: the seed of properties is the same in each run, unless somebody asks for another. What fails by chance
// fails for everybody, and what passes is what was looked at.
import fastCheck from './node_modules/fast-check/lib/fast-check.js';

fastCheck.configureGlobal({ seed: Number(process.env.PROPERTIES_SEED ?? 20_261_130) });

export * from './node_modules/fast-check/lib/fast-check.js';
export default fastCheck;
