import { domainToASCII } from 'node:url';

import { refused } from '../../common/refused.ts';

/**
 * What HTML's own e-mail field takes (WHATWG HTML, "valid e-mail address"): ASCII. So no two addresses look alike and differ, none is another
 * one in capital letters of some alphabet, and none holds what could end a header of a letter or begin a second address in it.
 */
const LOCAL_PART = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
/** The last part is never a number: then it would be an address of the network, and no name. */
const DOMAIN = /^(?=.{1,253}$)(?!.*\.\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;
const LONGEST = 254;
/** What a name of a host can be made of before it is turned into ASCII; the function that does that would cut off what follows a slash. */
const HOST_NAME = /^[\p{L}\p{M}\p{N}.-]+$/u;

/**
 * An address as it is stored and compared: in small letters, a Greek domain in the form that mail servers know it by (δήμος.ελ is
 * xn--…). What is no address is found with nobody.
 */
export function toAddress(email: string): string {
  // Letters of ASCII only: toLowerCase would turn the sign for kelvin into a k, and one address into another's.
  const text = email.trim().replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  const at = text.lastIndexOf('@');
  const host = text.slice(at + 1);
  const domain = at > 0 && HOST_NAME.test(host) ? domainToASCII(host) : '';
  return domain === '' ? text : `${text.slice(0, at)}@${domain}`;
}

/** Whether a letter arrives is what tells; this only finds what cannot be meant. @throws Problem INPUT_INVALID */
export function parseEmail(text: string): string {
  const email = text.length > LONGEST ? '' : toAddress(text);
  const at = email.lastIndexOf('@');
  const isAddress = at > 0 && LOCAL_PART.test(email.slice(0, at)) && DOMAIN.test(email.slice(at + 1)) && email.length <= LONGEST;
  if (!isAddress) throw refused('email', text);
  return email;
}
