/** One origin for the desk's storage, in practice too: practice has a database of its own. */
export const deskScheme = 'app';
const deskHost = 'desk';
export const deskUrl = `${deskScheme}://${deskHost}/`;

/**
 * By scheme and host: `URL.origin` is 'null' for every custom scheme in Node, so that
 * comparing origins would trust all of them.
 */
export function isDeskUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${deskScheme}:` && url.host === deskHost;
}
