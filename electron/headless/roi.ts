/**
 * The headless door: `npm run -s roi -- <verb> ...` (DESIGN.md 10). JSON on stdout, progress
 * on stderr. Exit 0 done, 2 wrong call, 3 refused with `{"fault":{"code","message"}}`.
 * It adds no logic of its own: a verb reads files, calls the engine and writes files.
 */
import { Refused } from '../../shared/domain/base/fault';
import { WrongCall } from './arguments';
import { usage, type VerbName } from './usage';

/** A verb gets what follows its name and gives what is printed. */
export type Verb = (argv: readonly string[]) => Promise<unknown>;

/** Each loaded when it is called: the law engine has no part in drawing a page. */
const verbs: Readonly<Record<VerbName, () => Promise<Verb>>> = {
  'import-check': async () => (await import('./importCheck')).importCheck,
  redact: async () => (await import('./redactVerb')).redactVerb,
  verify: async () => (await import('./verifyVerb')).verifyVerb,
  packet: async () => (await import('./packetVerb')).packet,
  decide: async () => (await import('./decide')).runDecide,
};

const exitWrongCall = 2;
const exitRefused = 3;

const help = ['help', '--help', '-h'];

function isVerb(name: string): name is VerbName {
  return Object.hasOwn(verbs, name);
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

async function main(argv: readonly string[]): Promise<number> {
  const [name = '', ...rest] = argv;
  if (help.includes(name)) {
    process.stdout.write(`${Object.values(usage).join('\n')}\n`);
    return 0;
  }
  try {
    if (!isVerb(name)) {
      throw new WrongCall(`roi: unknown verb. Verbs: ${Object.keys(verbs).join(', ')}`);
    }
    print(await (await verbs[name]())(rest));
    return 0;
  } catch (error) {
    if (error instanceof WrongCall) {
      process.stderr.write(`${error.message}\n`);
      return exitWrongCall;
    }
    if (error instanceof Refused) {
      print({ fault: error.fault });
      return exitRefused;
    }
    throw error;
  }
}

process.exitCode = await main(process.argv.slice(2));
