import { Refused } from '../domain/base/fault';
import type { RulePack } from '../domain/law/pack';
import type { PackPath } from './schemaAt';

/** What makes a pack the pack it is, or a rule the rule it is: never typed by hand. */
const fixed = new Set(['id', 'version', 'jurisdiction', 'effectiveFrom', 'effectiveTo', 'status', 'verifiedOn']); // prettier-ignore

/**
 * The pack with one value changed. The rule it stands in has to be compared with its source
 * again, unless that was done on `checkedOn`.
 */
export function changedAt(
  pack: RulePack,
  path: PackPath,
  value: string | number | boolean,
  checkedOn: string | undefined,
): RulePack {
  const last = path.at(-1);
  if (last === undefined || fixed.has(String(last)) || !isScalar(placeAt(pack, path))) {
    throw new Refused(
      'pack-place-fixed',
      'This part of the rules cannot be changed here. Export the rules, change the file and import it.',
    );
  }
  const changed = withAt(pack, path, value) as RulePack;
  const [part, index] = path;
  if (part === undefined || typeof index !== 'number') return changed;
  const rule = placeAt(changed, [part, index]);
  if (typeof rule !== 'object' || rule === null || !('status' in rule)) return changed;
  const mark = checkedOn ? { status: 'verified', verifiedOn: checkedOn } : { status: 'verify' };
  return withAt(changed, [part, index], { ...rule, ...mark }) as RulePack;
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function placeAt(value: unknown, path: PackPath): unknown {
  return path.reduce<unknown>((inner, step) => {
    const isInside = typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step);
    return isInside ? (inner as Readonly<Record<string | number, unknown>>)[step] : undefined;
  }, value);
}

/** Only what stands on the way to the place is copied. */
function withAt(value: unknown, [step, ...rest]: PackPath, member: unknown): unknown {
  if (step === undefined) return member;
  if (Array.isArray(value)) {
    return value.map((one: unknown, at) => (at === step ? withAt(one, rest, member) : one));
  }
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [step]: withAt(fields[step], rest, member) };
}
