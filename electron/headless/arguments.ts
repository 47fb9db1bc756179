import { parseArgs } from 'node:util';

/** The call itself is wrong: usage on stderr, exit 2. */
export class WrongCall extends Error {}

export interface Call {
  readonly file: string;
  readonly option: (name: string) => string | undefined;
  /** Whether a switch is there. */
  readonly has: (name: string) => boolean;
}

/** One file, string options and switches; anything else is a wrong call with the usage line. */
export function readCall(
  argv: readonly string[],
  options: readonly string[],
  usage: string,
  switches: readonly string[] = [],
): Call {
  try {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        ...Object.fromEntries(options.map((name) => [name, { type: 'string' as const }])),
        ...Object.fromEntries(switches.map((name) => [name, { type: 'boolean' as const }])),
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new WrongCall(`usage: ${usage}`);
    return {
      file,
      option: (name) => {
        const value = values[name];
        return typeof value === 'string' ? value : undefined;
      },
      has: (name) => values[name] === true,
    };
  } catch {
    throw new WrongCall(`usage: ${usage}`);
  }
}

/** `--name` that must be there. */
export function required(call: Call, name: string, usage: string): string {
  const value = call.option(name);
  if (value === undefined) throw new WrongCall(`usage: ${usage}`);
  return value;
}

export function wholeNumber(text: string | undefined, usage: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value)) throw new WrongCall(`usage: ${usage}`);
  return value;
}
