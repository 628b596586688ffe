// Every browser has them, jsdom does not; react-router asks for them as soon as it is loaded, so this is imported before it.
import { TextDecoder, TextEncoder } from 'node:util';

/** As much of a request as the router needs to go from one page to another. */
class Request {
  readonly method = 'GET';
  readonly url: string;
  readonly signal: AbortSignal | undefined;

  constructor(url: string | URL, { signal }: { readonly signal?: AbortSignal } = {}) {
    this.url = String(url);
    this.signal = signal;
  }
}

Object.assign(globalThis, { TextDecoder, TextEncoder, Request });
