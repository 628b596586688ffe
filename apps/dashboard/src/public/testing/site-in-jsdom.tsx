import { render } from '@testing-library/react';
import { Site } from '../site.tsx';
import { forgetOpenData } from '../use-open.ts';

/** A browser that has read nothing yet, with what jsdom does not compute: no layout, no media. */
export function beginVisit(): void {
  forgetOpenData();
  localStorage.clear();
  window.matchMedia = (media: string) =>
    ({ matches: false, media, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  window.scrollTo = () => undefined;
}

/** Opens the site at an address. */
export function openSite(address: string): void {
  window.history.replaceState(null, '', address);
  render(<Site />);
}
