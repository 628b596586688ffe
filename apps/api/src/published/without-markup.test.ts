import { expect, it } from '@jest/globals';

import { withoutMarkup } from './without-markup.ts';

it('leaves nothing in a text that a page could take for HTML, and all else as it is', () => {
  expect(withoutMarkup('Roads & Co <img src=x onerror=alert(1)>')).toBe('Roads & Co ‹img src=x onerror=alert(1)›');
  expect(withoutMarkup('Τροχαία, 2026')).toBe('Τροχαία, 2026');
});
