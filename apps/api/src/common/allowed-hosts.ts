import type { RequestHandler } from 'express';

import type { Environment } from './env.ts';

/** Names that lead to this machine wherever they are asked, and nowhere else. */
const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** For whoever keeps the process running: an orchestrator asks by whatever address it has, and is told nothing about records. */
const FOR_ORCHESTRATORS = /^\/health\/(live|ready)\/?$/;

/** What `Host` may hold: a name or an address, and a port. */
const HOST_HEADER = /^(\[[\da-f:.]+\]|[^\s:/?#@[\]\\]+)(?::\d{1,5})?$/;

const MISDIRECTED = 421;

const REFUSAL = [
  'Ο διακομιστής δεν απαντά σε αυτό το όνομα. Αν η εγκατάσταση έχει δικό της όνομα, ο διαχειριστής το προσθέτει στη ρύθμιση ALLOWED_HOSTS.',
  'The server does not answer to this name. If the installation has a name of its own, its operator adds it to the setting ALLOWED_HOSTS.',
].join('\n');

/** The names that a server answers to. `HOST` and `ALLOWED_HOSTS` are written without a port; any port will do, also that of `PUBLIC_URL`. */
export class AllowedHosts {
  readonly #configured: ReadonlySet<string>;

  constructor({ host, allowedHosts, publicUrl }: Pick<Environment, 'host' | 'allowedHosts' | 'publicUrl'>) {
    const known = publicUrl === undefined ? [] : [new URL(publicUrl).hostname];
    this.#configured = new Set([host, ...allowedHosts, ...known].map(toName));
  }

  /** @param header `Host` of a request */
  allows(header: string | undefined): boolean {
    const name = nameOf(header);
    return name !== undefined && (LOOPBACK.includes(name) || this.#configured.has(name));
  }

  /**
   * Whether a request that a page has sent comes from a page of ours. On this machine other programs have pages too, on other ports.
   * @param origin of the page
   * @param header `Host` of the request
   */
  allowsOrigin(origin: string, header: string | undefined): boolean {
    if (!URL.canParse(origin)) return false;
    const { host } = new URL(origin);
    // A proxy may pass the request on under another name than the one that the page was opened by.
    return this.allows(host) && (host === header?.toLowerCase() || this.#configured.has(nameOf(host) ?? ''));
  }
}

/**
 * Refuses requests that name another host. "This machine only" is not enough of a lock: a page anywhere can let its own name lead to
 * 127.0.0.1 (DNS rebinding), and its scripts then speak to this server as if it were theirs. But they cannot choose what `Host` says.
 */
export function refuseForeignHosts(hosts: AllowedHosts): RequestHandler {
  return (request, response, next) => {
    // Of two hosts a proxy may have believed the other one.
    const named = request.headersDistinct.host ?? [];
    if ((named.length === 1 && hosts.allows(named[0])) || FOR_ORCHESTRATORS.test(request.path)) next();
    else response.status(MISDIRECTED).type('text/plain').send(REFUSAL);
  };
}

function nameOf(header: string | undefined): string | undefined {
  const name = HOST_HEADER.exec(header?.toLowerCase() ?? '')?.[1];
  // A name may end with the dot of the root.
  return name?.replace(/\.$/, '');
}

/** An IPv6 address stands in brackets where a port may follow. */
function toName(host: string): string {
  const name = host.toLowerCase();
  return name.includes(':') && !name.startsWith('[') ? `[${name}]` : name;
}
