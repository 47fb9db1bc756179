const forbidden = /[/\\:*?"<>|]/;
const controlCharacter = /\p{Cc}/u;
/** Device names that Windows answers whatever extension follows them. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const longest = 120;

/** A name that stands for one visible file in one folder, on Linux, macOS and Windows alike. */
export function isPlainFileName(name: string): boolean {
  if (name.length === 0 || name.length > longest) return false;
  if (forbidden.test(name) || controlCharacter.test(name)) return false;
  if (name.startsWith('.') || /[. ]$/.test(name)) return false;
  return !deviceName.test(name);
}

/** `Packet.pdf` for try 1, `Packet (2).pdf` for try 2: how a taken name is stepped aside from. */
export function numberedFileName(name: string, attempt: number): string {
  if (attempt === 1) return name;
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return `${name} (${attempt})`;
  return `${name.slice(0, dot)} (${attempt})${name.slice(dot)}`;
}
