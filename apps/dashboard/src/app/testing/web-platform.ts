// Every browser has them, jsdom does not; react-router asks for them as soon as it is loaded, so this is imported before it.
import { TextDecoder, TextEncoder } from 'node:util';

Object.assign(globalThis, { TextDecoder, TextEncoder });
