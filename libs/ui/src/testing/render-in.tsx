import type { Language } from '@elektron/domain';
import { MantineProvider } from '@mantine/core';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { LanguageProvider } from '../language-context.tsx';

/** jsdom computes no layout: no media query holds and no element ever changes its size. */
export function pretendLayout(): void {
  window.matchMedia = (query: string) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
}

/** Renders as the pages do, in one language. */
export function renderIn(language: Language, content: ReactNode): RenderResult {
  pretendLayout();
  const wrap = (children: ReactNode): ReactNode => (
    <MantineProvider env="test">
      <LanguageProvider language={language}>{children}</LanguageProvider>
    </MantineProvider>
  );
  const result = render(wrap(content));
  return { ...result, rerender: (next) => result.rerender(wrap(next)) };
}
