import { ensureImage } from './prepared-data-directory.ts';

// A build step without which everything works too: the first start would make the prepared database then.
await ensureImage();
